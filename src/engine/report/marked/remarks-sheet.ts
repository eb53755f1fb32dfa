import { columnLetters } from '../../base/address'
import { heightFor } from '../comparative/sheet'
import { shortened } from '../comparative/words'
import { MAIN, RELATIONS, XML_HEAD } from '../package/relations'
import type { LookName } from './styles'
import type { CopyContent, EarlierMark, OpenResult, Told } from './types'
import { oneLine, SEVERITY_WORD } from './words'
import { escaped } from '../package/xml'

const WIDTHS = [5, 24, 10, 22, 48, 30, 44, 17]
/** Hidden: what the program needs to take its marks away again. */
const KEPT = 9
const LONGEST = 1500
const MOST_LINES = 5000

type Target = { sheet: string; cell: string }
type CellText = { text: string; look: LookName; to?: Target | undefined }
type Line = { cells: CellText[]; height?: number; isWide?: true }

const text = (value: string, look: LookName = 'text'): CellText => ({ text: shortened(oneLine(value), LONGEST), look })

const wide = (value: string, look: 'title' | 'section' | 'note'): Line => ({
  cells: [text(value, look)],
  isWide: true,
  height: look === 'note' ? heightFor([[value, WIDTHS.reduce((sum, each) => sum + each, 0)]], 10) : 24,
})

const header = (...titles: string[]): Line => ({ cells: titles.map((title) => text(title, 'header')), height: 30 })

const place = (sheet: string | null, cell: string | null, linked: Set<string>): [CellText, CellText] => {
  if (sheet === null) return [text('книга в целом'), text('—', 'centre')]
  const to = linked.has(sheet) ? { sheet, cell: cell ?? 'A1' } : undefined
  const shown = cell ?? (to === undefined ? '—' : 'весь лист')
  return [text(sheet), { text: shown, look: to === undefined ? 'centre' : 'link', to }]
}

const tall = (cells: CellText[]): Line => ({
  cells,
  height: Math.max(
    18,
    heightFor(
      cells.map((cell, at) => [cell.text, WIDTHS[at] ?? 10]),
      10,
    ),
  ),
})

const toldLine = (
  { severity, sheet, cell, value, wrong, expected, fix }: Told,
  at: number,
  linked: Set<string>,
): Line =>
  tall([
    text(String(at + 1), 'centre'),
    ...place(sheet, cell, linked),
    text(value ?? ''),
    text(wrong),
    text(expected ?? ''),
    text(fix),
    text(SEVERITY_WORD[severity], severity),
  ])

const resultLine = (result: OpenResult, at: number, linked: Set<string>): Line => {
  const { sheet, cell, clause, statement, outcome, why, others } = result
  return tall([
    text(String(at + 1), 'centre'),
    ...(sheet === null ? [text('—'), text('—', 'centre')] : place(sheet, cell, linked)),
    text(clause),
    text(statement),
    text(outcome),
    text(why),
    text(others),
  ])
}

const toldLines = (told: Told[], linked: Set<string>): Line[] =>
  told.length === 0
    ? [wide('Замечаний к данным нет.', 'note')]
    : [
        header(...['№', 'Лист', 'Ячейка', 'Значение', 'Что не так', 'Что ожидалось', 'Как исправить', 'Важность']),
        ...told.slice(0, MOST_LINES).map((each, at) => toldLine(each, at, linked)),
        ...(told.length > MOST_LINES
          ? [wide(`И ещё ${told.length - MOST_LINES}: исправьте сначала эти.`, 'note')]
          : []),
      ]

const resultLines = (results: OpenResult[], linked: Set<string>): Line[] =>
  results.length === 0
    ? []
    : [
        { cells: [], height: 12 },
        wide('Результаты, которые можно исправить, дополнив форму', 'section'),
        header('№', 'Лист', 'Ячейка', 'Пункт', 'Требование', 'Результат', 'Почему и что сделать', 'Другие ячейки'),
        ...results.map((each, at) => resultLine(each, at, linked)),
      ]

