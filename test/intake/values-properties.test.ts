import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ColumnType } from '../../src/engine/catalogue/evidence-types'
import { parseValue } from '../../src/engine/intake/values'
import type { CellValue } from '../../src/engine/workbook/types'
import { said } from './parsing'

const TYPES: ColumnType[] = ['text', 'integer', 'number', 'date', 'time', 'yes-no', 'choice']

const LIST = ['Да', 'Частично', 'Нет', 'Не принята', 'Приказ об утверждении', 'Приказ о назначении']

const pieces = fc.constantFrom(
  ...[
    '0',
    '1',
    '31',
    '250',
    '2025',
    '.',
    ',',
    '-',
    '–',
    '/',
    ':',
    ' ',
    '\u00a0',
    '%',
    'чел.',
    'г.',
    'ч',
    'мин',
    'из',
    '≈',
  ],
  ...[
    'сентября',
    'янв',
    'да',
    'нет',
    'данных',
    'н/п',
    '«',
    '»',
    '(',
    ')',
    '#',
    '=',
    '№',
    'T',
    'пн',
    'IX',
    "'",
    '…',
    '✓',
  ],
)

/** A reader gives no blank cells. */
const written = fc
  .oneof(
    fc.array(pieces, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', minLength: 1 }),
  )
  .filter((text) => text.trim() !== '')

const cells: fc.Arbitrary<CellValue> = fc.oneof(
  written.map((value): CellValue => ({ type: 'text', value })),
  fc.double().map((value): CellValue => ({ type: 'number', value })),
  fc.double({ min: -2, max: 60_000 }).map((value): CellValue => ({ type: 'number', value, isPercent: true })),
  fc.boolean().map((value): CellValue => ({ type: 'boolean', value })),
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((day): CellValue => ({ type: 'date', value: day.toISOString().slice(0, 10) })),
  fc.constantFrom<CellValue>(
    { type: 'time', value: '07:30:00' },
    { type: 'error', value: '#REF!' },
    { type: 'formula', value: '' },
  ),
)

describe('whatever stands in a cell', () => {
  test('it gives a value of its type within the limits, or a remark that says what to do', () => {
    const limits = fc.record({ min: fc.integer({ min: -50, max: 50 }), max: fc.integer({ min: 51, max: 40_000 }) })
    const property = fc.property(cells, fc.constantFrom(...TYPES), limits, fc.boolean(), (cell, type, limit, flag) => {
      const parsed = parseValue(cell, { type, ...limit, unit: 'чел.', list: LIST, date1904: flag, isMonthFirst: flag })
      if (!parsed.ok) {
        expect(parsed.code).toMatch(/^[a-z-]+$/)
        expect(parsed.expected).not.toBe('')
        expect(parsed.fix).toMatch(/^[A-ZА-ЯЁ].*\.$/u)
        return
      }
      const { value } = parsed
      if (type === 'integer') expect(Number.isSafeInteger(value)).toBe(true)
      if (type === 'integer' || type === 'number') {
        expect(Number.isFinite(value)).toBe(true)
        expect(value).toBeGreaterThanOrEqual(limit.min)
        expect(value).toBeLessThanOrEqual(limit.max)
        expect(Object.is(value, -0)).toBe(false)
      }
      if (type === 'date') expect(new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10)).toBe(value)
      if (type === 'time') expect(value).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
      if (type === 'yes-no') expect(typeof value).toBe('boolean')
      if (type === 'choice') expect(LIST).toContain(value)
      if (type === 'text') expect(value).not.toBe('')
    })
    fc.assert(property, { numRuns: 3000 })
  })

  test('a count reads the same however its thousands are spaced and whatever unit it has', () => {
    const spaced = fc.tuple(
      fc.nat({ max: 40_000 }),
      fc.constantFrom('', ' ', '\u00a0', '\u202f', '\u2009'),
      fc.constantFrom('', ' чел.', 'чел', '\u00a0человек'),
    )
    fc.assert(
      fc.property(spaced, ([count, space, unit]) => {
        const written = String(count).replace(/\B(?=(\d{3})+$)/g, space) + unit
        expect(said('integer', written, { unit: 'чел.' })).toBe(count)
      }),
    )
  })

  test('a beginning of an item is taken only as that item', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LIST), fc.nat({ max: 30 }), (item, length) => {
        const start = item.slice(0, length + 1)
        const result = said('choice', start, { list: LIST })
        if (typeof result === 'string' && LIST.includes(result)) expect(result.startsWith(start.trim())).toBe(true)
      }),
    )
  })
})

