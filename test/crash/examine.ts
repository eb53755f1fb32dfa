import type { FileSystem } from '../../src/engine/store/file-system'
import { isSealed } from '../../src/engine/store/seal-header'
import { keysOf } from '../../src/engine/store/seal-key'
import { unsealed } from '../../src/engine/store/sealed'
import { claimsIn, type Ledger } from './claims'
import { openOver, type Place } from './engine'

const contentOf = async (file: Uint8Array, { password = '' }: Place): Promise<Uint8Array> =>
  (await unsealed(file, keysOf(password), '')).content

/**
 * Opens what a crash left, as the next start of the program does: it opens without falling back on an earlier state,
 * `verify` finds nothing, whatever was acknowledged is there. Words on each that does not hold; none when all is well.
 */
export const problemsAfter = async (
  place: Place,
  ledger: Ledger,
  readFile: (path: string) => Promise<Uint8Array>,
  system?: FileSystem,
): Promise<string[]> => {
  try {
    const engine = await openOver(place, system)
    const problems: string[] = []
    try {
      if (engine.opening.words !== null) problems.push(engine.opening.words)
      const { checks } = await engine.verify()
      problems.push(...checks.flatMap((check) => check.problems))
      await engine.save()
    } finally {
      await engine.close()
    }
    const file = await readFile(place.database)
    const found = await claimsIn(isSealed(file) ? await contentOf(file, place) : file)
    problems.push(...ledger.lostFrom(found))
    ledger.settle(found)
    return problems
  } catch (error) {
    return [`не открывается: ${error instanceof Error ? error.message : String(error)}`]
  }
}
