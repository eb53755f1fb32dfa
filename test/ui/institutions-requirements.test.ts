import { describe, expect, test } from 'vitest'
import type { InstitutionResult } from '../../src/api/institutions-results'
import type { CatalogueResult } from '../../src/api/catalogue-results'
import type { VerdictsResult } from '../../src/api/results'
import {
  fitting,
  grouped,
  shownRequirements,
  type Decision,
} from '../../src/ui/pages/institutions/requirements/requirement-list'

type Asked = CatalogueResult['requirements'][number]
type Verdict = VerdictsResult['verdicts'][number]

const asked = (id: string, clause: string, more: Partial<Asked> = {}): Asked => ({
  id,
  clause,
  item: null,
  subitem: null,
  annex: null,
  label: clause,
  section: clause.split('.')[0] ?? clause,
  unit: id,
  role: 'management',
  theme: 'local-acts',
  statement: `Сказано в ${clause}`,
  obligation: 'mandatory',
  weight: 1,
  critical: false,
  criticalWhy: null,
  appliesWhen: null,
  criterion: null,
  criterionText: null,
  remedy: null,
  ...more,
})

const verdict = ({ id, clause, unit, role }: Asked, more: Partial<Verdict> = {}): Verdict => ({
  requirement: id,
  clause,
  item: null,
  unit,
  role,
  outcome: 'met',
  value: 1,
  weight: 1,
  critical: false,
  reason: 'Есть приказ',
  evidence: [],
  computed: null,
  ...more,
})

const ACTS = asked('r1', '2.4', { label: '2.4, п. 3.2' })
const SITE = asked('r2', '3.1', { unit: 'r1', theme: 'site' })
const CHAT = asked('r3', '2.6', { label: 'прил. 1, 2.6', section: 'прил. 1', role: null, theme: 'chats' })
const OLD = asked('r4', '7', { section: '1', theme: 'site' })
const TOLD = asked('r5', '5.1', { obligation: 'informative' })
const REQUIREMENTS = [ACTS, SITE, CHAT, OLD, TOLD]

const decision = (requirement: string, state: Decision['state']): Decision => ({
  requirement,
  catalogue: 'perm-school',
  label: '',
  outcome: 'met',
  value: 1,
  reason: 'Видел сам',
  date: '2026-03-10',
  state,
  why: null,
  since: null,
  computed: null,
})

const shown = shownRequirements(
  { requirements: REQUIREMENTS },
  {
    verdicts: [
      verdict(OLD, { outcome: 'undetermined' }),
      verdict(CHAT, { critical: true }),
      verdict(SITE, { outcome: 'unmet', reason: 'Приказа нет' }),
      verdict(ACTS, { outcome: 'unmet', reason: 'Приказа нет' }),
      verdict(asked('gone', '9.9')),
    ],
    discrepancies: [
      {
        requirement: 'r2',
        clause: '3.1',
        item: null,
        kind: 'overstated',
        answer: 'Да',
        outcome: 'unmet',
        message: '',
        evidence: [],
      },
    ],
    reviews: [{ requirement: 'r4', since: '2026-04-01', why: 'Данные изменились' }],
  },
  [decision('r4', 'review'), decision('r1', 'orphaned')],
)

test('results stand in the order of the regulation, with its words and clauses; what is only told of has none', () => {
  expect(shown.map(({ label }) => label)).toEqual(['2.4, п. 3.2', '3.1', 'прил. 1, 2.6', '7', '9.9'])
  expect(shown[0]?.statement).toBe('Сказано в 2.4')
  expect(shown.some(({ requirement }) => requirement === 'r5')).toBe(false)
})

test('clauses of one unit name one another; discrepancies, reviews and decisions stand at their requirement', () => {
  expect(shown[0]?.together).toEqual(['3.1'])
  expect(shown[2]?.together).toEqual([])
  expect(shown[1]?.discrepancies).toHaveLength(1)
  expect(shown[3]?.review?.since).toBe('2026-04-01')
  expect(shown[3]?.decision?.reason).toBe('Видел сам')
  // One that the edition does not have decides nothing here.
  expect(shown[0]?.decision).toBeNull()
})

describe('requirements narrow', () => {
  const ids = (filter: Partial<Parameters<typeof fitting>[1]>): string[] =>
    fitting(shown, { text: '', outcome: null, aspect: null, ...filter }).map(({ requirement }) => requirement)

  test.each([
    [{}, ['r1', 'r2', 'r3', 'r4', 'gone']],
    [{ outcome: 'unmet' as const }, ['r1', 'r2']],
    [{ aspect: 'discrepancy' as const }, ['r2']],
    [{ aspect: 'critical' as const }, ['r3']],
    [{ aspect: 'decided' as const }, ['r4']],
    [{ aspect: 'review' as const }, ['r4']],
    [{ text: 'приказа нет' }, ['r1', 'r2']],
    [{ text: '2.6' }, ['r3']],
    [{ text: 'приказа', aspect: 'discrepancy' as const }, ['r2']],
  ])('%j', (filter, expected) => {
    expect(ids(filter)).toEqual(expected)
  })
})

describe('requirements stand in groups', () => {
  const counts = { met: 0, partial: 0, unmet: 0, undetermined: 0, notApplicable: 0 }
  const part = (title: string, index: number) => ({ title, index, upper: 1, completeness: 1, counts })
  const score = {
    roles: [{ role: 'management', ...part('Администрация', 0.5) }],
    sections: [
      { section: '1', ...part('Общие положения', 0.1) },
      { section: '2', ...part('Организация', 0.2) },
      { section: 'прил. 1', ...part('Этика', 0.3) },
    ],
    themes: [{ theme: 'site', ...part('Сайт', 0.4) }],
  } as unknown as NonNullable<InstitutionResult['score']>
  const sections = [
    { id: '1', title: 'Общие положения' },
    { id: '2', title: 'Организация' },
    { id: '3', title: '3' },
    { id: 'прил. 1', title: 'Этика' },
  ]
  const titles = (by: Parameters<typeof grouped>[1]): string[] =>
    grouped(shown.slice(0, 4), by, score, sections).map(({ title, items }) => `${title}: ${items.length}`)

  test.each([
    ['section', ['Раздел 1. Общие положения: 1', 'Раздел 2. Организация: 1', 'Раздел 3: 1', 'Приложение 1. Этика: 1']],
    ['role', ['Администрация: 3', 'Без указания роли: 1']],
    ['outcome', ['Не выполнено: 2', 'Не определено: 1', 'Выполнено: 1']],
  ] as const)('by %s, in the order of the regulation', (by, expected) => {
    expect(titles(by)).toEqual(expected)
  })

  test('a group carries the figures of its part, others have none', () => {
    const [site, other] = grouped(shown.slice(0, 2), 'theme', score, sections)
    expect(site?.figures?.index).toBe(0.4)
    expect(other?.figures).toBeNull()
  })
})
