import { describe, expect, it } from 'vitest'
import type { Attested, Criterion } from '../../src/engine/catalogue/criterion-types'
import { PEOPLE, REMOTE_LESSONS } from '../../src/engine/verdict/known-names'
import { HELD, scoredOf, sketchesFor, verdictOn } from './reachability/held'
import { watched, type Seen } from './reachability/watch'

const MANY = 100

const leaves = (criterion: Criterion): Criterion[] =>
  criterion.kind === 'any-of' || criterion.kind === 'all-of' ? criterion.of.flatMap(leaves) : [criterion]

describe.each(HELD)('the form of %s', (_, of) => {
  const { catalogue, plan } = of
  const scored = scoredOf(catalogue)
  const offered = new Set([
    ...plan.tables.flatMap(({ id, columns }) => columns.map((column) => `${id}.${column.id}`)),
    ...plan.passport.map(({ id }) => `passport.${id}`),
    ...plan.asked.map(({ requirement }) => `answers.${requirement}`),
  ])

  it.each(scored.map((requirement) => [requirement.id, requirement] as const))(
    'offers every column, field and answer that scoring looks at for %s',
    (_id, requirement) => {
      const seen: Seen = new Set()
      for (const sketch of sketchesFor(requirement, of).slice(0, MANY))
        verdictOn(requirement, sketch, of, (evidence) => watched(evidence, seen))
      expect([...seen].filter((place) => !offered.has(place))).toEqual([])
      expect(seen.size).toBeGreaterThan(0)
    },
  )

  it('offers every row, column and number that its indicators count', () => {
    for (const indicator of catalogue.indicators ?? []) {
      const places =
        'from' in indicator
          ? [`passport.${indicator.from}`, `passport.${indicator.to}`]
          : [indicator.part, indicator.whole, ...(indicator.where ?? []).map(({ column }) => column)].flatMap(
              (column) => (column === undefined ? [] : [`${indicator.table}.${column}`]),
            )
      expect([...offered], indicator.id).toEqual(expect.arrayContaining(places))
      if (!('from' in indicator)) expect(plan.tables.map(({ id }) => id)).toContain(indicator.table)
      const rows = 'where' in indicator ? (indicator.where ?? []) : []
      for (const each of rows)
        if ('in' in each && 'table' in indicator && plan.keys[indicator.table] !== undefined)
          expect(plan.keys[indicator.table]).toEqual(expect.arrayContaining(each.in))
    }
  })

  it('writes every row beforehand that a criterion or a role names', () => {
    const parts = scored.flatMap(({ criterion }) => leaves(criterion))
    const acts = parts.flatMap((part) => (part.kind === 'document' || part.kind === 'published-by' ? part.acts : []))
    const named = parts
      .flatMap((part) => ('table' in part && part.table === PEOPLE.table && 'where' in part ? (part.where ?? []) : []))
      .flatMap((condition) => (condition.column === PEOPLE.category && 'in' in condition ? condition.in : []))
    const roles = catalogue.roles.flatMap(({ id, category }) =>
      category !== undefined && scored.some(({ role }) => role === id) ? [category] : [],
    )
    expect(plan.keys['acts']).toEqual(expect.arrayContaining(acts))
    expect(plan.keys[PEOPLE.table]).toEqual(expect.arrayContaining([...named, ...roles]))
  })

  it('opens the confirmation of an answer exactly where it decides, of every kind that is taken', () => {
    const kinds = scored.map(({ id, criterion }) => {
      const own = leaves(criterion).filter((part): part is Attested => part.kind === 'attested')
      return [id, own.length === 0 ? null : [...new Set(own.flatMap(({ confirmation }) => confirmation))]]
    })
    expect(plan.asked.map(({ requirement, confirmation }) => [requirement, confirmation])).toEqual(kinds)
  })

  it('asks whether remote lessons were held wherever that decides', () => {
    expect(
      scored.some(({ appliesWhen }) => appliesWhen === 'remote-lessons') ? plan.passport : [{ id: REMOTE_LESSONS }],
    ).toEqual(expect.arrayContaining([expect.objectContaining({ id: REMOTE_LESSONS })]))
  })

  it('checks no total of a row that it does not have', () => {
    for (const check of plan.checks)
      if ('where' in check && check.where !== undefined && plan.keys[check.table] !== undefined)
        expect(plan.keys[check.table], check.id).toContain(check.where.equals)
  })
})
