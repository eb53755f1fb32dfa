import { expect, test } from 'vitest'
import { formsBody, formsFor, type FormsChoice, type FormsTarget } from '../../src/ui/pages/reports/forms-wish'
import {
  earlierThan,
  isReady,
  noteOptionsFor,
  reportOptionsFor,
  saidOf,
  wholeAudit,
} from '../../src/ui/pages/reports/report-wish'
import { dayProblem, withDay } from '../../src/ui/shared/control-days'

const SCHOOL: FormsTarget = { key: 'СОШ № 5', name: 'СОШ № 5', catalogue: 'perm-school', status: 'accepted' }
const LATE: FormsTarget = { key: 'СОШ № 7', name: 'СОШ № 7', catalogue: 'perm-school', status: 'not-submitted' }
const GARDEN: FormsTarget = { key: '5900000001', name: 'Сад', catalogue: 'kindergarten', status: 'not-submitted' }
const ALL = [SCHOOL, LATE, GARDEN]

const choice = (parts: Partial<FormsChoice>): FormsChoice => ({
  who: 'all',
  catalogues: [],
  chosen: [],
  controlDays: [],
  hints: false,
  ...parts,
})

test('forms are for all, for those who have sent nothing, or for those chosen', () => {
  expect(formsFor(ALL, choice({}))).toEqual(ALL)
  expect(formsFor(ALL, choice({ who: 'missing' }))).toEqual([LATE, GARDEN])
  expect(formsFor(ALL, choice({ who: 'chosen', chosen: ['СОШ № 5'] }))).toEqual([SCHOOL])
  expect(formsFor(ALL, choice({ who: 'chosen' }))).toEqual([])
})

test('a regulation narrows whoever was meant', () => {
  expect(formsFor(ALL, choice({ catalogues: ['kindergarten'] }))).toEqual([GARDEN])
  expect(formsFor(ALL, choice({ who: 'missing', catalogues: ['perm-school'] }))).toEqual([LATE])
})

test('all are asked for without names, the others by what they go by in addresses', () => {
  expect(formsBody(ALL, choice({}))).toEqual({ kind: 'forms', options: {} })
  expect(formsBody(ALL, choice({ who: 'missing', controlDays: ['2026-02-03'] }))).toEqual({
    kind: 'forms',
    options: { institutions: ['СОШ № 7', '5900000001'], controlDays: ['2026-02-03'] },
  })
  expect(formsBody(ALL, choice({ catalogues: ['kindergarten'] })).options).toEqual({ catalogues: ['kindergarten'] })
})

test('control days stand in their order, each once', () => {
  expect(withDay(['2026-02-03'], '2026-01-20')).toEqual(['2026-01-20', '2026-02-03'])
  expect(withDay(['2026-02-03'], '2026-02-03')).toEqual(['2026-02-03'])
})

test('a control day lies in the period, both ends included, and there are at most 30 of them', () => {
  const within = (day: string): string => dayProblem([], day, '2025-09-01', '2026-08-31')
  expect(within('2025-09-01')).toBe('')
  expect(within('2026-08-31')).toBe('')
  expect(within('')).toBe('')
  expect(within('2025-08-31')).toMatch(/вне периода 01\.09\.2025 — 31\.08\.2026/)
  expect(within('2026-09-01')).toMatch(/вне периода/)
  const month = Array.from({ length: 30 }, (_, at) => `2026-03-${String(at + 1).padStart(2, '0')}`)
  expect(dayProblem(month.slice(1), '2026-04-01')).toBe('')
  expect(dayProblem(month, '2026-04-01')).toMatch(/30.+дней форма не вмещает/)
})

test('last answers are asked for only when they are wanted', () => {
  expect(formsBody(ALL, choice({ hints: true })).options).toEqual({ hints: true })
})

test('a report is of the whole audit, without names of people, until something is chosen', () => {
  const whole = wholeAudit()
  expect(reportOptionsFor(whole)).toEqual({})
  expect(saidOf(whole)).toBeNull()
  expect(reportOptionsFor({ ...whole, kinds: ['school'], sheets: ['rating'], naming: 'names' })).toEqual({
    ...{ kinds: ['school'], sheets: ['rating'], names: true },
  })
  expect(reportOptionsFor({ ...whole, who: 'chosen', institutions: ['СОШ № 5'], naming: 'aliases' })).toEqual({
    ...{ institutions: ['СОШ № 5'], aliases: true },
  })
})

test('somebody must be ticked where only those who are ticked are shown', () => {
  expect(isReady({ ...wholeAudit(), who: 'chosen' })).toBe(false)
  expect(isReady({ ...wholeAudit(), who: 'chosen', institutions: ['СОШ № 5'] })).toBe(true)
})

test('the change is shown against the usual audit, a named one, or none', () => {
  const whole = wholeAudit()
  expect(reportOptionsFor({ ...whole, previous: 'Весна' })).toEqual({ previous: 'Весна' })
  expect(saidOf({ ...whole, previous: 'Весна' })).toBe('динамика с «Весна»')
  expect(reportOptionsFor({ ...whole, previous: '' })).toEqual({ previous: null })
  expect(saidOf({ ...whole, previous: '' })).toBe('без динамики')
})

test('a note has neither sheets nor names of people', () => {
  const choice = { ...wholeAudit(), sheets: ['rating'], naming: 'names' as const, previous: '' }
  expect(noteOptionsFor(choice)).toEqual({ previous: null })
  expect(noteOptionsFor({ ...choice, naming: 'aliases' })).toEqual({ aliases: true, previous: null })
})

test('the usual audit to compare with ended last before; of one day, the one made later but before this', () => {
  const audit = (id: number, periodTo: string) => ({
    ...{ id, name: String(id), schoolYear: 2025, periodFrom: '2025-09-01', periodTo, dueDate: null, controlDays: [] },
  })
  const [spring, autumn, twin, next] = [
    ...[audit(1, '2026-05-31'), audit(2, '2026-12-31'), audit(3, '2026-12-31'), audit(4, '2027-05-31')],
  ] as const
  const all = [next, twin, spring, autumn]
  expect(earlierThan(next, all)).toBe(twin)
  expect(earlierThan(twin, all)).toBe(autumn)
  expect(earlierThan(autumn, all)).toBe(spring)
  expect(earlierThan(spring, all)).toBeNull()
})
