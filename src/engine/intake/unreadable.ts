import { sheetRemark } from './remark'
import type { SheetIntake } from './sheet-intake'
import { REASONS } from './tally'

/** A planned sheet whose header cannot be found: rows with data wait for working off, lone titles are skipped. */
export const unreadableSheet = ({ sheet, tally, remarks }: SheetIntake, wanted: string): void => {
  for (const { row, cells } of sheet.rows)
    if (cells.length > 1) tally.quarantine(row, 'не найдена шапка таблицы')
    else tally.skip(row, REASONS.title)
  remarks.push({
    ...sheetRemark(
      'error',
      'no-header',
      sheet.title,
      `Лист «${sheet.title}»: не найдена шапка таблицы (${wanted}), строки листа не прочитаны. Верните шапку из присланной формы.`,
    ),
    expected: wanted,
  })
}
