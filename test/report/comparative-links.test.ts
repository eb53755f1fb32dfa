import { describe, expect, it } from 'vitest'
import { packSources } from '../../src/engine/report/comparative/sources-pack'
import type { ReportInput } from '../../src/engine/report/comparative/types'
import { catalogue, inputOf, requirement, synthetic, type Entry } from './comparative-input'
import { linesOf, partsOf, read, written } from './comparative-reading'

type Link = { sheet: string; cell: string; to: string; at: string }

/** Links of a workbook, from the XML of its sheets. */
const linksIn = (bytes: Uint8Array): Link[] => {
  const { SheetNames } = read(bytes)
  const parts = partsOf(bytes)
  return SheetNames.flatMap((sheet, at) => {
    const xml = parts.get(`xl/worksheets/sheet${at + 1}.xml`) ?? ''
    return Array.from(xml.matchAll(/<hyperlink ref="([A-Z]+\d+)" location="'([^']+)'!([A-Z]+\d+)"/g), (found) => ({
      ...{ sheet, cell: found[1] ?? '', to: found[2] ?? '', at: found[3] ?? '' },
    }))
  })
}

const withSources = (input: ReportInput): ReportInput => ({
  ...input,
  institutions: input.institutions.map((each) => ({
    ...each,
    sources: packSources([
      {
        ...{ requirement: 'r-2.1.0', outcome: 'met' },
        evidence: [{ file: 'а.xlsx', sheet: 'Участники', cell: 'B5', value: 1 }],
      },
    ]),
  })),
})

