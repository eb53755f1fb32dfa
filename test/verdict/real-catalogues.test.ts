import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Rules } from '../../src/engine/catalogue/types'
import { readRules } from '../../src/engine/resources'
import type { InstitutionData } from '../../src/engine/store/fact-types'
import { assess } from '../../src/engine/verdict/assess'
import { evidenceOf } from '../../src/engine/verdict/evidence'
import { ACTS, LESSONS, PEOPLE, REMOTE_LESSONS, SAMPLED } from '../../src/engine/verdict/known-names'
import { context } from './build'

let rules: Rules
beforeAll(async () => {
  rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
})

const nothing: InstitutionData = { facts: [], tables: [], keyed: [] }

describe('the shipped rules', () => {
  it('have every name that scoring relies on', () => {
    const columns = (id: string): string[] =>
      rules.dictionary.tables.find((table) => table.id === id)?.columns.map((column) => column.id) ?? []
    const { table: acts, ...actsColumns } = ACTS
    const { table: people, ...peopleColumns } = PEOPLE
    expect(columns(acts)).toEqual(expect.arrayContaining(Object.values(actsColumns)))
    expect(columns(people)).toEqual(expect.arrayContaining(Object.values(peopleColumns)))
    for (const table of [LESSONS, ...SAMPLED]) expect(columns(table).length, table).toBeGreaterThan(0)
    expect(rules.dictionary.passport.map(({ id }) => id)).toContain(REMOTE_LESSONS)
  })

  it('let nothing pass without data, and judge every requirement that has a criterion', () => {
    for (const catalogue of rules.catalogues) {
      const kind = catalogue.kinds[0] ?? 'school'
      const given = evidenceOf(nothing, rules.dictionary, kind)
      const { verdicts, discrepancies } = assess(catalogue, given, [], { ...context(), norms: rules.norms })
      const scored = catalogue.requirements.filter(({ criterion }) => criterion !== null)
      expect(verdicts.map(({ requirement }) => requirement)).toEqual(scored.map(({ id }) => id))
      expect(scored.length).toBeGreaterThan(0)
      for (const { outcome, requirement } of verdicts) expect(outcome, requirement).toBe('undetermined')
      expect(discrepancies).toEqual([])
    }
  })

  it('take every sheet declared «не было» for data: what happened is unmet or does not apply', () => {
    for (const catalogue of rules.catalogues) {
      const tables = rules.dictionary.tables
        .filter(({ event }) => event)
        .map(({ id, sheet }) => ({ table: id, sheet, columns: {}, state: 'none' as const, file: 'школа.xlsx' }))
      const given = evidenceOf({ ...nothing, tables }, rules.dictionary, 'school')
      const { verdicts } = assess(catalogue, given, [], { ...context(), norms: rules.norms })
      const byId = new Map(verdicts.map((verdict) => [verdict.requirement, verdict]))
      for (const { id, criterion, obligation } of catalogue.requirements) {
        const { outcome } = byId.get(id) ?? {}
        if (criterion?.kind === 'no-row' && tables.some(({ table }) => table === criterion.table))
          expect([id, outcome]).toEqual([id, 'met'])
        if (criterion?.kind === 'within-norm') expect([id, outcome]).toEqual([id, 'not-applicable'])
        if (criterion?.kind === 'at-least' && criterion.table === 'events')
          expect([id, outcome]).toEqual([id, obligation === 'conditional' ? 'not-applicable' : 'unmet'])
      }
    }
  })
})
