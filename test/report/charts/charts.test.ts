import * as XLSX from '@e965/xlsx'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { withCharts } from '../../../src/engine/report/charts/add-charts'
import { chartXml } from '../../../src/engine/report/charts/chart-xml'
import type { BarChart, PlacedChart } from '../../../src/engine/report/charts/types'
import { entriesOf } from '../../../src/engine/report/normalise-zip'
import { partsOf } from '../comparative-reading'

const chart: BarChart = {
  title: 'Индекс <и> «возможный»',
  grouping: 'stacked',
  direction: 'horizontal',
  categories: { range: "'Лист один'!$A$2:$A$3", texts: ['=HYPERLINK("x")', 'Школа & сад'] },
  series: [
    {
      name: { range: "'Лист один'!$B$1", text: 'Индекс' },
      values: { range: "'Лист один'!$B$2:$B$3", numbers: [0.5, null] },
      ...{ fill: 'dark', isLabelled: true },
    },
    {
      name: { range: "'Лист один'!$C$1", text: 'До возможного' },
      values: { range: "'Лист один'!$C$2:$C$3", numbers: [0.25, 0.125] },
      ...{ fill: 'pale', isLabelled: false },
    },
  ],
  ...{ format: '0.0%', axisTitle: null, scale: { min: 0, max: 1, step: 0.1 } },
}
const placed: PlacedChart = { chart, from: { row: 0, column: 4 }, to: { row: 14, column: 9 } }

const book = async (): Promise<Uint8Array> => {
  const made = new exceljs.Workbook()
  made.created = made.modified = new Date('2025-01-01T00:00:00Z')
  made.addWorksheet('Первый').getCell('A1').value = 'без диаграммы'
  const sheet = made.addWorksheet('Лист один')
  sheet.addRows([
    ['', 'Индекс', 'До возможного'],
    ['Первая', 0.5, 0.25],
    ['Вторая', 1, 0.125],
  ])
  sheet.pageSetup = { orientation: 'landscape' }
  return new Uint8Array(await made.xlsx.writeBuffer())
}

const packed = (zip: Uint8Array, path: string): string => {
  const bytes = Buffer.from(zip)
  const { central, local } = entriesOf(bytes).find((each) =>
    bytes.toString('utf8', each.central + 46).startsWith(path),
  ) ?? {
    ...{ central: 0, local: 0 },
  }
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  return bytes.toString('base64', start, start + bytes.readUInt32LE(central + 20))
}

describe('charts put into a workbook', () => {
  it('stand as parts, said of in types and relations, on the sheet that was named', async () => {
    const before = await book()
    const after = withCharts(before, new Map([['Лист один', [placed, { ...placed, from: { row: 20, column: 0 } }]]]))
    const parts = partsOf(after)
    expect([...parts.keys()].filter((path) => /chart|drawing/.test(path)).sort()).toEqual(
      expect.arrayContaining([
        'xl/charts/chart1.xml',
        'xl/charts/chart2.xml',
        'xl/drawings/_rels/drawing1.xml.rels',
        'xl/drawings/drawing1.xml',
      ]),
    )
    expect(parts.get('[Content_Types].xml')).toContain('PartName="/xl/charts/chart2.xml"')
    expect(parts.get('[Content_Types].xml')).toContain('PartName="/xl/drawings/drawing1.xml"')
    const relation = /<drawing [^>]*r:id="([^"]+)"\/>/.exec(parts.get('xl/worksheets/sheet2.xml') ?? '')?.[1] ?? '-'
    expect(parts.get('xl/worksheets/_rels/sheet2.xml.rels')).toContain(`Id="${relation}"`)
    expect(parts.get('xl/worksheets/sheet1.xml')).not.toContain('<drawing')
    // The format wants the drawing behind the page's set-up.
    expect(parts.get('xl/worksheets/sheet2.xml')).toMatch(/<pageSetup [^>]*\/>.*<drawing/s)
    expect(packed(after, 'xl/worksheets/sheet1.xml')).toBe(packed(before, 'xl/worksheets/sheet1.xml'))
    expect(packed(after, 'xl/worksheets/sheet1.xml')).not.toBe('')
    expect(XLSX.read(after).Sheets['Лист один']?.['B2']?.v).toBe(0.5)
  })

  it('gives the same bytes for the same book', async () => {
    const charts = new Map([['Лист один', [placed]]])
    const zip = await book()
    expect(Buffer.from(withCharts(zip, charts)).equals(Buffer.from(withCharts(zip, charts)))).toBe(true)
  })

  it('refuses a sheet that is not there', async () => {
    const zip = await book()
    expect(() => withCharts(zip, new Map([['Нет такого', [placed]]]))).toThrow(RangeError)
  })
})

describe('the part of a chart', () => {
  it('refers to cells and keeps what they say, texts as texts', () => {
    const xml = chartXml(chart)
    expect(xml).toContain("<c:f>'Лист один'!$B$2:$B$3</c:f>")
    expect(xml).toContain('<c:ptCount val="2"/><c:pt idx="0"><c:v>0.5</c:v></c:pt></c:numCache>')
    expect(xml).toContain('<c:v>=HYPERLINK(&quot;x&quot;)</c:v>')
    expect(xml).toContain('<c:v>Школа &amp; сад</c:v>')
    expect(xml).toContain('Индекс &lt;и&gt; «возможный»')
  })

  it('keeps the values alone where there are no cells', () => {
    const xml = chartXml({
      ...chart,
      categories: { range: null, texts: ['А'] },
      series: [
        {
          name: { range: null, text: 'Индекс' },
          values: { range: null, numbers: [1] },
          ...{ fill: 'middle', isLabelled: true },
        },
      ],
    })
    expect(xml).not.toContain('<c:f>')
    expect(xml).toContain('<c:strLit><c:ptCount val="1"/><c:pt idx="0"><c:v>А</c:v></c:pt></c:strLit>')
    expect(xml).toContain('<c:tx><c:v>Индекс</c:v></c:tx>')
    expect(xml).not.toContain('<c:legend>')
  })
})
