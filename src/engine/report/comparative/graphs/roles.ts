import type { Block, Layout } from '../layout'
import { roleColumns } from '../role-columns'
import { heightFor, type Content } from '../sheet'
import { STYLE } from '../styles'
import { NOT_APPLICABLE } from '../words'
import { isKnown, mean } from '../figures'
import { INDEX_AND_RISE } from './bars'
import { cell, NAME_WIDTH, type SectionLine, type SectionMaker } from './section'

const TITLES = ['Роль', 'Учреждений', 'Индекс', 'До возможного', 'Возможный', 'Полнота']

const lineOf = (block: Block, role: ReturnType<typeof roleColumns>[number], row: number): SectionLine | null => {
  const known = block.scores
    .flatMap(({ roles }) => roles.filter((each) => each.role === role.id))
    .filter((measure) => measure.index !== null && isKnown(measure))
  if (known.length === 0) return null
  const index = mean(known.map((each) => each.index ?? 0))
  const completeness = mean(known.map((each) => each.completeness ?? 0))
  const whole = (formula: string): string => `IF(ISNUMBER(${cell(2, row)}),${formula},"${NOT_APPLICABLE}")`
  const contents: Content[] = [
    role.title,
    { formula: `COUNT(${role.indices})`, result: known.length },
    { formula: `IFERROR(AVERAGE(${role.indices}),"${NOT_APPLICABLE}")`, result: index },
    { formula: whole(`1-${cell(5, row)}`), result: 1 - completeness },
    { formula: whole(`${cell(2, row)}+${cell(3, row)}`), result: index + 1 - completeness },
    {
      formula: `IFERROR(AVERAGEIF(${role.indices},">=0",${role.completeness}),"${NOT_APPLICABLE}")`,
      result: completeness,
    },
  ]
  return { contents, height: heightFor([[role.title, NAME_WIDTH]]) }
}

const roleSection =
  (layout: Layout, block: Block): SectionMaker =>
  (header) => {
    const roles = roleColumns(block)
    const lines: SectionLine[] = []
    const silent: string[] = []
    for (const role of roles) {
      const line = lineOf(block, role, header + 1 + lines.length)
      if (line === null) silent.push(role.title)
      else lines.push(line)
    }
    if (lines.length === 0) return null
    const title = layout.blocks.length > 1 ? `Средний индекс по ролям: ${block.short}` : 'Средний индекс по ролям'
    return {
      title,
      note:
        'Среднее по учреждениям, где по роли что-нибудь известно; штриховка — сколько прибавится, если всё неопределённое выполнено.' +
        (silent.length === 0 ? '' : ` Нет данных ни у кого: ${silent.join(', ')}.`),
      titles: TITLES,
      styles: [STYLE.text, STYLE.count, STYLE.percentStrong, STYLE.percent, STYLE.percent, STYLE.percent],
      lines,
      least: 76 + lines.length * 17,
      bars: INDEX_AND_RISE,
    }
  }

/** One section for each regulation. */
export const roleSections = (layout: Layout): SectionMaker[] =>
  layout.blocks.filter(({ scores }) => scores.length > 0).map((block) => roleSection(layout, block))
