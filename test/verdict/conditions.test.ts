import { describe, expect, it } from 'vitest'
import type { Condition } from '../../src/engine/catalogue/criterion-types'
import type { Value } from '../../src/engine/catalogue/evidence-types'
import { allOf, anyOf, evaluate, examine, type Truth } from '../../src/engine/verdict/conditions'
import type { EvidenceRow } from '../../src/engine/verdict/types'

const row = (values: Record<string, Value>): EvidenceRow => ({
  row: '5',
  values: Object.fromEntries(
    Object.entries(values).map(([column, value]) => [column, { value, file: 'f', sheet: 's', cell: `${column}5` }]),
  ),
})

const cases: [string, Condition, Record<string, Value>, Truth][] = [
  ['filled', { column: 'a', is: 'filled' }, { a: 'x' }, 'true'],
  ['filled with «нет»', { column: 'a', is: 'filled' }, { a: false }, 'true'],
  ['empty is not filled, and that is known', { column: 'a', is: 'filled' }, {}, 'false'],
  ['in, whatever the case and ё', { column: 'a', in: ['Отчёт'] }, { a: 'отчет' }, 'true'],
  ['not in', { column: 'a', in: ['Отчёт'] }, { a: 'справка' }, 'false'],
  ['in, empty', { column: 'a', in: ['Отчёт'] }, {}, 'unknown'],
  ['notIn', { column: 'a', notIn: ['Отчёт'] }, { a: 'справка' }, 'true'],
  ['notIn, listed', { column: 'a', notIn: ['Отчёт'] }, { a: 'Отчёт' }, 'false'],
  ['notIn, empty', { column: 'a', notIn: ['Отчёт'] }, {}, 'unknown'],
  ['equals yes', { column: 'a', equals: true }, { a: true }, 'true'],
  ['equals yes, no', { column: 'a', equals: true }, { a: false }, 'false'],
  ['equals yes, empty', { column: 'a', equals: true }, {}, 'unknown'],
  ['equals 0', { column: 'a', equals: 0 }, { a: 0 }, 'true'],
  ['at least, equal', { column: 'a', atLeast: 3 }, { a: 3 }, 'true'],
  ['at least, below', { column: 'a', atLeast: 3 }, { a: 2 }, 'false'],
  ['at least, a word', { column: 'a', atLeast: 3 }, { a: 'много' }, 'unknown'],
  ['at most, equal', { column: 'a', atMost: 3 }, { a: 3 }, 'true'],
  ['at most, above', { column: 'a', atMost: 3 }, { a: 4 }, 'false'],
  ['at most, empty', { column: 'a', atMost: 3 }, {}, 'unknown'],
  // 0.1 × 3 = 0.30000000000000004 in doubles
  ['share of another, on the edge', { column: 'a', atLeastShareOf: 'b', share: 0.1 }, { a: 0.3, b: 3 }, 'true'],
  ['share of another, below', { column: 'a', atLeastShareOf: 'b', share: 0.9 }, { a: 8, b: 10 }, 'false'],
  ['share of another, other empty', { column: 'a', atLeastShareOf: 'b', share: 0.9 }, { a: 8 }, 'unknown'],
  ['date not after', { column: 'a', notAfter: 'b' }, { a: '2025-09-01', b: '2025-09-01' }, 'true'],
  ['date after', { column: 'a', notAfter: 'b' }, { a: '2025-10-01', b: '2025-09-30' }, 'false'],
  ['time not after', { column: 'a', notAfter: 'b' }, { a: '08:05', b: '19:40' }, 'true'],
  ['number after', { column: 'a', notAfter: 'b' }, { a: 10, b: 9 }, 'false'],
  ['a date and a number', { column: 'a', notAfter: 'b' }, { a: '2025-09-01', b: 9 }, 'unknown'],
  ['date not after an empty one', { column: 'a', notAfter: 'b' }, { a: '2025-09-01' }, 'unknown'],
  ['mentions', { column: 'a', mentions: ['сферум', 'учёт'] }, { a: 'Учет посещений' }, 'true'],
  ['mentions none', { column: 'a', mentions: ['сферум'] }, { a: 'Каникулы' }, 'false'],
  ['lacks', { column: 'a', lacks: ['младший воспитатель'] }, { a: 'Старший воспитатель' }, 'true'],
  [
    'lacks, one is there',
    { column: 'a', lacks: ['завхоз', 'МЛАДШИЙ воспитатель'] },
    { a: 'младший воспитатель' },
    'false',
  ],
  ['lacks, empty', { column: 'a', lacks: ['завхоз'] }, {}, 'unknown'],
  ['mentions, empty', { column: 'a', mentions: ['сферум'] }, {}, 'unknown'],
]

describe('a condition on one row', () => {
  it.each(cases)('%s', (_, condition, values, truth) => {
    expect(evaluate(condition, row(values))).toBe(truth)
  })
})

describe('several conditions', () => {
  it('one false decides all, one unknown leaves them open', () => {
    expect(allOf(['true', 'unknown', 'false'])).toBe('false')
    expect(allOf(['true', 'unknown'])).toBe('unknown')
    expect(allOf([])).toBe('true')
  })

  it('one true decides any, one unknown leaves it open', () => {
    expect(anyOf(['false', 'unknown', 'true'])).toBe('true')
    expect(anyOf(['false', 'unknown'])).toBe('unknown')
    expect(anyOf([])).toBe('false')
  })

  it('name the columns that fail and those that are needed', () => {
    const conditions: Condition[] = [
      { column: 'a', is: 'filled' },
      { column: 'b', atLeast: 1 },
      { column: 'c', notAfter: 'd' },
    ]
    expect(examine(conditions, row({ d: '2025-09-01', b: 2 }))).toEqual({
      truth: 'false',
      failed: ['a'],
      needed: ['c'],
    })
    expect(examine(conditions, row({ a: 'x', b: 2, c: 'скоро', d: '2025-09-01' }))).toEqual({
      truth: 'unknown',
      failed: [],
      needed: ['c', 'd'],
    })
  })
})
