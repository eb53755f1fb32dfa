import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { csvOf, fromInert, inertText } from '../../../src/engine/report/open-data/csv'
import { count, figureOrNull, flag, oneOf, text, textOrNull } from '../../../src/engine/report/open-data/fields'
import { hasPython } from '../../workbook/python'

const ROW = z.strictObject({
  name: text('Учреждение'),
  note: textOrNull('Причина'),
  number: count('Место'),
  share: figureOrNull('Индекс'),
  done: flag('Сдано'),
  level: oneOf('Уровень', ['high', 'low'], { high: 'высокий', low: 'низкий' }),
})

const row = (name: string, more: Partial<z.infer<typeof ROW>> = {}): z.infer<typeof ROW> => ({
  ...{ name, note: null, number: 1, share: 0.5, done: true, level: 'low' },
  ...more,
})

const PYTHON = `
import csv, io, json, sys
text = sys.stdin.buffer.read().decode('utf-8-sig')
print(json.dumps(list(csv.reader(io.StringIO(text, newline=''), delimiter=';'))))`

const readByPython = (csv: string): string[][] =>
  JSON.parse(execFileSync('/usr/bin/python3', ['-c', PYTHON], { input: csv, encoding: 'utf8' })) as string[][]

describe('a table for a Russian spreadsheet', () => {
  test('is a BOM, semicolons, CRLF, a decimal comma and Russian words', () => {
    const csv = csvOf(ROW, [row('СОШ № 1', { share: 0.834, note: 'нет; приказа' }), row('СОШ № 2', { share: null })])
    expect(csv).toBe(
      '\ufeffУчреждение;Причина;Место;Индекс;Сдано;Уровень\r\n' +
        'СОШ № 1;"нет; приказа";1;0,834;да;низкий\r\n' +
        'СОШ № 2;;1;;да;низкий\r\n',
    )
  })

  test.skipIf(!hasPython('csv'))("reads back whole by Python's csv, whatever the texts", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 1, maxLength: 8 }), (names) => {
        const clean = names.map((name) => name.replaceAll('\0', '').replace(/[\ud800-\udfff]/g, ''))
        const read = readByPython(
          csvOf(
            ROW,
            clean.map((name) => row(name)),
          ),
        )
        expect(read.slice(1).map(([name]) => fromInert(name ?? ''))).toEqual(
          clean.map((name) => name.replace(/\r\n?/g, '\n')),
        )
      }),
      { numRuns: 15 },
    )
  })
})

describe('a text from outside', () => {
  test.each([
    ...['=1+1', '+7 342 200', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '\u00a0=1', '＝1', '−2', "'=1", "'"],
    ...['2.4', '2.7.4', '1-4', '7:30', '5/6', '12.05.2026', '2026-02-03', '5 мая', '3 март 2026', '5 %', '1e5'],
    ...['0105012345', '12345678901234567'],
  ])('%j gets an apostrophe', (raw) => {
    expect(inertText(raw).startsWith("'")).toBe(true)
    expect(fromInert(inertText(raw))).toBe(raw.replace(/\r\n?/g, '\n'))
  })

  test.each(['2.4, п. 3', 'СОШ № 5', '5902123456', '5 школ из 40', 'Приказ от 05.09.2025', 'а=б', '«-»', ''])(
    '%j stays as it is',
    (raw) => expect(inertText(raw)).toBe(raw),
  )

  test('never begins with what a spreadsheet computes, and comes back', () => {
    const start = fc.constantFrom('', ' ', '\t', '\r\n', '\u00a0', "'", "''")
    const mark = fc.constantFrom('=', '+', '-', '@', '−', '＝', 'а', '1')
    fc.assert(
      fc.property(start, mark, fc.string({ unit: 'binary' }), (before, sign, rest) => {
        const raw = `${before}${sign}${rest}`
        const cell = inertText(raw)
        expect(cell).not.toMatch(/^[\s\u00a0]*[=+\-@−＝]/)
        expect(fromInert(cell)).toBe(raw.replace(/\r\n?/g, '\n'))
      }),
    )
  })
})
