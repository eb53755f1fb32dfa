import { existsSync, readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/**
 * Lets all others go before a program, whatever else the machine does: its work is still under way when a page has shown
 * it. Where the system does not tell threads apart nothing happens.
 */
export const standBack = (pid: number | undefined): void => {
  const threads = `/proc/${pid}/task`
  if (!existsSync(threads)) return
  for (const thread of readdirSync(threads))
    try {
      setPriority(Number(thread), constants.priority.PRIORITY_LOW)
    } catch {
      // It has ended meanwhile.
    }
}
