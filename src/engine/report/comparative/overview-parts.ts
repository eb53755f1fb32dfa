import { mean } from './figures'
import type { Layout, Ranked } from './layout'
import { heightFor, type SheetWriter } from './sheet'
import { STYLE } from './styles'
import { KIND, NOT_APPLICABLE } from './words'

export const OVERVIEW_WIDTHS = [66, 14, 14, 14, 14, 16]
const WHOLE = OVERVIEW_WIDTHS.reduce((sum, width) => sum + width, 0)
const LAST = OVERVIEW_WIDTHS.length - 1

export const section = (sheet: SheetWriter, text: string): Promise<void> =>
  sheet.row([text], STYLE.section, { height: 24 })

export const paragraph = (sheet: SheetWriter, text: string): Promise<void> =>
  sheet.row([text], STYLE.paragraph, { height: heightFor([[text, WHOLE]], 10), merge: [[0, LAST]] })

export const meanShown = (values: (number | null)[]): number | string => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? NOT_APPLICABLE : mean(known)
}

type Group = { id: string; label: string; lines: [Ranked, ...Ranked[]] }

/** Institutions that compete with one another: of one kind, under one catalogue. */
export const groupsOf = ({ ranked }: Layout): Group[] => {
  const groups = new Map<string, Group>()
  for (const line of ranked) {
    const group = groups.get(line.group)
    if (group === undefined)
      groups.set(line.group, {
        id: line.group,
        label: `${KIND[line.score.kind]}: ${line.block.title}`,
        lines: [line],
      })
    else group.lines.push(line)
  }
  return [...groups.values()]
}
