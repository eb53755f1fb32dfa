import type { Rules } from '../../src/engine/catalogue/types'
import type { Fact, Remark, SheetBalance } from '../../src/engine/intake/types'
import { openStore, type Store } from '../../src/engine/store/open-store'
import type { NewSubmission } from '../../src/engine/store/submission-types'
import type { InstitutionIdentity, NewAudit } from '../../src/engine/store/types'
import type { Verdict } from '../../src/engine/verdict/types'

export const AT = '2026-02-03T10:00:00.000Z'
export const LATER = '2026-02-04T10:00:00.000Z'

export const newAudit = (name = 'Мониторинг 2025–2026'): NewAudit => ({
  name,
  schoolYear: 2025,
  periodFrom: '2025-09-01',
  periodTo: '2026-01-31',
  dueDate: '2026-02-10',
  controlDays: ['2026-01-13', '2026-01-20'],
  settings: {
    thresholds: { high: 0.85, sufficient: 0.65, completeness: 0.7 },
    ratioTolerance: 0.01,
    lateValue: 0.5,
    weights: { 'unit-1': 2 },
  },
})

export const rules: Rules = {
  catalogues: [],
  consequences: [{ id: 'plain', title: 'Обычное', weight: 1, why: 'Для проверки.' }],
  themes: [{ id: 'access', title: 'Доступ «к платформе»', consequence: 'plain' }],
  dictionary: { passport: [], tables: [], choices: { act: ['Приказ', 'Иное'] }, checks: [] },
  norms: {
    screenTime: {
      id: 'sanpin',
      source: 'СанПиН',
      checkNeeded: false,
      limits: [],
      byAge: [],
      agesOfFirstClass: [7, 8],
      notes: [],
      forbidden: [],
    },
  },
}

export const school = (number: number, part: Partial<InstitutionIdentity> = {}): InstitutionIdentity => ({
  inn: `59000000${String(number).padStart(2, '0')}`,
  kind: 'school',
  subdivision: null,
  name: `МБОУ «СОШ № ${number}»`,
  matchName: `сош № ${number}`,
  fullName: null,
  municipality: null,
  ...part,
})

export const fact = (table: string, row: string, column: string, value: Fact['value'], cell = 'B2'): Fact => ({
  table,
  row,
  column,
  value,
  sheet: 'Лист',
  cell,
})

export const remark = (part: Partial<Remark> = {}): Remark => ({
  severity: 'warning',
  code: 'wrong-type',
  sheet: 'Классы и группы',
  cell: 'C7',
  value: 'много',
  expected: 'целое число',
  message: 'В ячейке не число.',
  ...part,
})

export const balance = (sheet: string, part: Partial<SheetBalance> = {}): SheetBalance => ({
  sheet,
  read: 10,
  accepted: 6,
  quarantined: 1,
  skipped: 3,
  reasons: { шапка: 3 },
  ...part,
})

export const newSubmission = (batch: number, part: Partial<NewSubmission> = {}): NewSubmission => ({
  batch,
  path: 'формы/сош-1.xlsx',
  sha256: 'a'.repeat(64),
  status: 'accepted',
  institution: null,
  catalogue: 'perm-school',
  refusal: null,
  balance: [],
  remarks: [],
  quarantined: [],
  tables: [],
  keyed: [],
  original: new TextEncoder().encode('PK workbook'),
  ...part,
})

export const verdict = (requirement: string, part: Partial<Verdict> = {}): Verdict => ({
  requirement,
  clause: '2.4',
  item: 1,
  unit: `unit-${requirement}`,
  role: 'administrator',
  theme: 'access',
  outcome: 'partial',
  value: 0.775,
  weight: 2,
  critical: true,
  reason: 'Подключено 31 из 40 педагогов (77,5 %), требуется 100 %',
  evidence: [{ file: 'формы/сош-1.xlsx', sheet: 'Участники', cell: 'C5', value: 31 }],
  computed: null,
  ...part,
})

export type Started = { store: Store; audit: number; one: number; two: number }

/** A store with one audit and two schools expected in it. */
export const started = async (options: Parameters<typeof openStore>[1] = {}): Promise<Started> => {
  const store = await openStore(null, options)
  const audit = store.createAudit(newAudit(), rules).id
  const one = store.expect(audit, school(1), 'perm-school')
  const two = store.expect(audit, school(2), 'perm-school')
  return { store, audit, one, two }
}

/** The `code` of the Failure that `work` throws, or what it returns instead. */
export const failureOf = (work: () => unknown): unknown => {
  try {
    return { returned: work() }
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}
