import type { stream } from 'exceljs'
import { russianDay } from '../../base/calendar'
import { percent } from '../../base/russian'
import type { AmendedInstitution, AmendedResult, AmendedScore, Amendment } from './amendment-types'
import { heightFor, openSheet, wrappedHeight, type Content, type Frame, type SheetWriter } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { STYLE, type CellStyle } from './styles'
import { levelWord, OUTCOME } from './words'

const WIDTHS = [26, 12, 34, 24, 12, 12, 12, 44, 11]

type Line = { contents: Content[]; styles: CellStyle[] }

const RESULTS = {
  merge: [[4, 6]] as [number, number][],
  titles: ['Учреждение', 'Пункт', 'Требование', 'Было', 'Стало', null, null, 'Почему', 'Когда'],
  styles: [
    ...[STYLE.strong, STYLE.center, STYLE.text, STYLE.center, STYLE.center],
    ...[STYLE.center, STYLE.center, STYLE.text, STYLE.center],
  ],
}
const INSTITUTIONS = {
  merge: [] as [number, number][],
  titles: [
    ...['Учреждение', 'Место', 'Уровень', 'Было: индекс / возможный / полнота'],
    ...['Стало: индекс', 'Возможный', 'Полнота'],
    ...['Почему', 'Когда'],
  ],
  styles: [
    ...[STYLE.strong, STYLE.center, STYLE.text, STYLE.center, STYLE.percentStrong, STYLE.percent, STYLE.percent],
    ...[STYLE.text, STYLE.center],
  ],
}

const day = (on: string | null): string => (on === null ? '–' : russianDay(on))

const outcomeWord = (result: AmendedResult['before']): string => {
  if (result === null) return 'не оценивалось'
  const { outcome, value } = result
  return outcome === 'partial' && value !== null ? `${OUTCOME[outcome]}: ${percent(value)}` : OUTCOME[outcome]
}

const resultLine = ({ institution, label, statement, before, after, why, on }: AmendedResult): Line => ({
  contents: [institution, label, statement, outcomeWord(before), outcomeWord(after), null, null, why, day(on)],
  styles: RESULTS.styles,
})

const SILENT = 'сведений не было'
const SILENT_NOW = 'сведений нет'

const moved = (before: string, after: string): string => (before === after ? after : `${before} → ${after}`)

const rankWord = (score: AmendedScore | null): string => String(score?.rank ?? '–')

/** As a cell with one decimal shows it: what stands beside such cells must not differ by rounding alone. */
const asShown = (share: number): string => `${(Math.round(share * 1000 + 1e-9) / 10).toFixed(1).replace('.', ',')} %`

const threeWords = (score: AmendedScore | null): string =>
  score === null
    ? '–'
    : [score.index, score.upper, score.completeness].map((share) => (share === null ? '–' : asShown(share))).join(' / ')

const institutionLine = ({ name, before, after, why, on }: AmendedInstitution): Line => ({
  contents: [
    name,
    moved(rankWord(before), rankWord(after)),
    moved(
      before === null ? SILENT : levelWord(before.level, before.index),
      after === null ? SILENT_NOW : levelWord(after.level, after.index),
    ),
    ...[threeWords(before), after?.index ?? '–', after?.upper ?? '–', after?.completeness ?? '–'],
    ...[why, day(on)],
  ],
  styles: INSTITUTIONS.styles,
})

const put = async (
  sheet: SheetWriter,
  heading: string,
  { titles, merge }: { titles: (string | null)[]; merge: [number, number][] },
  lines: Line[],
): Promise<void> => {
  await sheet.row([heading], STYLE.section, { height: 20 })
  if (lines.length === 0) return sheet.row(['Изменений нет.'], STYLE.line, { height: 15 })
  await sheet.row(titles, STYLE.header, { height: 28, merge })
  for (const { contents, styles } of lines)
    await sheet.row(contents, styles, {
      merge,
      height: wrappedHeight(contents, WIDTHS),
    })
}

/** «Изменения»: what is not as it was in the report that was sent, for whom and why. */
export const writeChanges = async (
  book: stream.xlsx.WorkbookWriter,
  { heading, common, institutions, results }: Amendment,
  frame: Frame,
): Promise<void> => {
  const sheet = openSheet(book, {
    title: SHEET_TITLE.changes,
    columns: WIDTHS.map((width) => ({ width })),
    frozen: { rows: 2, columns: 1 },
    ...frame,
    tab: 'FFC00000',
  })
  await sheet.row([heading], STYLE.title, { height: 20 })
  await sheet.row(
    [
      `Учреждений с изменениями: ${institutions.length}; результатов изменилось: ${results.length}. Причины — по журналу программы.`,
    ],
    STYLE.line,
    { height: 15 },
  )
  for (const { text, on } of common)
    await sheet.row([`${day(on)}: ${text}`], STYLE.line, { height: heightFor([[text, 160]]) })
  await put(sheet, 'Учреждения', INSTITUTIONS, institutions.map(institutionLine))
  await put(sheet, 'Результаты по требованиям', RESULTS, results.map(resultLine))
  await sheet.close()
}
