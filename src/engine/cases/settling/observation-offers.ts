import { Failure } from '../../base/failure'
import { nestedQuotes } from '../../base/quotes'
import { withTerms } from '../../base/label'
import type { EvidenceTable, Field, Value } from '../../catalogue/evidence-types'
import type { Asked, FormPlan } from '../../catalogue/types'
import { ANSWERS_SHEET, PASSPORT_SHEET } from '../../intake/find-sheets'
import { choiceOf } from '../../intake/lookup'
import { parseValue } from '../../intake/values'
import type { FactsInForce } from '../../store/fact-types'
import type { Observation } from '../../store/observations'
import { factRows } from '../../verdict/observed'
import { shownValue } from '../../verdict/wording'

type OfferedField = {
  column: string
  title: string
  type: Field['type']
  choices: string[] | null
  unit: string | null
  hint: string | null
}

/** What may be observed of an institution: `rows` are those its forms have and their key names alone. */
export type Offers = {
  passport: OfferedField[]
  answers: { requirement: string; label: string; statement: string; role: string | null; choices: string[] }[]
  tables: {
    table: string
    title: string
    columns: OfferedField[]
    rows: { keys: Record<string, Value>; title: string }[]
  }[]
}

/** Who an institution is and what period its form is for is said elsewhere. */
const IDENTITY = [
  ...['fullName', 'shortName', 'inn', 'kind', 'subdivision', 'municipality'],
  ...['filledBy', 'filledOn', 'periodFrom', 'periodTo'],
]

const ANSWERS = ['Да', 'Частично', 'Нет']
const INAPPLICABLE = 'Неприменимо'
const NEEDS_NOTE = ['Частично', INAPPLICABLE]

const choicesOf = ({ choices }: FormPlan, field: Field): string[] | null =>
  field.choices === undefined ? null : (choices[field.choices] ?? null)

const offered = (plan: FormPlan, field: Field): OfferedField => ({
  column: field.id,
  title: field.title,
  type: field.type,
  choices: choicesOf(plan, field),
  unit: field.unit ?? null,
  hint: field.hint ?? null,
})

const passportFields = ({ passport }: FormPlan): Field[] => passport.filter(({ id }) => !IDENTITY.includes(id))

/** An answer decides only where something confirms it; elsewhere data do, and they can be observed. */
const decidedByAnswer = ({ confirmation }: Asked): boolean => confirmation !== null

const answersTo = ({ conditional, recommended }: Asked): string[] =>
  conditional || recommended ? [...ANSWERS, INAPPLICABLE] : ANSWERS

const tablesOf = ({ tables }: FormPlan): EvidenceTable[] => tables.filter(({ from }) => from === undefined)

const valueColumns = ({ columns, key }: EvidenceTable): Field[] => columns.filter(({ id }) => !key.includes(id))

const rowTitle = (values: Value[]): string => values.map(shownValue).join(', ')

const rowsOf = (data: FactsInForce, { id, key }: EvidenceTable): { keys: Record<string, Value>; title: string }[] => {
  const rows = factRows(data, id).flatMap((facts) => {
    const keys = key.map((column) => [column, facts.find((each) => each.column === column)?.value] as const)
    if (keys.some(([, value]) => value === undefined)) return []
    const named = Object.fromEntries(keys.map(([column, value]) => [column, value ?? '']))
    return [{ keys: named, title: rowTitle(Object.values(named)), isOfForm: facts[0]?.row.startsWith('=') !== true }]
  })
  const byTitle = new Map<string, typeof rows>()
  for (const row of rows) byTitle.set(row.title, [...(byTitle.get(row.title) ?? []), row])
  return [...byTitle.values()].flatMap(([first, ...same]) =>
    first === undefined || [first, ...same].filter(({ isOfForm }) => isOfForm).length > 1
      ? []
      : [{ keys: first.keys, title: first.title }],
  )
}

