import type { stream } from 'exceljs'
import { clauseLabel } from '../../base/label'
import { byRussian } from '../../base/russian'
import type { Discrepancy } from '../../verdict/types'
import { statementOf, type Layout } from './layout'
import { heightFor, openSheet, type Content, type Frame } from './sheet'
import { STYLE } from './styles'
import type { ReportInput } from './types'
import { DISCREPANCY, OUTCOME } from './words'

const HEADER = 3
/** Shown only where institutions are held to different regulations. */
const REGULATION = 1

const COLUMNS = [
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

/** What to look into first: a claim the data refute, then modesty, then answers nothing supports. */
const ORDER: Discrepancy['kind'][] = ['overstated', 'understated', 'unsupported']

const linesOf = ({ institutions }: ReportInput, { blocks }: Layout): Content[][] =>
  [...institutions]
    .sort((a, b) => byRussian(a.name, b.name) || a.id - b.id)
    .flatMap(({ name, catalogue, discrepancies }) => discrepancies.map((each) => ({ name, catalogue, each })))
    .sort((a, b) => ORDER.indexOf(a.each.kind) - ORDER.indexOf(b.each.kind))
    .map(({ name, catalogue: held, each }) => {
      const block = blocks.find(({ catalogue: { id } }) => id === held)
      const catalogue = block?.catalogue
      const requirement = catalogue?.requirements.find(({ id }) => id === each.requirement)
      return [
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
    })

/** «Расхождения»: where the self-assessment says one thing and the data another. */
export const writeDiscrepancies = async (
  book: stream.xlsx.WorkbookWriter,
  input: ReportInput,
  layout: Layout,
  frame: Frame,
): Promise<void> => {
  const sheet = openSheet(book, {
    title: 'Расхождения',
    columns: COLUMNS.map(({ width }, at) => ({ width, hidden: at === REGULATION && layout.blocks.length < 2 })),
    frozen: { rows: HEADER, columns: 3 },
    ...frame,
    tab: 'FFED7D31',
  })
  const lines = linesOf(input, layout)
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
  for (const contents of lines)
    await sheet.row(contents, STYLES, {
      height: heightFor(contents.map((content, at) => [String(content ?? ''), COLUMNS[at]?.width ?? 10])),
    })
  sheet.filter(HEADER, COLUMNS.length)
  await sheet.close()
}
