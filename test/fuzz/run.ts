import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Recipe } from './recipe'
import type { Told, Wish } from './worker'

export type Finding = { seed: number; file: string; bytes: Buffer; recipe: Recipe; problems: string[] }

/** What became of all inputs; memory is the most of the process, in MB. */
export type Tally = {
  run: number
  bases: number
  outcomes: Record<string, number>
  levels: Record<string, number>
  formats: Record<string, number>
  megabytes: number
  slowest: { seed: number; milliseconds: number }
  findings: Finding[]
}

/** Of one input: seconds of processor time, and what the process may hold meanwhile. */
const BOUNDS = { seconds: 10, megabytes: 1_024 }

const processorMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const heldMegabytes = (): number => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1_024
  } catch {
    return process.resourceUsage().maxRSS / 1_024
  }
}

const count = (counts: Record<string, number>, what: string): void => {
  counts[what] = (counts[what] ?? 0) + 1
}

type Begun = { input: Extract<Told, { began: number }>; at: number }

/** Runs inputs from `seed` on in one thread until it is done, stuck or dead; where to go on, or null. */
const runThread = (threadFile: URL, wish: Wish, until: number, tally: Tally): Promise<number | null> =>
  new Promise((resolve) => {
    const worker = new Worker(threadFile, { workerData: wish })
    let begun: Begun | null = null
    let highest = heldMegabytes()
    const found = (problems: string[]): void => {
      if (begun === null) throw new Error(problems.join('\n'))
      const { began: seed, file, bytes, recipe } = begun.input
      tally.findings.push({ seed, file, bytes: Buffer.from(bytes), recipe, problems })
    }
    const stop = (next: number | null): void => {
      clearInterval(watch)
      void worker.terminate().then(() => resolve(next))
    }
    const lost = (problem: string): void => {
      const seed = begun?.input.began
      found([problem])
      tally.run++
      stop(seed === undefined || seed + 1 >= wish.seed + wish.count ? null : seed + 1)
    }
    const watch = setInterval(() => {
      if (begun === null) return
      if (processorMs() - begun.at > BOUNDS.seconds * 1_000)
        lost(`still at it after ${BOUNDS.seconds} s of processor time`)
    }, 500)
    const ended = ({ ended: seed, file, level, result }: Extract<Told, { ended: number }>): void => {
      const milliseconds = processorMs() - (begun?.at ?? 0)
      if (milliseconds > tally.slowest.milliseconds) tally.slowest = { seed, milliseconds }
      tally.run++
      for (const outcome of result.outcomes) count(tally.outcomes, outcome)
      count(tally.levels, level)
      count(tally.formats, file.split('.').at(-1) ?? '')
      const held = heldMegabytes()
      const grew = held > highest && held > BOUNDS.megabytes
      highest = Math.max(highest, held)
      tally.megabytes = Math.max(tally.megabytes, Math.round(held))
      const problems = [...result.problems, ...(grew ? [`the process held ${Math.round(held)} MB`] : [])]
      if (problems.length > 0) found(problems)
      begun = null
      if (tally.run % 1_000 === 0) console.error(`${tally.run} inputs, found: ${tally.findings.length}`)
    }
    worker.on('message', (told: Told) => {
      if ('ready' in told) tally.bases = told.ready
      else if ('began' in told) begun = { input: told, at: processorMs() }
      else {
        ended(told)
        const isLast = told.ended + 1 >= wish.seed + wish.count
        if (isLast || performance.now() > until) stop(null)
      }
    })
    worker.on('error', (error) => lost(`the thread fell: ${error.stack ?? error.message}`))
  })

/** Changes forms as seeds `seed` … `seed + count - 1` say and takes each, no longer than `seconds`. */
export const fuzz = async (threadFile: URL, wish: Wish, seconds: number): Promise<Tally> => {
  const tally: Tally = {
    ...{ run: 0, bases: 0, outcomes: {}, levels: {}, formats: {}, megabytes: 0 },
    ...{ slowest: { seed: wish.seed, milliseconds: 0 }, findings: [] },
  }
  const until = performance.now() + seconds * 1_000
  const end = wish.seed + wish.count
  for (let next: number | null = wish.seed; next !== null;)
    next = await runThread(threadFile, { ...wish, seed: next, count: end - next }, until, tally)
  return tally
}
