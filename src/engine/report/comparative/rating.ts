import type { stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import type { Dynamics, Thresholds } from '../../comparison/types'
import { figureOf } from './figures'
import { ratingFormulas, sumsOf } from './formulas'
import { indexBefore } from './graphs/dynamics'
import { orderOf } from './graphs/order'
import type { Layout, Ranked } from './layout'
import { RATING, RATING_FIRST, RATING_HEADER, RATING_SHEET, ratingColumn, type MethodCells } from './places'
import { heightFor, openSheet, range, type Column, type Content, type SheetWriter, type Frame } from './sheet'
import { groupLine, SCALE, STYLE, type CellStyle } from './styles'
import { belowThreshold, KIND, LEVEL, levelWord, NOT_APPLICABLE } from './words'

const SHOWN: [string, number, CellStyle][] = [
  ['Место', 7.5, STYLE.center],
  ['Учреждение', 30, STYLE.strong],
  ['Тип', 20, STYLE.text],
  ['Положение', 17, STYLE.text],
  ['Индекс соответствия', 11.5, STYLE.percentStrong],
  ['Возможный индекс', 11, STYLE.percent],
  ['Полнота данных', 10, STYLE.percent],
  ['Доля неприменимых', 12, STYLE.percent],
  ['Уровень', 13, STYLE.center],
  ['Пояснение к уровню', 26, STYLE.text],
  ['Выполнено', 10.5, STYLE.count],
  ['Частично', 9.5, STYLE.count],
  ['Не выполнено', 10.5, STYLE.count],
  ['Не определено', 11, STYLE.count],
  ['Неприменимо', 12, STYLE.count],
  ['Расхождений', 12, STYLE.count],
  ['Рекомендации', 13, STYLE.percent],
]

const HIDDEN: [string, CellStyle][] = [
  ['№', STYLE.count],
  ['Строка матрицы', STYLE.count],
  ['Вес применимых', STYLE.figure],
  ['Вес оценённых', STYLE.figure],
  ['Σ вес × значение', STYLE.figure],
  ['Критических не выполнено', STYLE.count],
  ['Группа', STYLE.text],
  ['Балл для места', STYLE.figure],
  ['Индекс программы', STYLE.percent],
  ['Возможный программы', STYLE.percent],
  ['Полнота программы', STYLE.percent],
  ['Место программы', STYLE.center],
  ['Уровень программы', STYLE.center],
  ['Пояснение программы', STYLE.text],
  ['Отличается', STYLE.count],
  ['Порядок', STYLE.count],
  ['Индекс прежде', STYLE.percent],
]

/**
 * Kind and regulation are columns only where institutions differ in them, else the line above the table says them;
 * recommendations only where a regulation has any.
 */
const columnsOf = (alike: boolean, advised: boolean): Column[] => [
  ...SHOWN.map(([, width], at) => ({
    width,
    hidden: (alike && (at === RATING.kind || at === RATING.catalogue)) || (!advised && at === RATING.recommended),
  })),
  ...HIDDEN.map(() => ({ width: 12, hidden: true })),
]
const STYLES = [...SHOWN.map(([, , style]) => style), ...HIDDEN.map(([, style]) => style)]

/** True when the sums of the scores give other shares than the program's own figures. */
const deviates = ({ score }: Ranked): boolean => {
  const { applicable, assessed, earned } = sumsOf(score)
  const shares = [earned, earned + applicable - assessed, assessed].map((part) =>
    applicable === 0 ? null : part / applicable,
  )
  return [score.index, score.upper, score.completeness].some((own, at) => {
    const share = shares[at] ?? null
    return own === null || share === null ? own !== share : Math.abs(own - share) > 1e-9
  })
}

const reasonOf = ({ score }: Ranked, thresholds: Thresholds): string =>
  score.levelReason ?? belowThreshold(score.index, [thresholds.high, thresholds.sufficient]) ?? ''

const lineOf = (
  layout: Layout,
  line: Ranked,
  row: number,
  method: MethodCells,
  reason: string,
  before: number | null,
): Content[] => {
  const { score, block, number, group } = line
  const formulas = ratingFormulas(layout, line, row, method)
  const sums = sumsOf(score)
  const live = (name: keyof typeof formulas, result: string | number): Content => ({ formula: formulas[name], result })
  const rank = score.rank ?? NOT_APPLICABLE
  const level = levelWord(score.level, score.index)
  const key = score.rank === null || score.index === null ? -1 : Math.round(score.index * 1e9) / 1e9
  const { counts } = score
  return [
    ...[live('rank', rank), score.name, KIND[score.kind], block.short],
    ...[live('index', score.index ?? ''), live('upper', score.upper ?? '')],
    ...[live('completeness', score.completeness ?? ''), live('notApplicable', score.notApplicableShare)],
    ...[live('level', level), live('reason', reason)],
    ...[live('met', counts.met), live('partial', counts.partial), live('unmet', counts.unmet)],
    ...[live('undetermined', counts.undetermined), live('dropped', counts.notApplicable), score.discrepancies],
    ...[score.recommended === null ? null : figureOf(score.recommended), number],
    ...[live('line', block.scores.indexOf(score) + 1)],
    ...[live('applicable', sums.applicable), live('assessed', sums.assessed), live('earned', sums.earned)],
    ...[live('critical', sums.critical), group, live('key', key)],
    ...[score.index, score.upper, score.completeness, rank, level, reason],
    ...[live('differs', deviates(line) ? 1 : 0), live('order', orderOf(score, row)), before],
  ]
}

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
  layout: Layout,
  method: MethodCells,
  thresholds: Thresholds,
  previous: Dynamics | null | undefined,
  frame: Frame,
): Promise<void> => {
  const [first] = layout.ranked
  const alike = first !== undefined && layout.ranked.every(({ group }) => group === first.group)
  const sheet = openSheet(book, {
    title: RATING_SHEET,
    columns: columnsOf(
      alike,
      layout.ranked.some(({ score }) => score.recommended !== null),
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
      ...(alike ? [null, null] : []),
      'Формулы этого листа сверены с расчётом программы. «Расходится: N» — у N учреждений изменённые веса или пороги дали другой результат.',
    ],
    [STYLE.line, STYLE.check, STYLE.line, STYLE.line, STYLE.line],
    { height: 17 },
  )
  await sheet.row(
    [
      alike
        ? `Учреждения: ${KIND[first.score.kind]}; ${first.block.title}. Равные индексы делят место. Скрытые столбцы («+» над таблицей) показывают слагаемые индекса.`
        : 'Места считаются среди учреждений одного типа и одного положения; между положениями сравнивает лист «Темы». Равные индексы делят место. Скрытые столбцы («+» над таблицей) показывают слагаемые индекса.',
    ],
    STYLE.line,
    { height: 15 },
  )
  await sheet.row([...SHOWN.map(([title]) => title), ...HIDDEN.map(([title]) => title)], STYLE.headerSmall, {
    height: 40,
  })
  const before = indexBefore(previous)
  for (const line of layout.ranked) {
    const row = sheet.next()
    const reason = reasonOf(line, thresholds)
    await sheet.row(lineOf(layout, line, row, method, reason, before.get(line.score.id) ?? null), STYLES, {
      height: heightFor([
        [line.score.name, 27],
        ...(alike
          ? []
          : ([
              [KIND[line.score.kind], 20],
              [line.block.short, 17],
            ] as [string, number][])),
        [reason, 26],
      ]),
    })
  }
  sheet.filter(RATING_HEADER, STYLES.length)
  colours(sheet, Math.max(sheet.next() - 1, RATING_FIRST))
  await sheet.close()
}
