import { describe, expect, it } from 'vitest'
import { PEOPLE, REMOTE_LESSONS } from '../../src/engine/verdict/known-names'
import type { Outcome, Verdict } from '../../src/engine/verdict/types'
import { HELD, scoredOf, sketchesFor, verdictOn, type Held } from './reachability/held'
import { possible, type Scored } from './reachability/possible'
import type { Sketch } from './reachability/sketch'

const NOT_NEEDED = { answer: 'Неприменимо', comment: 'В этом периоде не понадобилось' }

const isOptional = ({ obligation }: Scored): boolean => obligation === 'conditional' || obligation === 'recommended'

/** Why a requirement may not concern an institution, whatever its criterion says: forms that say so. */
const excuses = (requirement: Scored, tried: Sketch[], { catalogue }: Held): Record<string, Sketch[]> => {
  const category = catalogue.roles.find(({ id }) => id === requirement.role)?.category
  const nobody = { [PEOPLE.category]: category ?? '', [PEOPLE.total]: 0 }
  return {
    ...(requirement.appliesWhen === 'remote-lessons'
      ? { 'no remote lessons': [{ sheets: {}, passport: { [REMOTE_LESSONS]: 'не проводились' } }] }
      : {}),
    ...(category === undefined ? {} : { 'nobody has the role': [{ sheets: { [PEOPLE.table]: [nobody] } }] }),
    ...(isOptional(requirement) ? { 'said inapplicable': tried.map((each) => ({ ...each, said: NOT_NEEDED })) } : {}),
  }
}

/** A conditional duty that is not done is held against whoever says that it was needed. */
const answered = (requirement: Scored, sketch: Sketch): Sketch[] =>
  requirement.obligation === 'conditional' && sketch.said === undefined
    ? [sketch, { ...sketch, said: { answer: 'Да' } }]
    : [sketch]

/** The first verdict of each outcome; looks no further when it has all that are wanted. */
const reachedBy = (requirement: Scored, wanted: Outcome[], tried: Sketch[], of: Held): Map<Outcome, Verdict> => {
  const reached = new Map<Outcome, Verdict>()
  for (const sketch of tried) {
    const verdict = verdictOn(requirement, sketch, of)
    if (!reached.has(verdict.outcome)) reached.set(verdict.outcome, verdict)
    if (tried.length > 100 && wanted.every((outcome) => reached.has(outcome))) break
  }
  return reached
}

const VALUES: Record<Outcome, (value: number | null) => boolean> = {
  met: (value) => value === 1,
  partial: (value) => value !== null && value > 0 && value < 1,
  unmet: (value) => value === 0,
  undetermined: (value) => value === null,
  'not-applicable': (value) => value === null,
}

/** Where rows are wanting altogether there is no cell to show, only the sheet. */
const hasCells = ({ outcome, reason }: Verdict): boolean =>
  outcome === 'partial' && !reason.includes('требуется не менее')

const expectSound = (verdict: Verdict): void => {
  const { outcome, value, reason, evidence } = verdict
  expect(VALUES[outcome](value), `${outcome} with ${value}`).toBe(true)
  expect(reason).toMatch(/[а-яё]{3}/i)
  expect(reason).not.toMatch(/undefined|null|NaN|\[object|\{\w+\}/)
  expect(evidence.length).toBeGreaterThan(0)
  for (const cited of evidence) expect(cited.sheet).not.toBe('')
  if (hasCells(verdict)) expect(evidence.some(({ cell }) => cell !== '')).toBe(true)
}

describe.each(HELD)('%s', (_, of) => {
  it.each(scoredOf(of.catalogue).map((requirement) => [requirement.id, requirement] as const))(
    '%s reaches every outcome it can have, and no other',
    (_id, requirement) => {
      const wanted = possible(requirement, of.plan)
      const tried = sketchesFor(requirement, of)
      const reached = reachedBy(
        requirement,
        wanted,
        tried.flatMap((each) => answered(requirement, each)),
        of,
      )
      const excused: Outcome[] = requirement.obligation === 'conditional' ? ['not-applicable'] : []
      expect(
        wanted.filter((outcome) => !reached.has(outcome)),
        'possible, but never comes out',
      ).toEqual([])
      expect([...reached.keys()].filter((outcome) => ![...wanted, ...excused].includes(outcome))).toEqual([])
      for (const verdict of reached.values()) expectSound(verdict)
    },
  )

  it.each(scoredOf(of.catalogue).map((requirement) => [requirement.id, requirement] as const))(
    '%s leaves alone whom it does not concern',
    (_id, requirement) => {
      for (const [why, tried] of Object.entries(excuses(requirement, sketchesFor(requirement, of), of))) {
        const verdict = reachedBy(requirement, ['not-applicable'], tried, of).get('not-applicable')
        expect(verdict, why).toBeDefined()
        if (verdict !== undefined) expectSound(verdict)
      }
    },
  )
})
