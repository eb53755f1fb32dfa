import type { RegisterOutcome } from '../engine/cases/settling/register'

/** What taking a register came to, as `registerResult` has it; `file` is its name. */
export const registerView = ({ audit, ...outcome }: RegisterOutcome, file: string) => {
  const of = (change: string): number => outcome.institutions.filter((each) => each.change === change).length
  const summary = {
    ...{ new: of('new'), changed: of('changed'), unchanged: of('unchanged') },
    ...{ refused: outcome.refused.length, skipped: outcome.skipped },
  }
  return { audit: audit.name, file, ...outcome, summary }
}
