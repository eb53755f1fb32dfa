// Fifty hostile clients of one running program, and how long the right one waits meanwhile.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const CLIENTS = 50
const SECONDS = 10
const at = (path) => fileURLToPath(new URL(path, import.meta.url))

const waits = async (times, call) => {
  const took = []
  for (let round = 0; round < times || times === 0; round++) {
    const began = performance.now()
    if ((await call()) !== 200) throw new Error('the right one was refused')
    took.push(performance.now() - began)
    if (times === 0 && took.reduce((sum, each) => sum + each, 0) > SECONDS * 1_000) break
  }
  took.sort((one, other) => one - other)
  const place = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))].toFixed(0)
  return `${took.length} calls, median ${place(0.5)} ms, 95 % within ${place(0.95)} ms, at most ${place(1)} ms`
}

/** Prints how calls of the right one go alone and among hostile clients, and what the program held. */
export const benchClient = async (cli, print) => {
  const loader = await createServer({
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false },
  })
  const home = mkdtempSync(join(tmpdir(), 'sverka-client-'))
  try {
    const { ATTACKS, exchanged, rightCall, served, statusesOf } = await loader.ssrLoadModule(
      at('../hosts/hostile-client.ts'),
    )
    const program = await served(home, cli)
    print(`alone: ${await waits(100, () => rightCall(program))}`)
    let isOver = false
    const statuses = {}
    const attacker = async (first) => {
      for (let next = first; !isOver; next++)
        for (const status of statusesOf(await exchanged(program.port, ATTACKS[next % ATTACKS.length].said(program))))
          statuses[status] = (statuses[status] ?? 0) + 1
    }
    const attackers = Array.from({ length: CLIENTS }, (_, first) => attacker(first))
    print(`among ${CLIENTS} hostile clients: ${await waits(0, () => rightCall(program))}`)
    isOver = true
    await Promise.all(attackers)
    print(`refused: ${JSON.stringify(statuses)}; the program held ${program.megabytes()} MB at most`)
    await program.stop()
  } finally {
    await loader.close()
    rmSync(home, { recursive: true, force: true })
  }
}
