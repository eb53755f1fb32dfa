import { describe, expect, it } from 'vitest'
import type { Catalogue, Indicator } from '../../src/engine/catalogue/types'
import type { ReportedFigure, ReportInput } from '../../src/engine/report/comparative/types'
import { catalogue, inputOf, requirement, type Entry } from './comparative-input'
import { cellAt, linesOf, office, read, recalculated, withoutResults, written } from './comparative-reading'

const SHEET = 'Показатели'

const joined = (who: string, more: Partial<Indicator> = {}): Indicator => ({
  ...{ id: `i-${who}`, clause: '2.5', item: 5, title: `Присоединилось ${who}`, counted: who },
  ...{ table: 'people', part: 'connected', whole: 'total', done: 'Присоединилось' },
  ...more,
})
const chats: Indicator = {
  ...{ id: 'i-chats', clause: '2.2', title: 'Чаты в иностранных мессенджерах', counted: 'чатов' },
  ...{ from: 'foreignChatsStart', to: 'foreignChatsEnd' },
}
const violations: Indicator = {
  ...{ id: 'i-violations', clause: '4.2', title: 'Нарушения правил участниками' },
  ...{ table: 'moderation', counted: 'нарушений', done: 'Записано' },
}

const heldTo = (id: string, kind: Entry['kind'], indicators?: Indicator[]): Catalogue => ({
  ...catalogue(id, [kind], [requirement('2.1', 1)]),
  shortTitle: id,
  indicators,
})
const school = heldTo('school-a', 'school', [joined('обучающихся'), joined('родителей'), chats, violations])
const garden = heldTo('garden', 'preschool', [joined('родителей', { clause: '2.5', item: 1 })])

const known = (id: string, part: number, whole: number | null = null): ReportedFigure => ({
  ...{ id, state: 'known', part, whole },
})
const without = (id: string, state: 'unknown' | 'not-applicable'): ReportedFigure => ({
  ...{ id, state, part: null, whole: null },
})

const FIGURES: Record<string, ReportedFigure[]> = {
  А: [
    known('i-обучающихся', 290, 300),
    known('i-родителей', 410, 512),
    known('i-chats', 3, 12),
    known('i-violations', 7),
  ],
  Б: [
    known('i-обучающихся', 60, 100),
    without('i-родителей', 'unknown'),
    known('i-chats', 5, 5),
    without('i-violations', 'unknown'),
  ],
  В: [
    without('i-обучающихся', 'not-applicable'),
    known('i-родителей', 0, 88),
    without('i-chats', 'unknown'),
    known('i-violations', 0),
  ],
  Сад: [known('i-родителей', 90, 100)],
}

const entries: Entry[] = [
  { name: 'А', kind: 'school', held: school, marks: [1] },
  { name: 'Б', kind: 'school', held: school, marks: [1] },
  { name: 'В', kind: 'school', held: school, marks: [1] },
  { name: 'Сад', kind: 'preschool', held: garden, marks: [1] },
]

const withFigures = (input: ReportInput): ReportInput => ({
  ...input,
  institutions: input.institutions.map((each) => ({ ...each, indicators: FIGURES[each.name] ?? [] })),
})

const COLUMNS = ['E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N']

describe('«Показатели»', () => {
  const input = withFigures(inputOf([school, garden], entries))
  const bytes = written(input, 'indicators.xlsx')
  const rowOf = async (name: string) => {
    const book = read(await bytes)
    const row = cellAt(book, SHEET, 'B', name, 'B').replace('B', '')
    return COLUMNS.map((letter) => (book.Sheets[SHEET]?.[`${letter}${row}`] as { v?: unknown } | undefined)?.v ?? null)
  }

  it('gives each figure with its share or change, «?», «–» or nothing', async () => {
    expect(await rowOf('А')).toEqual([290, 300, 290 / 300, 410, 512, 410 / 512, 12, 3, -9, 7])
    expect(await rowOf('Б')).toEqual([60, 100, 0.6, '?', '?', '?', 5, 5, 0, '?'])
    expect(await rowOf('В')).toEqual(['–', '–', '–', 0, 88, 0, '?', '?', '?', 0])
    expect(await rowOf('Сад')).toEqual([null, null, null, 90, 100, 0.9, null, null, null, null])
  })

  it('sums what is known, over all and by kind and regulation, and takes shares of the sums', async () => {
    // Pupils 290 + 60 of 300 + 100; parents 410 + 0 + 90 of 512 + 88 + 100; chats 12 + 5 → 3 + 5; violations 7 + 0.
    const all = [350, 400, 0.875, 500, 700, 500 / 700, 17, 8, -9, 7]
    expect(await rowOf('Всего по показанным строкам')).toEqual(all)
    const lines = linesOf(read(await bytes), SHEET, 4).filter((line) => Object.values(line)[0] === 'Всего')
    expect(lines.map((line) => Object.values(line))).toEqual([
      ['Всего', 'дошкольное', 'garden', '', '', '', 90, 100, 0.9, '', '', '', ''],
      ['Всего', 'общеобразовательное', 'school-a', 350, 400, 0.875, 410, 600, 410 / 600, 17, 8, -9, 7],
    ])
  })

  it('says that indicators are no breaches, and where the texts have them', async () => {
    const texts = Object.values(read(await bytes).Sheets[SHEET] ?? {}).map((cell: { v?: unknown }) => cell.v)
    expect(texts).toContain('Источники: показатели не входят в индекс и не являются нарушениями')
    expect(texts).toContain('Присоединилось родителей: school-a — 2.5, п. 5; garden — 2.5, п. 1')
  })

  it('is left out where no regulation has any', async () => {
    const plain = inputOf(
      [heldTo('plain', 'school')],
      [{ name: 'А', kind: 'school', held: heldTo('plain', 'school'), marks: [1] }],
    )
    expect(read(await written(plain, 'no-indicators.xlsx')).SheetNames).not.toContain(SHEET)
  })

  it.skipIf(office === null)('comes to the same when LibreOffice recalculates it', async () => {
    const book = recalculated(withoutResults(await bytes), 'indicators-bare')
    const before = read(await bytes).Sheets[SHEET] ?? {}
    const after = book.Sheets[SHEET] ?? {}
    for (const [address, cell] of Object.entries(before) as [string, { v?: unknown; f?: string }][]) {
      if (cell.f === undefined) continue
      const value = (after[address] as { v?: unknown } | undefined)?.v ?? ''
      if (typeof cell.v === 'number') expect(value, address).toBeCloseTo(cell.v, 9)
      else expect(value, address).toBe('')
    }
  })
})
