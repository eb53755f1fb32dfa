import type { Layout } from './layout'
import { heightFor, type SheetWriter } from './sheet'
import { SHEETS, type SheetId } from './sheet-list'
import { OVERVIEW_WIDTHS, section } from './overview-parts'
import { STYLE } from './styles'

/** A sheet as the list of sheets names it. */
export type Listed = { title: string; about: string }

const LAST = OVERVIEW_WIDTHS.length - 1
const ABOUT_WIDTH = OVERVIEW_WIDTHS.slice(1).reduce((sum, width) => sum + width, 0)

/** Sheets that a reader can see, beside the list itself, in their order. */
export const listedSheets = ({ blocks }: Layout, isVisible: (id: SheetId) => boolean): Listed[] =>
  SHEETS.filter(({ id }) => id !== 'overview' && isVisible(id)).flatMap(({ id, title, about }) => {
    if (id !== 'matrix' && id !== 'roles') return [{ title, about }]
    return blocks.map((block) => ({ title: id === 'matrix' ? block.sheet : block.rolesSheet, about }))
  })

export const CONTENTS = 'Листы отчёта'

/** The list of sheets, each a link; it stands in row `sheet.next()`. */
export const writeContents = async (sheet: SheetWriter, listed: Listed[]): Promise<void> => {
  if (listed.length === 0) return
  await section(sheet, CONTENTS)
  for (const { title, about } of listed)
    await sheet.row(
      [title, about, ...Array<null>(LAST - 1).fill(null)],
      [STYLE.textLink, ...Array(LAST).fill(STYLE.text)],
      {
        height: heightFor([[about, ABOUT_WIDTH]]),
        merge: [[1, LAST]],
        links: [[0, `'${title}'!A1`]],
      },
    )
}
