import type { stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import { russianDay } from '../../base/calendar'
import { percent } from '../../base/russian'
import { CONTENTS, writeContents, type Listed } from './contents'
import type { Layout } from './layout'
import { writeCommon } from './overview-common'
import { groupsOf, meanShown, OVERVIEW_WIDTHS, paragraph, section } from './overview-parts'
import { writeAbsent, writeChange, writeIntake, writeReceived } from './overview-received'
import { matrixRanges, RATING, ratingColumn } from './places'
import { heightFor, openSheet, type Content, type SheetWriter, type Frame } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { STYLE, type CellStyle } from './styles'
import { mostBroken, nextSteps } from './summary'
import type { ReportInput } from './types'
import { LEVEL, levelWord, NOT_APPLICABLE, NOT_SCORED, TOO_LITTLE, UNDETERMINED } from './words'

const LAST = OVERVIEW_WIDTHS.length - 1
const BAR = 24

const writeLevels = async (sheet: SheetWriter, layout: Layout): Promise<void> => {
  const levels = ratingColumn(layout, RATING.level)
  const all = layout.ranked.length
  await section(sheet, 'Уровни исполнения')
  await sheet.row(['Уровень', 'Учреждений', 'Доля', 'Распределение', null, null], STYLE.header, {
    height: 16,
    merge: [[3, LAST]],
  })
  for (const word of [...Object.values(LEVEL), TOO_LITTLE, NOT_SCORED]) {
    const count = layout.ranked.filter(({ score }) => levelWord(score.level, score.index) === word).length
    const share = all === 0 ? 0 : count / all
    const row = sheet.next()
    const contents: Content[] = [
      word,
      { formula: `COUNTIF(${levels},A${row})`, result: count },
      { formula: `IF(${all}=0,0,B${row}/${Math.max(all, 1)})`, result: share },
      { formula: `REPT("█",ROUND(C${row}*${BAR},0))`, result: '█'.repeat(Math.round(share * BAR)) },
      ...[null, null],
    ]
    const styles = [STYLE.strong, STYLE.count, STYLE.percent, STYLE.bar, STYLE.bar, STYLE.bar]
    await sheet.row(contents, styles, { height: 15, merge: [[3, LAST]] })
  }
}

const writeMeans = async (sheet: SheetWriter, layout: Layout): Promise<void> => {
  await section(sheet, 'Средние по типам учреждений')
  await sheet.row(['Тип и положение', 'Учреждений', 'Индекс', 'Возможный', 'Полнота', 'Без уровня'], STYLE.header, {
    height: 16,
  })
  const group = ratingColumn(layout, RATING.group)
  const unranked = ratingColumn(layout, RATING.key)
  for (const { id, label, lines } of groupsOf(layout)) {
    const average = (column: number, values: (number | null)[]): Content => ({
      formula: `IFERROR(AVERAGEIF(${group},"${id}",${ratingColumn(layout, column)}),"–")`,
      result: meanShown(values),
    })
    await sheet.row(
      [
        label,
        { formula: `COUNTIF(${group},"${id}")`, result: lines.length },
        average(
          RATING.index,
          lines.map(({ score }) => score.index),
        ),
        average(
          RATING.upper,
          lines.map(({ score }) => score.upper),
        ),
        average(
          RATING.completeness,
          lines.map(({ score }) => score.completeness),
        ),
        {
          formula: `SUMPRODUCT((${group}="${id}")*(${unranked}<0))`,
          result: lines.filter(({ score }) => score.level === null).length,
        },
      ],
      [STYLE.text, STYLE.count, STYLE.percentStrong, STYLE.percent, STYLE.percent, STYLE.count],
      { height: heightFor([[label, 66]]) },
    )
  }
}

const writeBroken = async (sheet: SheetWriter, layout: Layout): Promise<void> => {
  const broken = mostBroken(layout)
  await section(sheet, 'Чаще всего не выполняются')
  if (broken.length === 0) return paragraph(sheet, 'Невыполненных требований нет.')
  await sheet.row(
    ['Требование', 'Не выполнено', 'Частично', 'Не определено', 'Применимо', 'Доля учреждений'],
    STYLE.header,
    { height: 16 },
  )
  for (const each of broken) {
    const text = `${each.label}${each.critical ? ' (критическое)' : ''}. ${each.statement}`
    const { body } = matrixRanges(each.block, each.at, each.at)
    const row = sheet.next()
    const counts: Content[] = [
      { formula: `COUNTIF(${body},0)`, result: each.unmet },
      { formula: `COUNTIFS(${body},">0",${body},"<1")`, result: each.partial },
      { formula: `SUMPRODUCT(--(${body}="${UNDETERMINED}"))`, result: each.undetermined },
      { formula: `SUMPRODUCT(--(${body}<>"${NOT_APPLICABLE}"))`, result: each.applicable },
      { formula: `IF(E${row}=0,0,(B${row}+C${row})/E${row})`, result: (each.unmet + each.partial) / each.applicable },
    ]
    await sheet.row(
      [text, ...counts],
      [STYLE.text, STYLE.count, STYLE.count, STYLE.count, STYLE.count, STYLE.percent],
      { height: heightFor([[text, 66]]) },
    )
  }
}

/** A step without the sheet it names, where this report does not have it. */
const withoutMissing = (step: string, listed: Listed[]): string =>
  step.replace(/ \(лист «([^»]+)»[^)]*\)/g, (said, title: string) =>
    listed.some((sheet) => sheet.title === title) ? said : '',
  )

