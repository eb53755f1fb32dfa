import { expect, it } from 'vitest'
import { plannedAudit } from '../../src/engine/audits'
import { reportInput } from '../../src/engine/cases/issuing/report-audit'
import { proposedTerms } from '../../src/engine/cases/issuing/report-time'
import { unpackSources } from '../../src/engine/report/comparative/sources-pack'
import { lookedAudit } from '../engine/looking-audit'
import { send } from '../engine/tiny-engine'

/** Three schools of one audit, then two of the next: school 1 is in both with more of its teachers linked. */
const twoAudits = async () => {
  const first = await lookedAudit()
  const { context, audit } = first
  const later = context.store.createAudit(
    { ...plannedAudit({ schoolYear: 2026 }, '2027-02-03'), name: 'Следующий', dueDate: '2027-02-10' },
    context.store.rules(audit.id),
  )
  await send({ context, audit: later }, [
    { file: 'а2.xlsx', school: 0, people: [[10, 10]], answer: 'Нет' },
    { file: 'д2.xlsx', school: 3, people: [[10, 5]], answer: 'Нет' },
  ])
  return { ...first, later }
}

it('compares with the audit that ended last before, with the one named, or with none', async () => {
  const { context, later, current } = await twoAudits()
  const { previous } = await reportInput(context, later)
  expect(previous?.before.name).toBe(current().name)
  expect(previous?.institutions.map(({ name }) => name)).toEqual(['Школа № 1', 'Школа № 4'])
  // a: 0.4, b not asked of a half, c «Нет»: see the comparison of audits; after: (1 + 1 + 0) / 3.
  expect(previous?.institutions[0]?.change).toBeCloseTo((2 - 0.4) / 3)
  expect(previous?.institutions[1]).toMatchObject({ before: null, change: null })
  expect(previous?.gone.map(({ name }) => name)).toEqual(['Школа № 2', 'Школа № 3'])
  expect((await reportInput(context, later, { previous: null })).previous).toBeNull()
  expect((await reportInput(context, current())).previous).toBeNull()
  expect((await reportInput(context, current(), { previous: 'Следующий' })).previous?.before.name).toBe('Следующий')
  await expect(reportInput(context, later, { previous: 'Чужой' })).rejects.toMatchObject({
    ...{ code: 'no-audit', message: expect.stringContaining(`«${current().name}»`) },
  })
})

it('tells of nobody as gone where only a part is shown', async () => {
  const { context, later } = await twoAudits()
  const { previous } = await reportInput(context, later, { institutions: ['Школа № 1'] })
  expect(previous?.institutions.map(({ name }) => name)).toEqual(['Школа № 1'])
  expect(previous?.gone).toEqual([])
})

it('names who has not sent a form, with days overdue on the day of the report, contacts only with names', async () => {
  const { context, current } = await lookedAudit()
  context.store.setDueDate(current().id, '2026-02-01')
  // The clock of the tests stands on 3 February 2026: two days later.
  const { absences } = await reportInput(context, current())
  expect(absences).toEqual([
    {
      ...{ id: expect.any(Number), name: 'Школа № 4', kind: 'school', catalogue: 'tiny', municipality: 'Заречный' },
      ...{ state: 'not-submitted', dueDate: '2026-02-01', extendedTo: null, daysOverdue: 2, contact: null },
    },
  ])
})

it('knows every cell of every result, and how the requirements are decided', async () => {
  const { context, current } = await lookedAudit()
  const input = await reportInput(context, current())
  const [first] = input.institutions
  const sources = unpackSources(first?.sources ?? '[]')
  expect(sources.map(({ requirement }) => requirement)).toEqual(['a', 'b', 'c'])
  const b = sources.find(({ requirement }) => requirement === 'b')
  // 4 of 10 are fewer than a half: the numerator and the denominator are cited.
  expect(b?.evidence.map(({ cell, value }) => [cell, value])).toEqual(
    expect.arrayContaining([
      ['B2', 10],
      ['C2', 4],
    ]),
  )
  expect(first?.submissions[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(first?.verdicts.every(({ outcome }) => outcome !== 'met')).toBe(true)
  expect(Object.keys(input.criteria ?? {})).toEqual(['tiny a', 'tiny b', 'tiny c'])
  expect(input.stability).toMatchObject({ draws: 1000, spread: 0.2 })
  const few = await reportInput(context, current(), { sheets: ['Рейтинг'] })
  expect(few.institutions[0]?.sources).toBeUndefined()
})

it('proposes terms from the due day, or from the report’s when that is over, and none without one', () => {
  expect(proposedTerms({ dueDate: '2026-04-10' }, '2026-04-01')).toEqual({ remedy: '2026-05-10', data: '2026-04-20' })
  expect(proposedTerms({ dueDate: '2026-04-10' }, '2026-04-30')).toEqual({ remedy: '2026-05-30', data: '2026-05-10' })
  expect(proposedTerms({ dueDate: null }, '2026-04-01')).toEqual({ remedy: null, data: null })
})
