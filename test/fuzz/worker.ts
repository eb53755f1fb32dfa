import { parentPort, workerData } from 'node:worker_threads'
import { planForm } from '../../src/engine/catalogue/plan'
import { readRules } from '../../src/engine/resources'
import { basesIn, madeBases } from './bases'
import { examined, type Examined } from './examine'
import { mutated } from './mutate/mutated'
import { pick } from './mutate/pick'
import { recipeOf, type Recipe } from './recipe'

/** Seeds to be run, and folders with further forms. */
export type Wish = { resources: string; folders: string[]; seed: number; count: number }

export type Told =
  | { began: number; file: string; bytes: Buffer; recipe: Recipe }
  | { ended: number; file: string; level: string; result: Examined }
  | { ready: number }

const run = async ({ resources, folders, seed, count }: Wish): Promise<void> => {
  const tell = (what: Told): void => parentPort?.postMessage(what)
  const rules = await readRules(resources)
  const known = { rules, plans: rules.catalogues.map(({ id }) => planForm(rules, id)) }
  const bases = [...(await madeBases(rules)), ...folders.flatMap(basesIn)]
  tell({ ready: bases.length })
  for (let input = seed; input < seed + count; input++) {
    const recipe = recipeOf(input)
    const base = pick(bases, recipe.base)
    const bytes = mutated(base, recipe)
    tell({ began: input, file: base.name, bytes, recipe })
    const levels = [...new Set(recipe.steps.map(({ level }) => level))]
    const level = levels.length === 1 ? (levels[0] ?? '') : 'several'
    tell({ ended: input, file: base.name, level, result: await examined(bytes, base.name, known) })
    // Lets go of what was told, so that memory is that of one input.
    if (input % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
}

await run(workerData as Wish)
