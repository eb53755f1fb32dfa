import type { Step } from '../recipe'
import { pick } from './pick'

type Span = { from: number; to: number }

/** The tag at or after a place, round from the start when there is none. */
const tagAt = (xml: string, place: number, starting = ''): Span | null => {
  const opening = `<${starting}`
  const after = xml.indexOf(opening, place % Math.max(1, xml.length))
  const from = after === -1 ? xml.indexOf(opening) : after
  const to = from === -1 ? -1 : xml.indexOf('>', from)
  return to === -1 ? null : { from, to: to + 1 }
}

/** A tag to the end of what closes it, as far as one can tell without knowing the tree. */
const elementAt = (xml: string, place: number): Span | null => {
  const tag = tagAt(xml, place)
  if (tag === null) return null
  const name = /^<([\w:.-]+)/.exec(xml.slice(tag.from, tag.from + 80))?.[1]
  if (name === undefined || xml[tag.to - 2] === '/') return tag
  const end = xml.indexOf(`</${name}>`, tag.to)
  return end === -1 ? tag : { from: tag.from, to: end + name.length + 3 }
}

const replaced = (xml: string, { from, to }: Span, by: string): string => xml.slice(0, from) + by + xml.slice(to)

const ATTRIBUTE = /\s([\w:.-]+)="([^"]*)"/g

/** The first tag from a place on that has attributes, with one of them. */
const attributeAt = (xml: string, { where, other }: Step): (Span & { name: string }) | null => {
  for (let place = where % Math.max(1, xml.length), tries = 0; tries < 12; tries++) {
    const tag = tagAt(xml, place)
    if (tag === null) return null
    const found = [...xml.slice(tag.from, tag.to).matchAll(ATTRIBUTE)]
    if (found.length > 0) {
      const one = pick(found, other)
      return { from: tag.from + one.index, to: tag.from + one.index + one[0].length, name: one[1] ?? '' }
    }
    place = tag.to
  }
  return null
}

const quoted = (value: string): string => value.replaceAll('"', '&quot;')

const ODD_MARKUP = [
  ...[
    '<!-- -->',
    '<!--',
    '<![CDATA[',
    '<![CDATA[<c r="A1"/>]]>',
    '<?x?>',
    '<?',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<',
    '>',
    '</',
    '/>',
  ],
  ...[
    '</sheetData>',
    '<sheetData>',
    '<sheetData/>',
    '</row>',
    '<row r="0">',
    '<row r="-1"/>',
    '<row r="1048577"/>',
    '<row/>',
  ],
  ...[
    '<c/>',
    '<c r="A1"/>',
    '<c><v>',
    '<c t="s"><v>-1</v></c>',
    '<c t="s"><v>99999999</v></c>',
    '<c r="XFE1"><v>1</v></c>',
  ],
  ...['<c r="B3" t="inlineStr"><is><r><t>а</t></r><rPh><t>б</t></rPh></is></c>', '<c r="B4" t="e"><v>#</v></c>'],
  ...[
    '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    '<mergeCell ref="C3:A1"/>',
    '<mergeCell ref=""/>',
    '<mergeCell/>',
  ],
  ...[
    '<workbookPr date1904="1"/>',
    '<sheet name="" sheetId="0" r:id="rId1"/>',
    '<si/>',
    '<si><t/></si>',
    '<xf/>',
    '<numFmt/>',
  ],
  ...[
    '<table:table-row table:number-rows-repeated="1048576"/>',
    '<table:covered-table-cell/>',
    '<table:table table:name=""/>',
  ],
  ...[
    '<table:table-cell office:value-type="float" office:value="x"/>',
    '<text:p><text:s text:c="999999999"/></text:p>',
  ],
  ...[
    '<a>'.repeat(3_000),
    '</a>'.repeat(3_000),
    ' '.repeat(100_000),
    '<f>SUM(A1)</f>',
    '<f t="shared" si="0"/>',
    '<v>1</v><v>2</v>',
  ],
]

type Change = (xml: string, step: Step) => string

const atTag =
  (change: (xml: string, tag: Span, step: Step) => string): Change =>
  (xml, step) => {
    const tag = tagAt(xml, step.where)
    return tag === null ? xml : change(xml, tag, step)
  }

const atElement =
  (change: (xml: string, element: Span, step: Step) => string): Change =>
  (xml, step) => {
    const element = elementAt(xml, step.where)
    return element === null ? xml : change(xml, element, step)
  }

const atAttribute =
  (change: (name: string, step: Step) => string): Change =>
  (xml, step) => {
    const found = attributeAt(xml, step)
    return found === null ? xml : replaced(xml, found, change(found.name, step))
  }

/** The run of digits at or after a place. */
const numberAt = (xml: string, place: number): Span | null => {
  const digits = /\d+/g
  digits.lastIndex = place % Math.max(1, xml.length)
  const found = digits.exec(xml)
  return found === null ? null : { from: found.index, to: found.index + found[0].length }
}

const CHANGES: Change[] = [
  atTag((xml, tag) => replaced(xml, tag, '')),
  atTag((xml, tag) => replaced(xml, tag, xml.slice(tag.from, tag.to).repeat(2))),
  atTag((xml, tag, { value }) => replaced(xml, { from: tag.to, to: tag.to }, value)),
  atTag((xml, tag, { other }) => replaced(xml, { from: tag.from, to: tag.from }, pick(ODD_MARKUP, other))),
  atTag((xml, tag, { value }) => {
    const next = xml.indexOf('<', tag.to)
    return replaced(xml, { from: tag.to, to: next === -1 ? xml.length : next }, value)
  }),
  atElement((xml, element) => replaced(xml, element, '')),
  atElement((xml, element, { size }) =>
    replaced(xml, element, xml.slice(element.from, element.to).repeat(1 + (size % 400))),
  ),
  atElement((xml, element, { other }) => {
    const from = elementAt(xml, other)
    return from === null ? xml : replaced(xml, element, xml.slice(from.from, from.to))
  }),
  atAttribute((name, { value }) => ` ${name}="${quoted(value)}"`),
  atAttribute((name, { value }) => ` ${name}="${quoted(value)}" ${name}="1"`),
  atAttribute(() => ''),
  atAttribute((name) => ` ${name}2="1"`),
  atAttribute((name, { value }) => ` ${name}='${value}'`),
  (xml, { where, value }) => {
    const number = numberAt(xml, where)
    return number === null ? xml : replaced(xml, number, value)
  },
  (xml, { where, other, size }) => {
    const number = numberAt(xml, where)
    const by = other % 2 === 0 ? size : -size
    return number === null ? xml : replaced(xml, number, String(Number(xml.slice(number.from, number.to)) + by))
  },
  (xml, { where }) => xml.slice(0, where % Math.max(1, xml.length)),
  (xml, { where, size }) => replaced(xml, { from: where % xml.length, to: (where % xml.length) + size }, ''),
  (xml) => xml.replace(/<(\/?)([a-z])/gi, '<$1x:$2'),
  (xml, { value }) => xml.replace(/encoding="[^"]*"/i, `encoding="${quoted(value)}"`),
  (xml, { other }) =>
    xml.replace(/<workbookPr[^>]*>/, `<workbookPr date1904="${pick(['1', 'true', '0', 'x'], other)}"/>`),
]

/** Markup with one change, sound or not. */
export const changedMarkup = (xml: string, step: Step): string =>
  xml === '' ? step.value : pick(CHANGES, step.op)(xml, step)
