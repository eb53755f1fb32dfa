import { CFB, utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { filledCells, refusalCode } from './refused'

const book = (cells: (string | number)[][], bookType: 'biff8' | 'biff5' = 'biff8'): Buffer => {
  const made = utils.book_new()
  utils.book_append_sheet(made, utils.aoa_to_sheet(cells), 'Sheet')
  return write(made, { type: 'buffer', bookType }) as Buffer
}

const streamOf = (file: Buffer, name = '/Workbook'): Buffer => {
  const found = CFB.find(CFB.read(file, { type: 'buffer' }), name) as { content: Uint8Array }
  return Buffer.from(found.content)
}

const inOle = (streams: Record<string, Buffer>): Buffer => {
  const container = CFB.utils.cfb_new({ root: 'R' })
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content)
  return CFB.write(container, { type: 'buffer' }) as Buffer
}

const record = (type: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(body.length, 2)
  return Buffer.concat([head, body])
}

/** Puts a record behind the first one of a type, places of sheets moved along. */
const withRecord = (stream: Buffer, after: number, added: Buffer): Buffer => {
  const parts: Buffer[] = []
  let isIn = false
  for (let at = 0; at + 4 <= stream.length;) {
    const end = at + 4 + stream.readUInt16LE(at + 2)
    const copy = Buffer.from(stream.subarray(at, end))
    if (copy.readUInt16LE(0) === 0x85) copy.writeUInt32LE(copy.readUInt32LE(4) + (after === 0x85 ? 0 : added.length), 4)
    parts.push(copy)
    if (!isIn && copy.readUInt16LE(0) === after) {
      parts.push(added)
      isIn = true
    }
    at = end
  }
  if (!isIn) throw new Error('nowhere to put it')
  return Buffer.concat(parts)
}

const numberCell = (row: number, column: number): Buffer => {
  const body = Buffer.alloc(14)
  body.writeUInt16LE(row, 0)
  body.writeUInt16LE(column, 2)
  body.writeDoubleLE(5, 6)
  return record(0x0203, body)
}

const CODE_PAGE = 0x0042

