import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isPercentFormat } from '../../src/engine/workbook/cell-content'
import { DEFAULT_BOUNDS, inflatedParts } from '../../src/engine/workbook/guard'
import { readQuickly } from '../../src/engine/workbook/quick-book'
import { readByLibrary, readWorkbook } from '../../src/engine/workbook/read'
import type { Reading } from '../../src/engine/workbook/types'
import { convertedByOffice, hasOffice } from '../e2e/office'
import { hasPython, writtenBy } from './python'

test.each([
  ['0%', true],
  ['0.00%', true],
  ['#,##0.0 %', true],
  ['[Red]0%;[Blue]-0%', true],
  ['0', false],
  ['General', false],
  ['DD.MM.YYYY', false],
  // Printed as it stands: 5 is shown as «5 %».
  ['0" %"', false],
  ['0\\%', false],
])('the format %s shows a percentage: %s', (format, expected) => {
  expect(isPercentFormat(format)).toBe(expected)
})

const BOOK = `
import openpyxl
book = openpyxl.Workbook()
sheet = book.active
for row, (value, look) in enumerate([(0.775, '0.0%'), (1, '0%'), (5, '0" %"'), (31, '0'), (12, 'General')], 1):
    sheet.cell(row, 1, value).number_format = look
book.save(out)
`
const SHOWN = ['0.775 %', '1 %', '5', '31', '12']

const shownIn = (reading: Reading | null): string[] | undefined =>
  reading?.sheets[0]?.rows.map(({ cells: [cell] }) => {
    const content = cell?.content
    return content?.type === 'number' ? `${content.value}${content.isPercent === true ? ' %' : ''}` : ''
  })

describe.runIf(hasPython('openpyxl'))('numbers shown as percentages', () => {
  test('are told from others by the quick reader and by the library', () => {
    const file = writtenBy(BOOK)
    const parts = () => inflatedParts(file, DEFAULT_BOUNDS)
    expect(shownIn(readQuickly(parts(), DEFAULT_BOUNDS, () => false))).toEqual(SHOWN)
    expect(shownIn(readByLibrary(parts(), DEFAULT_BOUNDS, () => false))).toEqual(SHOWN)
  })

  test.runIf(hasOffice).each([
    ['xlsx', 'xlsx:Calc MS Excel 2007 XML'],
    ['xls', 'xls:MS Excel 97'],
    ['ods', 'ods:calc8'],
  ])('and in .%s as LibreOffice saves it', (_, filter) => {
    const folder = mkdtempSync(join(tmpdir(), 'проценты-'))
    try {
      const source = join(folder, 'форма.xlsx')
      writeFileSync(source, writtenBy(BOOK))
      const out = mkdtempSync(join(folder, 'из-'))
      const [file = ''] = convertedByOffice(source, out, filter)
      expect(shownIn(readWorkbook(readFileSync(join(out, file))))).toEqual(SHOWN)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
