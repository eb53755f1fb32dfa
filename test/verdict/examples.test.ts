import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Criterion } from '../../src/engine/catalogue/criterion-types'
import { judge } from '../../src/engine/verdict/judge'
import type { Outcome } from '../../src/engine/verdict/types'
import { context, evidence } from './build'
import { EXAMPLES } from './examples/every-kind'

const ALL: Outcome[] = ['met', 'partial', 'unmet', 'undetermined', 'not-applicable']
const ASSESSED = ALL.filter((outcome) => outcome !== 'not-applicable')

/** What each kind can give: «does not apply» is no answer of a kind that «не было» decides. */
const CAN_GIVE: Record<Criterion['kind'], Outcome[]> = {
  attested: ASSESSED,
  document: ASSESSED,
  'published-by': ALL,
  ratio: ALL,
  'at-least': ASSESSED,
  'every-row': ALL,
  'no-row': ASSESSED,
  'within-norm': ALL,
  'covered-by': ALL,
  ordered: ALL,
  'within-hours': ALL,
  sequence: ALL,
  'any-of': ALL,
  'all-of': ALL,
}

const files = (folder: string): string[] =>
  readdirSync(fileURLToPath(new URL(folder, import.meta.url)))
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => name !== 'parts' && name !== 'every-kind')
    .sort()

describe('kinds of criteria', () => {
  const kinds = Object.keys(EXAMPLES).sort()

  it('have one file each, and examples each', () => {
    expect(files('../../src/engine/verdict/criteria/')).toEqual(kinds)
    expect(files('./examples/')).toEqual(kinds)
  })

  it.each(Object.entries(EXAMPLES))(
    '%s has an example of every outcome it can give and of no other',
    (kind, examples) => {
      const given = new Set(examples.map(({ outcome }) => outcome))
      expect([...given].sort()).toEqual([...CAN_GIVE[kind as Criterion['kind']]].sort())
    },
  )

  it('have ids that are unique and say the outcome', () => {
    const ids = Object.values(EXAMPLES).flatMap((examples) => examples.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    for (const [kind, examples] of Object.entries(EXAMPLES))
      for (const { id, outcome } of examples) expect(id.startsWith(`${kind}-${outcome}`), id).toBe(true)
  })
})

describe.each(Object.entries(EXAMPLES))('%s', (_, examples) => {
  it.each(examples.map((example) => [example.id, example] as const))('%s', (_id, example) => {
    const judged = judge(example.criterion, evidence(example.sheets), context(example.terms), example.answer ?? null)
    expect({ outcome: judged.outcome, reason: judged.reason }).toMatchObject({ outcome: example.outcome })
    if (example.value === null) expect(judged.value).toBeNull()
    else expect(judged.value).toBeCloseTo(example.value, 12)
    expect(judged.reason).toMatch(/[А-Яа-я]/)
    expect(judged.reason).not.toMatch(/undefined|null|NaN|\[object/)
    expect(judged.evidence.length).toBeGreaterThan(0)
    if (typeof example.reason === 'string') expect(judged.reason).toBe(example.reason)
    else if (example.reason !== undefined) expect(judged.reason).toMatch(example.reason)
    if (example.cells !== undefined)
      expect(judged.evidence.map(({ sheet, cell }) => `${sheet}!${cell}`).sort()).toEqual([...example.cells].sort())
  })
})
