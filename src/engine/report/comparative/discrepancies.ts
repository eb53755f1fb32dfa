import type { stream } from 'exceljs'
import { clauseLabel } from '../../base/label'
import { byRussian } from '../../base/russian'
import type { Discrepancy } from '../../verdict/types'
import { firstLines, type Anchors } from './anchors'
import { statementOf, type Layout } from './layout'
import { firstUnder, numbered, writeList, type ListColumn } from './list-sheet'
import type { Content, Frame } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { STYLE } from './styles'
import type { ReportInput } from './types'
import { DISCREPANCY, OUTCOME } from './words'

/** Shown only where institutions are held to different regulations. */
const REGULATION = 2

const COLUMNS: ListColumn[] = [
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
    firstUnder(1),
  ),
})

/** «Расхождения»: where the self-assessment says one thing and the data another. */
export const writeDiscrepancies = (
  book: stream.xlsx.WorkbookWriter,
  lines: DiscrepancyLine[],
  layout: Layout,
  anchors: Anchors,
  frame: Frame,
): Promise<void> =>
  writeList(
    book,
    {
      ...{ title: SHEET_TITLE.discrepancies, heading: 'Расхождения самооценки и данных', tab: 'FFED7D31' },
      ...{ columns: COLUMNS, headerHeight: 28, frozenColumns: 4, hidden: layout.blocks.length < 2 ? [REGULATION] : [] },
      words: [
        lines.length === 0
          ? 'Расхождений нет.'
          : `Всего: ${lines.length}. Оценку решают данные. Завышение — ответ лучше данных, занижение — хуже, «без данных» — ответ нечем проверить.`,
      ],
    },
    numbered(lines, layout, anchors),
    frame,
  )
