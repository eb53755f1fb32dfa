import { cannotMark } from './failure'

/**
 * An element of an XML text whose bytes are kept as characters (Latin-1), so that what is not touched stays as it was
 * to the byte. `name` is without a prefix; `inner`…`innerEnd` are its contents.
 */
export type Element = {
  name: string
  prefix: string
  tag: string
  from: number
  inner: number
  innerEnd: number
  to: number
}

const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/y

const damaged = (): Error => cannotMark('разметка книги повреждена')

/** What stands at `at`; a tag that never ends is found once, not again from every tag behind it. */
const matched = (pattern: RegExp, xml: string, at: number): RegExpExecArray => {
  pattern.lastIndex = at
  const found = pattern.exec(xml)
  if (found === null) throw damaged()
  return found
}

/** Contents of these are long and of no interest to whoever looks for siblings. */
const LONG = new Set(['sheetData', 'cellXfs', 'cellStyleXfs', 'mergeCells', 'commentList'])

/** Children of the element whose contents stand between `from` and `to`, in their order. */
export const childrenIn = (xml: string, from: number, to: number): Element[] => {
  const found: Element[] = []
  let open: Element | null = null
  let depth = 0
  let next: number
  for (let at = xml.indexOf('<', from); at !== -1 && at < to; at = xml.indexOf('<', next)) {
    const [tag, closing, prefix = '', name, attributes] = matched(TAG, xml, at)
    const end = at + tag.length
    next = end
    if (name === undefined) continue
    if (closing === '/') {
      depth -= 1
      if (depth < 0) break
      if (depth > 0 || open === null) continue
      found.push({ ...open, innerEnd: at, to: end })
      open = null
    } else {
      const isEmpty = attributes?.endsWith('/') === true
      if (depth === 0) open = { name, prefix, tag, from: at, inner: end, innerEnd: end, to: end }
      if (!isEmpty) depth += 1
      else if (depth === 0 && open !== null) {
        found.push(open)
        open = null
      }
      if (!isEmpty && depth === 1 && LONG.has(name)) {
        const close = xml.indexOf(`</${prefix}${name}`, end)
        if (close === -1) throw damaged()
        next = close
      }
    }
  }
  if (open !== null) throw damaged()
  return found
}

/** The root element. */
export const rootOf = (xml: string): Element => {
  if (/<!(DOCTYPE|ENTITY)/.test(xml.slice(0, 4096))) throw cannotMark('разметка книги необычна')
  const [root] = childrenIn(xml, 0, xml.length)
  if (root === undefined) throw damaged()
  return root
}

export const childNamed = (xml: string, { inner, innerEnd }: Element, name: string): Element | undefined =>
  childrenIn(xml, inner, innerEnd).find((each) => each.name === name)

/** Text as bytes kept as characters. */
export const toBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

export const fromBytes = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8')

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, digits?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** Text between tags, as its writer meant it. */
export const textOf = (bytes: string): string => unescaped(fromBytes(bytes))

export const escaped = (text: string): string =>
  toBytes(
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\r', ''),
  )

const attributePattern = (name: string): RegExp => new RegExp(`(\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)

/** Value of an attribute of a tag by its name as written, or undefined. */
export const attribute = (tag: string, name: string): string | undefined => {
  const found = attributePattern(name).exec(tag)
  return found === null ? undefined : textOf(found[2] ?? found[3] ?? '')
}

/** A tag that is changed is never so long as to make changing it slow. */
const LONGEST = 20_000

const bounded = (tag: string): string => {
  if (tag.length > LONGEST) throw damaged()
  return tag
}

/** The tag with the attribute set; `value` needs no escaping. */
export const withAttribute = (tag: string, name: string, value: string): string =>
  attributePattern(name).test(bounded(tag))
    ? tag.replace(attributePattern(name), `$1${name}="${value}"`)
    : tag.replace(/\s*(\/?)>$/, ` ${name}="${value}"$1>`)

export const withoutAttribute = (tag: string, name: string): string => bounded(tag).replace(attributePattern(name), '')

/** The tag without the slash that closes it. */
export const opening = (tag: string): string => bounded(tag).replace(/\s*\/>$/, '>')

/** Tags of one full name between `from` and `to`, one after another; `move` goes on behind a place. */
export const tagsNamed = (
  xml: string,
  name: string,
  [from, to]: [from: number, to: number],
  visit: (tag: string, at: number, move: (behind: number) => void) => void,
): void => {
  const tag = new RegExp(`<${name}(?:\\s(?:[^<>"']|"[^"]*"|'[^']*')*|/)?>`, 'y')
  let next: number
  const move = (behind: number): void => {
    next = behind
  }
  for (let at = xml.indexOf(`<${name}`, from); at !== -1 && at < to; at = xml.indexOf(`<${name}`, next)) {
    next = at + name.length + 1
    if (!/[\s/>]/.test(xml.charAt(next))) continue
    const [found] = matched(tag, xml, at)
    next = at + found.length
    visit(found, at, move)
  }
}

/** One change of a text: what stands between `from` and `to` gives way to `text`. */
export type Edit = { from: number; to: number; text: string }

/** The text with all changes made; they may not overlap. */
export const edited = (xml: string, edits: Edit[]): string => {
  let at = 0
  const pieces: string[] = []
  for (const { from, to, text } of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    pieces.push(xml.slice(at, from), text)
    at = to
  }
  return [...pieces, xml.slice(at)].join('')
}

/** Puts text at the end of an element's contents, also of an empty one. */
export const appended = (xml: string, element: Element, text: string): Edit => {
  const { prefix, name, tag, inner, innerEnd, from, to } = element
  if (!tag.endsWith('/>')) return { from: innerEnd, to: innerEnd, text }
  return { from, to, text: `${opening(xml.slice(from, inner))}${text}</${prefix}${name}>` }
}
