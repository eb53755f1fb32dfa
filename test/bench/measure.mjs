import { clearInterval, setInterval } from 'node:timers'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const peakOf = (pid) => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** Runs node, or another program, with arguments; seconds of wall time and peak memory in MB (0 where /proc is not there). */
export const measure = (args, program = process.execPath) =>
  new Promise((resolve, reject) => {
    const started = process.hrtime.bigint()
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    let peak = 0
    child.stderr.on('data', (chunk) => (errors += chunk))
    const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 10)
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(watch)
      if (code !== 0 && code !== 1) reject(new Error(`${args.join(' ')} ended with ${code}\n${errors}`))
      else resolve({ seconds: Number(process.hrtime.bigint() - started) / 1e9, megabytes: Math.round(peak / 1024) })
    })
  })

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
