import type { Package } from './package'
import { appended, attribute, childrenIn, edited, escaped, rootOf } from './xml'

export type Relation = { id: string; type: string; target: string; isExternal: boolean }

export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
/** Namespace of workbooks, sheets, styles and comments. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Where the relations of a part stand: `xl/_rels/workbook.xml.rels`. */
const relationsPath = (part: string): string => {
  const slash = part.lastIndexOf('/')
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
}

/** Path of a target in the package. */
const resolved = (part: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1)
  const path = part.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

/** Relations of a part with targets as paths in the package; none when it has none. */
export const relationsOf = (book: Package, part: string): Relation[] => {
  const path = relationsPath(part)
  if (!book.has(path)) return []
  const xml = book.read(path)
  const root = rootOf(xml)
  return childrenIn(xml, root.inner, root.innerEnd).map(({ tag }) => ({
    id: attribute(tag, 'Id') ?? '',
    type: (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '',
    target: resolved(part, attribute(tag, 'Target') ?? ''),
    isExternal: attribute(tag, 'TargetMode') === 'External',
  }))
}

/** Adds a relation of a part to a path in the package; returns its id. */
export const addRelation = (book: Package, part: string, type: string, path: string): string => {
  const taken = new Set(relationsOf(book, part).map(({ id }) => id))
  let id = 'rIdSverka'
  for (let next = 2; taken.has(id); next++) id = `rIdSverka${next}`
  const own = relationsPath(part)
  const xml = book.has(own) ? book.read(own) : `${XML_HEAD}<Relationships xmlns="${PACKAGE_RELATIONS}"></Relationships>`
  const root = rootOf(xml)
  const tag = `<${root.prefix}Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="/${escaped(path)}"/>`
  book.write(own, edited(xml, [appended(xml, root, tag)]))
  return id
}

export const clearRelations = (book: Package, part: string): void => {
  if (book.has(relationsPath(part)))
    book.write(relationsPath(part), `${XML_HEAD}<Relationships xmlns="${PACKAGE_RELATIONS}"></Relationships>`)
}

export const CONTENT_TYPES = '[Content_Types].xml'

const addType = (book: Package, attributeName: 'Extension' | 'PartName', value: string, type: string): void => {
  const xml = book.read(CONTENT_TYPES)
  const root = rootOf(xml)
  const isThere = childrenIn(xml, root.inner, root.innerEnd).some(
    ({ tag }) => attribute(tag, attributeName)?.toLowerCase() === value.toLowerCase(),
  )
  if (isThere) return
  const name = attributeName === 'Extension' ? 'Default' : 'Override'
  const tag = `<${root.prefix}${name} ${attributeName}="${escaped(value)}" ContentType="${type}"/>`
  const at = attributeName === 'Extension' ? { from: root.inner, to: root.inner, text: tag } : appended(xml, root, tag)
  book.write(CONTENT_TYPES, edited(xml, [at]))
}

/** Says what a new part is. */
export const addPartType = (book: Package, path: string, type: string): void =>
  addType(book, 'PartName', `/${path}`, type)

export const addExtensionType = (book: Package, extension: string, type: string): void =>
  addType(book, 'Extension', extension, type)

/** A path nobody has: `xl/comments.xml`, `xl/comments2.xml` … */
export const freePath = (book: Package, folder: string, stem: string, extension: string): string => {
  for (let number = 1; ; number++) {
    const path = `${folder}/${stem}${number}.${extension}`
    if (!book.has(path)) return path
  }
}
