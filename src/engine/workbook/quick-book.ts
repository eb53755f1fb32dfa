import { utils } from '@e965/xlsx'
import { tooManyCells } from './bounds'
import { asideParts, checkMarkup, isSheet, partAt, type Part } from './guard'
import { mergesWithin } from './merge-list'
import { plainText, Unusual, unusual } from './plain-text'
import { typedRows } from './quick-cells'
import { quickSheet, type QuickSheet } from './quick-sheet'
import { quickStrings } from './quick-strings'
import { quickStyles } from './quick-styles'
import { attribute, sheetsNamed } from './sheet-parts'
import type { Bounds, IsAside, Reading } from './types'

const rawSheets = (parts: Part[], bounds: Bounds, isAside: IsAside): Map<string, QuickSheet> => {
  const aside = asideParts(parts, isAside)
  const sheets = new Map<string, QuickSheet>()
  let left = bounds.filledCells
  for (const each of parts.filter(isSheet)) {
    const sheet = quickSheet(each.part, aside.has(each.path), left)
    left -= sheet.filledCells
    if (left < 0) throw tooManyCells(bounds)
    sheets.set(each.path, sheet)
  }
  return sheets
}

const is1904 = (workbook: string): boolean => {
  const tag = /<workbookPr\s[^>]*>/.exec(workbook)?.[0]
  const value = tag === undefined ? undefined : attribute(tag, 'date1904')
  return value === '1' || value === 'true'
}

const reading = (parts: Part[], bounds: Bounds, isAside: IsAside): Reading => {
  const others = parts.filter((each) => !isSheet(each)).map(({ part }) => part)
  checkMarkup(others, bounds)
  if (others.some((part) => part.includes('sheetData'))) unusual()
  const workbook = partAt(parts, 'xl/workbook.xml').toString('utf8')
  if (/<!|<\w+:workbook\b/.test(workbook)) unusual()
  const named = sheetsNamed(workbook, partAt(parts, 'xl/_rels/workbook.xml.rels').toString('utf8'))
  const raw = rawSheets(parts, bounds, isAside)
  const date1904 = is1904(workbook)
  const typed = typedRows({
    strings: quickStrings(partAt(parts, 'xl/sharedstrings.xml')),
    ...quickStyles(partAt(parts, 'xl/styles.xml')),
    date1904,
  })
  const titles = named.map(({ title }) => plainText(title))
  if (named.length === 0 || new Set(titles).size !== titles.length) unusual()
  return {
    format: 'xlsx',
    date1904,
    sheets: named.map(({ hidden, path }, index) => {
      const sheet = raw.get(path ?? '') ?? unusual()
      const rows = typed(sheet)
      const ranges = sheet.merges.map((range) => utils.decode_range(range))
      return { title: titles[index] ?? '', hidden, rows, ...mergesWithin(ranges, rows) }
    }),
  }
}

/**
 * The reading of a workbook that is written plainly, as all common programs do, several times faster than by the
 * library; null for any other, which the library then reads. Throws a `Failure` above the bounds.
 */
export const readQuickly = (parts: Part[], bounds: Bounds, isAside: IsAside): Reading | null => {
  try {
    return reading(parts, bounds, isAside)
  } catch (error) {
    if (error instanceof Unusual) return null
    throw error
  }
}
