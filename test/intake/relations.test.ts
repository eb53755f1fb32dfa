import { describe, expect, test } from 'vitest'
import type { Check, Value } from '../../src/engine/catalogue/evidence-types'
import type { FormPlan } from '../../src/engine/catalogue/types'
import { checkRelations } from '../../src/engine/intake/check'
import type { Fact } from '../../src/engine/intake/types'
import { PLAN } from './fixture'

type Rows = Record<string, Value | null>[]

/** Facts of an invented form: column n of row m of a table stands in the n-th letter, m + 4. */
const facts = (passport: Record<string, Value>, tables: Record<string, Rows> = {}): Fact[] => [
  ...Object.entries(passport).map(([column, value], index): Fact => ({
    table: 'passport',
    row: '',
    column,
    value,
    sheet: 'Учреждение',
    cell: `B${index + 4}`,
  })),
  ...Object.entries(tables).flatMap(([table, rows]) =>
    rows.flatMap((row, at) =>
      Object.entries(row).flatMap(([column, value], index): Fact[] =>
        value === null
          ? []
          : [{ table, row: String(at + 4), column, value, sheet: table, cell: `${'ABCDEF'[index]}${at + 4}` }],
      ),
    ),
  ),
]

const remarks = (checks: Check[], given: Fact[]) => checkRelations(given, { ...PLAN, checks } satisfies FormPlan)

const places = (checks: Check[], given: Fact[]): string[] =>
  remarks(checks, given).map(({ sheet, cell, value, expected }) => `${sheet} ${cell}: ${value}, ${expected}`)

describe('totals of the passport', () => {
  const pupils: Check = {
    id: 'p',
    message: 'Сумма',
    relation: 'total',
    field: 'pupils',
    table: 'groups',
    column: 'pupils',
  }
  const groups: Check = { id: 'g', message: 'Число', relation: 'total', field: 'groups', table: 'groups' }
  const listed = {
    groups: [
      { group: '5А', pupils: 25 },
      { group: '5Б', pupils: 28 },
    ],
  }

  test('that agree give no remark', () => {
    expect(places([pupils, groups], facts({ pupils: 53, groups: 2 }, listed))).toEqual([])
  })

  test('that differ are told with both figures and the cell', () => {
    const [remark] = remarks([pupils], facts({ pupils: 54 }, listed))
    expect(remark).toMatchObject({
      severity: 'warning',
      code: 'reconciliation',
      sheet: 'Учреждение',
      cell: 'B4',
      value: '54',
      expected: '= 53',
    })
    expect(remark?.message).toBe(
      'Лист «Учреждение», ячейка B4: не выполнено контрольное соотношение: Сумма (стоит 54 и 53: лист «groups»). ' +
        'Исправьте то из двух, что неверно.',
    )
    expect(places([groups], facts({ groups: 3 }, listed))).toEqual(['Учреждение B4: 3, = 2'])
  })

  test('are not checked while a figure on either side is unknown', () => {
    const open = {
      groups: [
        { group: '5А', pupils: 25 },
        { group: '5Б', pupils: null },
      ],
    }
    expect(places([pupils], facts({ pupils: 25 }, open))).toEqual([])
    expect(places([pupils], facts({}, listed))).toEqual([])
    expect(places([pupils, groups], facts({ pupils: 25, groups: 1 }))).toEqual([])
  })

  test('of one category name its cell; at most allows less', () => {
    const row: Check = {
      ...pupils,
      table: 'people',
      column: 'total',
      where: { column: 'category', equals: 'Обучающиеся' },
    }
    const people = {
      people: [
        { category: 'Руководитель', total: 1 },
        { category: 'обучающиеся ', total: 60 },
      ],
    }
    expect(remarks([row], facts({ pupils: 53 }, people))[0]?.message).toContain('53 и 60: лист «people», B5')
    expect(places([{ ...row, relation: 'total-at-most' }], facts({ pupils: 53 }, people))).toEqual([])
    expect(places([{ ...row, relation: 'total-at-most' }], facts({ pupils: 61 }, people))).toEqual([
      'Учреждение B4: 61, ≤ 60',
    ])
  })
})

