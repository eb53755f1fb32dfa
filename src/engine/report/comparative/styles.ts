import type { Borders, ConditionalFormattingRule, Style } from 'exceljs'
import { font, HEADER_FILL, solid } from '../styles'

export type CellStyle = Partial<Style>

const line = { style: 'thin', color: { argb: 'FFBFC5CC' } } as const
const box: Partial<Borders> = { top: line, left: line, bottom: line, right: line }

const EDITABLE = solid('FFFFF8D6')

const top = { vertical: 'top', wrapText: true } as const
/** An indent takes effect only with an alignment that is named. */
const inset = { ...top, horizontal: 'left', indent: 1 } as const

/** One decimal, but never 100 % for what falls short of it. */
const PERCENT = '[<0.9995]0.0%;[<1]"< 100%";0.0%'
const middle = { vertical: 'middle', horizontal: 'center', wrapText: true } as const

/**
 * From 0 through a half to 1. Grey value rises with the figure, so that a black-and-white print shows what fails
 * even without the signs.
 */
export const SCALE: ConditionalFormattingRule = {
  type: 'colorScale',
  priority: 1,
  cfvo: [
    { type: 'num', value: 0 },
    { type: 'num', value: 0.5 },
    { type: 'num', value: 1 },
  ],
  color: [{ argb: 'FFEB7F78' }, { argb: 'FFFFE08A' }, { argb: 'FFD5EBCB' }],
}

/** A line over the first row of each group, wherever sorting puts it; `differs` compares its key with the row above. */
export const groupLine = (differs: string, priority: number): ConditionalFormattingRule => ({
  type: 'expression',
  priority,
  formulae: [differs],
  style: { border: { top: { style: 'thin', color: { argb: 'FF1F3864' } } } },
})

/** Ink of what leads elsewhere: dark enough for a black-and-white print. */
const LINK = { argb: 'FF1F4E79' }

