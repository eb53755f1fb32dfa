// npm run bench [-- import | report | hostile | ui] [--files N] [--rounds N] [--many N] [--institutions N] [--db DB]
// Whole processes, run in turn, so that a machine's moods fall on all alike; quote the ratios.
//   (nothing)  whole import beside plain reading of the same files, and the report
//   hostile    what each hostile file costs an import of its own process; exit code 1 above 5 s or 512 MB
//   report     the comparative report of --files institutions beside xlsxwriter writing the same cells, then of --many
//              (0: not); --db: of this database. Exit code 1 above 1.5 times, 300 MB, or where many cost more each
//   client     how long calls of the right one take among fifty hostile ones
//   ui         how long the window makes one wait, in a browser over many institutions
//   import     the same with half of the files saved by LibreOffice, beside openpyxl too, and once with --many files
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { benchClient } from './client.mjs'
import { benchHostile } from './hostile.mjs'
import { benchReport } from './report.mjs'
import { benchUi } from './ui.mjs'
import { makeForms } from './forms.mjs'
import { measure, median } from './measure.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
/** $SVERKA_OUT names another build than the one in out/. */
const cli = join(process.env.SVERKA_OUT ?? at('../../out'), 'main/cli.js')
const PYTHON = '/usr/bin/python3'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '3' },
    many: { type: 'string', default: '1000' },
    institutions: { type: 'string', default: '500' },
    db: { type: 'string' },
  },
})
const onlyImport = positionals.includes('import')
const rounds = Number(values.rounds)
if (!existsSync(cli)) throw new Error('Build first: npm run build')

const print = (text) => process.stdout.write(`${text}\n`)
if (positionals.includes('ui')) {
  await benchUi(cli, print, { institutions: Number(values.institutions), rounds })
  process.exit(0)
}
if (positionals.includes('report')) {
  const options = { institutions: Number(values.files), rounds, many: Number(values.many), db: values.db }
  process.exit((await benchReport(cli, print, options)) ? 0 : 1)
}
if (positionals.includes('client')) {
  await benchClient(cli, print)
  process.exit(0)
}
if (positionals.includes('hostile')) process.exit((await benchHostile(cli, print)) ? 0 : 1)
const hasOpenpyxl = () => {
  try {
    execFileSync(PYTHON, ['-I', '-c', 'import openpyxl'], { stdio: 'ignore' })
    return true
  } catch {
    print('openpyxl is not here: not compared with it')
    return false
  }
}

const runs = { plain: [], openpyxl: [], import: [], report: [] }
const importOf = (folder, forms, name) => {
  const db = join(folder, `${name}.sqlite`)
  return measure([cli, 'import', '--db', db, '--school-year', '2025-2026', forms])
}
const row = (name, list, count) => {
  const seconds = median(list.map((run) => run.seconds))
  const memory = median(list.map((run) => run.megabytes))
  print(`${name.padEnd(34)} ${seconds.toFixed(2)} s   ${(count / seconds).toFixed(1)} files/s   peak ${memory} MB`)
}
const ratio = (name, slower, faster) => {
  const each = slower.map((run, round) => run.seconds / faster[round].seconds)
  print(`${name}: ${median(each).toFixed(2)} (${each.map((r) => r.toFixed(2)).join(', ')})`)
}

const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
try {
  const { forms, count } = await makeForms(cli, folder, Number(values.files), onlyImport, print)
  const python = onlyImport && hasOpenpyxl()
  for (let round = 0; round < rounds; round += 1) {
    runs.plain.push(await measure([at('./plain-read.mjs'), forms]))
    if (python) runs.openpyxl.push(await measure(['-I', at('./plain-read.py'), forms], PYTHON))
    runs.import.push(await importOf(folder, forms, round))
    const db = join(folder, `${round}.sqlite`)
    if (!onlyImport)
      runs.report.push(await measure([cli, 'report', '--db', db, '--out', join(folder, `${round}.xlsx`)]))
    rmSync(db, { force: true })
  }
  row('plain reading (@e965/xlsx, 1 thread)', runs.plain, count)
  if (python) row('openpyxl, read-only', runs.openpyxl, count)
  row('whole import', runs.import, count)
  if (!onlyImport) row('report', runs.report, count)
  ratio('whole import ÷ plain reading, files/s', runs.plain, runs.import)
  if (python) ratio('whole import ÷ openpyxl, files/s', runs.openpyxl, runs.import)
  if (onlyImport) {
    const many = join(folder, 'many')
    const made = await makeForms(cli, many, Number(values.many), false, print)
    const run = await importOf(folder, made.forms, 'many')
    row(`whole import of ${made.count}`, [run], made.count)
    const few = median(runs.import.map((each) => each.seconds)) / count
    print(`time a file, ${made.count} files ÷ ${count} files: ${(run.seconds / made.count / few).toFixed(2)}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