describe('days', () => {
  const order: Check = {
    id: 'o',
    message: 'Порядок',
    relation: 'not-after',
    table: 'periods',
    first: 'start',
    then: 'end',
  }
  const inside: Check = { id: 'i', message: 'В периоде', relation: 'in-period', table: 'events', column: 'date' }
  const before: Check = { ...inside, relation: 'by-period-end', message: 'До конца' }
  const period = { periodFrom: '2025-09-01', periodTo: '2025-12-31' }
  const events = (...days: string[]) => ({ events: days.map((date) => ({ date })) })

  test('in their order; an empty one is not checked; equal ones are fine', () => {
    const rows = [
      { start: '2026-02-02', end: '2026-02-01' },
      { start: '2026-02-02', end: '2026-02-02' },
      { start: '2026-02-02', end: null },
    ]
    expect(places([order], facts({}, { periods: rows }))).toEqual(['periods B4: 01.02.2026, не раньше 02.02.2026'])
  })

  test('of the passport too', () => {
    const passport: Check = { ...order, table: 'passport', first: 'periodFrom', then: 'periodTo' }
    expect(places([passport], facts({ periodFrom: '2025-09-01', periodTo: '2025-08-31' }))).toEqual([
      'Учреждение B5: 31.08.2025, не раньше 01.09.2025',
    ])
  })

  test('of events stand inside the period, both ends included', () => {
    const days = events('2025-08-31', '2025-09-01', '2025-12-31', '2026-01-01')
    expect(places([inside], facts(period, days))).toEqual([
      'events A4: 31.08.2025, 01.09.2025 – 31.12.2025',
      'events A7: 01.01.2026, 01.09.2025 – 31.12.2025',
    ])
  })

  test('of documents may be earlier, never later', () => {
    expect(places([before], facts(period, events('2019-08-31', '2026-01-01')))).toEqual([
      'events A5: 01.01.2026, не позже 31.12.2025',
    ])
  })

  test('later than the form was filled in cannot be', () => {
    const filled = { ...period, filledOn: '2025-12-10' }
    expect(places([before], facts(filled, events('2025-12-10', '2025-12-11')))).toEqual([
      'events A5: 11.12.2025, не позже 10.12.2025',
    ])
    expect(remarks([inside], facts(filled, events('2025-12-11')))[0]?.message).toContain('форма заполнена 10.12.2025')
    // A form said to be filled in before the period began tells nothing of later days.
    expect(places([inside], facts({ ...period, filledOn: '2025-01-10' }, events('2025-12-11')))).toEqual([])
  })

  test('are not held against a period that is unknown or turned round', () => {
    expect(places([inside], facts({}, events('1999-01-01')))).toEqual([])
    expect(places([inside], facts({ periodFrom: '2026-01-01', periodTo: '2025-01-01' }, events('1999-01-01')))).toEqual(
      [],
    )
  })
})

describe('classes named on other sheets', () => {
  const known: Check = {
    id: 'k',
    message: 'Класс есть',
    relation: 'known',
    table: 'lessons',
    column: 'group',
    in: 'groups',
    key: 'group',
  }
  const lessons = (...groups: string[]): Rows => groups.map((group) => ({ group }))

  test('one remark for each unknown class, however often it is named', () => {
    const thirty = lessons(...Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? '7Г' : '7 г')), '8Д', '5A')
    const found = remarks([known], facts({}, { groups: lessons('5А', '7А'), lessons: thirty }))
    expect(found.map(({ cell, value }) => `${cell} ${value}`)).toEqual(['A4 7Г', 'A34 8Д'])
    expect(found[0]?.message).toContain('ячейки A4, A5, A6, A7, A8 и ещё 25 ячеек')
    expect(found[0]?.message).toContain('добавьте туда строку')
  })

  test('nothing is compared with an empty «Классы и группы»', () => {
    expect(remarks([known], facts({}, { lessons: lessons('7Г') }))).toEqual([])
  })
})
