import type { ReadRow, Sheet } from '../workbook/types'
import { shown } from './remark'
import type { QuarantinedRow, SheetBalance } from './types'

type Fate = { is: 'accepted' } | { is: 'quarantined'; reason: string } | { is: 'skipped'; reason: string }

/** What became of every row of one sheet. A row has one fate: quarantine outweighs acceptance, both outweigh skipping. */
export type Tally = {
  accept: (row: number) => void
  quarantine: (row: number, reason: string) => void
  skip: (row: number, reason: string) => void
  isOpen: (row: number) => boolean
  close: () => { balance: SheetBalance; quarantined: QuarantinedRow[] }
}

const WEIGHT = { skipped: 1, accepted: 2, quarantined: 3 }

export const REASONS = {
  title: 'заголовок или подсказка',
  header: 'шапка таблицы',
  section: 'заголовок раздела',
  blank: 'не заполнено',
  total: 'строка итогов',
  numbering: 'номера столбцов',
  example: 'строка-пример',
  signature: 'подпись',
  copy: 'повторяет другой лист',
  outside: 'вне столбцов формы',
  unknownField: 'неизвестное поле',
  foreign: 'посторонний лист',
  service: 'служебный лист',
  remarks: 'лист замечаний программы',
} as const

/** Opens the books on a sheet; `close` counts every row that was read, also those nobody spoke for. */
export const openTally = (sheet: Sheet): Tally => {
  const fates = new Map<number, Fate>()
  const put = (row: number, fate: Fate): void => {
    const known = fates.get(row)
    if (known === undefined || WEIGHT[fate.is] > WEIGHT[known.is]) fates.set(row, fate)
  }
  const close: Tally['close'] = () => {
    const reasons: Record<string, number> = {}
    const balance: SheetBalance = { sheet: sheet.title, read: 0, accepted: 0, quarantined: 0, skipped: 0, reasons }
    const quarantined: QuarantinedRow[] = []
    for (const { row, cells } of sheet.rows) {
      const fate: Fate = fates.get(row) ?? { is: 'skipped', reason: REASONS.title }
      balance.read++
      balance[fate.is]++
      if (fate.is === 'skipped') reasons[fate.reason] = (reasons[fate.reason] ?? 0) + 1
      if (fate.is === 'quarantined')
        quarantined.push({
          sheet: sheet.title,
          row: row + 1,
          values: cells.map(({ content }) => shown(content)),
          reason: fate.reason,
        })
    }
    return { balance, quarantined }
  }
  return {
    accept: (row) => put(row, { is: 'accepted' }),
    quarantine: (row, reason) => put(row, { is: 'quarantined', reason }),
    skip: (row, reason) => put(row, { is: 'skipped', reason }),
    isOpen: (row) => !fates.has(row),
    close,
  }
}

/** Content of a 0-based column in a row. */
export const cellIn = ({ cells }: ReadRow, column: number | undefined): ReadRow['cells'][number] | undefined => {
  if (column === undefined) return undefined
  for (const cell of cells) {
    if (cell.column === column) return cell
    if (cell.column > column) return undefined
  }
  return undefined
}
