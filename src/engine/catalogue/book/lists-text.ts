/** Pairs of marks that keep what is between them whole. */
const QUOTES: Record<string, string> = { '"': '"', '«': '»' }

/** Where the quotation that opens at `from` closes, or -1 when it never does. */
const closing = (text: string, from: number): number => {
  const open = text[from] ?? ''
  const close = QUOTES[open]
  if (close === undefined) return -1
  if (open === close) {
    for (let at = from + 1; at < text.length; at++) {
      if (text[at] !== close) continue
      if (text[at + 1] !== close) return at
      at++
    }
    return -1
  }
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === open) depth++
    else if (text[at] === close && --depth === 0) return at
  }
  return -1
}

/** A text cut at each of the separators that stands outside quotation marks; empty pieces are left out. */
export const cut = (text: string, separators: string): string[] => {
  const pieces: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const close = closing(text, at)
    if (close !== -1) at = close
    else if (separators.includes(text[at] ?? '')) {
      pieces.push(text.slice(from, at))
      from = at + 1
    }
  }
  pieces.push(text.slice(from))
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

/** Position of the first match of `pattern` outside quotation marks, with what it matched. */
export const findOutside = (text: string, pattern: RegExp): { at: number; found: string } | null => {
  const sticky = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`)
  for (let at = 0; at < text.length; at++) {
    const close = closing(text, at)
    if (close !== -1) {
      at = close
      continue
    }
    sticky.lastIndex = at
    const found = sticky.exec(text)?.[0]
    if (found !== undefined) return { at, found }
  }
  return null
}

/** What a piece says: without the quotation marks that stand around all of it. */
export const unquoted = (piece: string): string => {
  const text = piece.trim()
  if (closing(text, 0) !== text.length - 1 || text.length < 2) return text
  const inside = text.slice(1, -1)
  return text.startsWith('"') ? inside.replaceAll('""', '"') : inside
}

const RESERVED = /[;,:=<>≥≤≠"\n]|^кроме\s|^\s|\s$|^«.*»$|[\s\u00a0](заполнен|упоминает|не позже|от)([\s\u00a0]|$)|^$/iu

const unbalanced = (text: string): boolean => [...text].some((mark, at) => mark === '«' && closing(text, at) === -1)

/** A value or title as one piece of a notation: in straight quotation marks where it could be misread. */
export const piece = (text: string): string =>
  RESERVED.test(text) || unbalanced(text) ? `"${text.replaceAll('"', '""')}"` : text

/** Values with commas between them. */
export const listText = (values: string[]): string => values.map(piece).join(', ')

/**
 * Values of a list with commas (or, in cells that hold nothing else, semicolons and line breaks) between them. A known
 * value that itself holds a comma is recognised without quotation marks; known values come back as they are known.
 */
export const listOf = (text: string, known: string[] = [], separators = ',;\n'): string[] => {
  const pieces = cut(text, separators)
  const canonical = (value: string): string | undefined => known.find((each) => comparable(each) === comparable(value))
  const values: string[] = []
  for (let from = 0; from < pieces.length;) {
    let length = 1
    for (let many = pieces.length - from; many > 1; many--) {
      if (canonical(pieces.slice(from, from + many).join(', ')) === undefined) continue
      length = many
      break
    }
    const value = length === 1 ? unquoted(pieces[from] ?? '') : pieces.slice(from, from + length).join(', ')
    values.push(canonical(value) ?? value)
    from += length
  }
  return values
}

const comparable = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