/** «Свод»: the state of things on one or two pages, for the head of a department. Levels and means are live. */
export const writeOverview = async (
  book: stream.xlsx.WorkbookWriter,
  input: ReportInput,
  layout: Layout,
  listed: Listed[],
  hasThemes: boolean,
  frame: Frame,
): Promise<void> => {
  const { audit, generatedOn } = input
  const sheet = openSheet(book, {
    title: SHEET_TITLE.overview,
    columns: OVERVIEW_WIDTHS.map((width) => ({ width })),
    frozen: { rows: 2, columns: 0 },
    ...frame,
    tab: 'FF4472C4',
  })
  const due = audit.dueDate === null ? '' : ` · срок сведений ${russianDay(audit.dueDate)}`
  await sheet.row(
    [
      input.amendment?.heading ?? 'Мониторинг исполнения положений о «Сферум»',
      ...Array<null>(LAST - 1).fill(null),
      `${CONTENTS} ↓`,
    ],
    [...Array<CellStyle>(LAST).fill(STYLE.title), STYLE.lineLink],
    { height: 24 },
  )
  await sheet.row(
    [
      `${audit.name} · период ${russianDay(audit.periodFrom)} – ${russianDay(audit.periodTo)}${due} · составлено ${russianDay(generatedOn)}`,
    ],
    STYLE.line,
    { height: 16 },
  )
  await writeReceived(sheet, input)
  await writeLevels(sheet, layout)
  await writeMeans(sheet, layout)
  const { high, sufficient, completeness } = audit.settings.thresholds
  await paragraph(
    sheet,
    `Индекс — подтверждённая доля исполнения; возможный — если всё неопределённое выполнено. Расчёт программы: высокий уровень от ${percent(high)}, достаточный от ${percent(sufficient)}, при полноте данных от ${percent(completeness)}.`,
  )
  if (hasThemes) await writeCommon(sheet, layout)
  await writeChange(sheet, input)
  await section(sheet, 'Что делать дальше')
  const steps = nextSteps(input, layout).map((step) => withoutMissing(step, listed))
  for (const [at, step] of steps.entries()) await paragraph(sheet, `${at + 1}. ${step}`)
  if (steps.length === 0) await paragraph(sheet, 'Срочных действий нет.')
  await writeBroken(sheet, layout)
  await writeIntake(sheet, input)
  await writeAbsent(sheet, input)
  sheet.link(`${columnLetters(LAST)}1`, `'${SHEET_TITLE.overview}'!A${sheet.next()}`)
  await writeContents(sheet, listed)
  await sheet.close()
}
