import { LAST_COLUMN, LAST_ROW } from './bounds'
import { refusal } from './refusals'

export type Separator = ';' | '\t' | ','

/** Fields of a text table record by record; `isRough`: something stood after a closing quote. */
export type Records = { records: string[][]; isRough: boolean; isOpen: boolean }

/** Order in which equals are preferred: Russian programs separate by semicolons. */
const SEPARATORS: Separator[] = [';', '\t', ',']
const SAMPLE = 200

/**
 * Splits a text into records, each field as written without its quotes; a quoted field may hold separators and line
 * breaks. Stops after `limit` records; `isOpen`: the text ended inside quotes.
 */
export const splitRecords = (text: string, separator: Separator, limit = Infinity): Records => {
  const records: string[][] = []
  let record: string[] = []
  let isRough = false
  let at = 0
  const endRecord = (): void => {
    records.push(record)
    record = []
  }
  while (at < text.length && records.length < limit) {
    let field = ''
    if (text[at] === '"') {
      let closing = text.indexOf('"', at + 1)
      while (closing !== -1 && text[closing + 1] === '"') closing = text.indexOf('"', closing + 2)
      if (closing === -1) return { records, isRough, isOpen: true }
      field = text.slice(at + 1, closing).replaceAll('""', '"')
      at = closing + 1
    }
    const start = at
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++
    if (at > start && field !== '') isRough = true
    record.push(field + text.slice(start, at))
    // One more than there can be is enough to refuse a table by.
    if (record.length > LAST_COLUMN) break
    if (text[at] === separator) {
      at++
      if (at === text.length) record.push('')
      if (at < text.length) continue
    } else at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    endRecord()
  }
  if (record.length > 0) endRecord()
  return { records, isRough, isOpen: false }
}

/** How well a separator explains the start of a text: the share of records with the commonest number of fields. */
const fit = (text: string, separator: Separator): { share: number; fields: number } => {
  const { records, isRough, isOpen } = splitRecords(text, separator, SAMPLE)
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [fields = 1, times = 0] = [...counts].filter(([each]) => each > 1).sort((a, b) => b[1] - a[1])[0] ?? []
  const share = records.length === 0 || isOpen ? 0 : times / records.length
  return { share: isRough ? share / 2 : share, fields }
}

const DECLARED = /^sep=([;,\t])\r?\n/i

/**
 * Separator of a text table: the one its first line declares («sep=;»), else the one that gives most records the same
 * number of fields, of several the one that gives more fields.
 */
export const separatorOf = (text: string): { separator: Separator; from: number } => {
  const declared = DECLARED.exec(text)
  if (declared !== null) return { separator: declared[1] as Separator, from: declared[0].length }
  const [best] = SEPARATORS.map((separator) => ({ separator, ...fit(text, separator) })).sort(
    (one, other) => other.share - one.share || other.fields - one.fields,
  )
  return { separator: best === undefined || best.share === 0 ? ';' : best.separator, from: 0 }
}

/** Records of a whole text. Throws `broken-file` for one that ends inside quotes. */
export const recordsOf = (text: string): string[][] => {
  const { separator, from } = separatorOf(text)
  const { records, isOpen } = splitRecords(text.slice(from), separator, LAST_ROW + 1)
  if (isOpen) throw refusal('broken-text')
  return records
}
