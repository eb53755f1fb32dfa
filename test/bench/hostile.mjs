// What each hostile file costs an import of its own process, beside a good form: the worst first.
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const BOUND = { seconds: 5, megabytes: 512 }
const at = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Prints processor seconds and peak memory for each file; false when one is above 5 s or 512 MB. */
export const benchHostile = async (cli, print) => {
  const loader = await createServer({
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false },
  })
  const load = (path) => loader.ssrLoadModule(at(path))
  const { HOSTILE } = await load('../workbook/hostile-corpus.ts')
  const { filledForm } = await load('../workbook/hostile-making.ts')
  const { inOwnProcess } = await load('../workbook/own-process.ts')
  const folder = mkdtempSync(join(tmpdir(), 'sverka-hostile-'))
  try {
    const [good, other] = [await filledForm(0), await filledForm(1)]
    const runs = []
    for (const [index, { name, make }] of HOSTILE.entries()) {
      const sent = join(folder, String(index))
      mkdirSync(sent)
      writeFileSync(join(sent, 'хорошая.xlsx'), good)
      writeFileSync(join(sent, name), make(other))
      const run = await inOwnProcess(
        ['import', '--db', join(sent, 'a.sqlite'), '--school-year', '2025-2026', sent, '--json'],
        cli,
      )
      rmSync(sent, { recursive: true })
      runs.push({ name, ...run })
    }
    const share = (run) => Math.max(run.seconds / BOUND.seconds, run.megabytes / BOUND.megabytes)
    for (const run of runs.sort((one, other) => share(other) - share(one)))
      print(
        `${run.name.padEnd(44)} ${run.seconds.toFixed(2)} s   ${String(run.megabytes).padStart(4)} MB   code ${run.code}`,
      )
    const above = runs.filter((run) => share(run) > 1)
    print(
      `${runs.length} files, each beside a good form; above ${BOUND.seconds} s or ${BOUND.megabytes} MB: ${above.length}`,
    )
    return above.length === 0
  } finally {
    await loader.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
