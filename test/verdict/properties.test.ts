import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Criterion } from '../../src/engine/catalogue/criterion-types'
import type { Value } from '../../src/engine/catalogue/evidence-types'
import { judge } from '../../src/engine/verdict/judge'
import type { Evidence, EvidenceTable, Judgement } from '../../src/engine/verdict/types'
import { context, evidence, type Sheets } from './build'
import { EXAMPLES } from './examples/every-kind'

type Cell = Value | null

const oneOf = (...values: string[]): fc.Arbitrary<string> => fc.constantFrom(...values)
const day = oneOf('2025-09-01', '2025-11-10', '2026-02-03', '2026-05-01', '2026-05-20', '2026-09-01')
const time = oneOf('07:00', '07:30', '12:00', '20:30', '21:00')
const count = fc.integer({ min: 0, max: 30 })
const group = oneOf('7А', '7 Б', '10-В', 'Хор')

const COLUMNS: Record<string, fc.Arbitrary<Value>[]> = {
  people: [oneOf('Педагогические работники', 'Заместители', 'Родители'), count, count],
  acts: [
    oneOf('Приказ о назначении администратора', 'Приказ об использовании платформы', 'Иное'),
    oneOf('12', 'б/н'),
    day,
    day,
    oneOf('Иванова А. А.'),
  ],
  chats: [oneOf('Чат'), oneOf('Родительский', 'Иной'), oneOf('Петрова'), count, time, time],
  events: [day, oneOf('Обучение', 'Совещание'), oneOf('Сферум', 'Разное'), count],
  lessons: [day, group, oneOf('Компьютер', 'Телефон', 'Смарт-ТВ'), count],
  attendance: [day, group, count, count, count, count],
  moderation: [day, oneOf('Удаление', 'Блокировка', 'Не принята'), day, oneOf('У-01', 'У-02'), day],
}

/** Rows as they are in the end, and which of their cells are still empty before. */
type Drawn = { full: Cell[][]; holes: boolean[][] } | 'none' | 'blank' | 'missing'

const sheetOf = (columns: fc.Arbitrary<Value>[]): fc.Arbitrary<Drawn> => {
  const hole = fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
  const row = fc.tuple(fc.tuple(...columns), fc.array(hole, { minLength: columns.length, maxLength: columns.length }))
  return fc.oneof(
    {
      weight: 9,
      arbitrary: fc.array(row, { minLength: 1, maxLength: 5 }).map((rows) => ({
        full: rows.map(([cells]) => cells),
        holes: rows.map(([, empty]) => empty),
      })),
    },
    { weight: 1, arbitrary: fc.constantFrom('none', 'blank', 'missing') },
  )
}

const drawn = fc.record(
  Object.fromEntries(Object.entries(COLUMNS).map(([id, columns]) => [id, sheetOf(columns)])),
) as fc.Arbitrary<Record<string, Drawn>>

const sheetsOf = (all: Record<string, Drawn>, filled: boolean): Sheets =>
  Object.fromEntries(
    Object.entries(all).map(([id, sheet]) => [
      id,
      typeof sheet === 'string'
        ? sheet
        : sheet.full.map((row, at) => row.map((cell, column) => (filled || !sheet.holes[at]?.[column] ? cell : null))),
    ]),
  )

const anySheets = fc.oneof(
  drawn.map((all) => sheetsOf(all, false)),
  drawn.map((all) => sheetsOf(all, true)),
)

const criteria = Object.entries(EXAMPLES).flatMap(([kind, examples]): [string, Criterion][] =>
  [...new Set(examples.map(({ criterion }) => criterion))].map((criterion, at) => [`${kind} ${at + 1}`, criterion]),
)

const decide = (criterion: Criterion, of: Evidence): Judgement => judge(criterion, of, context(), null)

