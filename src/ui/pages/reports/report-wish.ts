import type { InstitutionsResult } from '../../../api/institutions-results'
import type { ReportOptionsBody } from '../../../api/report-options'
import type { AuditsResult } from '../../../api/results'

type ListedAudit = AuditsResult['audits'][number]
type Kind = InstitutionsResult['institutions'][number]['kind']

/** What of the audit a report is to show, as the form has it; empty lists are all of it. */
export type ReportChoice = {
  kinds: Kind[]
  catalogues: string[]
  who: 'all' | 'chosen'
  /** Keys of institutions, for `chosen`. */
  institutions: string[]
  sheets: string[]
  /** Names of people, or aliases instead of institutions. */
  naming: 'plain' | 'names' | 'aliases'
  /** Name of the audit to compare with; empty: none; null: the one that ended last before. */
  previous: string | null
}

export const wholeAudit = (): ReportChoice => ({
  ...{ kinds: [], catalogues: [], who: 'all', institutions: [], sheets: [], naming: 'plain', previous: null },
})

export const KIND_TITLES: [Kind, string][] = [
  ['preschool', 'Дошкольные'],
  ['school', 'Общеобразовательные'],
  ['additional', 'Дополнительного образования'],
]

/** The audit that ended last before this one; the later made of two that ended on one day. */
export const earlierThan = (audit: ListedAudit, audits: readonly ListedAudit[]): ListedAudit | null => {
  const isBefore = (one: ListedAudit, other: ListedAudit): boolean =>
    one.periodTo < other.periodTo || (one.periodTo === other.periodTo && one.id < other.id)
  const before = audits.filter((each) => isBefore(each, audit))
  return before.reduce<ListedAudit | null>((last, each) => (last === null || isBefore(last, each) ? each : last), null)
}

/** What to ask the API for. */
export const reportOptionsFor = (choice: ReportChoice): ReportOptionsBody => {
  const { kinds, catalogues, who, institutions, sheets, naming, previous } = choice
  return {
    ...(kinds.length === 0 ? {} : { kinds }),
    ...(catalogues.length === 0 ? {} : { catalogues }),
    ...(who === 'all' ? {} : { institutions }),
    ...(sheets.length === 0 ? {} : { sheets }),
    ...(naming === 'names' ? { names: true } : {}),
    ...(naming === 'aliases' ? { aliases: true } : {}),
    ...(previous === null ? {} : { previous: previous === '' ? null : previous }),
  }
}

/** The same for the note: it has no sheets and never names people. */
export const noteOptionsFor = (choice: ReportChoice): Omit<ReportOptionsBody, 'sheets' | 'names'> =>
  reportOptionsFor({ ...choice, sheets: [], naming: choice.naming === 'aliases' ? 'aliases' : 'plain' })

/** Whether there is anything to show: somebody must be ticked where only those who are ticked are shown. */
export const isReady = ({ who, institutions }: ReportChoice): boolean => who === 'all' || institutions.length > 0

/** What was chosen, in short; null for the whole audit as it is. */
export const saidOf = (choice: ReportChoice): string | null => {
  const { kinds, catalogues, who, institutions, sheets, naming, previous } = choice
  const parts = [
    ...(kinds.length === 0 ? [] : ['типы']),
    ...(catalogues.length === 0 ? [] : ['положения']),
    ...(who === 'all' ? [] : [`учреждения (${institutions.length})`]),
    ...(sheets.length === 0 ? [] : [`листы (${sheets.length})`]),
    ...(naming === 'plain' ? [] : [naming === 'names' ? 'с именами людей' : 'условные имена учреждений']),
    ...(previous === null ? [] : [previous === '' ? 'без динамики' : `динамика с «${previous}»`]),
  ]
  return parts.length === 0 ? null : parts.join(', ')
}
