import { Failure } from '../../src/engine/base/failure'
import { inWords } from '../../src/engine/catalogue/in-words'
import type { Catalogue, Requirement } from '../../src/engine/catalogue/types'
import type { Comparison, InstitutionScore } from '../../src/engine/comparison/types'
import type { Engine } from '../../src/engine/index'
import type { Audit } from '../../src/engine/store/types'
import type { Assessment, IndicatorFigure, Verdict } from '../../src/engine/verdict/types'

const AUDIT: Audit = {
  id: 7,
  name: 'Мониторинг 2025–2026',
  schoolYear: 2025,
  periodFrom: '2025-09-01',
  periodTo: '2026-08-31',
  dueDate: null,
  controlDays: [],
  settings: {
    thresholds: { high: 0.85, sufficient: 0.65, completeness: 0.7 },
    ratioTolerance: 0,
    lateValue: 0.5,
    weights: {},
  },
  rulesSha256: '0'.repeat(64),
}

const requirement = (id: string, clause: string, item: number | null, statement: string): Requirement => ({
  id,
  clause,
  item,
  subitem: null,
  annex: null,
  unit: id,
  role: 'administrator',
  theme: 'connection',
  statement,
  obligation: 'mandatory',
  weight: 1,
  critical: id === 'order',
  criticalWhy: id === 'order' ? 'Без приказа нет основания.' : null,
  appliesWhen: null,
  criterion: { kind: 'attested', confirmation: ['document'], why: 'Вымышленный пример.' },
  remedy: 'Подключить остальных и прислать форму ещё раз.',
})

const CATALOGUE: Catalogue = {
  id: 'sample-school',
  title: 'Положение школы Заречного края',
  edition: '2025-09',
  effectiveFrom: '2025-09-01',
  kinds: ['school'],
  terms: {},
  roles: [{ id: 'administrator', title: 'Администратор платформы' }],
  sections: [],
  requirements: [
    requirement('order', '2.1', 1, 'Приказ об использовании платформы издан.'),
    requirement('teachers', '2.4', 3, 'Все педагоги подключены к платформе.'),
    requirement('hours', '3.2', null, 'Сообщения не пишут в вечерние часы.'),
    requirement('lessons', '3.3', null, 'Экранное время урока не выше нормы.'),
  ],
  notes: [],
}

const verdict = (requirement: string, rest: Partial<Verdict>): Verdict => ({
  requirement,
  clause: '2.1',
  item: null,
  unit: requirement,
  role: 'administrator',
  theme: 'connection',
  outcome: 'met',
  value: 1,
  weight: 1,
  critical: false,
  reason: '',
  evidence: [],
  computed: null,
  ...rest,
})

const file = 'школа-2.xlsx'

const JOINED: IndicatorFigure = {
  id: 'parents',
  clause: '2.5',
  item: 5,
  annex: null,
  label: 'Присоединилось родителей',
  theme: 'participation',
  measure: 'share',
  state: 'known',
  value: 410 / 512,
  part: 410,
  whole: 512,
  text: 'Присоединилось 410 из 512 родителей (80,0 %)',
  evidence: [{ file, sheet: 'Участники', cell: 'C9', value: 410 }],
}

const ASSESSMENT: Assessment = {
  verdicts: [
    verdict('order', {
      item: 1,
      critical: true,
      reason: 'Приказ № 14 от 25.08.2025.',
      evidence: [
        { file, sheet: 'Документы', cell: 'B5', value: '14' },
        { file, sheet: 'Документы', cell: 'C5', value: '2025-08-25' },
      ],
    }),
    verdict('teachers', {
      clause: '2.4',
      item: 3,
      outcome: 'partial',
      value: 0.775,
      reason: 'Подключено 31 из 40 педагогов (77,5 %), требуется 100 %.',
      evidence: [
        { file, sheet: 'Участники', cell: 'C8', value: 31 },
        { file, sheet: 'Участники', cell: 'B8', value: 40 },
      ],
    }),
    verdict('hours', {
      clause: '3.2',
      outcome: 'undetermined',
      value: null,
      reason: 'Лист «Чаты» пуст, и не отмечено, что чатов не было.',
      evidence: [{ file, sheet: 'Чаты', cell: '', value: null }],
    }),
    verdict('lessons', {
      clause: '3.3',
      outcome: 'not-applicable',
      value: null,
      reason: 'Дистанционные занятия в периоде не проводились.',
      evidence: [{ file, sheet: 'Учреждение', cell: 'B18', value: 'не проводились' }],
    }),
  ],
  discrepancies: [
    {
      requirement: 'teachers',
      clause: '2.4',
      item: 3,
      kind: 'overstated',
      answer: 'Да',
      outcome: 'partial',
      message: 'В самооценке «Да», а по листу «Участники» подключено 31 из 40.',
      evidence: [{ file, sheet: 'Требования', cell: 'E12', value: 'Да' }],
    },
  ],
}

