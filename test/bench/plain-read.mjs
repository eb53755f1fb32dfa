// Reads every workbook of a folder with @e965/xlsx and nothing else: the yardstick beside the whole import.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'

const folder = process.argv[2] ?? '.'
let cells = 0
for (const name of readdirSync(folder)
  .filter((each) => each.endsWith('.xlsx'))
  .sort()) {
  const book = XLSX.read(readFileSync(join(folder, name)), {
    dense: true,
    cellDates: true,
    UTC: true,
    WTF: true,
    cellFormula: true,
    cellText: false,
    cellHTML: false,
  })
  for (const title of book.SheetNames)
    for (const row of book.Sheets[title]?.['!data'] ?? []) for (const cell of row ?? []) if (cell) cells += 1
}
process.stdout.write(`${cells}\n`)