const withTable = (of: Evidence, id: string, change: (table: EvidenceTable) => EvidenceTable): Evidence => {
  const table = of.tables[id]
  return table === undefined ? of : { ...of, tables: { ...of.tables, [id]: change(table) } }
}

describe.each(criteria)('%s', (_, criterion) => {
  it('gives a value in 0…1 that agrees with its outcome, a reason and cells', () => {
    fc.assert(
      fc.property(anySheets, (sheets) => {
        const { outcome, value, reason, evidence: cells } = decide(criterion, evidence(sheets))
        expect(reason.length).toBeGreaterThan(0)
        expect(reason).not.toMatch(/undefined|NaN|null/)
        expect(cells.length).toBeGreaterThan(0)
        if (outcome === 'met') expect(value).toBe(1)
        else if (outcome === 'unmet') expect(value).toBe(0)
        else if (outcome === 'partial') {
          expect(value).toBeGreaterThan(0)
          expect(value).toBeLessThan(1)
        } else expect(value).toBeNull()
      }),
    )
  })

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(anySheets, (sheets) => {
        const of = evidence(sheets)
        const turned = Object.keys(of.tables).reduce(
          (all, id) => withTable(all, id, (table) => ({ ...table, rows: [...table.rows].reverse() })),
          of,
        )
        const [one, other] = [decide(criterion, of), decide(criterion, turned)]
        expect(other.outcome).toBe(one.outcome)
        expect(other.value).toBe(one.value)
        const places = (judged: Judgement): string[] => judged.evidence.map(({ sheet, cell }) => sheet + cell).sort()
        expect(places(other)).toEqual(places(one))
      }),
    )
  })

  it('is never met by a sheet that is not data', () => {
    const tables = criterion.kind === 'any-of' || criterion.kind === 'all-of' ? [] : readBy(criterion)
    for (const state of ['blank', 'missing'] as const) {
      const sheets = Object.fromEntries(tables.map((id) => [id, state]))
      if (tables.length > 0) expect(decide(criterion, evidence(sheets)).outcome).toBe('undetermined')
    }
  })
})

const readBy = (criterion: Criterion): string[] => {
  if ('table' in criterion) return [criterion.table]
  return criterion.kind === 'attested' ? [] : ['acts']
}

/** Rows that satisfy the first example criterion of a kind, whatever else is known. */
const SATISFYING: Partial<Record<Criterion['kind'], { table: string; row: Value[] }[]>> = {
  document: [
    { table: 'acts', row: ['Приказ о назначении администратора', '1', '2025-09-01', '2025-09-01', 'Иванова'] },
  ],
  'published-by': [
    { table: 'acts', row: ['Приказ об использовании платформы', '1', '2025-09-01', '2025-09-01', 'Иванова'] },
  ],
  ratio: [{ table: 'people', row: ['Педагогические работники', 7, 7] }],
  'at-least': [{ table: 'events', row: ['2025-10-01', 'Обучение', 'Сферум', 5] }],
  'every-row': [{ table: 'chats', row: ['Чат', 'Родительский', 'Петрова', 20] }],
  'no-row': [{ table: 'moderation', row: ['2025-10-01', 'Удаление', '2025-10-01'] }],
  'within-norm': [{ table: 'lessons', row: ['2026-02-03', '7А', 'Компьютер', 10] }],
  'covered-by': [
    { table: 'lessons', row: ['2026-03-03', '9Я', 'Компьютер', 10] },
    { table: 'attendance', row: ['2026-03-03', '9Я', 25, 24, 1, 1] },
  ],
  ordered: [{ table: 'moderation', row: ['2025-10-01', 'Удаление', '2025-10-02'] }],
  'within-hours': [{ table: 'chats', row: ['Чат', 'Родительский', 'Петрова', 20, '07:30', '20:30'] }],
  // A fifth participant with a history of his own: three violations, and the fourth that blocks him.
  sequence: ['Напоминание', 'Напоминание', 'Удаление', 'Блокировка'].map((measure) => ({
    table: 'moderation',
    row: ['2025-10-01', measure, '2025-10-01', 'У-05', '2025-11-01'],
  })),
}

