import type { Condition, Criterion, Where } from '../../../src/engine/catalogue/criterion-types'
import type { EvidenceTable, Norms, Value } from '../../../src/engine/catalogue/evidence-types'
import type { FormPlan } from '../../../src/engine/catalogue/types'
import { rowWhere, usualRow, type Cells } from './rows'
import { overlaid, together, type Sketch } from './sketch'

export type World = { plan: FormPlan; norms: Norms }

type OfKind<K extends Criterion['kind']> = Extract<Criterion, { kind: K }>

const ACTS = 'acts'
const [BEFORE, EARLY, DAY, LATE] = ['2025-09-15', '2025-10-01', '2025-10-06', '2025-10-20']
const MAY_DAY = '2026-05-02'

const tableOf = ({ plan }: World, id: string): EvidenceTable => {
  const table = plan.tables.find((each) => each.id === id)
  if (table === undefined) throw new Error(`the form of ${plan.catalogue} has no table «${id}»`)
  return table
}

const sheet = (id: string, ...rows: (Cells | null)[]): Sketch[] =>
  rows.includes(null) ? [] : [{ sheets: { [id]: rows.filter((row) => row !== null) } }]

/** What a sheet may be without rows: not there, empty, or declared «не было» where it can be. */
const without = ({ id, event }: EvidenceTable): Sketch[] => [
  { sheets: {} },
  { sheets: { [id]: 'blank' } },
  ...(event ? [{ sheets: { [id]: 'none' as const } }] : []),
]

/** Rows that hold, that fail, that are open, that the rule is not about: alone, and one of each of the first two. */
const shared = (table: EvidenceTable, kinds: Record<'good' | 'bad' | 'open' | 'other', Cells | null>): Sketch[] => [
  ...Object.values(kinds).flatMap((row) => sheet(table.id, row)),
  ...sheet(table.id, kinds.good, kinds.bad),
  ...without(table),
]

const set = (row: Cells | null, cells: Record<string, Value | null>): Cells | null =>
  row === null
    ? null
    : Object.fromEntries(
        Object.entries({ ...row, ...cells }).filter((cell): cell is [string, Value] => cell[1] !== null),
      )

const where = (world: World, table: EvidenceTable, conditions: Where = []) => ({
  match: rowWhere(table, world.plan, [conditions, 'true']),
  other: conditions.length === 0 ? null : rowWhere(table, world.plan, [conditions, 'false']),
  open: conditions.length === 0 ? null : rowWhere(table, world.plan, [conditions, 'unknown']),
})

const attested = ({ confirmation }: OfKind<'attested'>): Sketch[] => {
  const proof = { document: 'Приказ № 45 от 01.10.2025', link: 'https://sferum.ru/', file: 'отчёт.pdf', number: '12' }
  const [first] = confirmation
  const given = first === undefined || first === 'date' ? { date: EARLY } : { confirmation: proof[first] }
  return [
    { sheets: {}, said: { answer: 'Да', ...given } },
    { sheets: {}, said: { answer: 'Частично', comment: 'Сделано для половины' } },
    { sheets: {}, said: { answer: 'Нет' } },
    { sheets: {}, said: { answer: 'Да', confirmation: 'есть' } },
    { sheets: {} },
  ]
}

const document = ({ acts, before, where: conditions = [] }: OfKind<'document'>, world: World): Sketch[] => {
  const table = tableOf(world, ACTS)
  const ofKind: Condition = { column: 'kind', in: acts.slice(0, 1) }
  const act = (found: Cells | null) => set(found, { number: '12', date: DAY })
  const good = act(rowWhere(table, world.plan, [[ofKind], 'true'], [conditions, 'true']))
  const bad = act(rowWhere(table, world.plan, [[ofKind], 'true'], [conditions, 'false']))
  const other = act(rowWhere(table, world.plan, [[{ column: 'kind', notIn: acts }], 'true']))
  const own = [
    ...sheet(ACTS, good),
    ...sheet(ACTS, bad),
    ...sheet(ACTS, other),
    ...sheet(ACTS, set(good, { date: null })),
    ...without(table),
  ]
  if (before === undefined) return own
  const event = tableOf(world, before.table)
  const on = (day: string) => sheet(event.id, set(usualRow(event, world.plan), { [before.column]: day }))
  return own.flatMap((each) => [...on(LATE), ...on(BEFORE), ...without(event)].map((what) => together(each, what)))
}

