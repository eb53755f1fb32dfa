// npm run fuzz [-- --count N] [--seconds N] [--seed N] [--keep DIR] [--json]
// Filled forms of every format, changed as bytes, as containers, as markup and cell by cell, are taken as an import takes
// them. Input N of the same forms is always the same: --seed N --count 1 repeats it. --made-only leaves out what
// LibreOffice saves; --keep writes what was found into a folder.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { withBuilt } from '../built.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '7200' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
    'made-only': { type: 'boolean', default: false },
  },
})
const resources = at('../../resources')
const print = (text) => process.stderr.write(`${text}\n`)

/** Forms of LibreOffice's hand, where it is installed: in every format it writes. */
const savedByOffice = (folder, forms) => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
  } catch {
    print('LibreOffice is not here: only forms of the program’s own hand are changed')
    return []
  }
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  for (const format of ['xlsx', 'xls', 'ods', 'csv'])
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', format, '--outdir', join(folder, 'office'), ...forms],
      { stdio: 'ignore' },
    )
  return [join(folder, 'office')]
}

const input = { run: at('run.ts'), worker: at('worker.ts'), bases: at('bases.ts') }

await withBuilt({ input, prefix: 'sverka-fuzz-' }, async ({ folder, fileOf, load }) => {
  const { fuzz } = await load('run')
  const { writtenForms } = await load('bases')
  const folders = values['made-only'] ? [] : savedByOffice(folder, await writtenForms(resources, folder))
  const wish = { resources, folders, seed: Number(values.seed), count: Number(values.count) }
  const tally = await fuzz(pathToFileURL(fileOf('worker')), wish, Number(values.seconds))
  const { findings, ...figures } = tally
  if (values.keep !== undefined) mkdirSync(values.keep, { recursive: true })
  for (const { seed, file, bytes, recipe, problems } of findings) {
    print(`\ninput ${seed}, made of «${file}» (--seed ${seed} --count 1): ${problems.join('; ')}`)
    if (values.keep === undefined) continue
    writeFileSync(join(values.keep, `${seed} ${file}`), bytes)
    writeFileSync(join(values.keep, `${seed}.json`), JSON.stringify({ file, recipe, problems }, null, 2))
  }
  const found = findings.map(({ seed, file, problems }) => ({ seed, file, problems }))
  if (values.json) process.stdout.write(JSON.stringify({ ...figures, findings: found }))
  else {
    const sorted = Object.entries(figures.outcomes).sort((one, other) => other[1] - one[1])
    print(`\n${figures.run} inputs of ${figures.bases} files, from seed ${wish.seed}; found: ${findings.length}`)
    print(`outcomes: ${sorted.map(([outcome, times]) => `${outcome} ${times}`).join(', ')}`)
    print(`levels: ${JSON.stringify(figures.levels)}; formats: ${JSON.stringify(figures.formats)}`)
    print(
      `slowest: input ${figures.slowest.seed}, ${(figures.slowest.milliseconds / 1000).toFixed(2)} s; the process held ${figures.megabytes} MB at most`,
    )
  }
  process.exitCode = findings.length > 0 ? 1 : 0
})