describe('links of the report', () => {
  it('lead back to the list from every sheet, and from the list to every sheet', async () => {
    const bytes = await written(withSources(synthetic(6, 12)), 'links.xlsx')
    const book = read(bytes)
    const links = linksIn(bytes)
    const others = book.SheetNames.slice(1)
    expect(
      links.filter(({ sheet, cell }) => sheet !== 'Свод' && cell === 'A1').map(({ sheet, to }) => [sheet, to]),
    ).toEqual(others.map((title) => [title, 'Свод']))
    const listed = links.filter(({ sheet, to }) => sheet === 'Свод' && to !== 'Свод')
    expect(listed.map(({ to }) => to)).toEqual(others)
    for (const { cell, to } of listed) expect(book.Sheets['Свод']?.[cell]?.v).toBe(to)
    const [toList] = links.filter(({ sheet, to }) => sheet === 'Свод' && to === 'Свод')
    expect(book.Sheets['Свод']?.[toList?.at ?? '']?.v).toBe('Листы отчёта')
  })

  it('lead from an institution to the same one, wherever it stands', async () => {
    const bytes = await written(withSources(synthetic(6, 12)), 'links-names.xlsx')
    const book = read(bytes)
    const nameOn = (sheet: string, cell: string): unknown => book.Sheets[sheet]?.[cell.replace(/^[A-Z]+/, 'B')]?.v
    const links = linksIn(bytes).filter(({ sheet, cell }) => sheet !== 'Свод' && cell !== 'A1')
    expect(new Set(links.map(({ sheet }) => sheet))).toEqual(
      new Set([
        ...['Рейтинг', 'Темы', 'Матрица', 'Роли', 'Невыполненные требования', 'План мероприятий', 'Расхождения'],
        'Источники',
      ]),
    )
    expect(new Set(links.filter(({ sheet }) => sheet === 'Рейтинг').map(({ to }) => to))).toEqual(
      new Set(['Матрица', 'Роли', 'Невыполненные требования', 'Расхождения']),
    )
    for (const { sheet, cell, to, at } of links) expect(nameOn(to, at), `${sheet}!${cell}`).toBe(nameOn(sheet, cell))
  })

  it('lead to no sheet that is hidden or left out', async () => {
    const input: ReportInput = { ...withSources(synthetic(4, 9)), sheets: ['failures', 'themes'] }
    const bytes = await written(input, 'links-few.xlsx')
    const book = read(bytes)
    expect(book.Workbook?.Sheets?.map(({ name, Hidden }) => [name, Hidden])).toEqual([
      ['Свод', 0],
      ['Рейтинг', 1],
      ['Темы', 0],
      ['Матрица', 1],
      ['Невыполненные требования', 0],
      ['Методика', 1],
    ])
    expect(new Set(linksIn(bytes).map(({ to }) => to))).toEqual(new Set(['Свод', 'Темы', 'Невыполненные требования']))
  })

  it('stand where the standard has them: after formats and validations, before margins, and without relations', async () => {
    const parts = partsOf(await written(withSources(synthetic(4, 9)), 'links-order.xlsx'))
    const sheets = [...parts].filter(([part]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(part))
    expect(sheets.length).toBeGreaterThan(10)
    const order = [
      'sheetData',
      'autoFilter',
      'mergeCells',
      'conditionalFormatting',
      'dataValidations',
      'hyperlinks',
      'pageMargins',
    ]
    for (const [part, xml] of sheets) {
      const found = order.flatMap((tag) => {
        const at = xml.indexOf(`<${tag}`)
        return at === -1 ? [] : [at]
      })
      expect(found, part).toEqual([...found].sort((a, b) => a - b))
      expect(xml.match(/<hyperlinks>/g), part).toHaveLength(1)
    }
    for (const [part, xml] of parts) if (part.includes('_rels/')) expect(xml, part).not.toContain('/hyperlink"')
  })
})

const held = catalogue('school-a', ['school'], [requirement('2.1', 1), requirement('2.2', 1)])
const entries: Entry[] = [
  { name: 'Первая', kind: 'school', held, marks: [1, 1] },
  { name: 'Вторая', kind: 'school', held, marks: [1, 0] },
  { name: 'Третья', kind: 'school', held, marks: [0, 1] },
  { name: 'Без данных', kind: 'school', held, marks: ['?', '?'] },
]

describe('places with their ranges', () => {
  const stability = {
    ...{ seed: 5, draws: 1000, spread: 0.2, percentiles: [0.05, 0.95] as [number, number], flips: 0.1 },
    places: [
      { id: 1, low: 1, high: 1, alike: [] },
      { id: 2, low: 2, high: 3, alike: [3] },
      { id: 3, low: 2, high: 3, alike: [2, 77] },
    ],
  }
  const input = inputOf([held], entries, { stability })

  it('are told with whom they are shared, and how they came about', async () => {
    const book = read(await written(input, 'stability.xlsx'))
    const titles = ['Учреждение', 'Место (диапазон)', 'Неразличимы с']
    expect(linesOf(book, 'Рейтинг', 4).map((line) => titles.map((title) => line[title]))).toEqual([
      ['Первая', '1', undefined],
      ['Вторая', '2 (2–3)', 'Третья'],
      ['Третья', '2 (2–3)', 'Вторая; и ещё 1'],
      ['Без данных', '–', undefined],
    ])
    const method = Object.values(book.Sheets['Методика'] ?? {}).map((cell: { v?: unknown }) => String(cell.v))
    expect(method).toContain('Устойчивость мест')
    expect(method).toContain('1000')
    expect(method.some((text) => text.startsWith('5 (генератор mulberry32'))).toBe(true)
    expect(method.some((text) => text.includes('от 0,8 до 1,2'))).toBe(true)
  })

  it('are figures where the workbook shows too little to count them', async () => {
    const part = 'Показана часть мониторинга (выбранные учреждения): 3 учреждения из 9.'
    const book = read(await written({ ...input, fixedPlaces: true, part }, 'fixed.xlsx'))
    expect(book.Sheets['Рейтинг']?.['A5']).toMatchObject({ t: 'n', v: 1 })
    expect(book.Sheets['Рейтинг']?.['A5']?.f).toBeUndefined()
    expect(Object.values(book.Sheets['Методика'] ?? {}).some((cell: { v?: unknown }) => cell.v === part)).toBe(true)
  })
})
