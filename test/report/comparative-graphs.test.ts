import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { convertedByOffice, hasOffice } from '../e2e/office'
import { catalogue, inputOf, requirement, synthetic, type Entry } from './comparative-input'
import { folder, partsOf, read, written } from './comparative-reading'

const hasPdfReader = (): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    console.warn('skipped: pdftotext is not installed')
    return false
  }
}

type Chart = { title: string; refs: { formula: string; cached: string[] }[] }

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** Charts of a workbook in their order: what they refer to, and what they keep of it, '' for nothing. */
const chartsOf = (bytes: Uint8Array): Chart[] =>
  [...partsOf(bytes)]
    .filter(([path]) => /^xl\/charts\/chart\d+\.xml$/.test(path))
    .sort(([one], [other]) => Number(/\d+/.exec(one)?.[0]) - Number(/\d+/.exec(other)?.[0]))
    .map(([, xml]) => ({
      title: unescaped(/<a:t>(.*?)<\/a:t>/.exec(xml)?.[1] ?? ''),
      refs: [...xml.matchAll(/<c:f>(.*?)<\/c:f><c:(?:str|num)Cache>(.*?)<\/c:(?:str|num)Cache>/g)].map(
        ([, formula = '', cache = '']) => {
          const cached = Array<string>(Number(/<c:ptCount val="(\d+)"/.exec(cache)?.[1])).fill('')
          for (const [, at, value] of cache.matchAll(/<c:pt idx="(\d+)"><c:v>(.*?)<\/c:v>/g))
            cached[Number(at)] = unescaped(value ?? '')
          return { formula, cached }
        },
      ),
    }))

const cellsIn = (book: XLSX.WorkBook, formula: string): string[] => {
  const [, sheet = '', range = ''] = /^'(.+)'!(.+)$/.exec(formula) ?? []
  const { s, e } = XLSX.utils.decode_range(range.replaceAll('$', ''))
  return Array.from({ length: e.r - s.r + 1 }, (_, at) => {
    const cell = book.Sheets[sheet]?.[XLSX.utils.encode_cell({ r: s.r + at, c: s.c })] as { v?: unknown } | undefined
    return String(cell?.v ?? '')
  })
}

const held = catalogue(
  'school-a',
  ['school'],
  [
    requirement('2.1', 1),
    requirement('2.2', 2, { role: 'role-2' }),
    requirement('2.3', 3, { critical: true }),
    requirement('2.4', 4),
  ],
)
const school = (name: string, marks: Entry['marks']): Entry => ({ name, kind: 'school', held, marks })
const four = () =>
  inputOf(
    [held],
    [
      school('Первая', [1, 1, 1, 1]),
      school('Вторая', [1, 0, 1, 1]),
      school('Третья', [0, 0.5, 0, 1]),
      school('Четвёртая', ['?', '?', '?', 1]),
    ],
  )

/** Lines of «Графики» under the section of that title: its header first. */
const tableOf = (book: XLSX.WorkBook, title: string, lines: number): unknown[][] => {
  const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets['Графики'] ?? {}, { header: 1, blankrows: true })
  const from = rows.findIndex(([first]) => first === title)
  return rows.slice(from + 2, from + 3 + lines).map((row) => row.slice(0, 6))
}

describe('«Графики»', () => {
  it('holds native charts that refer to its cells and keep what those say', async () => {
    const bytes = await written(synthetic(40, 30), 'graphs.xlsx')
    const book = read(bytes)
    const charts = chartsOf(bytes)
    expect(charts.map(({ title }) => title)).toEqual([
      ...['Уровни исполнения', 'Средний индекс по ролям', 'Чаще всего не выполняются'],
      'Индекс и возможный индекс: общеобразовательное',
    ])
    for (const { title, refs } of charts) {
      expect(refs.length, title).toBeGreaterThan(3)
      for (const { formula, cached } of refs) expect(cached, formula).toEqual(cellsIn(book, formula))
    }
  })

  it('says by hand who stands where', async () => {
    const book = read(await written(four(), 'graphs-by-hand.xlsx'))
    // Вторая 8 of 10; Третья 2·0.5 + 4 = 5 of 10; Четвёртая knows 4 of 10
    expect(tableOf(book, 'Уровни исполнения', 1)[1]).toEqual(['общеобразовательное', 1, 1, 1, 1, 0])
    expect(tableOf(book, 'Индекс и возможный индекс: общеобразовательное', 4).slice(1)).toEqual([
      ['Первая', 1, 1, 0, 1, 1],
      ['Вторая', 2, 0.8, 0, 0.8, 1],
      ['Третья', 3, 0.5, 0, 0.5, 1],
      ['Четвёртая', '–', 0.4, 0.6, 1, 0.4],
    ])
    // 2.2 is missed by two of three who are known, 2.1 and the critical 2.3 by one: that goes first
    expect(tableOf(book, 'Чаще всего не выполняются', 3).slice(1)).toEqual([
      ['2.2. Требование 2.2', 1, 1, 1, 4, 0.5],
      ['! 2.3. Требование 2.3', 1, 0, 1, 4, 0.25],
      ['2.1. Требование 2.1', 1, 0, 1, 4, 0.25],
    ])
    // The role of 2.2 alone: 1, 0, 0.5; nobody knows it of Четвёртая
    expect(tableOf(book, 'Средний индекс по ролям', 2)[2]).toEqual(['Заместитель руководителя', 3, 0.5, 0, 0.5, 1])
  })

  it('shows of many the best and the worst, and says so', async () => {
    const book = read(await written(synthetic(60, 12), 'graphs-many.xlsx'))
    const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets['Графики'] ?? {}, { header: 1, blankrows: true })
    const from = rows.findIndex(([first]) => String(first).startsWith('Индекс и возможный'))
    const said = /показаны (\d+) лучших и (\d+) худших из 60 учреждений/.exec(String(rows[from + 1]?.[0]))
    expect(said).not.toBeNull()
    const shown = Number(said?.[1]) * 2
    const indices = rows.slice(from + 3, from + 3 + shown).map((row) => Number(row[2]))
    expect(indices).toEqual([...indices].sort((a, b) => b - a))
    const all = synthetic(60, 12).comparison.institutions.map(({ index }) => index ?? 0)
    expect(indices[0]).toBeCloseTo(Math.max(...all), 9)
    expect(indices.at(-1)).toBeCloseTo(Math.min(...all), 9)
    expect(rows[from + 3 + shown]?.[0]).toBeUndefined()
  })

  it('has nothing to show of nobody, and is not there when it is not asked for', async () => {
    const nobody = await written(inputOf([held], []), 'graphs-nobody.xlsx')
    expect(read(nobody).Sheets['Графики']?.['A2']?.v).toContain('Показывать нечего')
    expect(chartsOf(nobody)).toEqual([])
    const without = await written({ ...four(), sheets: ['overview', 'rating'] }, 'graphs-without.xlsx')
    expect([...partsOf(without).keys()].filter((path) => /chart|drawing/.test(path))).toEqual([])
  })

  it.skipIf(!hasOffice || !hasPdfReader())('is drawn where LibreOffice prints it', async () => {
    await written({ ...four(), sheets: ['charts'] }, 'graphs-print.xlsx')
    convertedByOffice(join(folder, 'graphs-print.xlsx'), folder, 'pdf')
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'graphs-print.pdf'), '-'], { encoding: 'utf8' })
    // Ends of an axis stand nowhere but in a chart: cells show 30.0%.
    expect(text).toMatch(/(^|\s)30\s?%(\s|$)/m)
    expect(text.split('До возможного').length - 1).toBeGreaterThanOrEqual(4)
  })
})
