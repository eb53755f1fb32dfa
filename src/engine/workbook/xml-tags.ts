import { refusal } from './refusals'

/** One tag of an XML text; `from` and `to` are where it starts and what follows it. */
export type Tag = { name: string; closing: boolean; empty: boolean; attributes: string; from: number; to: number }

/** Where the tag that starts at `from` ends, quotes regarded. Throws `broken-file` where it never does. */
const tagEnd = (xml: string, from: number): number => {
  for (let at = from + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at)
    if (code === 0x3e) return at + 1
    if (code === 0x22 || code === 0x27) {
      at = xml.indexOf(code === 0x22 ? '"' : "'", at + 1)
      if (at === -1) break
    }
  }
  throw refusal('broken-file')
}

const after = (xml: string, end: string, from: number): number => {
  const at = xml.indexOf(end, from)
  if (at === -1) throw refusal('broken-file')
  return at + end.length
}

const NAME = /^<(\/?)([^\s/>]+)/

/**
 * Tags of an XML text in their order, each looked at once; comments, instructions and CDATA are passed over. A text
 * with a DOCTYPE is refused, for what it declares could grow without bound.
 */
export const eachTag = (xml: string, visit: (tag: Tag) => void): void => {
  for (let from = xml.indexOf('<'); from !== -1;) {
    const second = xml.charCodeAt(from + 1)
    let to
    if (second === 0x21 || second === 0x3f) {
      if (xml.startsWith('<!DOCTYPE', from) || xml.startsWith('<!ENTITY', from)) throw refusal('broken-file')
      if (xml.startsWith('<!--', from)) to = after(xml, '-->', from)
      else to = xml.startsWith('<![CDATA[', from) ? after(xml, ']]>', from) : after(xml, '>', from)
    } else {
      to = tagEnd(xml, from)
      const written = xml.slice(from, to)
      const [opening = '', slash, name = ''] = NAME.exec(written) ?? []
      if (name === '') throw refusal('broken-file')
      const empty = written.endsWith('/>')
      visit({ name, closing: slash === '/', empty, attributes: written.slice(opening.length), from, to })
    }
    from = xml.indexOf('<', to)
  }
}

// No plain object: every one of them knows what `&constructor;` is.
const ENTITIES = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }))

const character = (whole: string, name: string): string => {
  const code = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name)
  if (code === null) return ENTITIES.get(name) ?? whole
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16)
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole
}

/** Text as its writer meant it; what XML does not know by itself stays as written. */
export const xmlText = (written: string): string =>
  written.includes('&') ? written.replace(/&([^;&\s]{1,12});/g, character) : written

/** Value of an attribute by its full name, or undefined. */
export const attributeIn = (attributes: string, name: string): string | undefined => {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    if (!/\s/.test(attributes[at - 1] ?? '')) continue
    const rest = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length))
    if (rest !== null) return xmlText(rest[1] ?? rest[2] ?? '')
  }
  return undefined
}
