import { parentPort, workerData } from 'node:worker_threads'
import { collectGarbage } from '../../src/engine/base/collect-garbage'
import { planForm } from '../../src/engine/catalogue/plan'
import { readRules } from '../../src/engine/resources'
import { basesIn, madeBases } from './bases'
import { examined, type Examined } from './examine'
import { mutated } from './mutate/mutated'
import { pick } from './mutate/pick'
import { recipeOf, type Recipe } from './recipe'

/** Bytes the process may hold without its leavings being collected: half of what one input may make it hold. */
const LEFT_OVER = 512 * 1024 * 1024

/** Inputs between collections: each takes as long as some inputs. */
const COLLECTED_AFTER = 20

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
    // Lets go of what was told and of what earlier inputs left, so that memory is that of a few inputs.
    await new Promise((resolve) => setImmediate(resolve))
    if (input % COLLECTED_AFTER === 0 && process.memoryUsage().rss > LEFT_OVER) collectGarbage()
  }
}

await run(workerData as Wish)