export const observable = (plan: FormPlan, data: FactsInForce): Offers => ({
  passport: passportFields(plan).map((field) => offered(plan, field)),
  answers: plan.asked.filter(decidedByAnswer).map((asked) => ({
    requirement: asked.requirement,
    label: asked.label,
    statement: withTerms(asked.statement, plan.terms),
    role: asked.role === '' ? null : asked.role,
    choices: answersTo(asked),
  })),
  tables: tablesOf(plan).flatMap((table) => {
    const [columns, rows] = [valueColumns(table), rowsOf(data, table)]
    return columns.length === 0 || rows.length === 0
      ? []
      : [{ table: table.id, title: table.sheet, columns: columns.map((field) => offered(plan, field)), rows }]
  }),
})

type Wish = { table: string; keys: Record<string, Value>; column: string; value: string; note: string }

const unknown = (): Failure =>
  new Failure('usage', 'Такого показателя в форме этого учреждения нет. Выберите его из списка.')

const answerOf = (plan: FormPlan, { keys, column, value, note }: Wish): string => {
  const asked = plan.asked.find(({ requirement }) => requirement === keys['requirement'])
  if (asked === undefined || column !== 'answer') throw unknown()
  if (!decidedByAnswer(asked))
    throw new Failure(
      'not-taken',
      `Требование ${asked.label} решают данные листов, а не ответ. Запишите показатель, который вы видели, или вынесите решение.`,
    )
  const answer = choiceOf(answersTo(asked), value)
  if (answer === undefined)
    throw new Failure('not-taken', `Ответ «${value}» не из списка: ${answersTo(asked).join(', ')}.`)
  if (NEEDS_NOTE.includes(answer) && !/\p{L}{3}/u.test(note))
    throw new Failure('not-taken', `К ответу «${answer}» нужно примечание: что именно вы видели.`)
  return answer
}

/** The value as its field has it. Throws Failure: `usage` for an unknown field, `not-taken` for a value that does not fit. */
export const parsedAs = (plan: FormPlan, wish: Wish): Value => {
  if (wish.table === 'answers') return answerOf(plan, wish)
  const table = tablesOf(plan).find(({ id }) => id === wish.table)
  const fields = wish.table === 'passport' ? passportFields(plan) : table === undefined ? [] : valueColumns(table)
  const field = fields.find(({ id }) => id === wish.column)
  if (field === undefined) throw unknown()
  const { type, min, max, unit } = field
  const list = choicesOf(plan, field) ?? undefined
  const parsed = parseValue(
    { type: 'text', value: wish.value.trim() },
    {
      type,
      list,
      words: plan.choiceWords,
      date1904: false,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(unit === undefined ? {} : { unit }),
    },
  )
  if (parsed.ok && wish.value.trim() !== '') return parsed.value
  const [expected, fix] = parsed.ok ? ['значение', 'Впишите его.'] : [parsed.expected, parsed.fix]
  throw new Failure(
    'not-taken',
    nestedQuotes(`«${field.title}» — ожидается ${expected}, а записано «${wish.value}». ${fix}`),
  )
}

/** What an observation is of, in words. */
export const titleOf = (
  plan: FormPlan,
  { table, keys, column }: Pick<Observation, 'table' | 'keys' | 'column'>,
): { tableTitle: string; rowTitle: string; title: string } => {
  if (table === 'answers') {
    const asked = plan.asked.find(({ requirement }) => requirement === keys['requirement'])
    return { tableTitle: ANSWERS_SHEET, rowTitle: asked?.label ?? String(keys['requirement'] ?? ''), title: 'Ответ' }
  }
  const form = plan.tables.find(({ id }) => id === table)
  const fields = table === 'passport' ? plan.passport : (form?.columns ?? [])
  return {
    tableTitle: table === 'passport' ? PASSPORT_SHEET : (form?.sheet ?? table),
    rowTitle: rowTitle(Object.values(keys)),
    title: fields.find(({ id }) => id === column)?.title ?? column,
  }
}