const score = (id: number, name: string, rest: Partial<InstitutionScore>): InstitutionScore => ({
  id,
  name,
  kind: 'school',
  catalogue: CATALOGUE.id,
  index: 0.5,
  upper: 0.75,
  completeness: 0.75,
  level: 'low',
  levelReason: null,
  rank: null,
  notApplicableShare: 0.25,
  counts: { met: 1, partial: 1, unmet: 0, undetermined: 1, notApplicable: 1 },
  roles: [],
  sections: [],
  themes: [],
  common: { index: 0.5, upper: 0.75, completeness: 0.75 },
  recommended: null,
  units: [],
  discrepancies: 0,
  ...rest,
})

export const SECOND = 'МБОУ «СОШ № 2 / филиал»'

const COMPARISON: Comparison = {
  institutions: [
    score(1, SECOND, { rank: 2, index: 0.775, upper: 0.9, level: 'sufficient', discrepancies: 1 }),
    score(2, 'МБОУ «СОШ № 10»', { rank: 1, index: 0.95, upper: 1, completeness: 0.95, level: 'high' }),
    score(3, 'МБОУ «СОШ № 9»', { index: 0.3, completeness: 0.4, level: null, levelReason: 'недостаточно данных' }),
    score(4, 'МБОУ «Гимназия № 3»', { rank: 3 }),
  ],
  themes: [],
  absent: [{ id: 5, name: 'МБОУ «СОШ № 44»', kind: 'school', catalogue: CATALOGUE.id }],
}

const unused = (): never => {
  throw new Error('the API only reads')
}

/** An engine with one audit of invented schools; `changes` replace single use cases. */
export const fakeEngine = (changes: Partial<Engine> = {}): Engine => ({
  catalogues: () => Promise.resolve([CATALOGUE]),
  catalogue: () => Promise.resolve(CATALOGUE),
  formPlan: unused,
  verify: unused,
  opening: { readOnly: false, words: null },
  isSealed: () => false,
  setPassword: unused,
  pinnedCatalogue: (_, id) => {
    if (id !== CATALOGUE.id) throw new Failure('no-catalogue', `В мониторинге нет перечня требований «${id}».`)
    return CATALOGUE
  },
  audits: () => [AUDIT],
  audit: () => AUDIT,
  comparison: () => COMPARISON,
  verdicts: (_, name) => {
    if (name === SECOND) return { institution: name, orphaned: [], reviews: [], indicators: [JOINED], ...ASSESSMENT }
    throw new Failure('which-institution', `Учреждения «${name}» в мониторинге нет.`)
  },
  remarks: () => [],
  markedCopies: () => Promise.resolve([]),
  ownCatalogues: () => [],
  dryRun: unused,
  batches: () => [],
  undo: unused,
  redo: unused,
  setUnneeded: unused,
  quarantine: () => ({ rows: [], files: [], corrections: [] }),
  unknown: unused,
  formsFor: unused,
  changeAudit: unused,
  correct: unused,
  withdrawCorrection: unused,
  catalogueWorkbook: unused,
  addCatalogue: unused,
  formAudit: unused,
  compareCatalogues: unused,
  form: unused,
  createAudit: unused,
  expect: unused,
  importFiles: unused,
  mappings: () => [],
  confirmMapping: unused,
  dropMapping: unused,
  waitingFiles: unused,
  answerQuestion: unused,
  dropQuestion: unused,
  askAgain: unused,
  aliases: unused,
  deleteAlias: unused,
  restoreAlias: unused,
  importRegister: unused,
  collection: unused,
  changeCollection: unused,
  noteReceived: unused,
  prepare: unused,
  gather: () => Promise.resolve(),
  overview: unused,
  institutionList: unused,
  institutionPage: unused,
  matrix: unused,
  sourceCells: unused,
  decide: unused,
  dropDecision: unused,
  restoreDecision: unused,
  observations: unused,
  observe: unused,
  dropObservation: unused,
  journalPage: unused,
  settings: unused,
  changeSettings: unused,
  compareAudits: unused,
  inWords: async (catalogue) =>
    inWords(catalogue, {
      dictionary: { passport: [], tables: [], choices: {}, checks: [] },
      themes: [],
      consequences: [],
    }),
  rescore: unused,
  passToEdition: unused,
  report: unused,
  openData: unused,
  note: unused,
  letters: unused,
  anonymise: unused,
  anonymisePreview: unused,
  noteExport: () => Promise.resolve(),
  noteProduced: unused,
  registerForms: unused,
  reportSheets: () => [],
  freezeReport: unused,
  frozenReports: () => [],
  frozenReport: unused,
  save: unused,
  close: async () => undefined,
  ...changes,
})
