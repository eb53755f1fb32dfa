import { mergesAfter } from './merge-list'

/** A worksheet part cut down to its filled cells. */
export type SheetXml = { xml: Buffer; filledCells: number }

const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const OPENING = Buffer.from('<worksheet><sheetData>')
const CLOSING = '</sheetData>'
const END = '</worksheet>'

const isSpace = (byte: number | undefined): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13
const endsName = (byte: number | undefined): boolean => isSpace(byte) || byte === GT || byte === SLASH

/** Does the tag between `from` and `to` carry the attribute `r`? */
const hasReference = (xml: Buffer, from: number, to: number): boolean => {
  for (let at = from; at < to - 2; at++)
    if (xml[at + 1] === 0x72 && isSpace(xml[at]) && (xml[at + 2] === 0x3d || isSpace(xml[at + 2]))) return true
  return false
}

type Body = { from: number; to: number; prefix: number }

/** Where the contents of `sheetData` stand; null when unclosed or missing; `from === to` when empty. */
const sheetData = (xml: Buffer): Body | null => {
  for (let at = xml.indexOf('sheetData'); at !== -1; at = xml.indexOf('sheetData', at + 9)) {
    let open = at - 1
    while (open >= 0 && xml[open] !== LT && at - open < 40) open--
    if (xml[open] !== LT || !endsName(xml[at + 9]) || (open !== at - 1 && xml[at - 1] !== 0x3a)) continue
    const from = xml.indexOf(GT, at) + 1
    if (from === 0) return null
    if (xml[from - 2] === SLASH) return { from, to: from, prefix: 0 }
    const to = xml.indexOf(`</${xml.toString('latin1', open + 1, at)}sheetData`, from)
    return to === -1 ? null : { from, to, prefix: at - open - 1 }
  }
  return null
}

const FORMULA = Buffer.from('<f>')
const VALUE = Buffer.from('<v>')

const standsAt = (xml: Buffer, at: number, tag: Buffer): boolean =>
  xml[at] === LT && xml[at + 1] === tag[1] && xml[at + 2] === GT

/** End of a plain formula at `from` whose cached value follows: the value is all a reader needs. Else 0. */
const calculated = (xml: Buffer, from: number, to: number): number => {
  if (!standsAt(xml, from, FORMULA)) return 0
  const end = xml.indexOf('</f>', from) + 4
  return end > 4 && end < to && standsAt(xml, end, VALUE) && xml[end + 3] !== LT ? end : 0
}

const joined = (xml: Buffer, { from, to }: Body, drops: number[]): Buffer => {
  const closing = Buffer.from(`${CLOSING}${mergesAfter(xml, to)}${END}`)
  const out = Buffer.allocUnsafe(OPENING.length + (to - from) + closing.length)
  let end = OPENING.copy(out)
  let next = from
  for (let index = 0; index < drops.length; index += 2) {
    const stop = drops[index] ?? to
    if (stop > next) end += xml.copy(out, end, next, stop)
    next = drops[index + 1] ?? to
  }
  end += xml.copy(out, end, next, to)
  end += closing.copy(out, end)
  return out.subarray(0, end)
}

/**
 * Drops empty formatted cells and rows, formulas whose result is there, and everything outside `sheetData` but a bounded
 * list of merges (links and comments can make a parser build cells that do not exist), and counts the cells that hold something. One pass over bytes.
 * Null when the part has no closed `sheetData`. Where cells or rows do without their address, or where
 * comments or CDATA stand between them, nothing is dropped and every cell counts as filled.
 * Of a sheet that is `countedOnly`, a row keeps its first filled cell: enough to count the row by.
 */
export const filledSheet = (xml: Buffer, countedOnly = false): SheetXml | null => {
  const body = sheetData(xml)
  if (body === null) return null
  const { from, to, prefix } = body
  const drops: number[] = []
  let plain = false
  let cells = 0
  let filled = 0
  let rowStart = -1
  let rowDrops = 0
  let rowFilled = 0
  for (let at = from; at < to; at++) {
    if (xml[at] !== LT) continue
    if (xml[at + 1] === 0x21) plain = true
    const closing = xml[at + 1] === SLASH
    const name = at + 1 + (closing ? 1 : 0) + prefix
    const first = xml[name]
    if (first === 0x63 && !closing && endsName(xml[name + 1])) {
      let end = name + 1
      while (end < to && xml[end] !== GT) end++
      cells++
      if (!(xml[name + 2] === 0x72 && xml[name + 3] === 0x3d) && !hasReference(xml, name + 1, end)) plain = true
      let emptyEnd = xml[end - 1] === SLASH ? end + 1 : 0
      if (emptyEnd === 0 && xml[end + 1] === LT && xml[end + 2] === SLASH) emptyEnd = xml.indexOf(GT, end + 2) + 1
      if (emptyEnd === 0) {
        filled++
        rowFilled++
        if (countedOnly && prefix === 0 && rowFilled > 1) {
          const cellEnd = xml.indexOf('</c>', end) + 4
          if (cellEnd > 4 && cellEnd <= to) {
            drops.push(at, cellEnd)
            at = cellEnd - 1
            continue
          }
        }
        const formulaEnd = calculated(xml, end + 1, to)
        if (formulaEnd !== 0) drops.push(end + 1, formulaEnd)
      } else drops.push(at, emptyEnd)
      at = (emptyEnd === 0 ? end + 1 : emptyEnd) - 1
    } else if (first === 0x72 && xml[name + 1] === 0x6f && xml[name + 2] === 0x77 && endsName(xml[name + 3])) {
      let end = name + 3
      while (end < to && xml[end] !== GT) end++
      if (closing) {
        if (rowFilled === 0 && rowStart !== -1) {
          drops.length = rowDrops
          drops.push(rowStart, end + 1)
        }
        rowStart = -1
      } else {
        if (!hasReference(xml, name + 3, end)) plain = true
        rowStart = at
        rowDrops = drops.length
        rowFilled = 0
        if (xml[end - 1] === SLASH) {
          drops.push(at, end + 1)
          rowStart = -1
        }
      }
      at = end
    }
  }
  return plain
    ? { xml: joined(xml, body, []), filledCells: cells }
    : { xml: joined(xml, body, drops), filledCells: filled }
}
