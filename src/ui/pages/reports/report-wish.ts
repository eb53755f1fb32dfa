import type { InstitutionsResult } from '../../../api/institutions-results'
import type { ReportOptionsBody } from '../../../api/report-options'

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
}

export const wholeAudit = (): ReportChoice => ({
  ...{ kinds: [], catalogues: [], who: 'all', institutions: [], sheets: [], naming: 'plain' },
})

export const KIND_TITLES: [Kind, string][] = [
  ['preschool', 'Дошкольные'],
  ['school', 'Общеобразовательные'],
  ['additional', 'Дополнительного образования'],
]

/** What to ask the API for. */
export const reportOptionsFor = (choice: ReportChoice): ReportOptionsBody => {
  const { kinds, catalogues, who, institutions, sheets, naming } = choice
  return {
    ...(kinds.length === 0 ? {} : { kinds }),
    ...(catalogues.length === 0 ? {} : { catalogues }),
    ...(who === 'all' ? {} : { institutions }),
    ...(sheets.length === 0 ? {} : { sheets }),
    ...(naming === 'names' ? { names: true } : {}),
    ...(naming === 'aliases' ? { aliases: true } : {}),
  }
}

/** Whether there is anything to show: somebody must be ticked where only those who are ticked are shown. */
export const isReady = ({ who, institutions }: ReportChoice): boolean => who === 'all' || institutions.length > 0

/** What was chosen, in short; null for the whole audit as it is. */
export const saidOf = ({ kinds, catalogues, who, institutions, sheets, naming }: ReportChoice): string | null => {
  const parts = [
    ...(kinds.length === 0 ? [] : ['типы']),
    ...(catalogues.length === 0 ? [] : ['положения']),
    ...(who === 'all' ? [] : [`учреждения (${institutions.length})`]),
    ...(sheets.length === 0 ? [] : [`листы (${sheets.length})`]),
    ...(naming === 'plain' ? [] : [naming === 'names' ? 'с именами людей' : 'условные имена учреждений']),
  ]
  return parts.length === 0 ? null : parts.join(', ')
}
