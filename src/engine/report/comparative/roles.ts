import type { stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import type { Measure } from '../../comparison/types'
import type { Anchors } from './anchors'
import { writeCells, type Cell } from './cells'
import { isKnown } from './figures'
import { roleFormulas } from './formulas'
import type { Block, Layout, Ranked } from './layout'
import { matrixRanges } from './places'
import { roleColumns, ROLES, type RoleColumns } from './role-columns'
import {
  heightFor,
  NAME_WIDTH,
  nameHeight,
  openSheet,
  range,
  type Content,
  type SheetWriter,
  type Frame,
} from './sheet'
import { SCALE, STYLE } from './styles'
import { KIND, UNDETERMINED } from './words'

const ROLE_WIDTH = 9.5

type RoleColumn = RoleColumns & { formulas: ReturnType<typeof roleFormulas> }

const rolesOf = (block: Block): RoleColumn[] =>
  roleColumns(block).map((role) => ({
    ...role,
    formulas: roleFormulas(block, `${columnLetters(role.column)}$${ROLES.ids}`),
  }))

const roleCells = (measure: Measure | undefined, { formulas }: RoleColumn, matrixRow: string): Cell[] => {
  const known = measure === undefined || measure.index === null || isKnown(measure)
  return [
    [
      { formula: formulas.index(matrixRow), result: known ? (measure?.index ?? '') : UNDETERMINED },
      known ? STYLE.percentStrong : STYLE.undetermined,
    ],
    [{ formula: formulas.completeness(matrixRow), result: measure?.completeness ?? '' }, STYLE.percent],
  ]
}

const cellsOf = ({ score, block, number }: Ranked, roles: RoleColumn[], row: number): Cell[] => {
  const matrixRow = `$${columnLetters(ROLES.role + roles.length * 2)}${row}`
  const byRole = new Map<string, Measure>(score.roles.map((measure) => [measure.role, measure]))
  const line: Content = {
    formula: `MATCH($A${row},${matrixRanges(block).numbers},0)`,
    result: block.scores.indexOf(score) + 1,
  }
  return [
    [number, STYLE.count],
    [score.name, STYLE.text],
    [KIND[score.kind], STYLE.text],
    ...roles.flatMap((role) => roleCells(byRole.get(role.id), role, matrixRow)),
    [line, STYLE.count],
  ]
}

const header = async (sheet: SheetWriter, block: Block, roles: RoleColumn[]): Promise<void> => {
  const pairs = (pair: (role: RoleColumn) => Content[]): Content[] => roles.flatMap(pair)
  await sheet.row([`Исполнение по ролям: ${block.title}`], STYLE.title, { height: 20 })
  await sheet.row(
    [
      'Индекс и полнота данных по требованиям каждой роли. Индекс — подтверждённая часть: при малой полноте он низок из-за нехватки данных, а не из-за нарушений. «?» — данных по роли нет. Пусто — у роли нет применимых требований.',
    ],
    STYLE.line,
    { height: 15 },
  )
  await sheet.row(['', '', '', ...pairs(({ id }) => [id, id]), null], STYLE.headerLeft, { hidden: true, height: 12 })
  await sheet.row(['', '', '', ...pairs(({ title }) => [title, null]), null], STYLE.header, {
    height: Math.max(40, heightFor(roles.map(({ title }) => [title, ROLE_WIDTH * 2]))),
    merge: roles.map(({ column }) => [column, column + 1]),
  })
  await sheet.row(['№', 'Учреждение', 'Тип', ...pairs(() => ['Индекс', 'Полнота']), 'Строка матрицы'], STYLE.header, {
    height: 18,
  })
}

/** «Роли» of one catalogue: live index and completeness of every role in every institution held to it. */
export const writeRoles = async (
  book: stream.xlsx.WorkbookWriter,
  block: Block,
  { ranked }: Layout,
  { rating }: Anchors,
  frame: Frame,
): Promise<void> => {
  const roles = rolesOf(block)
  const sheet = openSheet(book, {
    title: block.rolesSheet,
    columns: [
      ...[{ width: 4.5 }, { width: NAME_WIDTH }, { width: 28 }],
      ...roles.flatMap(() => [{ width: ROLE_WIDTH }, { width: ROLE_WIDTH }]),
      { width: 10, hidden: true },
    ],
    frozen: { rows: ROLES.header, columns: 2 },
    ...frame,
    tab: 'FF70AD47',
  })
  await header(sheet, block, roles)
  const first = sheet.next()
  for (const line of ranked.filter((each) => each.block === block)) {
    const cells = cellsOf(line, roles, sheet.next())
    await writeCells(sheet, cells, nameHeight(line.score.name), rating.get(line.score.id))
  }
  sheet.filter(ROLES.header, ROLES.role + roles.length * 2 + 1)
  const bottom = Math.max(sheet.next() - 1, first)
  roles.forEach(({ column }, at) => {
    sheet.format(range(first, column, bottom, column), [{ ...SCALE, priority: at + 1 }])
  })
  await sheet.close()
}
