import { nestedQuotes } from '../base/quotes'
import { address } from '../base/address'
import { russianDay } from '../base/calendar'
import { decimal } from '../base/russian'
import type { CellValue } from '../workbook/types'
import type { Remark, Severity } from './types'

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** A cell's content as a curator would see it: marks that no screen shows, and no workbook may hold, are dropped. */
export const shown = (content: CellValue): string => {
  switch (content.type) {
    case 'number':
      return content.isPercent === true ? `${decimal(content.value * 100)} %` : String(content.value).replace('.', ',')
    case 'boolean':
      return content.value ? 'ИСТИНА' : 'ЛОЖЬ'
    case 'date': {
      const [day = '', time] = content.value.split('T')
      return time === undefined ? russianDay(day) : `${russianDay(day)} ${time.slice(0, 5)}`
    }
    case 'time':
      return content.value.slice(0, 5)
    case 'formula':
      return `=${content.value}`
    default:
      return content.value.replace(CONTROL, '').trim()
  }
}

/** Long texts are cut in sentences; the remark's own `value` keeps them whole. */
export const quoted = (text: string): string =>
  `«${text.length > 60 ? `${text.slice(0, 57).replace(/[\ud800-\udbff]$/, '')}…` : text}»`

type Place = { sheet: string; row: number; column: number }

type CellRemark = {
  severity: Severity
  code: string
  value: string | null
  expected: string | null
  /** What happened and how to fix it; place is put in front. */
  text: string
}

/** A remark about one cell; its sentence starts with the place. Row and column are 0-based. */
export const cellRemark = ({ sheet, row, column }: Place, { text, ...rest }: CellRemark): Remark => {
  const cell = address(row, column)
  return { ...rest, sheet, cell, message: nestedQuotes(`Лист «${sheet}», ячейка ${cell}: ${text}`) }
}

/** A remark about a file as a whole. */
export const fileRemark = (severity: Severity, code: string, message: string): Remark => ({
  severity,
  code,
  sheet: null,
  cell: null,
  value: null,
  expected: null,
  message,
})

/** A remark about a sheet as a whole. */
export const sheetRemark = (severity: Severity, code: string, sheet: string, message: string): Remark => ({
  severity,
  code,
  sheet,
  cell: null,
  value: null,
  expected: null,
  message,
})
