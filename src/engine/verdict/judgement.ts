import type { Cited, Judgement } from './types'

export const met = (reason: string, evidence: Cited[]): Judgement => ({ outcome: 'met', value: 1, reason, evidence })

export const unmet = (reason: string, evidence: Cited[]): Judgement => ({
  outcome: 'unmet',
  value: 0,
  reason,
  evidence,
})

export const undetermined = (reason: string, evidence: Cited[]): Judgement => ({
  outcome: 'undetermined',
  value: null,
  reason,
  evidence,
})

export const notApplicable = (reason: string, evidence: Cited[]): Judgement => ({
  outcome: 'not-applicable',
  value: null,
  reason,
  evidence,
})

/** Met at 1, unmet at 0, partial between; `value` is clipped to 0…1. Throws RangeError on NaN. */
export const graded = (value: number, reason: string, evidence: Cited[]): Judgement => {
  if (Number.isNaN(value)) throw new RangeError('a value that is not a number')
  if (value >= 1) return met(reason, evidence)
  if (value <= 0) return unmet(reason, evidence)
  return { outcome: 'partial', value, reason, evidence }
}

/** Drops repeated cells, keeping the first of each. */
export const distinctCells = (cited: Cited[]): Cited[] => {
  const seen = new Map<string, Cited>()
  for (const each of cited) {
    const key = `${each.file}\n${each.sheet}\n${each.cell}`
    if (!seen.has(key)) seen.set(key, each)
  }
  return [...seen.values()]
}