describe.each(Object.entries(SATISFYING))('%s is monotone', (kind, added) => {
  const criterion = EXAMPLES[kind as Criterion['kind']][0]?.criterion as Criterion

  it('a row that satisfies it never lowers the value', () => {
    fc.assert(
      fc.property(anySheets, (sheets) => {
        const before = decide(criterion, evidence(sheets))
        const grown = { ...sheets }
        for (const { table, row } of added) {
          const rows = grown[table]
          grown[table] = [...(Array.isArray(rows) ? rows : []), row]
        }
        const after = decide(criterion, evidence(grown))
        if (before.value !== null && after.value !== null)
          expect(after.value).toBeGreaterThanOrEqual(before.value - 1e-12)
        if (before.value !== null && Object.values(sheets).every(Array.isArray)) expect(after.value).not.toBeNull()
      }),
    )
  })
})

describe('a block for repeated violations', () => {
  const { criterion } = EXAMPLES.sequence[0] as { criterion: Criterion }
  const violation = (participant: string, date: string): Value[] => [date, 'Напоминание', date, participant, date]
  const block = ['2026-02-03', 'Блокировка', '2026-02-03', 'У-01', '2026-03-03']

  it('is met exactly from the fourth violation of the same participant on, whoever else breaks the rules', () => {
    const many = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(many, many, many, (own, foreign, later) => {
        const rows = [
          ...Array.from({ length: own }, () => violation('У-01', '2026-01-15')),
          ...Array.from({ length: foreign }, () => violation('У-02', '2026-01-15')),
          ...Array.from({ length: later }, () => violation('У-01', '2026-02-04')),
          block,
        ]
        expect(decide(criterion, evidence({ moderation: rows })).outcome).toBe(own + 1 > 3 ? 'met' : 'unmet')
      }),
    )
  })

  it('stays within a month exactly up to the same day of the next one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 }), (from, to) => {
        const two = (day: number): string => String(day).padStart(2, '0')
        const rows = [
          ...[1, 2, 3].map(() => violation('У-01', '2026-01-15')),
          ['2026-02-01', 'Блокировка', `2026-02-${two(from)}`, 'У-01', `2026-03-${two(to)}`],
        ]
        expect(decide(criterion, evidence({ moderation: rows })).outcome).toBe(to <= from ? 'met' : 'unmet')
      }),
    )
  })
})

describe('raising and filling', () => {
  const { criterion } = EXAMPLES.ratio[0] as { criterion: Criterion }

  it('a larger part of the same whole never lowers a ratio', () => {
    const part = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), part, part, (whole, one, other) => {
        const [less, more] = [Math.min(one, other, whole), Math.min(Math.max(one, other), whole)]
        const value = (connected: number): number =>
          decide(criterion, evidence({ people: [['Педагогические работники', whole, connected]] })).value ?? -1
        expect(value(more)).toBeGreaterThanOrEqual(value(less))
        expect(value(less)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it.each(criteria)('%s: filling empty cells never lowers or loses what was known', (_, judged) => {
    fc.assert(
      fc.property(drawn, (all) => {
        const before = decide(judged, evidence(sheetsOf(all, false)))
        const after = decide(judged, evidence(sheetsOf(all, true)))
        // An order that was not there is unmet; once it is there, only a blank sheet of lessons can leave open whether
        // it was in time.
        const opened = judged.kind === 'document' && before.outcome === 'unmet' && after.outcome === 'undetermined'
        if (opened) expect(after.reason).toMatch(/Дистанционные занятия/)
        else if (before.value !== null) expect(after.value ?? -1).toBeGreaterThanOrEqual(before.value - 1e-12)
      }),
      { numRuns: 300 },
    )
  })
})
