import type { DataValidation, stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import type { UnitScore } from '../../comparison/types'
import type { Anchors } from './anchors'
import type { Block, Layout } from './layout'
import { clauseOf, failingOrder, failingOrderFormula, NONE, statementOn, talliesOf } from './matrix-tallies'
import { MATRIX, unitKey, type MethodCells } from './places'
import { NAME_WIDTH, nameHeight, openSheet, range, type Content, type SheetWriter, type Frame } from './sheet'
import { SCALE, STYLE, type CellStyle } from './styles'
import { NO, NOT_APPLICABLE, UNDETERMINED, YES } from './words'

const UNITS_A_PAGE = 36

/** A figure 0…1 where something was assessed, otherwise one of the two marks. */
const shown = (score: UnitScore | undefined): Content => {
  if (score === undefined || score.outcome === 'not-applicable') return NOT_APPLICABLE
  return score.value ?? UNDETERMINED
}

const styleOf = (content: Content): CellStyle => {
  if (content === NOT_APPLICABLE) return STYLE.notApplicable
  return content === UNDETERMINED ? STYLE.undetermined : STYLE.score
}

const header = async (sheet: SheetWriter, block: Block, { themes }: Layout, method: MethodCells): Promise<void> => {
  const { units } = block
  const cells = units.map(({ id }) => method.units.get(unitKey(block, id)))
  const line = async (label: string, contents: Content[], style: CellStyle, height: number, hidden = false) =>
    sheet.row(['', label, ...contents], [STYLE.header, STYLE.header, ...contents.map(() => style)], { height, hidden })
  const forFormulas = (label: string, contents: Content[]) => line(label, contents, STYLE.headerLeft, 12, true)

  // Columns A and B are printed on every page: what runs over their edge stands beside them.
  await sheet.row(['Матрица', null, block.title], [STYLE.title, STYLE.title, STYLE.line], { height: 20 })
  await sheet.row(
    [
      'Знаки',
      null,
      '✓ выполнено · ✗ не выполнено · % доля · ? нет данных · – неприменимо · «!» критическое. ' +
        'Веса и полный текст — на листе «Методика».',
    ],
    STYLE.line,
    { height: 15 },
  )
  await line('Пункт', units.map(clauseOf), STYLE.headerRotatedBold, 58)
  await line('Требование', units.map(statementOn), STYLE.headerRotated, 118)
  const common = new Set(themes.filter((each) => each.common).map(({ theme }) => theme))
  await forFormulas(
    'Роль',
    units.map(({ role }) => role ?? ''),
  )
  await forFormulas(
    'Тема',
    units.map(({ theme }) => theme),
  )
  await forFormulas(
    'Общая тема',
    units.map(({ theme }) => (common.has(theme) ? YES : NO)),
  )
  const critical = units.map(({ critical }, at) => ({
    formula: cells[at]?.critical ?? '""',
    result: critical ? YES : NO,
  }))
  await forFormulas('Критическое', critical)
  const tallies = talliesOf(block)
  const bottom = MATRIX.first + Math.max(block.scores.length, 1) - 1
  await forFormulas(
    'Порядок',
    units.map(({ critical: isCritical }, at) => {
      const column = columnLetters(MATRIX.unit + at)
      const values = range(MATRIX.first, MATRIX.unit + at, bottom, MATRIX.unit + at)
      return {
        formula: failingOrderFormula(values, `${column}${MATRIX.failing}`, `${column}${MATRIX.critical}`, at),
        result: failingOrder(tallies[at] ?? NONE, isCritical, at),
      }
    }),
  )
  await line(
    'Вес',
    units.map(({ weight }, at) => ({ formula: cells[at]?.weight ?? '0', result: weight })),
    STYLE.headerFigure,
    15,
  )
  await line(
    'Не выполняют, учреждений',
    units.map((_, at) => ({
      formula: `COUNTIF(${range(MATRIX.first, MATRIX.unit + at, bottom, MATRIX.unit + at)},"<1")`,
      result: (tallies[at]?.unmet ?? 0) + (tallies[at]?.partial ?? 0),
    })),
    STYLE.headerFigure,
    15,
  )
  await sheet.row(
    ['№', 'Учреждение', ...cells.map((cell) => cell?.number ?? null)],
    [STYLE.header, STYLE.header, ...cells.map(() => STYLE.headerFigure)],
    { height: 15 },
  )
}

const FIRST_RESULT = `${columnLetters(MATRIX.unit)}${MATRIX.first}`

/** A result may be changed by hand: all figures follow it. */
const RESULT_RULE: DataValidation = {
  type: 'custom',
  formulae: [
    `OR(AND(ISNUMBER(${FIRST_RESULT}),${FIRST_RESULT}>=0,${FIRST_RESULT}<=1),${FIRST_RESULT}="${UNDETERMINED}",${FIRST_RESULT}="${NOT_APPLICABLE}")`,
  ],
  allowBlank: false,
  showErrorMessage: true,
  errorTitle: 'Результат',
  error: `Результат — число от 0 до 1, «${UNDETERMINED}» (нет данных) или «${NOT_APPLICABLE}» (неприменимо).`,
}

/** «Матрица» of one catalogue: institutions down, scoring units across, figures that «Рейтинг» computes from. */
export const writeMatrix = async (
  book: stream.xlsx.WorkbookWriter,
  block: Block,
  layout: Layout,
  method: MethodCells,
  { rating }: Anchors,
  frame: Frame,
): Promise<void> => {
  const { units } = block
  const sheet = openSheet(book, {
    title: block.sheet,
    columns: [{ width: 4.5 }, { width: NAME_WIDTH }, ...units.map(() => ({ width: 6.3 }))],
    frozen: { rows: MATRIX.header, columns: MATRIX.unit },
    printedRows: [MATRIX.clause, MATRIX.header],
    pagesWide: Math.max(1, Math.ceil(units.length / UNITS_A_PAGE)),
    ...frame,
    tab: 'FF70AD47',
  })
  await header(sheet, block, layout, method)
  for (const { number, score } of layout.ranked.filter((line) => line.block === block)) {
    const byUnit = new Map(score.units.map((unit) => [unit.unit, unit]))
    const contents = units.map(({ id }) => shown(byUnit.get(id)))
    const target = rating.get(score.id)
    const numbered = target === undefined ? STYLE.ordinal : STYLE.ordinalLink
    await sheet.row([number, score.name, ...contents], [numbered, STYLE.name, ...contents.map(styleOf)], {
      height: nameHeight(score.name),
      links: [[0, target]],
    })
  }
  const right = MATRIX.unit + Math.max(units.length, 1) - 1
  sheet.filter(MATRIX.header, right + 1)
  const results = range(MATRIX.first, MATRIX.unit, Math.max(sheet.next() - 1, MATRIX.first), right)
  sheet.format(results, [SCALE])
  sheet.validate(results, RESULT_RULE)
  await sheet.close()
}
