// npm run crash [-- --points N] [--seed N] [--power N] [--json]
// Ends the program in the middle of its work and opens what is left: N times by kill -9, at a random moment or at a
// counted operation on its files, and --power N times on a simulated disk whose power goes. Exit code 1 when anything
// that was said to be saved is not there, the file does not open, or `verify` finds something.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '200' },
    power: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const print = (text) => process.stderr.write(`${text}\n`)
const figures = (counts) =>
  Object.entries(counts)
    .map(([what, times]) => `${what} ${times}`)
    .join(', ')

const told = (title, { points, during, ended, acknowledged, problems }) => {
  print(`\n${title}: ${points} points, ${problems.length} with anything lost, damaged or shut`)
  print(`  during: ${figures(during)}`)
  print(`  ended: ${figures(ended)}`)
  print(`  things acknowledged before and found after: ${acknowledged}`)
  for (const { point, problems: found } of problems) print(`  ${point}:\n    ${found.join('\n    ')}`)
}

// Beside the libraries, so that they are found.
const built = at(`../../node_modules/.cache/sverka-crash-${process.pid}`)
const folder = mkdtempSync(join(tmpdir(), 'Сверка — обрыв '))
try {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir: built,
      minify: false,
      rollupOptions: {
        input: {
          killing: at('killing.ts'),
          child: at('child.ts'),
          run: at('power/run.ts'),
          small: at('small-audit.ts'),
          passwords: at('power/passwords.ts'),
        },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
  const load = (name) => import(pathToFileURL(join(built, name)).href)
  const { killAtPoints } = await load('killing.mjs')
  const { losePowerOften, powerPlace } = await load('run.mjs')
  const { loseWhileSealing } = await load('passwords.mjs')
  const { smallResources } = await load('small.mjs')
  const place = {
    resources: smallResources(folder),
    threadFile: pathToFileURL(at('../engine/given-thread.mjs')).href,
  }
  const seed = Number(values.seed)
  const killed = await killAtPoints({
    ...{ folder, place, seed, points: Number(values.points) },
    child: join(built, 'child.mjs'),
    onPoint: (done) => done % 20 === 0 && print(`${done} of ${values.points} kills`),
  })
  const power = await losePowerOften({ place: powerPlace(folder, place), seed, points: Number(values.power) })
  // A key takes its time to be made: of every thirty places one, for each of three changes.
  const each = Math.floor(Number(values.power) / 30)
  const sealing = await loseWhileSealing({ place: powerPlace(folder, place), seed, points: each })
  if (values.json) process.stdout.write(JSON.stringify({ killed, power, sealing }))
  told('kill -9', killed)
  told('power lost', power)
  told('password set, changed, taken away', sealing)
  process.exitCode = [killed, power, sealing].some(({ problems }) => problems.length > 0) ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
  rmSync(built, { recursive: true, force: true })
}
