import type { stream } from 'exceljs'
import { byRussian } from '../../base/russian'
import type { Balance, Severity } from '../../intake/types'
import { WIDTHS, wrapped, writeDecisions, writeUnknown } from './quality-open'
import { openSheet, type Content, type SheetWriter, type Frame } from './sheet'
import { STYLE } from './styles'
import type { ReportedRemark, ReportedSubmission, ReportInput } from './types'
import { SEVERITY, STATUS } from './words'

const TITLE_ROWS = 2
const ORDER: Severity[] = ['error', 'warning', 'info']

const BALANCE_STYLES = [
  ...[STYLE.strong, STYLE.text, STYLE.count, STYLE.count, STYLE.count, STYLE.count, STYLE.count, STYLE.text],
]
const REMARK_STYLES = [
  ...[STYLE.strong, STYLE.text, STYLE.text, STYLE.center, STYLE.text, STYLE.text, STYLE.center, STYLE.text],
]

const totalOf = (submissions: ReportedSubmission[]): Balance =>
  submissions.reduce(
    (total, { balance }) => ({
      read: total.read + balance.read,
      accepted: total.accepted + balance.accepted,
      quarantined: total.quarantined + balance.quarantined,
      skipped: total.skipped + balance.skipped,
    }),
    { read: 0, accepted: 0, quarantined: 0, skipped: 0 },
  )

const filesOf = (submissions: ReportedSubmission[]): string =>
  submissions.length === 0
    ? 'не представлены'
    : submissions.map(({ path, status }) => (status === 'accepted' ? path : `${path} (${STATUS[status]})`)).join('\n')

const balanceLine = (
  name: string,
  submissions: ReportedSubmission[],
  remarks: ReportedRemark[],
  row: number,
): Content[] => {
  if (submissions.length === 0 && remarks.length === 0) return [name, 'не представлены', ...Array<null>(6).fill(null)]
  const { read, accepted, quarantined, skipped } = totalOf(submissions)
  return [
    ...[name, filesOf(submissions), remarks.length, read, accepted, quarantined, skipped],
    {
      formula: `IF(D${row}=E${row}+F${row}+G${row},"сходится","не сходится")`,
      result: read === accepted + quarantined + skipped ? 'сходится' : 'не сходится',
    },
  ]
}

const remarkLine = (name: string, remark: ReportedRemark): Content[] => [
  ...[name, remark.file, remark.sheet ?? '', remark.cell ?? '', remark.value ?? '', remark.expected ?? ''],
  ...[SEVERITY[remark.severity], remark.message],
]

const bySeverity = (a: ReportedRemark, b: ReportedRemark): number =>
  ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity)

const OTHERS = 'Не отнесено к учреждениям'

const writeBalances = async (sheet: SheetWriter, input: ReportInput): Promise<void> => {
  const { institutions, unassigned } = input
  await sheet.row(['Файлы и строки: прочитано = принято + в карантине + пропущено'], STYLE.section, { height: 20 })
  await sheet.row(
    ['Учреждение', 'Файлы', 'Замечаний', 'Прочитано строк', 'Принято', 'В карантине', 'Пропущено', 'Баланс'],
    STYLE.header,
    { height: 28 },
  )
  const groups = [
    ...institutions,
    ...(unassigned.submissions.length + unassigned.remarks.length > 0 ? [{ name: OTHERS, ...unassigned }] : []),
  ]
  for (const { name, submissions, remarks } of groups) {
    const contents = balanceLine(name, submissions, remarks, sheet.next())
    await sheet.row(contents, BALANCE_STYLES, { height: wrapped(contents) })
  }
}

const writeRemarks = async (sheet: SheetWriter, input: ReportInput): Promise<void> => {
  await sheet.row([], [], { height: 10 })
  await sheet.row(['Замечания'], STYLE.section, { height: 20 })
  const header = sheet.next()
  await sheet.row(
    ['Учреждение', 'Файл', 'Лист', 'Ячейка', 'Значение', 'Ожидалось', 'Важность', 'Замечание и что сделать'],
    STYLE.header,
    { height: 18 },
  )
  for (const { name, remarks } of [...input.institutions, { name: OTHERS, ...input.unassigned }])
    for (const remark of [...remarks].sort(bySeverity)) {
      const contents = remarkLine(name, remark)
      await sheet.row(contents, REMARK_STYLES, { height: wrapped(contents) })
    }
  sheet.filter(header, WIDTHS.length)
}

/** «Качество данных»: row balance of every institution's files, decisions to look at again, sheets and columns
 * nobody knew, then every remark with its cell. */
export const writeQuality = async (
  book: stream.xlsx.WorkbookWriter,
  input: ReportInput,
  frame: Frame,
): Promise<void> => {
  const sheet = openSheet(book, {
    title: 'Качество данных',
    columns: WIDTHS.map((width) => ({ width })),
    frozen: { rows: TITLE_ROWS, columns: 1 },
    ...frame,
    tab: 'FFED7D31',
  })
  const sorted = {
    ...input,
    institutions: [...input.institutions].sort((a, b) => byRussian(a.name, b.name) || a.id - b.id),
  }
  await sheet.row(['Качество данных'], STYLE.title, { height: 20 })
  await sheet.row(
    ['Каждая непустая строка присланных файлов принята, отложена в карантин или пропущена с причиной.'],
    STYLE.line,
    { height: 15 },
  )
  await writeBalances(sheet, sorted)
  await writeDecisions(sheet, sorted.decisions)
  await writeUnknown(sheet, sorted.unknown)
  await writeRemarks(sheet, sorted)
  await sheet.close()
}
