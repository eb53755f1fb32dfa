import { openPackage } from '../package/package'
import { bookPath, putRemarksSheet, stylesPath } from './book-sheets'
import { CONTENT_TYPES, MAIN, PACKAGE_RELATIONS, RELATIONS, XML_HEAD } from '../package/relations'
import { remarksSheetXml } from './remarks-sheet'
import { openStyles } from './styles'
import type { Copied, CopyContent } from './types'
import { toBytes } from '../package/xml'

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const FORMAT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A workbook without sheets, for the sheet of remarks to be put into. */
const EMPTY: Record<string, string> = {
  [CONTENT_TYPES]: `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${FORMAT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${FORMAT}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE_RELATIONS}"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE_RELATIONS}"><Relationship Id="rId1" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}"><bookViews><workbookView/></bookViews><sheets></sheets></workbook>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Обычный" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
}

/** Remarks alone, with addresses in a file that cannot carry marks; `problem` says why, as part of a sentence. */
export const remarksWorkbook = (content: CopyContent, problem: string): Copied => {
  const book = openPackage([])
  for (const [name, xml] of Object.entries(EMPTY)) book.write(name, toBytes(`${XML_HEAD}${xml}`))
  const path = bookPath(book)
  const styles = openStyles(book.read(stylesPath(book, path)))
  putRemarksSheet(book, path, remarksSheetXml({ content, problem, linked: new Set(), look: styles.look, marks: [] }))
  book.write(stylesPath(book, path), styles.xml())
  return { bytes: book.bytes(), extension: 'xlsx' }
}
