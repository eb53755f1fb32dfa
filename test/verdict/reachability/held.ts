import { loadRules } from '../../../src/engine/catalogue/load'
import { planForm } from '../../../src/engine/catalogue/plan'
import type { Catalogue, FormPlan } from '../../../src/engine/catalogue/types'
import { assess } from '../../../src/engine/verdict/assess'
import type { Evidence, Verdict } from '../../../src/engine/verdict/types'
import { resourceTexts } from '../../catalogue/resource-texts'
import { context } from '../build'
import type { Scored } from './possible'
import { sketches } from './recipes'
import { evidenceFrom, type Sketch } from './sketch'

const rules = loadRules(resourceTexts('perm-school', 'perm-centre', 'kindergarten', 'tomsk-centre', 'omsk-school'))

/** A shipped catalogue with the form it generates. */
export type Held = { catalogue: Catalogue; plan: FormPlan }

export const HELD: [string, Held][] = rules.catalogues.map((catalogue) => [
  catalogue.id,
  { catalogue, plan: planForm(rules, catalogue.id) },
])

export const scoredOf = ({ requirements }: Catalogue): Scored[] =>
  requirements.filter((requirement): requirement is Scored => requirement.criterion !== null)

export const sketchesFor = ({ criterion }: Scored, { plan }: Held): Sketch[] =>
  sketches(criterion, { plan, norms: rules.norms })

/** What scoring says of one requirement to an institution that sent this; `look` may put itself between. */
export const verdictOn = (
  requirement: Scored,
  sketch: Sketch,
  { catalogue, plan }: Held,
  look: (evidence: Evidence) => Evidence = (evidence) => evidence,
): Verdict => {
  const [kind = 'school'] = catalogue.kinds
  const given = look(evidenceFrom(sketch, requirement.id, plan, rules, kind))
  const terms = sketch.asOf === undefined ? {} : { asOf: sketch.asOf }
  const only = { ...catalogue, requirements: [requirement] }
  const [verdict] = assess(only, given, [], { ...context(terms), norms: rules.norms }).verdicts
  if (verdict === undefined) throw new Error(`no verdict on ${requirement.id}`)
  return verdict
}
