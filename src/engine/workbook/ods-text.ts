import { xmlText, type Tag } from './xml-tags'

/** Gathers the text of one cell while its tags pass by. */
export type CellText = {
  open: (tag: Tag) => void
  close: (tag: Tag) => void
  /** What stands before this place is no text of the cell. */
  skipTo: (at: number) => void
  /** The text so far; the next cell starts anew. */
  taken: () => string
}

const LONGEST_GAP = 1_000

/** As the format says: runs of white space in the markup are one space, more of them stand as tags. */
const collapsed = (written: string): string => xmlText(written.replace(/[ \t\r\n]+/g, ' '))

const withoutCdata = (written: string): string =>
  written.includes('<') ? written.replace(/<!--[^]*?-->/g, '').replace(/<!\[CDATA\[([^]*?)\]\]>/g, '$1') : written

/** Reads paragraphs (`text:p`) of cells; `prefix` is that of text. */
export const openCellText = (xml: string, prefix: string): CellText => {
  const [paragraph, gap, tab, lineBreak] = ['p', 's', 'tab', 'line-break'].map((name) => `${prefix}:${name}`)
  const counted = new RegExp(`${prefix}:c=["'](\\d+)`)
  let text = ''
  let paragraphs = 0
  let depth = 0
  let since = 0
  const takeUpTo = (end: number): void => {
    if (depth > 0) text += collapsed(withoutCdata(xml.slice(since, end)))
  }
  const open = ({ name, attributes, empty, from, to }: Tag): void => {
    takeUpTo(from)
    since = to
    if (name === paragraph) {
      if (paragraphs++ > 0) text += '\n'
      if (!empty) depth++
    } else if (depth > 0 && name === gap) {
      const count = Number(counted.exec(attributes)?.[1] ?? 1)
      text += ' '.repeat(Math.min(count, LONGEST_GAP))
    } else if (depth > 0 && name === tab) text += '\t'
    else if (depth > 0 && name === lineBreak) text += '\n'
  }
  const close = ({ name, from, to }: Tag): void => {
    takeUpTo(from)
    since = to
    if (name === paragraph && depth > 0) depth--
  }
  const taken = (): string => {
    const result = text
    text = ''
    paragraphs = 0
    depth = 0
    return result
  }
  return { open, close, skipTo: (at) => void (since = at), taken }
}
