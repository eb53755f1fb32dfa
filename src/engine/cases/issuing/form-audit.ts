import { chosenAudit } from '../../audits'
import { Failure } from '../../base/failure'
import type { Store } from '../../store/open-store'
import type { Audit } from '../../store/types'

/**
 * The audit that a form of a catalogue is for: the named one, else the only one that holds institutions to it. Null
 * when none does: the form is then for an audit to come. Throws Failure('no-catalogue' | 'which-audit').
 */
export const formAudit = (store: Pick<Store, 'audits' | 'rules'>, catalogue: string, name?: string): Audit | null => {
  const audits = store.audits()
  const pins = ({ id }: Audit): boolean => store.rules(id).catalogues.some((each) => each.id === catalogue)
  if (name === undefined) {
    const pinning = audits.filter(pins)
    return pinning.length === 0 ? null : chosenAudit(pinning, undefined)
  }
  const audit = chosenAudit(audits, name)
  if (pins(audit)) return audit
  throw new Failure(
    'no-catalogue',
    `Положения «${catalogue}» в мониторинге «${audit.name}» нет: оно добавлено позже. Переведите на него учреждения (в командной строке: sverka rescore --catalogue ${catalogue} --save) или получите форму не для этого мониторинга (без --audit), а присланные формы примите в новый.`,
  )
}
