import type { Severity } from '../../intake/types'
import { cannotMark } from '../package/failure'
import {
  attribute,
  childNamed,
  childrenIn,
  edited,
  opening,
  rootOf,
  withAttribute,
  type Edit,
  type Element,
} from '../package/xml'

const solid = (argb: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${argb}"/><bgColor indexed="64"/></patternFill></fill>`

/**
 * Fills of marked cells. They differ by their pattern and by how dark they are, so that a black-and-white print tells
 * them apart, and stay light enough for what is written in the cell.
 */
const MARK_FILLS: Record<Severity, string> = {
  error: solid('FFF4A39A'),
  warning:
    '<fill><patternFill patternType="lightUp"><fgColor rgb="FFE0A030"/><bgColor rgb="FFFFF0C0"/></patternFill></fill>',
  info: '<fill><patternFill patternType="gray0625"><fgColor rgb="FF5B8FC7"/><bgColor rgb="FFE3EEF9"/></patternFill></fill>',
}

const HEADER_FILL = solid('FFDCE6F1')
const LINE = '<color rgb="FF8A929B"/>'
const side = (name: string): string => `<${name} style="thin">${LINE}</${name}>`
const BOX = `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`

const FONTS = {
  title: '<font><b/><sz val="14"/><name val="Arial"/><family val="2"/></font>',
  section: '<font><b/><sz val="11"/><color rgb="FF1F3864"/><name val="Arial"/><family val="2"/></font>',
  body: '<font><sz val="10"/><name val="Arial"/><family val="2"/></font>',
  bold: '<font><b/><sz val="10"/><name val="Arial"/><family val="2"/></font>',
  link: '<font><u/><sz val="10"/><color rgb="FF0B4FA0"/><name val="Arial"/><family val="2"/></font>',
}

const LEFT = '<alignment horizontal="left" vertical="top" wrapText="1" indent="1"/>'
const CENTRE = '<alignment horizontal="center" vertical="top" wrapText="1"/>'
const MIDDLE = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
const LINE_OF_TEXT = '<alignment vertical="top" wrapText="1"/>'

type Look = { font: keyof typeof FONTS; fill?: Severity | 'header'; box?: true; alignment: string }

const LOOKS = {
  title: { font: 'title', alignment: '<alignment vertical="center"/>' },
  section: { font: 'section', alignment: '<alignment vertical="center"/>' },
  note: { font: 'body', alignment: LINE_OF_TEXT },
  header: { font: 'bold', fill: 'header', box: true, alignment: MIDDLE },
  text: { font: 'body', box: true, alignment: LEFT },
  centre: { font: 'body', box: true, alignment: CENTRE },
  link: { font: 'link', box: true, alignment: CENTRE },
  error: { font: 'bold', fill: 'error', box: true, alignment: CENTRE },
  warning: { font: 'body', fill: 'warning', box: true, alignment: CENTRE },
  info: { font: 'body', fill: 'info', box: true, alignment: CENTRE },
} satisfies Record<string, Look>

export type LookName = keyof typeof LOOKS

/** Cell formats of a workbook, as marks need them; `xml` is the styles part with what was added. */
export type Styles = {
  /** Format like `style`, only filled as marked. */
  marked: (style: number, severity: Severity) => number
  /** Format like `style`, only with this fill instead. */
  refilled: (style: number, fill: string) => number
  /** XML of the fill of a format, without prefixes. */
  fillOf: (style: number) => string
  look: (name: LookName) => number
  xml: () => string
}

type List = { element: Element; size: number; added: string[] }

/** Opens a styles part for adding to; existing formats keep their numbers. */
export const openStyles = (xml: string): Styles => {
  const root = rootOf(xml)
  const { prefix } = root
  const listNamed = (name: string): List => {
    const element = childNamed(xml, root, name)
    if (element === undefined) throw cannotMark('оформление книги записано необычно')
    return { element, size: childrenIn(xml, element.inner, element.innerEnd).length, added: [] }
  }
  const [fonts, fills, borders, formats] = [
    listNamed('fonts'),
    listNamed('fills'),
    listNamed('borders'),
    listNamed('cellXfs'),
  ]
  const sourceOf = ({ element }: List): string[] =>
    childrenIn(xml, element.inner, element.innerEnd).map(({ from, to }) => xml.slice(from, to))
  const [formatSources, fillSources] = [sourceOf(formats), sourceOf(fills)]
  const prefixed = (text: string): string =>
    prefix === '' ? text : text.replace(/<(\/?)(?=\w)/g, (_, slash: string) => `<${slash}${prefix}`)
  const number = (list: List, text: string): number => {
    const known = list.added.indexOf(text)
    return list.size + (known === -1 ? list.added.push(text) - 1 : known)
  }
  const formatOf = (style: number): string =>
    formatSources[style] ?? formats.added[style - formats.size] ?? formatSources[0] ?? prefixed('<xf/>')
  const withFill = (style: number, fill: number): number => {
    const format = formatOf(style)
    const tagEnd = format.indexOf('>') + 1
    const tag = withAttribute(withAttribute(format.slice(0, tagEnd), 'fillId', String(fill)), 'applyFill', '1')
    return number(formats, `${tag}${format.slice(tagEnd)}`)
  }
  const counted = (list: List): Edit[] => {
    if (list.added.length === 0) return []
    const { element, size, added } = list
    const tag = withAttribute(element.tag, 'count', String(size + added.length))
    const contents = `${xml.slice(element.inner, element.innerEnd)}${added.join('')}`
    return [
      { from: element.from, to: element.to, text: `${opening(tag)}${contents}</${element.prefix}${element.name}>` },
    ]
  }
  return {
    marked: (style, severity) => withFill(style, number(fills, prefixed(MARK_FILLS[severity]))),
    refilled: (style, fill) => {
      const known = fillSources.indexOf(prefixed(fill))
      return withFill(style, known === -1 ? number(fills, prefixed(fill)) : known)
    },
    fillOf: (style) => {
      const id = Number(attribute(formatOf(style).slice(0, formatOf(style).indexOf('>') + 1), 'fillId') ?? 0)
      return (fillSources[id] ?? fillSources[0] ?? '').replaceAll(new RegExp(`<(/?)${prefix}`, 'g'), '<$1')
    },
    look: (name) => {
      const { font, fill, box, alignment }: Look = LOOKS[name]
      const fontId = number(fonts, prefixed(FONTS[font]))
      const fillXml = fill === undefined ? null : fill === 'header' ? HEADER_FILL : MARK_FILLS[fill]
      const fillId = fillXml === null ? 0 : number(fills, prefixed(fillXml))
      const borderId = box === undefined ? 0 : number(borders, prefixed(BOX))
      const ids = `numFmtId="0" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0"`
      const applied = 'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
      return number(formats, prefixed(`<xf ${ids} ${applied}>${alignment}</xf>`))
    },
    xml: () => edited(xml, [fonts, fills, borders, formats].flatMap(counted)),
  }
}
