import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import exceljs from 'exceljs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { normaliseZip } from '../../src/engine/report/normalise-zip'

afterEach(() => {
  vi.useRealTimers()
})

const written = async (moment: string): Promise<Uint8Array> => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(moment) })
  const book = new exceljs.Workbook()
  book.created = book.modified = new Date('2025-01-01T00:00:00Z')
  book.addWorksheet('Лист').getCell('A1').value = 'текст'
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe('normaliseZip', () => {
  it('makes workbooks written at different times equal', async () => {
    const [early, late] = [await written('2025-03-01T10:00:00Z'), await written('2026-11-30T23:58:40Z')]
    expect(early).not.toEqual(late)
    expect(normaliseZip(early)).toEqual(normaliseZip(late))
  })

  it('changes nothing but dates and leaves its argument alone', async () => {
    const zip = await written('2026-11-30T23:58:40Z')
    const before = zip.slice()
    const after = normaliseZip(zip)
    expect(zip).toEqual(before)
    expect(after).toHaveLength(zip.length)
    const book = new exceljs.Workbook()
    await book.xlsx.load(after.slice().buffer as ArrayBuffer)
    expect(book.getWorksheet('Лист')?.getCell('A1').value).toBe('текст')
  })

  it('reads a directory behind a comment of the zip', () => {
    const empty = Uint8Array.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 16 }, () => 0), 3, 0, 1, 2, 3])
    expect(normaliseZip(empty)).toEqual(empty)
  })

  it('refuses what is no zip', () => {
    const source = new Uint8Array(readFileSync(fileURLToPath(import.meta.url)))
    expect(() => normaliseZip(source)).toThrow(RangeError)
    expect(() => normaliseZip(new Uint8Array(3))).toThrow(RangeError)
  })
})