/** `problem`: why these remarks do not stand in the sender's own book. */
const introduction = ({ institution, audit, file }: CopyContent, problem: string | null): Line[] => [
  wide('Замечания программы «Сверка»', 'title'),
  wide(`${institution} · ${audit} · файл «${file}»`, 'note'),
  problem === null
    ? wide(
        'Ячейки с замечаниями закрашены, в примечании к каждой сказано, что исправить; щелчок по адресу ведёт к ячейке. Исправьте их на листах формы, сохраните эту книгу и верните её. Этот лист заполнять не нужно: при приёме программа его пропускает.',
        'note',
      )
    : wide(
        `Пометить сам присланный файл нельзя: ${problem}. Листы и ячейки названы так, как в нём; исправьте его и пришлите снова.`,
        'note',
      ),
]

const cellXml = (reference: string, { text: content, look }: CellText, look_: (name: LookName) => number): string =>
  content === ''
    ? `<c r="${reference}" s="${look_(look)}"/>`
    : `<c r="${reference}" s="${look_(look)}" t="inlineStr"><is><t xml:space="preserve">${escaped(content)}</t></is></c>`

const keptXml = (mark: EarlierMark | undefined, row: number): string =>
  mark === undefined
    ? ''
    : [mark.sheet, mark.cell, mark.fill]
        .map(
          (each, at) =>
            `<c r="${columnLetters(KEPT + at)}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(each)}</t></is></c>`,
        )
        .join('')

const location = ({ sheet, cell }: Target): string => escaped(`'${sheet.replaceAll("'", "''")}'!${cell}`)

export type SheetInput = {
  content: CopyContent
  problem: string | null
  /** Sheets of the book that addresses can lead to. */
  linked: Set<string>
  look: (name: LookName) => number
  /** What marked cells were filled with. */
  marks: EarlierMark[]
}

/** The worksheet of remarks: plain texts, links inside the book, no formula. */
export const remarksSheetXml = ({ content, problem, linked, look, marks }: SheetInput): string => {
  const lines = [
    ...introduction(content, problem),
    { cells: [], height: 6 },
    ...toldLines(content.told, linked),
    ...resultLines(content.results, linked),
  ]
  const frozen = content.told.length === 0 ? 3 : 5
  const last = columnLetters(WIDTHS.length - 1)
  const rows: string[] = []
  const [merges, links]: [string[], string[]] = [[], []]
  for (let at = 0; at < Math.max(lines.length, marks.length); at++) {
    const row = at + 1
    const { cells, height, isWide } = lines[at] ?? { cells: [] }
    const inside = cells.map((cell, column) => cellXml(`${columnLetters(column)}${row}`, cell, look)).join('')
    const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`
    rows.push(`<row r="${row}"${size}>${inside}${keptXml(marks[at], row)}</row>`)
    if (isWide) merges.push(`<mergeCell ref="A${row}:${last}${row}"/>`)
    cells.forEach(({ to }, column) => {
      if (to !== undefined)
        links.push(`<hyperlink ref="${columnLetters(column)}${row}" location="${location(to)}" display="${to.cell}"/>`)
    })
  }
  const columns = WIDTHS.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  ).join('')
  return [
    `${XML_HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">`,
    '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${frozen + 1}" sqref="A${frozen + 1}"/></sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns}<col min="${KEPT + 1}" max="${KEPT + 3}" width="9" hidden="1" customWidth="1"/></cols>`,
    `<sheetData>${rows.join('')}</sheetData>`,
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '',
    links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '',
    '<pageMargins left="0.4" right="0.4" top="0.45" bottom="0.6" header="0.2" footer="0.25"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;R&amp;8&amp;P / &amp;N</oddFooter></headerFooter>',
    '</worksheet>',
  ].join('')
}
