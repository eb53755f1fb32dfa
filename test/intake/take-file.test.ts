import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { takeFile } from '../../src/engine/cases/taking/take-file'
import { packed, unpacked } from '../../src/engine/intake/pack-facts'
import type { Taken } from '../../src/engine/intake/types'
import { takeReading } from '../../src/engine/intake/take'
import { CLEAN, PLAN } from './fixture'

let form: Buffer

beforeAll(async () => {
  const book = new ExcelJS.Workbook()
  for (const { title, hidden, rows } of CLEAN.sheets) {
    const sheet = book.addWorksheet(title, { state: hidden ? 'hidden' : 'visible' })
    for (const { row, cells } of rows)
      for (const { column, content } of cells) {
        const cell = sheet.getCell(row + 1, column + 1)
        cell.value = content.type === 'date' ? new Date(`${content.value}T00:00:00Z`) : content.value
        if (content.type === 'date') cell.numFmt = 'dd.mm.yyyy'
      }
  }
  form = Buffer.from(await book.xlsx.writeBuffer())
})

const codeOf = (taken: Taken): string => (taken.status === 'refused' ? taken.refusal.code : 'taken')

describe('one file, from bytes to facts', () => {
  test('gives what its cells give', () => {
    const taken = takeFile(form, [PLAN])
    expect(taken.status === 'taken' && taken.intake).toEqual(takeReading(CLEAN, [PLAN]))
    expect(taken.bytes).toBe(form.length)
    expect(taken.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('crosses a thread unchanged', () => {
    const taken = takeFile(form, [PLAN])
    expect(unpacked(structuredClone(packed(taken)))).toEqual(taken)
    const refused = takeFile(new Uint8Array(), [PLAN])
    expect(unpacked(structuredClone(packed(refused)))).toEqual(refused)
  })

  test('a foreign workbook and bytes that are none are refused', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Меню').addRow(['каша', 5])
    expect(codeOf(takeFile(Buffer.from(await book.xlsx.writeBuffer()), [PLAN]))).toBe('not-our-form')
    expect(codeOf(takeFile(new Uint8Array(), [PLAN]))).toBe('empty-file')
    expect(codeOf(takeFile(form.subarray(0, form.length / 2), [PLAN]))).toBe('broken-file')
  })

  test('never throws on damaged bytes, and what it takes balances', () => {
    const damage = fc.array(fc.tuple(fc.nat(form.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(damage, fc.nat(form.length), (hits, cut) => {
        const bytes = Buffer.from(form.subarray(0, cut % 3 === 0 ? cut : form.length))
        for (const [at, byte] of hits) if (at < bytes.length) bytes[at] = byte
        const taken = takeFile(bytes, [PLAN])
        if (taken.status === 'refused') expect(taken.refusal.message).not.toBe('')
        else if (taken.status === 'taken')
          for (const { read, accepted, quarantined, skipped } of taken.intake.balance)
            expect(accepted + quarantined + skipped).toBe(read)
      }),
      { numRuns: 150 },
    )
  })
})
