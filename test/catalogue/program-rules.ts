import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadRules } from '../../src/engine/catalogue/load'
import type { Rules } from '../../src/engine/catalogue/types'
import { resourceTexts } from './resource-texts'

/** Everything in `resources/`, as the program loads it. */
export const rulesOfProgram = (): Rules => {
  const names = readdirSync(fileURLToPath(new URL('../../resources/catalogues', import.meta.url)))
  return loadRules(resourceTexts(...names.map((name) => name.replace(/\.yaml$/, '')).sort()))
}
