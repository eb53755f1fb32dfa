import { asSeen } from '../base/russian'

/** A file whose name ends with the title of a sheet: `stem` is what stands before it, as compared. */
export type SheetFile = { stem: string; title: string }

/** Titles of a form's sheets, to be found at the ends of file names. */
export type Titles = { title: string; key: string }[]

const LONGEST_SHEET_TITLE = 31
const SEPARATORS = ' \\-_.,—–·'
const NOT_NAME = /[/\\:*?"<>|]/g

/** A file cannot bear every character a sheet can: programs put `_` in their place. */
const keyOf = (text: string): string => asSeen(text.replace(NOT_NAME, '_'))

/** Titles as file names spell them, the longest first: «Чаты классов» is no «классов» of something called «Чаты». */
export const titlesToFind = (titles: string[]): Titles =>
  titles
    .flatMap((title) =>
      [...new Set([keyOf(title), keyOf(title.slice(0, LONGEST_SHEET_TITLE))])].map((key) => ({ title, key })),
    )
    .sort((one, other) => other.key.length - one.key.length)

/** Name of a file without its folders and extension. */
export const stemOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.[^.]{1,5}$/, '')

/** Which sheet a file is by its name: «СОШ 5 - Участники.csv», «форма_Документы.csv», «Чаты.csv»; null for none. */
export const sheetFile = (path: string, titles: Titles): SheetFile | null => {
  const name = keyOf(stemOf(path))
  for (const { title, key } of titles) {
    if (!name.endsWith(key)) continue
    const before = name.slice(0, name.length - key.length)
    if (before === '' || new RegExp(`[${SEPARATORS}]$`).test(before))
      return { stem: before.replace(new RegExp(`[${SEPARATORS}]+$`), ''), title }
  }
  return null
}

/** What files of one form are called together: the name of the first without the title of its sheet. */
const commonName = (path: string, { title }: SheetFile): string =>
  stemOf(path)
    .slice(0, -Math.min(title.length, LONGEST_SHEET_TITLE))
    .replace(new RegExp(`[${SEPARATORS}]+$`), '')

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

/** Files that are sheets of one form, in path order; `path` names them together. */
export type SheetGroup = { path: string; files: string[] }

/**
 * Groups of files, given in path order, that are sheets of one form: same folder, same name before the sheet's title.
 * A second file for the same sheet begins another group. A file that stays alone is in none.
 */
export const sheetGroups = (paths: string[], titles: Titles): SheetGroup[] => {
  const groups: (SheetGroup & { key: string; titles: Set<string> })[] = []
  for (const path of paths) {
    const found = sheetFile(path, titles)
    if (found === null) continue
    const key = `${folderOf(path)}\n${found.stem}`
    const open = groups.find((group) => group.key === key && !group.titles.has(found.title))
    if (open !== undefined) {
      open.files.push(path)
      open.titles.add(found.title)
    } else {
      const again = groups.filter((group) => group.key === key).length
      const name = `${commonName(path, found)} (листы CSV${again === 0 ? '' : `, ещё ${again}`})`.trim()
      groups.push({ key, path: folderOf(path) + name, files: [path], titles: new Set([found.title]) })
    }
  }
  return groups.filter(({ files }) => files.length > 1).map(({ path, files }) => ({ path, files }))
}
