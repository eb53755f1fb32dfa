import { describe, expect, it } from 'vitest'
import type { Criterion } from '../../src/engine/catalogue/criterion-types'
import type { Catalogue, Requirement } from '../../src/engine/catalogue/types'
import { assess } from '../../src/engine/verdict/assess'
import type { Answer } from '../../src/engine/verdict/types'
import { answer, context, evidence, type Sheets } from './build'

const held: Criterion = {
  kind: 'at-least',
  table: 'events',
  where: [{ column: 'kind', in: ['Сетевое взаимодействие'] }],
  count: 1,
  counted: 'мероприятий',
}
const attested: Criterion = { kind: 'attested', confirmation: ['link'], why: 'Видно только на платформе.' }

const advice = (criterion: Criterion, obligation: Requirement['obligation'] = 'recommended'): Requirement => ({
  ...{ id: 'r-1', clause: '5.6', item: 2, subitem: null, annex: '2', unit: 'r-1', role: null, theme: 'network' },
  ...{ statement: 'Рекомендуется сотрудничать', weight: 1, critical: false, criticalWhy: null, appliesWhen: null },
  ...{ obligation, criterion, remedy: null },
})

const judged = (requirement: Requirement, sheets: Sheets, said: Answer) => {
  const catalogue: Catalogue = {
    ...{ id: 'test', title: 'Положение', edition: '1', effectiveFrom: '2025-09-01', kinds: ['school'], terms: {} },
    ...{ roles: [], sections: [], requirements: [requirement], notes: [] },
  }
  const { verdicts } = assess(catalogue, { ...evidence(sheets), answers: { 'r-1': said } }, [], context())
  return verdicts[0]
}

const why = { comment: 'Рядом нет других организаций' }
const MEETING = ['2025-10-01', 'Совещание', 'Сферум', 10]
const EVENT = ['2025-10-01', 'Сетевое взаимодействие', 'Сферум', 10]

describe('a recommendation answered «Неприменимо»', () => {
  it.each<[string, Criterion, Sheets]>([
    ['by data', held, { events: [MEETING] }],
    ['by the answer alone', attested, {}],
  ])('does not apply, with the comment in the reason: %s', (_, criterion, sheets) => {
    expect(judged(advice(criterion), sheets, answer('Неприменимо', why))).toMatchObject({
      outcome: 'not-applicable',
      reason: expect.stringContaining(why.comment) as unknown,
    })
    expect(judged(advice(criterion), sheets, answer('Неприменимо'))?.outcome).toBe('undetermined')
  })

  it('stays done where the data show it done', () => {
    expect(judged(advice(held), { events: [EVENT] }, answer('Неприменимо', why))?.outcome).toBe('met')
  })

  it('is unmet where the answer is «Нет», whatever the comment: it is no duty that depends on need', () => {
    expect(judged(advice(attested), {}, answer('Нет', why))?.outcome).toBe('unmet')
    expect(judged(advice(held), { events: 'none' }, answer('Нет', why))?.outcome).toBe('unmet')
  })

  it('differs from a mandatory requirement, which is not asked whether it suits', () => {
    expect(judged(advice(attested, 'mandatory'), {}, answer('Неприменимо', why))?.outcome).toBe('undetermined')
  })
})