const publishedBy = ({ acts, by }: OfKind<'published-by'>, world: World): Sketch[] => {
  const table = tableOf(world, ACTS)
  const act = rowWhere(table, world.plan, [[{ column: 'kind', in: acts.slice(0, 1) }], 'true'])
  const other = rowWhere(table, world.plan, [[{ column: 'kind', notIn: acts }], 'true'])
  const published = (publishedOn: string | null) => sheet(ACTS, set(act, { publishedOn }))
  const notDue = by === undefined ? [] : published(null).map((each) => ({ ...each, asOf: '2026-02-01' }))
  return [
    ...published(EARLY),
    ...published(MAY_DAY),
    ...published(null),
    ...sheet(ACTS, other),
    ...notDue,
    ...without(table),
  ]
}

const ratio = ({ table: id, where: conditions, part, whole }: OfKind<'ratio'>, world: World): Sketch[] => {
  const table = tableOf(world, id)
  const { match, other } = where(world, table, conditions)
  return [
    ...[10, 0, 5, null].flatMap((value) => sheet(id, set(match, { [whole]: 10, [part]: value }))),
    ...sheet(id, other),
    ...without(table),
  ]
}

const atLeast = ({ table: id, where: conditions, column, count }: OfKind<'at-least'>, world: World): Sketch[] => {
  const table = tableOf(world, id)
  const { match, other, open } = where(world, table, conditions)
  const many = (length: number) => sheet(id, ...Array.from({ length }, () => match))
  const sums = column === undefined ? [] : [count, count - 1, 0, null].map((value) => set(match, { [column]: value }))
  return [
    ...(column === undefined ? [...many(count), ...(count > 1 ? many(count - 1) : [])] : []),
    ...[...sums, other, open].flatMap((row) => sheet(id, row)),
    ...without(table),
  ]
}

const everyRow = ({ table: id, where: conditions = [], holds }: OfKind<'every-row'>, world: World): Sketch[] => {
  const table = tableOf(world, id)
  const row = (truth: 'true' | 'false' | 'unknown') => rowWhere(table, world.plan, [conditions, 'true'], [holds, truth])
  const { other } = where(world, table, conditions)
  return shared(table, { good: row('true'), bad: row('false'), open: row('unknown'), other })
}

const noRow = ({ table: id, where: conditions }: OfKind<'no-row'>, world: World): Sketch[] => {
  const table = tableOf(world, id)
  const { match, other, open } = where(world, table, conditions)
  return shared(table, { good: other, bad: match, open, other: null })
}

const withinNorm = (criterion: OfKind<'within-norm'>, world: World): Sketch[] => {
  const { table: id, device, minutes } = criterion
  const table = tableOf(world, id)
  const { limits, byAge, forbidden } = world.norms.screenTime
  const devices = world.plan.choices[table.columns.find((column) => column.id === device)?.choices ?? ''] ?? []
  const limited = limits.find((limit) => devices.includes(limit.device))?.device ?? null
  const known = [...[...limits, ...byAge].map((limit) => limit.device), ...forbidden]
  const unlimited = devices.find((each) => !known.includes(each)) ?? null
  const lesson = (cells: Record<string, Value | null>) => set(usualRow(table, world.plan), cells)
  return shared(table, {
    good: lesson({ [device]: limited, [minutes]: 1 }),
    bad: lesson({ [device]: limited, [minutes]: 240 }),
    open: lesson({ [device]: limited, [minutes]: null }),
    other: unlimited === null ? null : lesson({ [device]: unlimited }),
  })
}

const ordered = ({ table: id, where: conditions, first, then }: OfKind<'ordered'>, world: World): Sketch[] => {
  const table = tableOf(world, id)
  const { match, other } = where(world, table, conditions)
  return shared(table, {
    good: set(match, { [first]: DAY, [then]: DAY }),
    bad: set(match, { [first]: LATE, [then]: DAY }),
    open: set(match, { [first]: null, [then]: DAY }),
    other,
  })
}

