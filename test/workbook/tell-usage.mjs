// Loaded before the program: when the process ends by itself, says on descriptor 3 what it has used.
import { readFileSync, writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

// Not `resourceUsage().maxRSS`, which begins with what the parent held.
const peak = () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0)

const megabytes = () => {
  try {
    return Math.round(peak() / 1024)
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1024)
  }
}

if (isMainThread)
  process.on('exit', () => {
    const { user, system } = process.cpuUsage()
    writeSync(3, JSON.stringify({ seconds: (user + system) / 1e6, megabytes: megabytes() }))
  })