describe('.xls', () => {
  const sound = book([
    ['да', 1],
    ['нет', 2],
  ])
  const stream = streamOf(sound)
  const inBook = (content: Buffer): Buffer => inOle({ Workbook: content })
  /** In a sheet, so no place of a sheet moves. */
  const inSheet = (added: Buffer): Buffer => {
    const at = stream.indexOf(Buffer.from([0x00, 0x02, 0x0e, 0x00]))
    const end = at + 4 + stream.readUInt16LE(at + 2)
    return inBook(Buffer.concat([stream.subarray(0, end), added, stream.subarray(end)]))
  }

  test('reads what was put in, and the record the tests put in', () => {
    expect(filledCells(sound)).toEqual([
      [0, 0, 'text да'],
      [0, 1, 'number 1'],
      [1, 0, 'text нет'],
      [1, 1, 'number 2'],
    ])
    expect(filledCells(inSheet(numberCell(9, 3)))).toContainEqual([9, 3, 'number 5'])
  })

  test('cells and sheets are counted before the library sees them', () => {
    expect(refusalCode(sound, { filledCells: 4 })).toBe('read')
    expect(refusalCode(sound, { filledCells: 3 })).toBe('too-much')
    expect(refusalCode(sound, { fileBytes: sound.length - 1 })).toBe('too-big')
    expect(refusalCode(inSheet(Buffer.concat(Array.from({ length: 200_001 }, () => numberCell(0, 0)))))).toBe(
      'too-much',
    )
    const named = Buffer.from('\0\0\0\0\0\0\x01\0Я', 'latin1')
    const sheets = Buffer.concat(Array.from({ length: 60 }, () => record(0x85, named)))
    expect(refusalCode(inBook(withRecord(stream, CODE_PAGE, sheets)))).toBe('too-much')
  })

  test.each([
    ['a cell beyond the last column', inSheet(numberCell(0, 256)), 'broken-file'],
    [
      'a text that is not there',
      inSheet(record(0x00fd, Buffer.from([0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0]))),
      'broken-file',
    ],
    [
      'a row of numbers that says one thing and holds another',
      inSheet(record(0x00bd, Buffer.alloc(18))),
      'broken-file',
    ],
    ['a record longer than the stream', inBook(stream.subarray(0, -3)), 'broken-file'],
    ['a stream without its end', inBook(stream.subarray(0, stream.length - 4)), 'broken-file'],
    ['a password', inBook(withRecord(stream, 0x0809, record(0x2f, Buffer.alloc(6)))), 'encrypted'],
    [
      'Excel 4',
      inBook(Buffer.concat([record(0x0409, Buffer.alloc(6)), record(0x0a, Buffer.alloc(0))])),
      'ancient-excel',
    ],
    ['no workbook', inOle({ Contents: Buffer.from('что-то') }), 'not-a-workbook'],
    [
      'an encrypted .xlsx',
      inOle({ EncryptionInfo: Buffer.alloc(8), EncryptedPackage: Buffer.alloc(5_000) }),
      'encrypted',
    ],
    ['Word', inOle({ WordDocument: Buffer.alloc(5_000) }), 'word'],
    ['PowerPoint', inOle({ 'PowerPoint Document': Buffer.alloc(5_000) }), 'presentation'],
  ])('%s', (_, bytes, expected) => {
    expect(refusalCode(bytes)).toBe(expected)
  })

  test('texts in millions are refused by what the table of texts claims', () => {
    const claim = Buffer.alloc(8)
    claim.writeUInt32LE(7_000_000, 4)
    expect(refusalCode(inBook(withRecord(stream, CODE_PAGE, record(0xfc, claim))))).toBe('too-much')
  })

  test('a formula gives its result, whatever its tokens are; links and notes do nothing', () => {
    const formula = Buffer.alloc(30, 0xee)
    formula.writeUInt16LE(7, 0)
    formula.writeUInt16LE(0, 2)
    formula.writeUInt16LE(0, 4)
    formula.writeDoubleLE(42, 6)
    formula.writeUInt16LE(8, 20)
    const everywhere = Buffer.alloc(60)
    everywhere.writeUInt16LE(0xffff, 2)
    everywhere.writeUInt16LE(0xff, 6)
    const added = [
      record(0x06, formula),
      record(0x1b8, everywhere),
      record(0x1c, Buffer.alloc(4)),
      record(0x5d, formula),
    ]
    expect(filledCells(inSheet(Buffer.concat(added)))).toContainEqual([7, 0, 'number 42'])
  })

  test('sectors that go round, or lie outside the file', () => {
    const fat = sound.readUInt32LE(76)
    const first = sound.readUInt32LE(48)
    const round = Buffer.from(sound)
    round.writeUInt32LE(first, 512 * (fat + 1) + 4 * first)
    expect(refusalCode(round)).toBe('broken-file')
    const outside = Buffer.from(sound)
    outside.writeUInt32LE(0x00ffffff, 48)
    expect(refusalCode(outside)).toBe('broken-file')
    const chained = Buffer.from(sound)
    chained.writeUInt32LE(0, 68)
    chained.writeUInt32LE(0, 512 + 508)
    expect(refusalCode(chained)).toBe('broken-file')
  })

  test('Excel 95 keeps Russian in cp1251', () => {
    const old = streamOf(
      book(
        [
          ['Da', 1],
          ['net', 2],
        ],
        'biff5',
      ),
      '/Book',
    )
    const put = (latin: string, russian: number[]): void => void Buffer.from(russian).copy(old, old.indexOf(latin))
    put('Da', [0xc4, 0xe0])
    put('net', [0xed, 0xe5, 0xf2])
    old.writeUInt16LE(1251, old.indexOf(Buffer.from([0x42, 0x00, 0x02, 0x00])) + 4)
    expect(filledCells(inOle({ Book: old }))).toEqual([
      [0, 0, 'text Да'],
      [0, 1, 'number 1'],
      [1, 0, 'text нет'],
      [1, 1, 'number 2'],
    ])
  })
})
