import { pairEditions } from '../../catalogue/pair-editions'
import type { Rules } from '../../catalogue/types'
import type { FactsInForce } from '../../store/fact-types'
import type { Observation } from '../../store/observations'
import type { Institution } from '../../store/types'
import { withObservations, type ObservationEffect } from '../../verdict/observed'

type Held = { observation: Observation } | { why: string }

/** An observed answer under the edition the institution is held to: the pair of its requirement, where answers hold. */
const underEdition = (observation: Observation, held: string, { catalogues }: Rules): Held => {
  if (observation.catalogue === null || observation.catalogue === held) return { observation }
  const before = catalogues.find(({ id }) => id === observation.catalogue)
  const after = catalogues.find(({ id }) => id === held)
  const pair =
    before === undefined || after === undefined
      ? undefined
      : pairEditions(before, after).pairs.find((each) => each.before.id === observation.keys['requirement'])
  return pair?.answerHolds === true
    ? { observation: { ...observation, catalogue: held, keys: { requirement: pair.after.id } } }
    : { why: 'В редакции, которой держится учреждение, такого требования нет.' }
}

/** Facts of an institution with the curator's observations of it over them, and what became of each. */
export const observedData = (
  data: FactsInForce,
  observations: Observation[],
  { catalogue }: Pick<Institution, 'catalogue'>,
  rules: Rules,
): { data: FactsInForce; effects: ObservationEffect[] } => {
  if (observations.length === 0) return { data, effects: [] }
  const held = observations.map((each) => ({ each, as: underEdition(each, catalogue, rules) }))
  const standing = held.flatMap(({ as }) => ('observation' in as ? [as.observation] : []))
  const result = withObservations(data, standing, rules.dictionary)
  const left = held.flatMap(({ each, as }): ObservationEffect[] =>
    'why' in as ? [{ observation: each, why: as.why, said: null }] : [],
  )
  return { data: result.data, effects: [...result.effects, ...left] }
}
