import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Fact, TableLayout } from '../../src/engine/intake/types'
import { AT, LATER, fact, failureOf, newSubmission, started, type Started } from './samples'

type Sent = { batch: number; submission: number; institution: number }

const send = (
  { store, audit }: Started,
  institution: number,
  path: string,
  part: { tables?: TableLayout[]; batch?: number } = {},
): Sent => {
  const batch = part.batch ?? store.beginBatch(audit, AT)
  const sha256 = path.padEnd(64, '0')
  const tables = part.tables ?? []
  return {
    batch,
    institution,
    submission: store.addSubmission(audit, newSubmission(batch, { institution, path, sha256, tables }), AT),
  }
}

const values = ({ store, audit }: Started, institution: number): string[] =>
  store.institutionData(audit, institution).facts.map(({ file, column, value }) => `${file} ${column}=${String(value)}`)

describe('round trip', () => {
  let base: Started
  let sent: Sent
  beforeAll(async () => {
    base = await started()
    sent = send(base, base.one, 'форма.xlsx')
  })

  const roundTrip = (value: Fact['value']): Fact['value'] | undefined => {
    const { store, audit, one } = base
    const given = fact('lessons', '7', 'date', value, 'AA17')
    const supersede = store.institutionData(audit, one).facts.map(({ id }) => id)
    store.applyFacts(audit, { ...sent, insert: [given], supersede })
    const [back, ...more] = store.institutionData(audit, one).facts
    expect(more).toEqual([])
    const of = { submission: sent.submission, file: 'форма.xlsx', catalogue: 'perm-school', carried: false }
    expect(back).toEqual({ ...given, id: back?.id, ...of })
    return back?.value
  }

  const day = fc
    .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2060, 11, 31) / 86_400_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

  test.each([
    ['text', fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))],
    ['text that looks like a number', fc.oneof(fc.integer(), fc.double({ noNaN: true })).map(String)],
    ['integer', fc.maxSafeInteger()],
    ['real', fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0))],
    ['boolean', fc.boolean()],
    ['ISO date', day],
  ] as [string, fc.Arbitrary<Fact['value']>][])('%s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (value) => {
        expect(roundTrip(value)).toBe(value)
      }),
      { numRuns: 60, seed: 5 },
    )
  })

  test('a number that is none is refused, naming the cell', () => {
    expect(() => roundTrip(Number.NaN)).toThrow('lessons.date at Лист!AA17')
    expect(() => roundTrip(Number.POSITIVE_INFINITY)).toThrow('not a finite number')
  })
})

test('facts keep their order and belong to one institution', async () => {
  const base = await started()
  const { store, audit, one, two } = base
  const mine = send(base, one, 'а.xlsx')
  store.applyFacts(audit, { ...mine, insert: [fact('t', '2', 'b', 1), fact('t', '1', 'a', 2)], supersede: [] })
  expect(values(base, one)).toEqual(['а.xlsx b=1', 'а.xlsx a=2'])
  expect(values(base, two)).toEqual([])
})

test('a newer form supersedes; undoing its batch brings the older facts back and takes its own away', async () => {
  const base = await started()
  const { store, audit, one } = base
  const old = send(base, one, 'старая.xlsx')
  store.applyFacts(audit, {
    ...old,
    insert: [fact('passport', '', 'pupils', 500), fact('passport', '', 'teachers', 40)],
    supersede: [],
  })
  const [pupils] = store.institutionData(audit, one).facts
  const fresh = send(base, one, 'новая.xlsx')
  store.applyFacts(audit, {
    ...fresh,
    insert: [fact('passport', '', 'pupils', 512), fact('passport', '', 'site', 'school.example')],
    supersede: [pupils?.id ?? 0],
  })
  expect(values(base, one)).toEqual([
    'старая.xlsx teachers=40',
    'новая.xlsx pupils=512',
    'новая.xlsx site=school.example',
  ])
  expect(store.undoBatch(fresh.batch, LATER)).toEqual([one])
  expect(values(base, one)).toEqual(['старая.xlsx pupils=500', 'старая.xlsx teachers=40'])
  expect(store.submissions(audit).map(({ path }) => path)).toEqual(['старая.xlsx'])
})

test('a batch with two forms of one school is undone whole', async () => {
  const base = await started()
  const { store, audit, one } = base
  const first = send(base, one, 'первая.xlsx')
  store.applyFacts(audit, { ...first, insert: [fact('passport', '', 'pupils', 500)], supersede: [] })
  const second = send(base, one, 'вторая.xlsx', { batch: first.batch })
  const supersede = store.institutionData(audit, one).facts.map(({ id }) => id)
  store.applyFacts(audit, { ...second, insert: [fact('passport', '', 'pupils', 510)], supersede })
  store.undoBatch(first.batch, LATER)
  expect(values(base, one)).toEqual([])
})

