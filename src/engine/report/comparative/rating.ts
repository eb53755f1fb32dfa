import type { stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import type { Anchors } from './anchors'
import type { Layout } from './layout'
import { RATING, RATING_FIRST, RATING_HEADER, RATING_SHEET, ratingColumn, type MethodCells } from './places'
import { deviates, HIDDEN, ratingLines, SHOWN } from './rating-line'
import { openSheet, range, type Column, type SheetWriter, type Frame } from './sheet'
import { groupLine, SCALE, STYLE } from './styles'
import type { ReportInput } from './types'
import { KIND, LEVEL } from './words'

/**
 * Kind and regulation are columns only where institutions differ in them, else the line above the table says them;
 * recommendations only where a regulation has any; how firm places are only where that was tried.
 */
const columnsOf = (alike: boolean, advised: boolean, tried: boolean): Column[] => [
  ...SHOWN.map(([, width], at) => ({
    width,
    hidden:
      (alike && (at === RATING.kind || at === RATING.catalogue)) ||
      (!advised && at === RATING.recommended) ||
      (!tried && (at === RATING.range || at === RATING.alike)),
  })),
  ...HIDDEN.map(() => ({ width: 12, hidden: true })),
]
const HINT =
  'Ссылки: место — «Матрица», индекс — «Роли», число — список. Скрытые столбцы («+» над таблицей) показывают слагаемые индекса.'

const colours = (sheet: SheetWriter, bottom: number): void => {
  const level = `$${columnLetters(RATING.level)}${RATING_FIRST}`
  const rule = (word: string, argb: string, priority: number) => ({
    type: 'expression' as const,
    priority,
    formulae: [`${level}="${word}"`],
    style: { fill: { type: 'pattern' as const, pattern: 'solid' as const, bgColor: { argb } } },
  })
  sheet.format(range(RATING_FIRST, RATING.level, bottom, RATING.level), [
    rule(LEVEL.high, 'FFE2F0D9', 1),
    rule(LEVEL.sufficient, 'FFFFF2CC', 2),
    rule(LEVEL.low, 'FFF8CBAD', 3),
  ])
  sheet.format(range(RATING_FIRST, RATING.index, bottom, RATING.index), [{ ...SCALE, priority: 4 }])
  const group = `$${columnLetters(RATING.group)}`
  sheet.format(range(RATING_FIRST, 0, bottom, SHOWN.length - 1), [
    groupLine(`${group}${RATING_FIRST}<>${group}${RATING_HEADER}`, 5),
  ])
}

/**
 * «Рейтинг»: index, upper, completeness, rank and level as live formulas over «Матрица» and «Методика»; a self-check
 * cell (B2) compares them with the program's figures, which stand in the hidden columns.
 */
export const writeRating = async (
  book: stream.xlsx.WorkbookWriter,
  input: ReportInput,
  layout: Layout,
  method: MethodCells,
  anchors: Anchors,
  frame: Frame,
): Promise<void> => {
  const tried = (input.stability?.places ?? []).length > 0
  const [first] = layout.ranked
  const alike = first !== undefined && layout.ranked.every(({ group }) => group === first.group)
  const sheet = openSheet(book, {
    title: RATING_SHEET,
    columns: columnsOf(
      alike,
      layout.ranked.some(({ score }) => score.recommended !== null),
      tried,
    ),
    frozen: { rows: RATING_HEADER, columns: 2 },
    printedRows: [RATING_HEADER, RATING_HEADER],
    ...frame,
    tab: 'FF70AD47',
  })
  const differing = layout.ranked.filter(deviates).length
  const sum = `SUM(${ratingColumn(layout, RATING.differs)})`
  await sheet.row(['Рейтинг учреждений'], STYLE.title, { height: 20 })
  await sheet.row(
    [
      'Сверка:',
      {
        formula: `IF(${sum}=0,"Сходится","Расходится: "&${sum})`,
        result: differing === 0 ? 'Сходится' : `Расходится: ${differing}`,
      },
      ...Array<null>(tried ? 0 : alike ? RATING.index - RATING.range : 1).fill(null),
      'Формулы этого листа сверены с расчётом программы. «Расходится: N» — у N учреждений изменённые веса или пороги дали другой результат.',
    ],
    [STYLE.line, STYLE.check, STYLE.line, STYLE.line, STYLE.line, STYLE.line],
    { height: 17 },
  )
  await sheet.row(
    [
      alike
        ? `Учреждения: ${KIND[first.score.kind]}; ${first.block.title}. Равные индексы делят место. ${HINT}`
        : `Места считаются среди учреждений одного типа и одного положения; между положениями сравнивает лист «Темы». Равные индексы делят место. ${HINT}`,
    ],
    STYLE.line,
    { height: 15 },
  )
  await sheet.row([...SHOWN.map(([title]) => title), ...HIDDEN.map(([title]) => title)], STYLE.headerSmall, {
    height: 40,
  })
  const lineAt = ratingLines(input, layout, method, anchors, alike)
  for (const line of layout.ranked) {
    const { contents, styles, height, links } = lineAt(line, sheet.next())
    await sheet.row(contents, styles, { height, links })
  }
  sheet.filter(RATING_HEADER, SHOWN.length + HIDDEN.length)
  colours(sheet, Math.max(sheet.next() - 1, RATING_FIRST))
  await sheet.close()
}
