import { Failure } from '../../engine/base/failure'
import type { Engine } from '../../engine/index'
import type { Audit } from '../../engine/store/types'

/** The audit to put something into, or null when it is to be made: the database is new or has none of that name. */
export const targetOf = (engine: Engine, name: string | undefined, schoolYear: number | undefined): Audit | null => {
  const audits = engine.audits()
  if (audits.length === 0 || (name !== undefined && audits.every((audit) => audit.name !== name))) return null
  const audit = engine.audit(name)
  if (schoolYear === undefined || schoolYear === audit.schoolYear) return audit
  throw new Failure(
    'usage',
    `Мониторинг «${audit.name}» ведётся за ${audit.schoolYear}-${audit.schoolYear + 1} учебный год, а указан ${schoolYear}-${schoolYear + 1}. Уберите --school-year или назовите новый мониторинг: --audit ИМЯ.`,
  )
}
