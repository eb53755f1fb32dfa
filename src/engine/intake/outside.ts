import { address } from '../base/address'
import type { Sheet } from '../workbook/types'
import type { Header } from './header'
import { sheetRemark } from './remark'
import type { Remark } from './types'

const SHOWN = 10

/** One warning about cells of data rows that no column claims; columns with an unknown title are told of there. */
export const outsideRemark = (
  sheet: Sheet,
  header: { columns: Iterable<readonly [string, number]>; extra: Header['extra'] },
  rows: ReadonlySet<number>,
): Remark[] => {
  const claimed = new Set([
    ...[...header.columns].map(([, column]) => column),
    ...header.extra.map(({ column }) => column),
  ])
  const found = sheet.rows
    .filter(({ row }) => rows.has(row))
    .flatMap(({ row, cells }) =>
      cells.filter(({ column }) => !claimed.has(column)).map(({ column }) => address(row, column)),
    )
  const [first] = found
  if (first === undefined) return []
  const listed = `${found.slice(0, SHOWN).join(', ')}${found.length > SHOWN ? ' …' : ''}`
  const where = found.length === 1 ? 'в ячейке' : 'в ячейках'
  const text = `Лист «${sheet.title}»: ${where} ${listed} есть запись вне столбцов формы, она не взята. Если сведения нужны, перенесите их в столбцы формы.`
  return [{ ...sheetRemark('warning', 'outside-columns', sheet.title, text), cell: first }]
}
