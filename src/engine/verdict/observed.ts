import { russianDay } from '../base/calendar'
import { nestedQuotes } from '../base/quotes'
import type { Dictionary, Value } from '../catalogue/evidence-types'
import type { FactsInForce } from '../store/fact-types'
import type { Observation, Seen } from '../store/observations'
import { ANSWERS_SHEET } from './known-names'
import type { Assessment, Cited } from './types'
import { shownValue } from './wording'

type FactInForce = FactsInForce['facts'][number]

export const SEEN: Record<Seen, string> = { visit: 'посещение', site: 'сайт', call: 'звонок', document: 'документ' }

const PASSPORT_SHEET = 'Учреждение'

/** What evidence names in place of a file: «Наблюдение куратора № 4, 12.03.2026: сайт». */
export const observationFile = ({ id, on, seen }: Pick<Observation, 'id' | 'on' | 'seen'>): string =>
  `Наблюдение куратора № ${id}, ${russianDay(on)}: ${SEEN[seen]}`

/** What became of an observation: `why` it has no effect, null where it has, and what the institution says itself. */
export type ObservationEffect = { observation: Observation; why: string | null; said: FactInForce | null }

type Applied = { facts: FactInForce[]; said: FactInForce | null } | { why: string }

const sameValue = (one: Value | undefined, other: Value | undefined): boolean =>
  one !== undefined && other !== undefined && String(one) === String(other)

const last = (facts: FactInForce[]): FactInForce | null => facts.at(-1) ?? null

const rowKey = ({ file, sheet, row }: FactInForce): string => (row.startsWith('=') ? row : `${file}\n${sheet}\n${row}`)

const fact = (
  observation: Observation,
  at: Pick<FactInForce, 'row' | 'sheet'> & Partial<Pick<FactInForce, 'column' | 'value'>>,
): FactInForce => ({
  table: observation.table,
  column: observation.column,
  value: observation.value,
  ...at,
  cell: '',
  file: observationFile(observation),
  observed: true,
})

/** Rows of a table in force, each as its facts. */
export const factRows = ({ facts }: FactsInForce, table: string): FactInForce[][] => {
  const rows = new Map<string, FactInForce[]>()
  for (const each of facts) {
    if (each.table !== table) continue
    const row = rows.get(rowKey(each))
    if (row === undefined) rows.set(rowKey(each), [each])
    else row.push(each)
  }
  return [...rows.values()]
}

const valueIn = (row: FactInForce[], column: string): Value | undefined =>
  row.find((each) => each.column === column)?.value

/** The value of one row, which its key names; the form must have that row, and only one of it. */
const inTable = (observation: Observation, data: FactsInForce, { tables }: Dictionary): Applied => {
  const { table, keys, column } = observation
  const form = tables.find(({ id }) => id === table)
  if (form === undefined) return { why: 'Такой таблицы в положении нет.' }
  const named = factRows(data, table).filter((row) => form.key.every((id) => sameValue(valueIn(row, id), keys[id])))
  const placed = named.filter((row) => row[0]?.row.startsWith('=') !== true)
  const [only] = placed.length > 0 ? placed : named
  if (only === undefined) return { why: 'Строки, к которой оно относится, в сданной форме нет.' }
  if (placed.length > 1) return { why: 'Строк с такими же данными в сданной форме несколько.' }
  const sheet = only[0]?.sheet ?? form.sheet
  const row = `=${form.key.map((id) => String(keys[id])).join('; ')}`
  const key = form.key.map((id) => fact(observation, { row, sheet, column: id, value: valueIn(only, id) ?? '' }))
  const said = last(named.flat().filter((each) => each.column === column))
  return { facts: [...key, fact(observation, { row, sheet })], said }
}

const inAnswers = (observation: Observation, data: FactsInForce): Applied => {
  const row = String(observation.keys['requirement'] ?? '')
  const at = { row, sheet: ANSWERS_SHEET }
  const said = data.facts.filter((each) => each.table === 'answers' && each.row === row && each.column === 'answer')
  const note = observation.note === '' ? [] : [fact(observation, { ...at, column: 'comment', value: observation.note })]
  return { facts: [fact(observation, at), ...note], said: last(said) }
}

const inPassport = (observation: Observation, data: FactsInForce): Applied => {
  const said = data.facts.filter(({ table, column }) => table === 'passport' && column === observation.column)
  return { facts: [fact(observation, { row: '', sheet: PASSPORT_SHEET })], said: last(said) }
}

const subject = ({ table, keys, column }: Observation): string => JSON.stringify([table, Object.entries(keys), column])

/**
 * Puts what the curator has seen over what an institution's forms say. Of several observations of one thing the last
 * holds; `observations` come in that order, answers under the edition the institution is held to. The facts of forms
 * stay as they are, so that without an observation everything is as it was.
 */
export const withObservations = (
  data: FactsInForce,
  observations: Observation[],
  dictionary: Dictionary,
): { data: FactsInForce; effects: ObservationEffect[] } => {
  const latest = new Map(observations.map((each) => [subject(each), each.id]))
  const facts = [...data.facts]
  const effects = observations.map((observation): ObservationEffect => {
    const newer = latest.get(subject(observation))
    if (newer !== observation.id) return { observation, why: `Действует наблюдение № ${newer ?? 0}.`, said: null }
    const applied =
      observation.table === 'passport'
        ? inPassport(observation, data)
        : observation.table === 'answers'
          ? inAnswers(observation, data)
          : inTable(observation, data, dictionary)
    if ('why' in applied) return { observation, why: applied.why, said: null }
    facts.push(...applied.facts)
    return { observation, why: null, said: applied.said }
  })
  return { data: { ...data, facts }, effects }
}

const sentence = ({ observation, said }: ObservationEffect): string => {
  const { value, note } = observation
  const other = said === null ? 'в форме значения нет' : `в форме «${shownValue(said.value)}» (файл «${said.file}»)`
  const holds = said !== null && said.value === value ? 'то же и в форме' : other
  const remark = note === '' ? '' : ` Примечание куратора: ${note.replace(/[.\s]+$/, '')}.`
  return nestedQuotes(`${observationFile(observation)}: «${shownValue(value)}», ${holds}.${remark}`)
}

const told = (reason: string, evidence: Cited[], effects: ObservationEffect[]): string => {
  const cited = effects.filter(({ observation }) => {
    const file = observationFile(observation)
    return evidence.some((each) => each.file === file)
  })
  return cited.length === 0 ? reason : [reason.replace(/[^.!?]$/, '$&.'), ...cited.map(sentence)].join(' ')
}

/** Says in the reason of every verdict that rests on observations which they are and what the form says instead. */
export const citeObservations = (assessment: Assessment, effects: ObservationEffect[]): Assessment => {
  const inForce = effects.filter(({ why }) => why === null)
  if (inForce.length === 0) return assessment
  return {
    ...assessment,
    verdicts: assessment.verdicts.map((verdict) =>
      verdict.computed === null
        ? { ...verdict, reason: told(verdict.reason, verdict.evidence, inForce) }
        : {
            ...verdict,
            computed: { ...verdict.computed, reason: told(verdict.computed.reason, verdict.evidence, inForce) },
          },
    ),
  }
}
