import { cannotMark } from '../package/failure'
import type { Package } from '../package/package'
import {
  CONTENT_TYPES,
  addPartType,
  addRelation,
  clearRelations,
  freePath,
  relationsOf,
  RELATIONS,
} from '../package/relations'
import { REMARKS_SHEET } from './words'
import {
  attribute,
  childNamed,
  childrenIn,
  edited,
  escaped,
  fromBytes,
  rootOf,
  withAttribute,
  withoutAttribute,
  type Edit,
} from '../package/xml'

const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'

/** A sheet of the book: its title and the path of its part. */
export type BookSheet = { title: string; path: string }

/** Path of the part that lists the sheets. */
export const bookPath = (book: Package): string => {
  const main = relationsOf(book, '').find(({ type }) => type === 'officeDocument')
  if (main === undefined || !book.has(main.target)) throw cannotMark('книга записана необычно')
  return main.target
}

export const sheetsOf = (book: Package, path: string): BookSheet[] => {
  const xml = book.read(path)
  const list = childNamed(xml, rootOf(xml), 'sheets')
  const relations = relationsOf(book, path)
  return list === undefined
    ? []
    : childrenIn(xml, list.inner, list.innerEnd).map(({ tag }) => {
        const id = /\s(?:\w+:)id\s*=\s*["']([^"']+)["']/.exec(tag)?.[1]
        const target = relations.find((each) => each.id === id)
        if (target === undefined) throw cannotMark('листы книги записаны необычно')
        return { title: attribute(tag, 'name') ?? '', path: target.target }
      })
}

/** Two sheets chosen at once are changed at once: only the one that opens may be. */
const unselect = (book: Package, path: string): void => {
  const xml = book.read(path)
  const to = xml.search(/<(?:\w+:)?sheetData[\s/>]/)
  const head = to === -1 ? xml : xml.slice(0, to)
  const changed = head.replace(/<(?:\w+:)?sheetView\s[^<>]*>/g, (tag) => withoutAttribute(tag, 'tabSelected'))
  if (changed !== head) book.write(path, changed + xml.slice(head.length))
}

const openAt = (xml: string, index: number): Edit[] => {
  const views = childNamed(xml, rootOf(xml), 'bookViews')
  const view = views === undefined ? undefined : childrenIn(xml, views.inner, views.innerEnd)[0]
  if (view === undefined) return []
  const tag = withAttribute(withoutAttribute(view.tag, 'firstSheet'), 'activeTab', String(index))
  return [{ from: view.from, to: view.inner, text: tag }]
}

/** Names that belong to one sheet know it by its number; those move up by one. */
const movedNames = (xml: string): Edit[] => {
  const names = childNamed(xml, rootOf(xml), 'definedNames')
  if (names === undefined) return []
  return childrenIn(xml, names.inner, names.innerEnd).flatMap(({ tag, from, inner }) => {
    const own = attribute(tag, 'localSheetId')
    return own === undefined
      ? []
      : [{ from, to: inner, text: withAttribute(tag, 'localSheetId', String(Number(own) + 1)) }]
  })
}

/** Puts the sheet of remarks in front and opens the book on it; one of an earlier marking gives way where it stands. */
export const putRemarksSheet = (book: Package, path: string, sheetXml: string): void => {
  const sheets = sheetsOf(book, path)
  for (const sheet of sheets) if (book.has(sheet.path)) unselect(book, sheet.path)
  const xml = book.read(path)
  const earlier = sheets.findIndex(({ title }) => title === REMARKS_SHEET)
  const known = sheets[earlier]
  if (known !== undefined) {
    clearRelations(book, known.path)
    book.write(known.path, sheetXml)
    book.write(path, edited(xml, openAt(xml, earlier)))
    return
  }
  const root = rootOf(xml)
  const list = childNamed(xml, root, 'sheets')
  if (list === undefined) throw cannotMark('листы книги записаны необычно')
  const sheetPath = freePath(book, 'xl/worksheets', 'sheet', 'xml')
  book.write(sheetPath, sheetXml)
  addPartType(book, sheetPath, SHEET_TYPE)
  const id = addRelation(book, path, 'worksheet', sheetPath)
  const numbers = childrenIn(xml, list.inner, list.innerEnd).map(({ tag }) => Number(attribute(tag, 'sheetId') ?? 0))
  const tag = `<${list.prefix}sheet xmlns:r="${RELATIONS}" name="${escaped(REMARKS_SHEET)}" sheetId="${Math.max(0, ...numbers) + 1}" r:id="${id}"/>`
  const moved = [{ from: list.inner, to: list.inner, text: tag }, ...openAt(xml, 0), ...movedNames(xml)]
  book.write(path, edited(xml, moved))
}

/** Where the formats stand. */
export const stylesPath = (book: Package, path: string): string => {
  const known = relationsOf(book, path).find(({ type }) => type === 'styles')
  if (known === undefined || !book.has(known.target)) throw cannotMark('в книге нет оформления ячеек')
  return known.target
}

/** A workbook with macros may not be called .xlsx, and a template is no workbook. */
export const settleKind = (book: Package): 'xlsx' | 'xlsm' => {
  const xml = book.read(CONTENT_TYPES)
  const plain = xml
    .replace('spreadsheetml.template.main+xml', 'spreadsheetml.sheet.main+xml')
    .replace('ms-excel.template.macroEnabled.main+xml', 'ms-excel.sheet.macroEnabled.main+xml')
  if (plain !== xml) book.write(CONTENT_TYPES, plain)
  return fromBytes(plain).includes('macroEnabled.main+xml') ? 'xlsm' : 'xlsx'
}