const withinHours = (criterion: OfKind<'within-hours'>, world: World): Sketch[] => {
  const { table: id, where: conditions, first, last, from, to } = criterion
  const table = tableOf(world, id)
  const { match, other } = where(world, table, conditions)
  return shared(table, {
    good: set(match, { [first]: from, [last]: to }),
    bad: set(match, { [first]: '00:00', [last]: to }),
    open: set(match, { [first]: null, [last]: to }),
    other,
  })
}

const sequence = (criterion: OfKind<'sequence'>, world: World): Sketch[] => {
  const { table: id, by, counting = [], measure, date, applied, until, moreThan } = criterion
  const table = tableOf(world, id)
  const of = (who: string, day: string) => ({ ...Object.fromEntries(by.map((column) => [column, who])), [date]: day })
  const isBlock: Condition = { column: measure, in: criterion.in.slice(0, 1) }
  const blocking = rowWhere(table, world.plan, [[isBlock], 'true'], [counting, 'true'])
  const plain = rowWhere(table, world.plan, [[{ column: measure, notIn: criterion.in }], 'true'], [counting, 'true'])
  const block = (who: string) => set(blocking, { ...of(who, DAY), [applied]: DAY, [until]: LATE })
  const violation = set(plain, { ...of('У-01', EARLY), [until]: null })
  const lawful = [...Array.from({ length: moreThan }, () => violation), block('У-01')]
  return [
    ...sheet(id, ...lawful),
    ...sheet(id, block('У-02')),
    ...sheet(id, ...lawful, block('У-02')),
    ...sheet(id, set(block('У-02'), { [until]: null })),
    ...sheet(id, violation),
    ...without(table),
  ]
}

const coveredBy = ({ table: id, by, on, equal, atMost = [] }: OfKind<'covered-by'>, world: World): Sketch[] => {
  const [table, other] = [tableOf(world, id), tableOf(world, by)]
  const key = (second: boolean): Cells =>
    Object.fromEntries(
      on.map((column, at) => {
        const isDay = table.columns.find((each) => each.id === column)?.type === 'date'
        const last = second && at === on.length - 1
        return [column, isDay ? DAY : last ? '6Б' : '5А']
      }),
    )
  const sums =
    equal === undefined
      ? {}
      : { [equal.to]: 10, ...Object.fromEntries(equal.sum.map((each, at) => [each, at === 0 ? 10 : 0])) }
  const zero = Object.fromEntries(atMost.map(({ column }) => [column, 0]))
  const [one, two] = [false, true].map((second) => set(usualRow(table, world.plan), key(second)))
  const [answer, far] = [false, true].map((second) =>
    set(usualRow(other, world.plan), { ...sums, ...zero, ...key(second) }),
  )
  const rows = [...sheet(id, one ?? null), ...sheet(id, one ?? null, two ?? null), ...without(table)]
  const found = [...sheet(by, answer ?? null), ...sheet(by, far ?? null), ...without(other)]
  return rows.flatMap((each) => found.map((what) => together(each, what)))
}

const both = (one: Sketch, other: Sketch, world: World): Sketch[] => {
  const merged = overlaid(one, other, (id) => usualRow(tableOf(world, id), world.plan))
  return [together(one, other), ...(merged === null ? [] : [merged])]
}

/** Forms that differ in what the criterion looks at; some of them give each outcome it can have. */
export const sketches = (criterion: Criterion, world: World): Sketch[] => {
  switch (criterion.kind) {
    case 'attested':
      return attested(criterion)
    case 'document':
      return document(criterion, world)
    case 'published-by':
      return publishedBy(criterion, world)
    case 'ratio':
      return ratio(criterion, world)
    case 'at-least':
      return atLeast(criterion, world)
    case 'every-row':
      return everyRow(criterion, world)
    case 'no-row':
      return noRow(criterion, world)
    case 'within-norm':
      return withinNorm(criterion, world)
    case 'covered-by':
      return coveredBy(criterion, world)
    case 'ordered':
      return ordered(criterion, world)
    case 'within-hours':
      return withinHours(criterion, world)
    case 'sequence':
      return sequence(criterion, world)
    case 'any-of':
    case 'all-of':
      return criterion.of
        .map((part) => sketches(part, world))
        .reduce((all, each) => all.flatMap((one) => each.flatMap((other) => both(one, other, world))))
  }
}
