import { changeCounts } from './dynamics-lines'
import { OVERVIEW_WIDTHS, paragraph, section } from './overview-parts'
import { heightFor, type SheetWriter } from './sheet'
import { STYLE } from './styles'
import { intakeFigures } from './summary'
import type { ReportInput } from './types'
import { KIND } from './words'

const LAST = OVERVIEW_WIDTHS.length - 1

export const writeReceived = async (sheet: SheetWriter, { comparison }: ReportInput): Promise<void> => {
  const received = comparison.institutions.length
  const absent = comparison.absent.length
  await section(sheet, 'Представление сведений')
  await sheet.row(['', 'Учреждений'], [STYLE.header, STYLE.header], { height: 16 })
  const lines: [string, number][] = [
    ['Ожидалось', received + absent],
    ['Представили сведения', received],
    ['Не представили сведения', absent],
  ]
  for (const [label, count] of lines) await sheet.row([label, count], [STYLE.text, STYLE.count], { height: 15 })
}

export const writeIntake = async (sheet: SheetWriter, input: ReportInput): Promise<void> => {
  const { discrepancies, remarks, files, quarantined, unassigned } = intakeFigures(input)
  await section(sheet, 'Расхождения и качество данных')
  const lines: [string, number, string][] = [
    [
      'Расхождения самооценки и данных',
      discrepancies.all,
      `завышений ${discrepancies.overstated}, занижений ${discrepancies.understated}, без данных ${discrepancies.unsupported}`,
    ],
    [
      'Замечания к присланным файлам',
      remarks.all,
      `ошибок ${remarks.error}, предупреждений ${remarks.warning}, сведений ${remarks.info}`,
    ],
    ['Принято к разбору файлов', files, `не отнесено к учреждениям: ${unassigned}`],
    ['Строк в карантине', quarantined, 'строки, которые не удалось прочитать как показатели'],
  ]
  for (const [label, count, note] of lines)
    await sheet.row([label, count, note, null, null, null], [STYLE.text, STYLE.count, ...Array(4).fill(STYLE.text)], {
      height: 15,
      merge: [[2, LAST]],
    })
}

export const writeAbsent = async (sheet: SheetWriter, { comparison }: ReportInput): Promise<void> => {
  await section(sheet, 'Не представили сведения')
  if (comparison.absent.length === 0) return paragraph(sheet, 'Сведения представили все.')
  for (const { name, kind } of comparison.absent)
    await sheet.row([name, KIND[kind], null], STYLE.text, { height: heightFor([[name, 66]]), merge: [[1, 2]] })
}

export const writeChange = async (sheet: SheetWriter, { previous }: ReportInput): Promise<void> => {
  if (previous === undefined || previous === null) return
  const { up, down, same, none } = changeCounts(previous)
  await section(sheet, 'Динамика')
  await paragraph(
    sheet,
    `Против мониторинга «${previous.before.name}»: индекс вырос у ${up}, снизился у ${down}, не изменился у ${same}, не сравнить у ${none}; новых учреждений ${previous.appeared.length}, выбывших ${previous.gone.length}.`,
  )
}
