/** Advance widths of Arial in thousandths of the font size, coarse on purpose: a little too wide. */
const advance = (character: string): number => {
  if (/[\s.,:;!|'()[\]/«»-]/.test(character)) return 290
  if (/[шщжмюфыmw@—…]/.test(character)) return 790
  if (/[ШЩЖМЮФЫMW]/.test(character)) return 930
  return /[А-ЯЁA-Z№%]/.test(character) ? 700 : 525
}

const pixels = (text: string, size: number): number =>
  ([...text].reduce((sum, character) => sum + advance(character), 0) / 1000) * size * (96 / 72)

/** What is left of a column for text between its borders and an indent of one. */
const columnPixels = (width: number): number => Math.max(width * 7 - 14, 14)

/** Pieces a spreadsheet may break a line between: after spaces and hyphens. */
const pieces = (text: string): string[] => text.match(/[^\s-]+-?\s*|-\s*|\s+/g) ?? []

const paragraphLines = (text: string, room: number, size: number): number => {
  let lines = 1
  let used = 0
  for (const piece of pieces(text)) {
    const wide = pixels(piece.trimEnd(), size)
    if (used > 0 && used + wide > room) {
      lines += 1
      used = 0
    }
    const broken = Math.max(0, Math.ceil(wide / room) - 1)
    lines += broken
    used += pixels(piece, size) - broken * room
  }
  return lines
}

export type Wrapped = { text: string; width: number; size: number; bold?: boolean }

/** Lines a wrapped text takes in a column `width` characters wide at `size` points. */
export const wrappedLines = ({ text, width, size, bold }: Wrapped): number =>
  text
    .split('\n')
    .reduce((sum, paragraph) => sum + paragraphLines(paragraph, columnPixels(width) / (bold ? 1.08 : 1), size), 0)

/** Row height in points that shows the tallest of the wrapped texts; 409 is the most a sheet can have. */
export const rowHeight = (texts: Wrapped[], least = 16): number =>
  Math.min(409, Math.max(least, ...texts.map((each) => Math.ceil(wrappedLines(each) * each.size * 1.27 + 4))))

/** Column width in characters that keeps the longest unbreakable piece of a text whole. */
export const widthOfWords = (text: string, size: number): number =>
  Math.max(0, ...pieces(text).map((piece) => (pixels(piece.trimEnd(), size) * 1.08 + 6) / 7))
