import { russianDay } from '../../base/calendar'
import { percent } from '../../base/russian'
import { heightFor, type Content, type SheetWriter } from './sheet'
import { STYLE } from './styles'
import type { ReportedDecision, ReportedUnknown } from './types'
import { OUTCOME } from './words'

/** Widths of the columns of «Качество данных». */
export const WIDTHS = [26, 30, 18, 12, 16, 24, 15, 46]

export const wrapped = (contents: Content[]): number =>
  heightFor(contents.map((content, at) => [typeof content === 'string' ? content : '', WIDTHS[at] ?? 10]))

const DECISION_STYLES = [
  ...[STYLE.strong, STYLE.text, STYLE.text, STYLE.center, STYLE.text, STYLE.text, STYLE.center, STYLE.text],
]
const UNKNOWN_STYLES = [
  ...[STYLE.strong, STYLE.text, STYLE.center, STYLE.count, STYLE.text, STYLE.text, STYLE.count, STYLE.text],
]

const STATE: Record<ReportedDecision['state'], string> = {
  review: 'действует, пересмотреть',
  orphaned: 'не действует',
}

const section = async (sheet: SheetWriter, title: string, header: string[]): Promise<void> => {
  await sheet.row([], [], { height: 10 })
  await sheet.row([title], STYLE.section, { height: 20 })
  await sheet.row(header, STYLE.header, { height: 28 })
}

const decisionLine = ({ institution, clause, statement, ...decision }: ReportedDecision): Content[] => [
  ...[institution, [clause, statement].filter((part) => part !== '').join(' · '), OUTCOME[decision.outcome]],
  ...[russianDay(decision.date), STATE[decision.state], decision.reason],
  ...[decision.since === null ? '' : russianDay(decision.since), decision.why],
]

/** Decisions of the curator that are to be looked at again; nothing where there are none. */
export const writeDecisions = async (sheet: SheetWriter, decisions: ReportedDecision[]): Promise<void> => {
  if (decisions.length === 0) return
  await section(sheet, 'Решения куратора: пересмотреть', [
    ...['Учреждение', 'Требование', 'Решение', 'Принято', 'Что с ним', 'Причина решения'],
    ...['Пересмотреть с', 'Почему'],
  ])
  for (const decision of decisions) {
    const contents = decisionLine(decision)
    await sheet.row(contents, DECISION_STYLES, { height: wrapped(contents) })
  }
}

const FILES = 5

const filesOf = (files: string[]): string =>
  [...files.slice(0, FILES), ...(files.length > FILES ? [`и ещё ${files.length - FILES}`] : [])].join('\n')

const adviceOf = (suggestions: ReportedUnknown['suggestions']): string =>
  suggestions.length === 0
    ? 'Ни на что в форме не похоже. Если данные нужны, сопоставьте с показателем формы.'
    : [
        'Возможно, это:',
        ...suggestions.map(({ title, score }) => `${title} — сходство ${percent(score)}`),
        'По одному сходству ничего не взято: сопоставьте, и файлы будут перечитаны.',
      ].join('\n')

const unknownLine = ({ sheet, column, cell, files, institutions, suggestions }: ReportedUnknown): Content[] => [
  ...[sheet, column ?? 'лист целиком', cell ?? '', files.length, 'не прочитано', filesOf(files)],
  ...[institutions, adviceOf(suggestions)],
]

/** Sheets and columns nobody knew, with what they may be; nothing where there are none. */
export const writeUnknown = async (sheet: SheetWriter, unknown: ReportedUnknown[]): Promise<void> => {
  if (unknown.length === 0) return
  await section(sheet, 'Листы и столбцы, которых программа не знает', [
    ...['Лист', 'Столбец', 'Ячейка', 'Файлов', 'Что с ними', 'Файлы', 'Учреждений', 'Что сделать'],
  ])
  for (const each of unknown) {
    const contents = unknownLine(each)
    await sheet.row(contents, UNKNOWN_STYLES, { height: wrapped(contents) })
  }
}
