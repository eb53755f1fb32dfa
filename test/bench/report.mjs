import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeForms } from './forms.mjs'
import { measure, median } from './measure.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const PYTHON = '/usr/bin/python3'
/** Times of xlsxwriter, megabytes, and how much more an institution may cost among many. */
const BOUNDS = { ratio: 1.5, megabytes: 300, linear: 1.25 }
/** The demonstration leaves some institutions out; of so many about one sends a form. */
const SENT = 0.923
/** As many as it makes. */
const MOST = 1000

const hasWriter = (print) => {
  try {
    execFileSync(PYTHON, ['-I', '-c', 'import xlsxwriter'], { stdio: 'ignore' })
    return true
  } catch {
    print('xlsxwriter is not here: not compared with it')
    return false
  }
}

/** A database with that many institutions' forms in it; `count` says how many they are. */
const makeDatabase = async (cli, folder, institutions, print) => {
  const wanted = Math.min(MOST, Math.ceil(institutions / SENT))
  const { forms, count } = await makeForms(cli, folder, wanted, false, print)
  const db = join(folder, 'audit.sqlite')
  await measure([cli, 'import', '--db', db, '--school-year', '2025-2026', forms])
  rmSync(forms, { recursive: true, force: true })
  return { db, count }
}

const reportOf = (cli, db, out) => measure([cli, 'report', '--db', db, '--out', out])

/** Seconds in which xlsxwriter writes a dump of cells; reading the dump and starting Python are not counted. */
const writtenBy = (dump, out, mode) =>
  Number(execFileSync(PYTHON, ['-I', at('./write-cells.py'), dump, out, mode], { encoding: 'utf8' }))

const timesOf = (list) => list.map((each) => each.toFixed(2)).join(', ')

/**
 * The whole command `report`, database and all, beside xlsxwriter writing the same cells, formulas with results and
 * formats; in turn, in one run. Then once over `many` institutions. False when a bound is passed.
 */
export const benchReport = async (cli, print, { institutions, rounds, many, db: given }) => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
  try {
    const { db, count } =
      given === undefined ? await makeDatabase(cli, folder, institutions, print) : { db: given, count: institutions }
    const out = join(folder, 'report.xlsx')
    const own = [await reportOf(cli, db, out)]
    print(`report of ${count} institutions: ${Math.round(statSync(out).size / 1024)} KB`)
    const python = { all: [], constant: [] }
    if (hasWriter(print)) {
      const dump = join(folder, 'cells.json')
      const dumped = ['--max-old-space-size=6000', at('./dump-cells.mjs'), out, dump]
      print(execFileSync(process.execPath, dumped, { encoding: 'utf8' }).trim())
      own.length = 0
      for (let round = 0; round < rounds; round += 1) {
        own.push(await reportOf(cli, db, out))
        for (const mode of ['all', 'constant']) python[mode].push(writtenBy(dump, join(folder, 'python.xlsx'), mode))
      }
      rmSync(dump)
    }
    const seconds = median(own.map((run) => run.seconds))
    const peak = Math.max(...own.map((run) => run.megabytes))
    print(`report, the whole command: ${timesOf(own.map((run) => run.seconds))} s, peak ${peak} MB`)
    print(`xlsxwriter, writing alone: ${timesOf(python.all)} s; constant_memory: ${timesOf(python.constant)} s`)
    const ratios = python.all.map((each, round) => own[round].seconds / Math.min(each, python.constant[round]))
    if (ratios.length > 0)
      print(`report ÷ the faster of both: ${median(ratios).toFixed(2)} (${timesOf(ratios)}), bound ${BOUNDS.ratio}`)
    const fine = (ratios.length === 0 || median(ratios) <= BOUNDS.ratio) && peak <= BOUNDS.megabytes
    if (many === 0) return fine
    const crowd = join(folder, 'many')
    const { db: large, count: of } = await makeDatabase(cli, crowd, many, print)
    const run = await reportOf(cli, large, join(folder, 'many.xlsx'))
    const linear = run.seconds / of / (seconds / count)
    print(`report of ${of}: ${run.seconds.toFixed(2)} s, peak ${run.megabytes} MB`)
    print(`time an institution, ${of} ÷ ${count}: ${linear.toFixed(2)}, bound ${BOUNDS.linear}`)
    return fine && linear <= BOUNDS.linear
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