test('a batch is undone once, in any order', async () => {
  const base = await started()
  const { store, one, two } = base
  const first = send(base, one, 'первая.xlsx')
  const second = send(base, one, 'вторая.xlsx')
  const other = send(base, two, 'другая.xlsx')
  const undo = (batch: number): unknown => failureOf(() => store.undoBatch(batch, LATER))
  expect(undo(first.batch)).toEqual({ returned: [one] })
  expect(undo(second.batch)).toEqual({ returned: [one] })
  expect(undo(second.batch)).toBe('already-undone')
  expect(undo(first.batch)).toBe('already-undone')
  expect(undo(other.batch)).toEqual({ returned: [two] })
  expect(undo(99)).toBe('no-batch')
})

test('superseding what is not a current fact of the institution is refused, and nothing is applied', async () => {
  const base = await started()
  const { store, audit, one, two } = base
  const mine = send(base, one, 'а.xlsx')
  store.applyFacts(audit, { ...mine, insert: [fact('t', '1', 'a', 1)], supersede: [] })
  const [known] = store.institutionData(audit, one).facts
  const theirs = send(base, two, 'б.xlsx')
  const wrong = { ...theirs, insert: [fact('t', '1', 'a', 2)], supersede: [known?.id ?? 0] }
  expect(() => store.applyFacts(audit, wrong)).toThrow('of 1 facts only 0 are current ones')
  expect(values(base, one)).toEqual(['а.xlsx a=1'])
  expect(values(base, two)).toEqual([])
})

test('more facts than one statement takes all arrive, and places rolled back are learnt again', async () => {
  const base = await started()
  const { store, audit, one } = base
  const mine = send(base, one, 'а.xlsx')
  const insert = Array.from({ length: 123 }, (_, row) => fact('t', String(row), `c${row % 7}`, row))
  const failing = { ...mine, insert: [...insert, fact('t', '0', 'x', Number.NaN)], supersede: [] }
  expect(() => store.applyFacts(audit, failing)).toThrow('not a finite number')
  store.applyFacts(audit, { ...mine, insert, supersede: [] })
  expect(store.institutionData(audit, one).facts.map(({ column, value }) => [column, value])).toEqual(
    insert.map(({ column, value }) => [column, value]),
  )
})

test('the newest layout of each table counts, but a blank sheet does not hide a filled one', async () => {
  const base = await started()
  const { store, audit, one } = base
  const layout = (table: string, state: TableLayout['state'], letter: string): TableLayout => ({
    table,
    sheet: `Лист ${table}`,
    columns: { date: letter },
    state,
  })
  const older = [layout('groups', 'filled', 'A'), layout('chats', 'filled', 'A'), layout('acts', 'blank', 'A')]
  send(base, one, 'старая.xlsx', { tables: older })
  send(base, one, 'новая.xlsx', {
    tables: [layout('groups', 'filled', 'C'), layout('chats', 'blank', 'C'), layout('events', 'none', 'C')],
  })
  const { tables, keyed } = store.institutionData(audit, one)
  const seen = tables.map(({ table, state, columns, file }) => `${table} ${state} ${columns['date'] ?? ''} ${file}`)
  expect(seen.sort()).toEqual([
    'acts blank A старая.xlsx',
    'chats filled A старая.xlsx',
    'events none C новая.xlsx',
    'groups filled C новая.xlsx',
  ])
  expect(keyed).toEqual([])
})

test('keyed layouts name the cells of the newest form', async () => {
  const base = await started()
  const { store, audit, one } = base
  const batch = store.beginBatch(audit, AT)
  const cells = { inn: 'B5', site: 'B9' }
  const keyed = [{ table: 'passport', sheet: 'Учреждение', cells } as const]
  store.addSubmission(audit, newSubmission(batch, { institution: one, path: 'форма.xlsx', keyed }), AT)
  expect(store.institutionData(audit, one).keyed).toEqual([{ ...keyed[0], file: 'форма.xlsx' }])
})

test('in some tables or columns only those facts and layouts are given', async () => {
  const base = await started()
  const layout = (table: string, state: TableLayout['state']): TableLayout => ({
    table,
    sheet: table,
    columns: {},
    state,
  })
  const tables = [layout('people', 'filled'), layout('lessons', 'filled'), layout('periods', 'blank')]
  const sent = send(base, base.one, 'форма.xlsx', { tables })
  const insert = [
    fact('people', '5', 'total', 31, 'B5'),
    fact('people', '5', 'connected', 30, 'C5'),
    fact('lessons', '5', 'date', '2026-02-03', 'A5'),
    fact('lessons', '5', 'subject', 'Хор', 'C5'),
    fact('chats', '5', 'name', 'Чат', 'A5'),
  ]
  base.store.applyFacts(base.audit, { ...sent, insert, supersede: [] })
  const wanted = { people: 'all', lessons: ['date'], periods: 'all' } as const
  const data = base.store.dataAt(base.audit, { ...wanted, lessons: [...wanted.lessons] })(base.one)
  const whole = base.store.institutionData(base.audit, base.one)
  expect(data.facts).toEqual(
    whole.facts.filter(({ cell, table }) => table !== 'chats' && !(table === 'lessons' && cell === 'C5')),
  )
  expect(data.tables).toEqual(whole.tables)
  expect(
    base.store
      .dataAt(base.audit, { periods: 'all' })(base.one)
      .tables.map(({ table }) => table),
  ).toEqual(['periods'])
})
