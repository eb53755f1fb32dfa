import type { Package } from '../package/package'
import { addExtensionType, addPartType, addRelation, freePath, MAIN, relationsOf, XML_HEAD } from '../package/relations'
import { AUTHOR, withoutOurs } from './words'
import {
  appended,
  attribute,
  childNamed,
  childrenIn,
  edited,
  escaped,
  rootOf,
  textOf,
  toBytes,
  type Edit,
} from '../package/xml'

/** Notes to write, by A1 address: lines, of each remark the first one in bold. */
export type Notes = Map<string, [head: string, ...lines: string[]][]>

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml'

const runsOf = (told: [string, ...string[]][], prefix: string, isAdded: boolean): string => {
  const run = (text: string, isBold: boolean): string =>
    `<${prefix}r><${prefix}rPr>${isBold ? `<${prefix}b/>` : ''}<${prefix}sz val="9"/><${prefix}color indexed="81"/><${prefix}rFont val="Tahoma"/><${prefix}family val="2"/></${prefix}rPr><${prefix}t xml:space="preserve">${escaped(text)}</${prefix}t></${prefix}r>`
  return told
    .map(([head, ...lines], index) =>
      [run(`${isAdded || index > 0 ? '\n' : ''}${head}`, true), run(`\n${lines.join('\n')}`, false)].join(''),
    )
    .join('')
}

/** Text of a note; bytes of the part kept as characters. */
const noteText = (xml: string): string =>
  [...xml.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)].map(([, text = '']) => textOf(text)).join('')

type Opened = { path: string; xml: string; isNew: boolean }

const opened = (book: Package, sheet: string): Opened => {
  const known = relationsOf(book, sheet).find(({ type, isExternal }) => type === 'comments' && !isExternal)
  if (known !== undefined && book.has(known.target))
    return { path: known.target, xml: book.read(known.target), isNew: false }
  const xml = `${XML_HEAD}<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`
  return { path: freePath(book, 'xl', 'comments', 'xml'), xml, isNew: true }
}

/** Cells with a conversation of newer Excel: its notes only stand in for it and are left alone. */
export const threadedCells = (book: Package, sheet: string): Set<string> =>
  new Set(
    relationsOf(book, sheet)
      .filter(({ type, target }) => type === 'threadedComment' && book.has(target))
      .flatMap(({ target }) => [...book.read(target).matchAll(/\sref="([A-Z]+\d+)"/g)].map(([, ref = '']) => ref)),
  )

/** Adds notes to those a sheet has; returns the cells that had none. The sender's own text stays in front. */
export const addNotes = (book: Package, sheet: string, notes: Notes): string[] => {
  const { path, xml, isNew } = opened(book, sheet)
  const root = rootOf(xml)
  const [authors, list] = [childNamed(xml, root, 'authors'), childNamed(xml, root, 'commentList')]
  if (authors === undefined || list === undefined) return []
  const { prefix } = root
  const names = childrenIn(xml, authors.inner, authors.innerEnd).map(({ inner, innerEnd }) =>
    textOf(xml.slice(inner, innerEnd)),
  )
  const known = names.indexOf(AUTHOR)
  const author = known === -1 ? names.length : known
  const edits: Edit[] =
    known === -1 ? [appended(xml, authors, `<${prefix}author>${toBytes(AUTHOR)}</${prefix}author>`)] : []
  const open = new Map(notes)
  for (const comment of childrenIn(xml, list.inner, list.innerEnd)) {
    const cell = attribute(comment.tag, 'ref') ?? ''
    const told = open.get(cell)
    const text = childNamed(xml, comment, 'text')
    if (told === undefined || text === undefined) continue
    open.delete(cell)
    const inside = xml.slice(text.inner, text.innerEnd)
    const runs = inside.replace(
      new RegExp(`^\\s*(<${prefix}t(?:\\s[^>]*)?>[^<]*</${prefix}t>)`),
      `<${prefix}r>$1</${prefix}r>`,
    )
    const whole = `<${prefix}text>${runs}${runsOf(told, prefix, true)}</${prefix}text>`
    edits.push({ from: text.from, to: text.to, text: whole })
  }
  const added = [...open].map(
    ([cell, told]) =>
      `<${prefix}comment ref="${cell}" authorId="${author}"><${prefix}text>${runsOf(told, prefix, false)}</${prefix}text></${prefix}comment>`,
  )
  edits.push(appended(xml, list, added.join('')))
  book.write(path, edited(xml, edits))
  if (isNew) {
    addRelation(book, sheet, 'comments', path)
    addPartType(book, path, TYPE)
    addExtensionType(book, 'vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing')
  }
  return [...open.keys()]
}

/** Takes out what an earlier marking wrote; returns the cells that are left without a note. */
export const removeNotes = (book: Package, sheet: string): string[] => {
  const { path, xml, isNew } = opened(book, sheet)
  const root = rootOf(xml)
  const list = childNamed(xml, root, 'commentList')
  if (isNew || list === undefined) return []
  const { prefix } = root
  const edits: Edit[] = []
  const gone: string[] = []
  for (const comment of childrenIn(xml, list.inner, list.innerEnd)) {
    const text = childNamed(xml, comment, 'text')
    const left = text === undefined ? null : withoutOurs(noteText(xml.slice(text.inner, text.innerEnd)))
    if (text === undefined || left === null) continue
    if (left === '') {
      gone.push(attribute(comment.tag, 'ref') ?? '')
      edits.push({ from: comment.from, to: comment.to, text: '' })
    } else
      edits.push({
        from: text.from,
        to: text.to,
        text: `<${prefix}text><${prefix}r><${prefix}t xml:space="preserve">${escaped(left)}</${prefix}t></${prefix}r></${prefix}text>`,
      })
  }
  if (edits.length > 0) book.write(path, edited(xml, edits))
  return gone
}
