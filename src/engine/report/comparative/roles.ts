import type { stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import { roleFormulas } from './formulas'
import type { Block, Layout, Ranked } from './layout'
import { matrixRanges } from './places'
import { NAME_WIDTH, nameHeight, openSheet, range, type Content, type SheetWriter } from './sheet'
import { SCALE, STYLE } from './styles'
import { KIND } from './words'

const FIXED = 3
const IDS = 3
const HEADER = 5

type RoleColumn = { id: string; title: string }

const rolesOf = ({ catalogue, units }: Block): RoleColumn[] => {
  const used = new Set(units.map(({ role }) => role))
  return catalogue.roles.filter(({ id }) => used.has(id)).map(({ id, title }) => ({ id, title }))
}

const lineOf = (line: Ranked, roles: RoleColumn[], row: number): Content[] => {
  const { score, block, number } = line
  const matrixRow = `$${columnLetters(FIXED + roles.length * 2)}${row}`
  const byRole = new Map(score.roles.map((measure) => [measure.role, measure]))
  return [
    ...[number, score.name, KIND[score.kind]],
    ...roles.flatMap(({ id }, at): Content[] => {
      const { index, completeness } = roleFormulas(line, `${columnLetters(FIXED + at * 2)}$${IDS}`, matrixRow)
      const measure = byRole.get(id)
      return [
        { formula: index, result: measure?.index ?? '' },
        { formula: completeness, result: measure?.completeness ?? '' },
      ]
    }),
    {
      formula: `MATCH($A${row},${matrixRanges(block).numbers},0)`,
      result: block.scores.indexOf(score) + 1,
    },
  ]
}

const header = async (sheet: SheetWriter, block: Block, roles: RoleColumn[]): Promise<void> => {
  const pairs = (pair: (role: RoleColumn) => Content[]): Content[] => roles.flatMap(pair)
  await sheet.row([`Исполнение по ролям: ${block.title}`], STYLE.title, { height: 20 })
  await sheet.row(
    [
      'Индекс и полнота данных по требованиям каждой роли. Индекс — подтверждённая часть: при малой полноте он низок из-за нехватки данных, а не из-за нарушений. Пусто — у роли нет применимых требований.',
    ],
    STYLE.line,
    { height: 15 },
  )
  await sheet.row(['', '', '', ...pairs(({ id }) => [id, id]), null], STYLE.headerLeft, { hidden: true, height: 12 })
  await sheet.row(['', '', '', ...pairs(({ title }) => [title, null]), null], STYLE.header, {
    height: 40,
    merge: roles.map((_, at) => [FIXED + at * 2, FIXED + at * 2 + 1]),
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
  footer: string,
): Promise<void> => {
  const roles = rolesOf(block)
  const sheet = openSheet(book, {
    title: block.rolesSheet,
    columns: [
      ...[{ width: 4.5 }, { width: NAME_WIDTH }, { width: 19 }],
      ...roles.flatMap(() => [{ width: 9.5 }, { width: 9.5 }]),
      { width: 10, hidden: true },
    ],
    frozen: { rows: HEADER, columns: 2 },
    footer,
    tab: 'FF70AD47',
  })
  await header(sheet, block, roles)
  const first = sheet.next()
  const styles = [
    ...[STYLE.count, STYLE.text, STYLE.text],
    ...roles.flatMap(() => [STYLE.percentStrong, STYLE.percent]),
    STYLE.count,
  ]
  for (const line of ranked.filter((each) => each.block === block))
    await sheet.row(lineOf(line, roles, sheet.next()), styles, { height: nameHeight(line.score.name) })
  sheet.filter(HEADER, FIXED + roles.length * 2 + 1)
  const bottom = Math.max(sheet.next() - 1, first)
  roles.forEach((_, at) => {
    sheet.format(range(first, FIXED + at * 2, bottom, FIXED + at * 2), [{ ...SCALE, priority: at + 1 }])
  })
  await sheet.close()
}
