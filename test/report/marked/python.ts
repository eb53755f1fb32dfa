import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PYTHON = '/usr/bin/python3'

const within = <T>(work: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'сверка '))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const HEAD =
  'import sys, json, openpyxl\nfrom openpyxl.comments import Comment\nfrom openpyxl.styles import PatternFill\n'

/** A workbook changed by openpyxl: `script` works on `book`. */
export const changed = (bytes: Uint8Array, script: string): Uint8Array =>
  within((folder) => {
    const [before, after] = [join(folder, 'до.xlsx'), join(folder, 'после.xlsx')]
    writeFileSync(before, bytes)
    const code = `${HEAD}book = openpyxl.load_workbook(sys.argv[1])\n${script}\nbook.save(sys.argv[2])`
    execFileSync(PYTHON, ['-c', code, before, after])
    return new Uint8Array(readFileSync(after))
  })

/** What openpyxl says of workbooks: `script` works on the list `books` and prints JSON. */
export const asked = <T>(script: string, ...workbooks: Uint8Array[]): T =>
  within((folder) => {
    const paths = workbooks.map((bytes, index) => {
      const path = join(folder, `${index}.xlsx`)
      writeFileSync(path, bytes)
      return path
    })
    const code = `${HEAD}books = [openpyxl.load_workbook(path) for path in sys.argv[1:]]\n${script}`
    const said = execFileSync(PYTHON, ['-c', code, ...paths], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    return JSON.parse(said) as T
  })
