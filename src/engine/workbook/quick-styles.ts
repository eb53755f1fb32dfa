import { SSF } from '@e965/xlsx'
import { isPercentFormat } from './cell-content'
import { plainText, unusual } from './plain-text'
import { attribute } from './sheet-parts'

/** Formats every program knows by number, before any workbook adds its own. */
const BUILT_IN = { ...(SSF as { get_table: () => Record<number, string> }).get_table() }

const isDateFormat = (format: string): boolean => (SSF as { is_date: (format: string) => boolean }).is_date(format)

const between = (xml: string, name: string): string => {
  const open = xml.indexOf(`<${name}`)
  const to = xml.indexOf(`</${name}>`, open)
  return open === -1 || to === -1 ? '' : xml.slice(xml.indexOf('>', open) + 1, to)
}

/** For each cell format whether it shows a date or a time, and whether a percentage. */
export type QuickStyles = { dates: boolean[]; percents: boolean[] }

/** Looks of numbers as `xl/styles.xml` has them. Throws `Unusual`. */
export const quickStyles = (part: Buffer): QuickStyles => {
  const xml = part.toString('utf8')
  if (/<!|<\w+:cellXfs/.test(xml)) unusual()
  const own = new Map(
    (between(xml, 'numFmts').match(/<numFmt\s[^>]*>/g) ?? []).map((tag) => [
      Number(attribute(tag, 'numFmtId')),
      plainText(attribute(tag, 'formatCode') ?? ''),
    ]),
  )
  const known = new Map<number, { isDate: boolean; isPercent: boolean }>()
  const looks = (between(xml, 'cellXfs').match(/<xf\s[^>]*>/g) ?? []).map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0)
    const format = own.get(id) ?? BUILT_IN[id] ?? ''
    const look = known.get(id) ?? { isDate: isDateFormat(format), isPercent: isPercentFormat(format) }
    known.set(id, look)
    return look
  })
  return { dates: looks.map(({ isDate }) => isDate), percents: looks.map(({ isPercent }) => isPercent) }
}
