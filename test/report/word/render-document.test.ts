import { describe, expect, it } from 'vitest'
import { ownParts } from '../../../src/engine/report/package/own-parts'
import { planNote } from '../../../src/engine/report/note/plan-note'
import { renderDocument } from '../../../src/engine/report/word/render-document'
import type { DocumentPlan } from '../../../src/engine/report/word/types'
import { allBad } from '../note/inputs'

const PLAN: DocumentPlan = {
  ...{ name: 'Проба & <имя>', date: '2026-04-15', addressee: [], title: ['Проба'], closing: [], footer: 'низ' },
  sections: [
    {
      title: '1. Раздел',
      blocks: [
        { kind: 'paragraph', text: 'Строка\u0007 с <знаками> & 5 школ, 77,5 %\nдалее' },
        { kind: 'list', ordered: true, items: ['раз;', 'два.'] },
        {
          ...{ kind: 'table', id: 't', caption: 'Таблица 1 — Итог', header: ['А', 'Б'], rows: [['x', '1']] },
          ...{ widths: [3, 1], numeric: [1] },
        },
        {
          ...{ kind: 'chart', id: 'c', caption: 'Рисунок 1 — Уровни' },
          bars: { values: 'count', categories: ['высокий', 'низкий'], series: [{ name: 'Школ', values: [3, 1] }] },
        },
      ],
    },
  ],
}

const partsOf = async (plan: DocumentPlan): Promise<Map<string, string>> =>
  new Map(ownParts(await renderDocument(plan)).map((part) => [part.name, part.read().toString('utf8')]))

const textOf = (xml: string): string =>
  Array.from(xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g), ([, text]) => text).join('|')

describe('a Word document', () => {
  it('says what its plan says, in that order and within what XML allows', async () => {
    const parts = await partsOf(PLAN)
    expect(textOf(parts.get('word/document.xml') ?? '')).toBe(
      'ПРОБА|1. Раздел|Строка с &lt;знаками&gt; &amp; 5\u00a0школ, 77,5\u00a0% далее|раз;|два.|Таблица 1\u00a0— Итог|А|Б|x|1|Рисунок 1\u00a0— Уровни',
    )
    expect(parts.get('docProps/core.xml')).toContain('<dc:title>Проба &amp; &lt;имя&gt;</dc:title>')
  })

  it('is an A4 page with numbered pages', async () => {
    const parts = await partsOf(PLAN)
    // 210 × 297 mm in twentieths of a point: 210 / 25,4 × 1440 = 11 906, 297 / 25,4 × 1440 = 16 838.
    expect(parts.get('word/document.xml')).toMatch(/<w:pgSz w:w="11905(\.\d+)?|<w:pgSz w:w="11906/)
    expect([...parts].some(([name, xml]) => name.startsWith('word/header') && xml.includes('PAGE'))).toBe(true)
  })

  it('has a native chart with its values, found by a relation and named in the list of types', async () => {
    const parts = await partsOf(PLAN)
    const chart = parts.get('word/charts/chart1.xml') ?? ''
    expect(chart).toContain('<c:v>высокий</c:v>')
    expect(chart).toContain('<c:v>3</c:v>')
    expect(parts.get('[Content_Types].xml')).toContain('PartName="/word/charts/chart1.xml"')
    const relation = /Id="([^"]+)"[^>]*charts\/chart1\.xml|<c:chart [^>]*r:id="([^"]+)"/
    expect(relation.exec(parts.get('word/_rels/document.xml.rels') ?? '')?.[1]).toBe(
      relation.exec(parts.get('word/document.xml') ?? '')?.[2],
    )
    expect(parts.get('word/document.xml')).not.toContain('SVERKA-CHART')
  })

  it('has the same bytes whenever it is made', async () => {
    const [one, other] = [await renderDocument(planNote(allBad())), await renderDocument(planNote(allBad()))]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
    const today = new Date().toISOString().slice(0, 10)
    const texts = ownParts(one).map((part) => part.read().toString('utf8'))
    expect(texts.filter((text) => text.includes(today))).toEqual([])
  })
})
