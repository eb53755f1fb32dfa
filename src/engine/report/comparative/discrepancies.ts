import type { stream } from 'exceljs'
import { clauseLabel } from '../../base/label'
import { byRussian } from '../../base/russian'
import type { Discrepancy } from '../../verdict/types'
import { firstLines, firsts, numbersOf, type Anchors } from './anchors'
import { statementOf, type Layout } from './layout'
import { heightFor, openSheet, type Content, type Frame } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { STYLE } from './styles'
import type { ReportInput } from './types'
import { DISCREPANCY, OUTCOME } from './words'

const HEADER = 3
/** Shown only where institutions are held to different regulations. */
const REGULATION = 2

const COLUMNS = [
  { title: '№', width: 5, style: STYLE.count },
  { title: 'Учреждение', width: 24, style: STYLE.strong },
  { title: 'Положение', width: 12, style: STYLE.text },
  { title: 'Пункт', width: 10, style: STYLE.center },
  { title: 'Требование', width: 34, style: STYLE.text },
  { title: 'Вид', width: 14, style: STYLE.center },
  { title: 'Ответ учреждения', width: 14, style: STYLE.center },
  { title: 'По данным', width: 14, style: STYLE.center },
  { title: 'Пояснение', width: 40, style: STYLE.text },
  { title: 'Ячейки', width: 32, style: STYLE.text },
]
const STYLES = COLUMNS.map(({ style }) => style)
const LINKED = [STYLE.countLink, ...STYLES.slice(1)]

/** What to look into first: a claim the data refute, then modesty, then answers nothing supports. */
const ORDER: Discrepancy['kind'][] = ['overstated', 'understated', 'unsupported']

export type DiscrepancyLine = { id: number; contents: Content[] }

export const discrepancyLines = ({ institutions }: ReportInput, { blocks }: Layout): DiscrepancyLine[] =>
  [...institutions]
    .sort((a, b) => byRussian(a.name, b.name) || a.id - b.id)
    .flatMap(({ id, name, catalogue, discrepancies }) => discrepancies.map((each) => ({ id, name, catalogue, each })))
    .sort((a, b) => ORDER.indexOf(a.each.kind) - ORDER.indexOf(b.each.kind))
    .map(({ id: institution, name, catalogue: held, each }) => {
      const block = blocks.find(({ catalogue: { id } }) => id === held)
      const catalogue = block?.catalogue
      const requirement = catalogue?.requirements.find(({ id }) => id === each.requirement)
      const contents: Content[] = [
        name,
        block?.short ?? held,
        requirement === undefined ? each.clause : clauseLabel(requirement),
        catalogue === undefined || requirement === undefined ? each.requirement : statementOf(catalogue, requirement),
        DISCREPANCY[each.kind],
        each.answer,
        OUTCOME[each.outcome],
        each.message,
        each.cells,
      ]
      return { id: institution, contents }
    })

export const discrepancyAnchors = (lines: DiscrepancyLine[]): Pick<Anchors, 'discrepancies'> => ({
  discrepancies: firstLines(
    SHEET_TITLE.discrepancies,
    lines.map(({ id }) => id),
    HEADER + 1,
  ),
})

/** «Расхождения»: where the self-assessment says one thing and the data another. */
export const writeDiscrepancies = async (
  book: stream.xlsx.WorkbookWriter,
  lines: DiscrepancyLine[],
  layout: Layout,
  { rating }: Anchors,
  frame: Frame,
): Promise<void> => {
  const sheet = openSheet(book, {
    title: SHEET_TITLE.discrepancies,
    columns: COLUMNS.map(({ width }, at) => ({ width, hidden: at === REGULATION && layout.blocks.length < 2 })),
    frozen: { rows: HEADER, columns: 4 },
    finish: (part) => part.filter(HEADER, COLUMNS.length),
    ...frame,
    tab: 'FFED7D31',
  })
  await sheet.row(['Расхождения самооценки и данных'], STYLE.title, { height: 20 })
  await sheet.row(
    [
      lines.length === 0
        ? 'Расхождений нет.'
        : `Всего: ${lines.length}. Оценку решают данные. Завышение — ответ лучше данных, занижение — хуже, «без данных» — ответ нечем проверить.`,
    ],
    STYLE.line,
    { height: 15 },
  )
  await sheet.row(
    COLUMNS.map(({ title }) => title),
    STYLE.header,
    { height: 28 },
  )
  const isFirst = firsts()
  const numbers = numbersOf(layout)
  for (const { id, contents: own } of lines) {
    const contents = [numbers.get(id) ?? null, ...own]
    const target = isFirst(id) ? rating.get(id) : undefined
    await sheet.row(contents, target === undefined ? STYLES : LINKED, {
      links: [[0, target]],
      height: heightFor(contents.map((content, at) => [String(content ?? ''), COLUMNS[at]?.width ?? 10])),
    })
  }
  await sheet.close()
}
