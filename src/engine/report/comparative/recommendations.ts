import type { stream } from 'exceljs'
import type { Anchors } from './anchors'
import { writeCells, type Cell } from './cells'
import { figureOf, markedStyle } from './figures'
import { HEAD, type AdvisedBlock, type AdvisedLine } from './recommendation-blocks'
import { NAME_WIDTH, nameHeight, openSheet, range, type Frame, type SheetWriter } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { SCALE, STYLE, type CellStyle } from './styles'
import { KIND, NOT_APPLICABLE, shortened, UNDETERMINED } from './words'

/** Columns before the recommendations themselves. */
const FIXED = 6
const SHARE = 3
const WIDTHS = [4.5, NAME_WIDTH, 28, 11, 11, 10]
const ADVICE_WIDTH = 6.3
const PAGE = 270

const MEANING =
  'Доля рекомендаций — отдельный процент: в индекс соответствия, уровень и место она не входит, невыполненная рекомендация — не нарушение.'
const HOW =
  'Доля = Σ (вес × значение) по оценённым ÷ Σ весов применимых. ✓ следует · ✗ не следует · % доля · ? нет данных · – неприменимо.'

const mark = (units: AdvisedLine['units'], id: string): Cell => {
  const unit = (units ?? []).find((each) => each.unit === id)
  if (unit === undefined || unit.outcome === 'not-applicable') return [NOT_APPLICABLE, STYLE.notApplicable]
  return unit.value === null ? [UNDETERMINED, STYLE.undetermined] : [unit.value, STYLE.score]
}

const figures = ({ measure }: AdvisedLine, { advice, top }: AdvisedBlock, row: number): Cell[] => {
  const right = FIXED + advice.length - 1
  const weights = range(top + 3, FIXED, top + 3, right).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  const values = range(row, FIXED, row, right).replace(/([A-Z]+)/g, '$$$1')
  const applicable = `SUMPRODUCT(${weights}*(${values}<>"${NOT_APPLICABLE}"))`
  const assessed = `SUMPRODUCT(${weights}*ISNUMBER(${values}))`
  const earned = `SUMPRODUCT(${weights},${values})`
  const share = (dividend: string): string =>
    `IF(${applicable}=0,"${NOT_APPLICABLE}",IF(${assessed}=0,"${UNDETERMINED}",${dividend}/${applicable}))`
  const given = measure ?? undefined
  const cell = (formula: string, name: 'index' | 'upper' | 'completeness', style: CellStyle): Cell => {
    const result = figureOf(given, name)
    return [{ formula, result }, markedStyle(result, style)]
  }
  return [
    cell(share(earned), 'index', STYLE.shareStrong),
    cell(share(`(${earned}+${applicable}-${assessed})`), 'upper', STYLE.share),
    cell(`IF(${applicable}=0,"${NOT_APPLICABLE}",${assessed}/${applicable})`, 'completeness', STYLE.share),
  ]
}

const above = async (sheet: SheetWriter, { block, advice, lines, first }: AdvisedBlock): Promise<void> => {
  const fixed = (label: string, style: CellStyle): Cell[] =>
    Array.from({ length: FIXED }, (_, at): Cell => [at === 1 ? label : '', style])
  const bottom = first + lines.length - 1
  await sheet.row([block.title], STYLE.section, { height: 20 })
  await writeCells(
    sheet,
    [
      ...fixed('Пункт', STYLE.header),
      ...advice.map(({ label }): Cell => [shortened(label, 40), STYLE.headerRotatedBold]),
    ],
    58,
  )
  await writeCells(
    sheet,
    [
      ...fixed('Рекомендация', STYLE.header),
      ...advice.map(({ statement }): Cell => [shortened(statement, 64), STYLE.headerRotated]),
    ],
    118,
  )
  await writeCells(
    sheet,
    [...fixed('Вес', STYLE.header), ...advice.map(({ weight }): Cell => [weight, STYLE.headerFigure])],
    15,
  )
  const tally = advice.map(({ id }, at): Cell => {
    const result = lines.filter(({ units }) =>
      (units ?? []).some(({ unit, value }) => unit === id && value === 1),
    ).length
    return [{ formula: `COUNTIF(${range(first, FIXED + at, bottom, FIXED + at)},1)`, result }, STYLE.headerFigure]
  })
  await writeCells(sheet, [...fixed('Следуют, учреждений', STYLE.header), ...tally], 15)
  await sheet.row(
    ['№', 'Учреждение', 'Тип', 'Доля', 'Возможная', 'Полнота', ...advice.map((_, at) => at + 1)],
    [...Array<CellStyle>(FIXED).fill(STYLE.headerSmall), ...advice.map(() => STYLE.headerFigure)],
    { height: 15 },
  )
}

/** «Рекомендации»: what a regulation only recommends, with a percentage of its own, live over the marks beside it. */
export const writeRecommendations = async (
  book: stream.xlsx.WorkbookWriter,
  advised: AdvisedBlock[],
  { rating }: Anchors,
  frame: Frame,
): Promise<void> => {
  const most = Math.max(...advised.map(({ advice }) => advice.length))
  const width = WIDTHS.reduce((sum, each) => sum + each, 0) + most * ADVICE_WIDTH
  const [only] = advised
  const frozen = advised.length === 1 && only !== undefined ? only.first - 1 : HEAD - 1
  const sheet = openSheet(book, {
    title: SHEET_TITLE.recommendations,
    columns: [
      ...WIDTHS.map((each) => ({ width: each })),
      ...Array.from({ length: most }, () => ({ width: ADVICE_WIDTH })),
    ],
    frozen: { rows: frozen, columns: 2 },
    printedRows: advised.length === 1 ? [HEAD + 1, frozen] : [1, 1],
    pagesWide: Math.max(1, Math.ceil(width / PAGE)),
    ...frame,
    tab: 'FF70AD47',
  })
  await sheet.row([SHEET_TITLE.recommendations], STYLE.title, { height: 20 })
  await sheet.row([MEANING], STYLE.line, { height: 15 })
  await sheet.row([HOW], STYLE.line, { height: 15 })
  for (const [at, block] of advised.entries()) {
    if (at > 0) await sheet.row([''], STYLE.line, { height: 15 })
    await above(sheet, block)
    for (const own of block.lines) {
      const { score, number } = own.line
      const cells: Cell[] = [
        [number, STYLE.ordinal],
        [score.name, STYLE.name],
        [KIND[score.kind], STYLE.name],
        ...figures(own, block, sheet.next()),
        ...block.advice.map(({ id }) => mark(own.units, id)),
      ]
      await writeCells(sheet, cells, nameHeight(score.name), rating.get(score.id))
    }
    const bottom = sheet.next() - 1
    if (advised.length === 1) sheet.filter(block.first - 1, FIXED + block.advice.length)
    sheet.format(range(block.first, SHARE, bottom, SHARE), [{ ...SCALE, priority: at * 2 + 1 }])
    sheet.format(range(block.first, FIXED, bottom, FIXED + block.advice.length - 1), [
      { ...SCALE, priority: at * 2 + 2 },
    ])
  }
  await sheet.close()
}
