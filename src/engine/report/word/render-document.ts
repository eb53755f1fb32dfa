import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as millimetres,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IRunOptions,
} from 'docx'
import { chartMark, finished, type DocumentChart } from './chart-part'
import { typeset } from './typography'
import type { Block, DocumentPlan } from './types'

const FONT = 'Times New Roman'
/** Sizes in half points. */
const SIZE = { body: 26, table: 20, small: 18 }
/** A table of so many lines stays on one page. */
const SHORT = 8
const PAGE = { width: 210, height: 297, left: 30, right: 15, top: 20, bottom: 20 }
const TEXT_WIDTH = millimetres(PAGE.width - PAGE.left - PAGE.right)
const INDENT = millimetres(12.5)
const LINE = { line: 276 }

type Child = Paragraph | Table

const run = (text: string, more: IRunOptions = {}): TextRun => new TextRun({ text: typeset(text), ...more })

const body = (text: string): Paragraph =>
  new Paragraph({
    children: [run(text)],
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: INDENT },
    spacing: { ...LINE, after: 120 },
  })

const list = ({ ordered, items }: Extract<Block, { kind: 'list' }>, instance: number): Paragraph[] =>
  items.map(
    (item, at) =>
      new Paragraph({
        children: [run(item)],
        numbering: { reference: ordered ? 'ordered' : 'dashes', level: 0, instance },
        alignment: AlignmentType.LEFT,
        spacing: { ...LINE, after: at === items.length - 1 ? 120 : 40 },
      }),
  )

type Look = { isHeader: boolean; isNumeric: boolean; keepNext: boolean }

const cell = (text: string, width: number, { isHeader, isNumeric, keepNext }: Look): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: isHeader ? VerticalAlign.CENTER : VerticalAlign.TOP,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(isHeader ? { shading: { fill: 'EDEDED' } } : {}),
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          children: [run(line, { size: isHeader ? SIZE.small : SIZE.table, bold: isHeader })],
          alignment: isHeader || isNumeric ? AlignmentType.CENTER : AlignmentType.LEFT,
          keepNext,
        }),
    ),
  })

const table = ({ caption, header, rows, widths, numeric }: Extract<Block, { kind: 'table' }>): Child[] => {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const columns = widths.map((width) => Math.round((TEXT_WIDTH * width) / whole))
  const line = { style: BorderStyle.SINGLE, size: 4, color: '404040' }
  const cells = (texts: string[], isHeader: boolean, keepNext: boolean): TableCell[] =>
    columns.map((width, at) => cell(texts[at] ?? '', width, { isHeader, isNumeric: numeric.includes(at), keepNext }))
  return [
    new Paragraph({ children: [run(caption)], keepNext: true, spacing: { before: 120, after: 80 } }),
    new Table({
      columnWidths: columns,
      layout: TableLayoutType.FIXED,
      width: { size: columns.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: cells(header, true, true) }),
        ...rows.map(
          (row, at) =>
            new TableRow({
              cantSplit: true,
              children: cells(row, false, rows.length <= SHORT && at < rows.length - 1),
            }),
        ),
      ],
    }),
    new Paragraph({ children: [], spacing: { after: 80 } }),
  ]
}

const chart = (caption: string, at: number): Paragraph[] => [
  new Paragraph({
    children: [new TextRun({ text: chartMark(at) })],
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120 },
  }),
  new Paragraph({ children: [run(caption)], alignment: AlignmentType.CENTER, spacing: { after: 200 } }),
]

const top = ({ addressee, title }: DocumentPlan): Paragraph[] => [
  ...addressee.map(
    (line, at) =>
      new Paragraph({
        children: [run(line)],
        indent: { left: millimetres(85) },
        spacing: { after: at === addressee.length - 1 ? 360 : 0 },
      }),
  ),
  ...title.map(
    (line, at) =>
      new Paragraph({
        children: [run(at === 0 && addressee.length === 0 ? line.toUpperCase() : line, { bold: true })],
        ...(at === 0 ? { heading: HeadingLevel.TITLE } : {}),
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { after: at === title.length - 1 ? 280 : 40 },
      }),
  ),
]

const content = (plan: DocumentPlan, charts: DocumentChart[]): Child[] => {
  let instance = 0
  const block = (each: Block): Child[] => {
    if (each.kind === 'paragraph') return [body(each.text)]
    if (each.kind === 'list') return list(each, (instance += 1))
    if (each.kind === 'table') return table(each)
    charts.push({ title: each.caption.replace(/^Рисунок \d+ — /, ''), bars: each.bars })
    return chart(each.caption, charts.length - 1)
  }
  const heading = (text: string): Paragraph =>
    new Paragraph({
      children: [run(text, { bold: true, size: SIZE.body })],
      heading: HeadingLevel.HEADING_1,
      keepNext: true,
      spacing: { before: 240, after: 120 },
    })
  return [
    ...top(plan),
    ...plan.sections.flatMap(({ title, blocks }) => [
      ...(title === null ? [] : [heading(title)]),
      ...blocks.flatMap(block),
    ]),
    ...plan.closing.map(
      (line, at) =>
        new Paragraph({ children: [run(line)], keepLines: true, spacing: { ...LINE, before: at === 0 ? 240 : 360 } }),
    ),
  ]
}

const small = (children: TextRun[]): Paragraph => new Paragraph({ children, alignment: AlignmentType.CENTER })

const documentOf = (plan: DocumentPlan, charts: DocumentChart[]): Document => {
  const indent = { left: INDENT, hanging: millimetres(6) }
  const level = (format: 'bullet' | 'decimal', text: string) => [
    {
      level: 0,
      format: LevelFormat[format === 'bullet' ? 'BULLET' : 'DECIMAL'],
      text,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent }, run: { font: FONT } },
    },
  ]
  const page = {
    size: { width: millimetres(PAGE.width), height: millimetres(PAGE.height) },
    margin: {
      ...{ left: millimetres(PAGE.left), right: millimetres(PAGE.right) },
      ...{ top: millimetres(PAGE.top), bottom: millimetres(PAGE.bottom) },
      ...{ header: millimetres(10), footer: millimetres(10) },
    },
  }
  const plain = { font: FONT, color: '000000' }
  const foot = (): Footer => new Footer({ children: [small([run(plan.footer, { size: SIZE.small })])] })
  return new Document({
    title: plan.name,
    creator: 'Сверка',
    styles: {
      default: {
        document: { run: { font: FONT, size: SIZE.body, language: { value: 'ru-RU' } } },
        title: { run: { ...plain, size: SIZE.body + 2, bold: true } },
        heading1: { run: { ...plain, size: SIZE.body, bold: true } },
      },
    },
    numbering: {
      config: [
        { reference: 'dashes', levels: level('bullet', '–') },
        { reference: 'ordered', levels: level('decimal', '%1)') },
      ],
    },
    sections: [
      {
        properties: { titlePage: true, page },
        headers: {
          first: new Header({ children: [small([])] }),
          default: new Header({ children: [small([new TextRun({ children: [PageNumber.CURRENT] })])] }),
        },
        footers: { first: foot(), default: foot() },
        children: content(plan, charts),
      },
    ],
  })
}

/** A document as .docx: A4, Times New Roman, pages numbered from the second on; the same plan gives the same bytes. */
export const renderDocument = async (plan: DocumentPlan): Promise<Uint8Array> => {
  const charts: DocumentChart[] = []
  const packed = await Packer.toBuffer(documentOf(plan, charts))
  return finished(packed, typeset(plan.name), plan.date, charts)
}
