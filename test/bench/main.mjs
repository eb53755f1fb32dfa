// npm run bench [-- --files N --rounds N]: whole import beside plain reading of the same files, and the report.
// Both are whole processes, run in turn, so that a machine's moods fall on both; quote the ratio.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measure, median } from './measure.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const cli = at('../../out/main/cli.js')
const plain = at('./plain-read.mjs')
const { values } = parseArgs({
  options: { files: { type: 'string', default: '300' }, rounds: { type: 'string', default: '3' } },
})
const files = Number(values.files)
const rounds = Number(values.rounds)
if (!existsSync(cli)) throw new Error('Build first: npm run build')

const print = (text) => process.stdout.write(`${text}\n`)
const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
try {
  const forms = join(folder, 'forms')
  print(`making ${files} filled forms …`)
  await measure([cli, 'demo', '--forms-only', '--institutions', String(files), '--seed', '7', '--out', folder])
  const sizes = readdirSync(forms).map((name) => statSync(join(forms, name)).size)
  const count = sizes.length
  print(`${count} forms, ${Math.round(sizes.reduce((sum, size) => sum + size, 0) / count / 1024)} KB each on average`)

  const reading = []
  const importing = []
  const reporting = []
  for (let round = 0; round < rounds; round += 1) {
    const db = join(folder, `${round}.sqlite`)
    reading.push(await measure([plain, forms]))
    importing.push(await measure([cli, 'import', '--db', db, '--school-year', '2025-2026', forms]))
    reporting.push(await measure([cli, 'report', '--db', db, '--out', join(folder, `${round}.xlsx`)]))
  }
  const row = (name, runs) => {
    const seconds = median(runs.map((run) => run.seconds))
    const memory = median(runs.map((run) => run.megabytes))
    print(`${name.padEnd(34)} ${seconds.toFixed(2)} s   ${(count / seconds).toFixed(1)} files/s   peak ${memory} MB`)
  }
  row('plain reading (@e965/xlsx, 1 thread)', reading)
  row('whole import', importing)
  row('report', reporting)
  const ratios = reading.map((run, round) => run.seconds / importing[round].seconds)
  print(
    `whole import ÷ plain reading, files/s: ${median(ratios).toFixed(2)} (${ratios.map((r) => r.toFixed(2)).join(', ')})`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
