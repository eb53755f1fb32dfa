/** A second in which the process was given no processor counts as so much of one. */
const LEAST = 0.25

/** How often a limit is looked at before it is reached. */
const LOOKS = 20

export type TimeLimit = { signal: AbortSignal; clear: () => void }

const usedMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/**
 * Aborts after so many milliseconds in which this process could work: a file is not slow because the machine is busy
 * with others. Time counts as far as the process had a processor, and for a quarter at the least.
 */
export const timeLimit = (milliseconds: number): TimeLimit => {
  const controller = new AbortController()
  let left = milliseconds
  let last = { at: performance.now(), used: usedMs() }
  const timer = setInterval(() => {
    const now = { at: performance.now(), used: usedMs() }
    const passed = now.at - last.at
    left -= Math.min(passed, Math.max(passed * LEAST, now.used - last.used))
    last = now
    if (left > 0) return
    clearInterval(timer)
    controller.abort()
  }, milliseconds / LOOKS)
  timer.unref()
  return { signal: controller.signal, clear: () => clearInterval(timer) }
}
