import type { EvidenceTable } from '../catalogue/evidence-types'
import type { FormPlan } from '../catalogue/types'
import type { Sheet } from '../workbook/types'
import { ANSWER_FIELDS } from './answers'
import { findHeader } from './header'
import { fieldByTitle } from './lookup'
import { shown } from './remark'

/** A sheet is a table by its headers alone when it fits this well, and better than any other by so much. */
const FIT = { least: 0.6, margin: 0.15 }

/**
 * How well the headers of a sheet fit a table, 0…1: columns they share, twice, by columns of both. Without the columns
 * that name a row it fits none.
 */
const headerFit = (sheet: Sheet, { columns, key }: EvidenceTable): number => {
  const header = findHeader(sheet, columns)
  if (header === null || !key.every((id) => header.columns.has(id))) return 0
  const titles = header.columns.size + header.extra.length
  return (2 * header.columns.size) / (columns.length + titles)
}

const passportFit = ({ rows }: Sheet, { passport }: FormPlan): number => {
  const found = new Set(
    rows.flatMap(({ cells }) =>
      cells
        .slice(0, 2)
        .flatMap(({ content }) => (content.type === 'text' ? (fieldByTitle(passport, shown(content))?.id ?? []) : [])),
    ),
  )
  return found.size / passport.length
}

const answersFit = (sheet: Sheet): number => {
  const header = findHeader(sheet, ANSWER_FIELDS)
  if (header === null || !['number', 'label', 'answer'].every((id) => header.columns.has(id))) return 0
  return (2 * header.columns.size) / (ANSWER_FIELDS.length + header.columns.size + header.extra.length)
}

/** How well a sheet fits a part of a form by what stands on it, 0…1. */
const partFit = (sheet: Sheet, part: string, plan: FormPlan): number => {
  if (part === 'passport') return passportFit(sheet, plan)
  if (part === 'answers') return answersFit(sheet)
  const table = plan.tables.find(({ id }) => id === part)
  return table === undefined ? 0 : headerFit(sheet, table)
}

const parts = ({ tables }: FormPlan): string[] => [
  'passport',
  'answers',
  ...tables.filter(({ from }) => from === undefined).map(({ id }) => id),
]

/**
 * Sheets without a known title that are, by their headers, one of the parts still open: fitting well, better than any
 * other part of the form would, and better than any other of the sheets.
 */
export const contentMatches = (sheets: Sheet[], plan: FormPlan, open: string[]): [string, Sheet][] => {
  const scores = sheets.map((sheet) => new Map(parts(plan).map((part) => [part, partFit(sheet, part, plan)])))
  return sheets.flatMap((sheet, index): [string, Sheet][] => {
    const own = [...(scores[index] ?? [])].sort(([, one], [, other]) => other - one)
    const [best, second] = own
    if (best === undefined || !open.includes(best[0]) || best[1] < FIT.least) return []
    const [part, score] = best
    const rivals = scores.filter((_, at) => at !== index).map((each) => each.get(part) ?? 0)
    const next = Math.max(second?.[1] ?? 0, ...rivals)
    return score - next >= FIT.margin ? [[part, sheet]] : []
  })
}
