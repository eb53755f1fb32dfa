import type { ObservationBody } from '../../../../api/observations-bodies'
import type { Observation, ObservationsResult } from '../../../../api/observations-results'
import { cellValue, date } from '../../../shared/formats'

export type Offers = ObservationsResult['offers']
export type Field = Offers['passport'][number]
export type Seen = ObservationBody['seen']

export const SEEN: Record<Seen, string> = { visit: 'посещение', site: 'сайт', call: 'звонок', document: 'документ' }

/** What is being chosen: a part of the form, its row (number of a row or id of a requirement) and column. */
export type Choice = { part: string; row: string; column: string }

export const PASSPORT = 'passport'
const ANSWERS = 'answers'

/** Parts of the form something may be observed of. */
export const partsOf = ({ passport, answers, tables }: Offers): { id: string; title: string }[] => [
  ...(passport.length === 0 ? [] : [{ id: PASSPORT, title: 'Учреждение' }]),
  ...(answers.length === 0 ? [] : [{ id: ANSWERS, title: 'Требования (ответ)' }]),
  ...tables.map(({ table, title }) => ({ id: table, title })),
]

/** Rows to choose from; none for the passport. */
export const rowsOf = ({ answers, tables }: Offers, part: string): { id: string; title: string }[] => {
  if (part === ANSWERS)
    return answers.map(({ requirement, label, statement }) => ({ id: requirement, title: `${label} — ${statement}` }))
  const rows = tables.find(({ table }) => table === part)?.rows ?? []
  return rows.map(({ title }, at) => ({ id: String(at), title }))
}

const answerField = (choices: string[]): Field => ({
  column: 'answer',
  title: 'Ответ',
  type: 'choice',
  choices,
  unit: null,
  hint: null,
})

/** Fields whose value may be observed at a row. */
export const fieldsOf = ({ passport, answers, tables }: Offers, { part, row }: Omit<Choice, 'column'>): Field[] => {
  if (part === PASSPORT) return passport
  if (part !== ANSWERS) return tables.find(({ table }) => table === part)?.columns ?? []
  const asked = answers.find(({ requirement }) => requirement === row)
  return asked === undefined ? [] : [answerField(asked.choices)]
}

const keysOf = ({ tables }: Offers, { part, row }: Choice): ObservationBody['keys'] => {
  if (part === PASSPORT) return {}
  if (part === ANSWERS) return { requirement: row }
  return tables.find(({ table }) => table === part)?.rows[Number(row)]?.keys ?? {}
}

export type Written = { value: string; on: string; seen: Seen; note: string }

/** What to send; a day is written the way forms have it. */
export const bodyOf = (offers: Offers, choice: Choice, { value, on, seen, note }: Written): ObservationBody => {
  const field = fieldsOf(offers, choice).find(({ column }) => column === choice.column)
  return {
    table: choice.part,
    keys: keysOf(offers, choice),
    column: choice.column,
    value: field?.type === 'date' ? date(value) : value,
    on,
    seen,
    note,
  }
}

/** The same observation once more, for one that was taken back. */
export const againBody = ({ table, keys, column, value, on, seen, note }: Observation): ObservationBody => ({
  table,
  keys,
  column,
  value: cellValue(value),
  on,
  seen,
  note,
})

/** «Участники: Педагогические работники, Подключено». */
export const whatIsSeen = ({ tableTitle, rowTitle, title }: Observation): string =>
  `${tableTitle}: ${rowTitle === '' ? '' : `${rowTitle}, `}${title}`
