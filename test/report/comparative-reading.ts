import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as XLSX from '@e965/xlsx'
import { writeReport } from '../../src/engine/report/comparative/write-report'
import type { ReportInput } from '../../src/engine/report/comparative/types'

export const folder = mkdtempSync(join(tmpdir(), 'sverka-report-'))

/** Writes a report into the tests' folder; returns its bytes. */
export const written = async (input: ReportInput, name: string): Promise<Buffer> => {
  const filename = join(folder, name)
  await writeReport(input, { filename })
  return readFileSync(filename)
}

export const read = (bytes: Uint8Array): XLSX.WorkBook => XLSX.read(bytes, { cellFormula: true, cellStyles: true })

export type Row = Record<string, string | number>

/** Lines of a sheet under its header row (1-based) as title → value; empty cells left out. */
export const linesOf = (book: XLSX.WorkBook, sheet: string, header: number): Row[] =>
  XLSX.utils.sheet_to_json<Row>(book.Sheets[sheet] ?? {}, { range: header - 1, raw: true })

/** Address of the cell in `column` of the first row whose cell in `key` holds `text`. */
export const cellAt = (book: XLSX.WorkBook, sheet: string, key: string, text: string, column: string): string => {
  const cells = book.Sheets[sheet] ?? {}
  const found = Object.keys(cells).find((at) => at.replace(/\d+/, '') === key && cells[at]?.v === text)
  if (found === undefined) throw new Error(`${sheet}: no «${text}» in column ${key}`)
  return `${column}${found.replace(/\D+/, '')}`
}

const partOf = (book: XLSX.WorkBook, sheet: string): string =>
  `xl/worksheets/sheet${book.SheetNames.indexOf(sheet) + 1}.xml`

/** Texts of a zip's entries by path. */
export const partsOf = (bytes: Uint8Array): Map<string, string> => {
  const zip = XLSX.CFB.read(Buffer.from(bytes), { type: 'buffer' })
  return new Map(
    zip.FullPaths.map((path: string, at: number): [string, string] => [
      path.replace(/^Root Entry\//, ''),
      Buffer.from(zip.FileIndex[at]?.content ?? []).toString('utf8'),
    ]),
  )
}

export type Edit = { sheet: string; cell: string; value: number }

/** The same workbook without a single cached result, with some numbers changed. */
export const withoutResults = (bytes: Uint8Array, edits: Edit[] = []): Buffer => {
  const book = read(bytes)
  const zip = XLSX.CFB.utils.cfb_new()
  for (const [path, text] of partsOf(bytes)) {
    if (path === '' || path.endsWith('/') || path.startsWith('\u0001')) continue
    const bare = text.replace(/<c ([^>]*?)(?: t="str")?>(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '<c $1>$2')
    const changed = edits
      .filter(({ sheet }) => partOf(book, sheet) === path)
      .reduce(
        (xml, { cell, value }) => xml.replace(new RegExp(`(<c r="${cell}"[^>]*>)<v>[^<]*</v>`), `$1<v>${value}</v>`),
        bare,
      )
    XLSX.CFB.utils.cfb_add(zip, path, Buffer.from(changed, 'utf8'))
  }
  return Buffer.from(XLSX.CFB.write(zip, { fileType: 'zip', type: 'buffer', compression: true }) as Uint8Array)
}

const version = (): string | null => {
  try {
    return execFileSync('soffice', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return null
  }
}

export const office = version()
if (office === null) console.warn('soffice is not installed: the report is not recalculated by another program')

/** What LibreOffice makes of a workbook: opened, calculated and saved anew. */
export const recalculated = (bytes: Uint8Array, name: string): XLSX.WorkBook => {
  const source = join(folder, `${name}.xlsx`)
  const out = join(folder, `${name}-office`)
  writeFileSync(source, bytes)
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      ...['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out, source],
    ],
    { stdio: 'ignore' },
  )
  return read(readFileSync(join(out, `${name}.xlsx`)))
}
