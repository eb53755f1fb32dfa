// npm run crash [-- --points N] [--seed N] [--power N] [--json]
// Ends the program in the middle of its work and opens what is left: N times by kill -9, at a random moment or at a
// counted operation on its files, and --power N times on a simulated disk whose power goes. Exit code 1 when anything
// that was said to be saved is not there, the file does not open, or `verify` finds something.
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { withBuilt } from '../built.mjs'

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

const input = {
  killing: at('killing.ts'),
  child: at('child.ts'),
  run: at('power/run.ts'),
  small: at('small-audit.ts'),
  passwords: at('power/passwords.ts'),
}

await withBuilt({ input, prefix: 'Сверка — обрыв ' }, async ({ folder, fileOf, load }) => {
  const { killAtPoints } = await load('killing')
  const { losePowerOften, powerPlace } = await load('run')
  const { loseWhileSealing } = await load('passwords')
  const { smallResources } = await load('small')
  const place = {
    resources: smallResources(folder),
    threadFile: pathToFileURL(at('../engine/given-thread.mjs')).href,
  }
  const seed = Number(values.seed)
  const killed = await killAtPoints({
    ...{ folder, place, seed, points: Number(values.points) },
    child: fileOf('child'),
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
})
