import type { Style } from 'exceljs'
import type { ColumnType } from '../../catalogue/evidence-types'
import { box, font, HEADER_FILL, OPEN_FILL, SHUT_FILL, solid } from '../styles'

export type CellStyle = Partial<Style>

export const SIZE = { title: 14, section: 11, body: 10, header: 9 }

/** Stored as text, so that a spreadsheet cannot turn «2.1» into a date. */
export const TEXT = '@'
export const DATE = 'dd.mm.yyyy'

export const FORMATS: Record<ColumnType, string> = {
  text: TEXT,
  time: TEXT,
  choice: TEXT,
  'yes-no': TEXT,
  date: DATE,
  integer: '0',
  number: 'General',
}

const open = { locked: false } as const
const wrapped = { vertical: 'top', wrapText: true } as const
const middle = { vertical: 'middle', wrapText: true } as const
const indented = { ...middle, horizontal: 'left', indent: 1 } as const

export const STYLE = {
  title: { font: font(SIZE.title, { bold: true }), alignment: { vertical: 'middle' } },
  section: { font: font(SIZE.section, { bold: true, color: { argb: 'FF1F3864' } }), alignment: { vertical: 'bottom' } },
  hint: { font: font(SIZE.body, { color: { argb: 'FF404040' } }), alignment: wrapped },
  text: { font: font(SIZE.body), alignment: { ...wrapped, horizontal: 'left', indent: 1 } },
  step: { font: font(SIZE.body, { bold: true }), alignment: { ...wrapped, horizontal: 'left', indent: 1 } },
  aside: { font: font(SIZE.header, { color: { argb: 'FF404040' } }), alignment: indented },
  header: {
    font: font(SIZE.header, { bold: true }),
    fill: HEADER_FILL,
    border: box,
    alignment: { ...middle, horizontal: 'center' },
  },
  label: { font: font(SIZE.body, { bold: true }), fill: HEADER_FILL, border: box, alignment: indented },
  shut: { font: font(SIZE.body), fill: SHUT_FILL, border: box, alignment: indented },
  shutItalic: { font: font(SIZE.body, { italic: true }), fill: SHUT_FILL, border: box, alignment: indented },
  shutCentre: {
    font: font(SIZE.body),
    fill: SHUT_FILL,
    border: box,
    alignment: { ...middle, horizontal: 'center' },
  },
  inputCentre: {
    font: font(SIZE.body),
    fill: OPEN_FILL,
    border: box,
    alignment: { ...middle, horizontal: 'center' },
    protection: open,
  },
  input: { font: font(SIZE.body), fill: OPEN_FILL, border: box, alignment: indented, protection: open },
  verdict: {
    font: font(SIZE.title, { bold: true }),
    border: box,
    alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  },
} satisfies Record<string, CellStyle>

/** Fills of conditional formats: must be filled, in order, to be put right. */
const signal = (argb: string) => ({ fill: { ...solid(argb), bgColor: { argb } } })
export const SIGNAL = { wanted: signal('FFFFF2B3'), fine: signal('FFDDF0DC'), wrong: signal('FFFBD9D3') }
