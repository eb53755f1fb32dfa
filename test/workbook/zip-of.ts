import { crc32, deflateRawSync } from 'node:zlib'

/** `title`: the name's bytes, where they are not UTF-8. */
export type Part = { name: string; title?: Buffer; data: Buffer | string; claimedSize?: number }

/** A zip made by hand, so that it can lie. */
export const zipOf = (parts: Part[]): Buffer => {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, data, claimedSize, title = Buffer.from(name) } of parts) {
    const bytes = Buffer.from(data)
    const packed = deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claimedSize ?? bytes.length, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, title, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, title]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const worksheet = (rows: string, after = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`

/** The least workbook a program opens: one part, shown as one sheet or as several. */
export const bookParts = (sheetXml: Buffer | string, sheets = ['Лист1']): Part[] => [
  {
    name: '[Content_Types].xml',
    data: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/></Types>`,
  },
  {
    name: 'xl/workbook.xml',
    data: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
      .map((title, index) => `<sheet name="${title}" sheetId="${index + 1}" r:id="rId1"/>`)
      .join('')}</sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    data: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  },
  { name: 'xl/worksheets/sheet1.xml', data: sheetXml },
]

export const bookOf = (sheetXml: Buffer | string, sheets?: string[]): Buffer => zipOf(bookParts(sheetXml, sheets))

const ODF = 'urn:oasis:names:tc:opendocument:xmlns'

/** A document of the OpenDocument family around a `content.xml`. */
export const odf = (kind: 'spreadsheet' | 'text' | 'presentation', content: string, inManifest = ''): Buffer =>
  zipOf([
    { name: 'mimetype', data: `application/vnd.oasis.opendocument.${kind}` },
    { name: 'content.xml', data: content },
    { name: 'META-INF/manifest.xml', data: `<manifest:manifest>${inManifest}</manifest:manifest>` },
  ])

/** An .ods of one table with these rows. */
export const odsOf = (rows: string, before = ''): Buffer =>
  odf(
    'spreadsheet',
    `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="${ODF}:office:1.0" xmlns:table="${ODF}:table:1.0" xmlns:text="${ODF}:text:1.0" xmlns:style="${ODF}:style:1.0"><office:body><office:spreadsheet>${before}<table:table table:name="Лист1">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  )
