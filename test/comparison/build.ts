import type { Kind } from '../../src/engine/catalogue/kind'
import type { Catalogue, Requirement } from '../../src/engine/catalogue/types'
import type { Assessed } from '../../src/engine/comparison/compare'
import type { Outcome, Verdict } from '../../src/engine/verdict/types'

export const THRESHOLDS = { high: 0.85, sufficient: 0.65, completeness: 0.7 }

export const requirement = (id: string, change: Partial<Requirement> = {}): Requirement => ({
  id,
  clause: '2.3',
  item: 1,
  subitem: null,
  annex: null,
  unit: id,
  role: 'head',
  theme: 'acts',
  statement: 'Требование',
  obligation: 'mandatory',
  weight: 1,
  critical: false,
  criticalWhy: null,
  appliesWhen: null,
  criterion: { kind: 'attested', confirmation: ['link'], why: 'на сайте' },
  remedy: null,
  ...change,
})

export const catalogue = (requirements: Requirement[], id = 'test'): Catalogue => ({
  id,
  title: 'Положение',
  edition: '1',
  effectiveFrom: '2025-09-01',
  kinds: ['school'],
  terms: {},
  roles: [
    { id: 'head', title: 'Руководитель' },
    { id: 'teacher', title: 'Педагог' },
  ],
  sections: [
    { id: '2', title: 'Организация работы' },
    { id: '3', title: 'Уроки' },
  ],
  requirements,
  notes: [],
})

/** `0.775` is partial, `1` met, `0` unmet; `?` undetermined, `–` not applicable. */
export type Mark = number | '?' | '–'

export const outcomeOf = (mark: Mark): { outcome: Outcome; value: number | null } => {
  if (mark === '?') return { outcome: 'undetermined', value: null }
  if (mark === '–') return { outcome: 'not-applicable', value: null }
  return { outcome: mark === 1 ? 'met' : mark === 0 ? 'unmet' : 'partial', value: mark }
}

export const verdict = (
  { id, clause, item, unit, role, theme, weight, critical }: Requirement,
  mark: Mark,
): Verdict => ({
  requirement: id,
  clause,
  item,
  unit,
  role,
  theme,
  ...outcomeOf(mark),
  weight,
  critical,
  reason: 'Причина',
  evidence: [],
  computed: null,
})

/** An institution judged as `marks` say, requirement by requirement. */
export const institution = (
  id: number,
  name: string,
  of: Catalogue,
  marks: Mark[],
  kind: Kind = 'school',
): Assessed => ({
  id,
  name,
  kind,
  catalogue: of,
  verdicts: of.requirements.flatMap((each, at) => {
    const mark = marks[at]
    return mark === undefined ? [] : [verdict(each, mark)]
  }),
  discrepancies: [],
})
