import { isIsoDay } from './base/calendar'
import { Failure } from './base/failure'
import type { Audit, NewAudit, Settings } from './store/types'

/** Thresholds, tolerance and the value of late work that an audit starts with. */
export const DEFAULT_SETTINGS: Settings = {
  thresholds: { high: 0.85, sufficient: 0.65, completeness: 0.7 },
  ratioTolerance: 0,
  lateValue: 0.5,
  weights: {},
}

/** First year of «2025-2026». Throws Failure('usage') unless the years follow one another. */
export const schoolYearOf = (text: string): number => {
  const parts = /^(\d{4})[-–/](\d{4})$/.exec(text)
  if (parts === null || Number(parts[2]) !== Number(parts[1]) + 1)
    throw new Failure('usage', `Учебный год «${text}» записан неверно. Пример: 2025-2026.`)
  return Number(parts[1])
}

/** School year, by its first calendar year, that an ISO day belongs to: it starts on 1 September. */
const schoolYearAt = (day: string): number => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 9 ? 1 : 0)

export type AuditWish = {
  name?: string | undefined
  schoolYear?: number | undefined
  /** ISO days; without them the whole school year. */
  period?: { from: string; to: string } | undefined
  dueDate?: string | undefined
  controlDays?: string[] | undefined
}

/** A new audit with everything the curator left open filled in; `today` decides the school year at last. */
export const plannedAudit = (wish: AuditWish, today: string): NewAudit => {
  const wrong = [...(wish.controlDays ?? []), ...(wish.dueDate ? [wish.dueDate] : [])].find((day) => !isIsoDay(day))
  if (wrong !== undefined) throw new Failure('usage', `Дата «${wrong}» записана неверно. Пример: 2026-02-03.`)
  const schoolYear = wish.schoolYear ?? schoolYearAt(wish.period?.to ?? today)
  return {
    name: wish.name ?? `Мониторинг ${schoolYear}–${schoolYear + 1}`,
    schoolYear,
    periodFrom: wish.period?.from ?? `${schoolYear}-09-01`,
    periodTo: wish.period?.to ?? `${schoolYear + 1}-08-31`,
    dueDate: wish.dueDate ?? null,
    controlDays: wish.controlDays ?? [],
    settings: DEFAULT_SETTINGS,
  }
}

/** The audit a command means: the named one, else the only one. Throws Failure('which-audit') with the list. */
export const chosenAudit = (audits: Audit[], name: string | undefined): Audit => {
  const found = name === undefined ? audits : audits.filter((audit) => audit.name === name)
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  if (audits.length === 0)
    throw new Failure('no-audit', 'В базе ещё нет мониторинга: сначала примите присланные файлы.')
  const list = audits.map((audit) => `«${audit.name}»`).join(', ')
  throw new Failure(
    'which-audit',
    name === undefined
      ? `В базе несколько мониторингов: ${list}. Выберите нужный (в командной строке: --audit ИМЯ).`
      : `Мониторинга «${name}» в базе нет. Есть: ${list}.`,
  )
}