/** Every style of the report; cells share these objects, which is what keeps writing fast. */
export const STYLE = {
  title: { font: font(14, { bold: true }), alignment: { vertical: 'middle' } },
  titleLink: { font: font(14, { bold: true, color: LINK }), alignment: { vertical: 'middle' } },
  section: { font: font(11, { bold: true, color: { argb: 'FF1F3864' } }), alignment: { vertical: 'middle' } },
  note: { font: font(9, { color: { argb: 'FF555555' } }), alignment: { vertical: 'top', wrapText: true } },
  line: { font: font(10), alignment: { vertical: 'middle' } },
  paragraph: { font: font(10), alignment: top },
  header: { font: font(9, { bold: true }), fill: HEADER_FILL, border: box, alignment: middle },
  headerSmall: { font: font(8, { bold: true }), fill: HEADER_FILL, border: box, alignment: middle },
  headerRotated: {
    font: font(8),
    fill: HEADER_FILL,
    border: box,
    alignment: { vertical: 'bottom', horizontal: 'center', wrapText: true, textRotation: 90 },
  },
  headerRotatedBold: {
    font: font(8, { bold: true }),
    fill: HEADER_FILL,
    border: box,
    alignment: { vertical: 'bottom', horizontal: 'center', wrapText: true, textRotation: 90 },
  },
  /** Over many columns, perhaps of several pages: said where they begin. */
  band: {
    font: font(9, { bold: true }),
    fill: HEADER_FILL,
    border: box,
    alignment: { vertical: 'middle', horizontal: 'left' },
  },
  headerLeft: { font: font(8), fill: HEADER_FILL, border: box, alignment: { vertical: 'middle', horizontal: 'left' } },
  headerFigure: { font: font(8), fill: HEADER_FILL, border: box, alignment: middle },
  text: { font: font(9), border: box, alignment: inset },
  strong: { font: font(9, { bold: true }), border: box, alignment: inset },
  /** Leads to the same institution elsewhere. A number: office suites do not wrap a name that leads somewhere. */
  ordinalLink: { font: font(9, { color: LINK, underline: true }), border: box, alignment: middle },
  countLink: {
    font: font(9, { color: LINK, underline: true }),
    border: box,
    numFmt: '#,##0',
    alignment: { vertical: 'top', horizontal: 'center' },
  },
  /** In one line, whatever its length. */
  whole: { font: font(9), border: box, alignment: { vertical: 'middle', horizontal: 'left', indent: 1 } },
  textLink: { font: font(9, { color: LINK, underline: true }), border: box, alignment: inset },
  lineLink: {
    font: font(10, { color: LINK, underline: true }),
    alignment: { vertical: 'middle', horizontal: 'right' },
  },
  ordinal: { font: font(9), border: box, alignment: middle },
  center: { font: font(9), border: box, alignment: { vertical: 'top', horizontal: 'center', wrapText: true } },
  count: { font: font(9), border: box, numFmt: '#,##0', alignment: { vertical: 'top', horizontal: 'center' } },
  weight: { font: font(9), border: box, alignment: { vertical: 'top', horizontal: 'center' } },
  figure: { font: font(9), border: box, numFmt: '0.000', alignment: { vertical: 'top', horizontal: 'center' } },
  percent: { font: font(9), border: box, numFmt: PERCENT, alignment: { vertical: 'top', horizontal: 'center' } },
  percentStrong: {
    font: font(9, { bold: true }),
    border: box,
    numFmt: PERCENT,
    alignment: { vertical: 'top', horizontal: 'center' },
  },
  percentLink: {
    font: font(9, { color: LINK, underline: true }),
    border: box,
    numFmt: PERCENT,
    alignment: { vertical: 'top', horizontal: 'center' },
  },
  percentStrongLink: {
    font: font(9, { bold: true, color: LINK, underline: true }),
    border: box,
    numFmt: PERCENT,
    alignment: { vertical: 'top', horizontal: 'center' },
  },
  /** A difference of two shares, with its sign. */
  change: {
    font: font(9),
    border: box,
    numFmt: '+0.0%;-0.0%;0.0%',
    alignment: { vertical: 'top', horizontal: 'center' },
  },
  bar: { font: font(9, { color: { argb: 'FF2F5597' } }), border: box, alignment: { vertical: 'middle' } },
  score: {
    font: font(9),
    border: box,
    numFmt: '[=1]"✓";[=0]"✗";0.0%',
    alignment: { vertical: 'middle', horizontal: 'center' },
  },
  /** Part of what the figure stands for is undetermined. */
  scorePartly: {
    font: font(9),
    border: box,
    numFmt: '[=0]"✗ ?";0.0%" ?"',
    alignment: { vertical: 'middle', horizontal: 'center' },
  },
  absent: { font: font(9), border: box },
  share: { font: font(9), border: box, numFmt: PERCENT, alignment: { vertical: 'middle', horizontal: 'center' } },
  shareStrong: {
    font: font(9, { bold: true }),
    border: box,
    numFmt: PERCENT,
    alignment: { vertical: 'middle', horizontal: 'center' },
  },
  headerShare: { font: font(8), fill: HEADER_FILL, border: box, numFmt: PERCENT, alignment: middle },
  undetermined: {
    font: font(8, { bold: true }),
    border: box,
    fill: { type: 'pattern', pattern: 'lightUp', fgColor: { argb: 'FFB0B0B0' }, bgColor: { argb: 'FFFFFFFF' } },
    alignment: { vertical: 'middle', horizontal: 'center' },
  },
  notApplicable: {
    font: font(9, { color: { argb: 'FF404040' } }),
    border: box,
    fill: solid('FFEDEDED'),
    alignment: { vertical: 'middle', horizontal: 'center' },
  },
  name: { font: font(9), border: box, alignment: { ...inset, vertical: 'middle' } },
  editableNumber: {
    font: font(9, { bold: true }),
    border: box,
    fill: EDITABLE,
    alignment: { vertical: 'top', horizontal: 'center' },
  },
  editablePercent: {
    font: font(9, { bold: true }),
    border: box,
    fill: EDITABLE,
    numFmt: '0.0%',
    alignment: { vertical: 'top', horizontal: 'center' },
  },
  editableChoice: {
    font: font(9),
    border: box,
    fill: EDITABLE,
    alignment: { vertical: 'top', horizontal: 'center' },
  },
  editableDay: {
    font: font(9),
    border: box,
    fill: EDITABLE,
    numFmt: 'dd.mm.yyyy',
    alignment: { vertical: 'top', horizontal: 'center' },
  },
  editableText: { font: font(9), border: box, fill: EDITABLE, alignment: inset },
  day: { font: font(9), border: box, numFmt: 'dd.mm.yyyy', alignment: { vertical: 'top', horizontal: 'center' } },
  check: { font: font(10, { bold: true }), border: box, alignment: { vertical: 'middle', horizontal: 'center' } },
} satisfies Record<string, CellStyle>
