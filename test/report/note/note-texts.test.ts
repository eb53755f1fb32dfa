import { describe, expect, it } from 'vitest'
import { planNote } from '../../../src/engine/report/note/plan-note'
import { plainDocument } from '../../../src/engine/report/word/plain-text'
import { allBad, allGood, oneKind } from './inputs'

const golden = (name: string): string => new URL(`../../golden/note-${name}.txt`, import.meta.url).pathname

const CASES = { 'all-good': allGood, 'all-bad': allBad, 'one-kind': oneKind }

describe('the analytical note reads', () => {
  it.each(Object.entries(CASES))('%s', async (name, input) => {
    await expect(plainDocument(planNote(input()))).toMatchFileSnapshot(decodeURIComponent(golden(name)))
  })
})

describe('the analytical note', () => {
  const texts = Object.entries(CASES).map(([name, input]) => [name, plainDocument(planNote(input()))] as const)

  it.each(texts)('%s: says nothing of nobody, leaves nothing unfilled', (_, text) => {
    const sentences = text.split('\n').filter((line) => !line.startsWith('  '))
    for (const line of sentences) {
      expect(line).not.toMatch(/(?<![\d,\u00a0])0 (?:учреждени|школ|детск|файл|строк|случа)/)
      expect(line).not.toMatch(/undefined|null|NaN|\{\w+:|\s{2,}|\.\.|\s[,.;:]/)
      expect(line).not.toMatch(/!/)
    }
  })

  it.each(texts)('%s: has no heading without a text under it', (_, text) => {
    expect(text).not.toMatch(/\n\n\d+\. [^\n]+\n\n\d+\. /)
  })

  it('says the figures of the data: means, levels, who broke what', () => {
    // Weights 3, 2, 1, 1: indices 7/7, 6/7, 4/7, (3+1,2+1)/7, (3+1)/7 — in the mean 26,2/35.
    const text = plainDocument(planNote(oneKind()))
    expect(text).toContain('индекс соответствия составил 74,9 %, возможный индекс — 83,4 %, полнота данных — 91,4 %')
    expect(text).toContain('Высокий уровень исполнения — у двух школ (40,0 %)')
    expect(text).toContain('не выполнено в двух из пяти школ, к которым применимо')
  })

  it('leaves out what an institution or the curator wrote', () => {
    const input = oneKind()
    const named = 'Куратор видел: ответственная Глобусова Г. Р.'
    for (const { verdicts } of input.institutions)
      for (const verdict of verdicts) {
        verdict.reason = named
        verdict.computed = { outcome: 'met', value: 1, reason: named }
      }
    const text = plainDocument(planNote(input))
    expect(text).not.toContain('Глобусова')
    expect(text).toContain('Тема «Совещания»')
  })

  it('speaks of an audit nobody has answered yet', () => {
    const input = oneKind()
    const absent = input.comparison.institutions.map(({ id, name, kind, catalogue }) => ({ id, name, kind, catalogue }))
    const text = plainDocument(
      planNote({
        ...input,
        institutions: [],
        previous: null,
        comparison: { institutions: [], themes: [], absent },
      }),
    )
    expect(text).toContain('Ни одна школа сведений не представила.')
    expect(text).toContain('сведений нет от пяти школ')
    expect(text).not.toContain('Общие показатели')
  })
})