const MONTHS = {
  genitive: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  short: 'янв фев мар апр май июн июл авг сен окт ноя дек'.split(' '),
  dotted: 'янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'.split(' '),
  roman: 'I II III IV V VI VII VIII IX X XI XII'.split(' '),
}

type Parts = { d: string; m: string; y: string; dd: string; mm: string; yy: string; month: number }

const word = (words: string[], { month }: Parts): string => words[month - 1] ?? ''

const SPELLINGS: Record<string, (parts: Parts) => string> = {
  'дд.мм.гггг': ({ dd, mm, y }) => `${dd}.${mm}.${y}`,
  'д.м.гг': ({ d, m, yy }) => `${d}.${m}.${yy}`,
  'дд.мм.гг': ({ dd, mm, yy }) => `${dd}.${mm}.${yy}`,
  'дд.мм.гггг г.': ({ dd, mm, y }) => `${dd}.${mm}.${y} г.`,
  'дд/мм/гггг': ({ dd, mm, y }) => `${dd}/${mm}/${y}`,
  'дд-мм-гггг': ({ dd, mm, y }) => `${dd}-${mm}-${y}`,
  'гггг-мм-дд': ({ dd, mm, y }) => `${y}-${mm}-${dd}`,
  'гггг-мм-дд и время': ({ dd, mm, y }) => `${y}-${mm}-${dd}T08:15:00`,
  'дд.мм.гггг и время': ({ dd, mm, y }) => `${dd}.${mm}.${y} 8:15`,
  'д месяца гггг г.': (parts) => `${parts.d} ${word(MONTHS.genitive, parts)} ${parts.y} г.`,
  '«дд» месяца гггг года': (parts) => `«${parts.dd}» ${word(MONTHS.genitive, parts)} ${parts.y} года`,
  'д мес. гггг': (parts) => `${parts.d} ${word(MONTHS.dotted, parts)} ${parts.y}`,
  'дд-мес-гг': (parts) => `${parts.dd}-${word(MONTHS.short, parts)}-${parts.yy}`,
  'дд.мес.гггг': (parts) => `${parts.dd}.${word(MONTHS.short, parts)}.${parts.y}`,
  'дд.РИМ.гггг': (parts) => `${parts.dd}.${word(MONTHS.roman, parts)}.${parts.y}`,
}

const DAYS = Array.from({ length: 4018 }, (_, index) => new Date(Date.UTC(2020, 0, 1 + index)))

test('the days are those of 2020–2030', () => {
  expect(DAYS.at(-1)?.toISOString().slice(0, 10)).toBe('2030-12-31')
})

test.each(Object.entries(SPELLINGS))('every day of 2020–2030 comes back from «%s»', (_, spell) => {
  const lost = DAYS.flatMap((day) => {
    const iso = day.toISOString().slice(0, 10)
    const [y = '', mm = '', dd = ''] = iso.split('-')
    const month = Number(mm)
    const written = spell({ d: String(Number(dd)), m: String(month), y, dd, mm, yy: y.slice(2), month })
    const result = said('date', written)
    return result === iso ? [] : [`${written} → ${String(result)}`]
  })
  expect(lost).toEqual([])
})

test('every minute of the day comes back from an hour with a colon, a dot, a hyphen and from its part of a day', () => {
  for (let minute = 1; minute < 1440; minute++) {
    const [hours, minutes] = [Math.floor(minute / 60), String(minute % 60).padStart(2, '0')]
    const wanted = `${String(hours).padStart(2, '0')}:${minutes}`
    const cells: (CellValue | string)[] = [':', '.', '-'].map((mark) => `${hours}${mark}${minutes}`)
    cells.push(`${hours} ч ${minutes} мин`, { type: 'number', value: minute / 1440 })
    for (const cell of cells) expect([cell, said('time', cell)]).toEqual([cell, wanted])
  }
})
