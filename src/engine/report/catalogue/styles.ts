import type { Style } from 'exceljs'
import { box, font, HEADER_FILL, OPEN_FILL, SHUT_FILL } from '../styles'

type CellStyle = Partial<Style>

/** Stored as text, so that a spreadsheet cannot turn «2.10» into a number. */
const TEXT = '@'

const top = { vertical: 'top', wrapText: true } as const
const left = { ...top, horizontal: 'left', indent: 1 } as const
const centre = { ...top, horizontal: 'center' } as const

export const SIZE = { title: 14, section: 11, body: 10, header: 9 }

export const STYLE = {
  title: { font: font(SIZE.title, { bold: true }), alignment: { vertical: 'middle' } },
  section: { font: font(SIZE.section, { bold: true, color: { argb: 'FF1F3864' } }), alignment: { vertical: 'bottom' } },
  intro: { font: font(SIZE.body, { color: { argb: 'FF404040' } }), alignment: { vertical: 'middle', wrapText: true } },
  label: { font: font(SIZE.body, { bold: true }), alignment: left },
  text: { font: font(SIZE.body), alignment: left },
  header: {
    font: font(SIZE.header, { bold: true }),
    fill: HEADER_FILL,
    border: box,
    alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  },
  open: { font: font(SIZE.body), fill: OPEN_FILL, border: box, alignment: left, numFmt: TEXT },
  openCentre: { font: font(SIZE.body), fill: OPEN_FILL, border: box, alignment: centre, numFmt: TEXT },
  shut: { font: font(SIZE.header, { color: { argb: 'FF404040' } }), fill: SHUT_FILL, border: box, alignment: left },
  shutCentre: {
    font: font(SIZE.header, { color: { argb: 'FF404040' } }),
    fill: SHUT_FILL,
    border: box,
    alignment: centre,
  },
} satisfies Record<string, CellStyle>

export const NUMBER = 'General'
export const PERCENT = '0.##%'
export const DAY = 'dd.mm.yyyy'

const GREY = { argb: 'FFE9EAEC' }

/** Cells that a row's kind leaves empty. */
export const UNUSED: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: GREY, bgColor: GREY } }
