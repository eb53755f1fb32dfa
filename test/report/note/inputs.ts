import type { Catalogue, Requirement } from '../../../src/engine/catalogue/types'
import type { Dynamics } from '../../../src/engine/comparison/types'
import type { ReportedInstitution, ReportInput } from '../../../src/engine/report/comparative/types'
import { catalogue, inputOf, requirement, type Entry } from '../comparative-input'

const THEMES = [
  { id: 'theme-1', title: 'Локальные акты', consequence: 'plain' },
  { id: 'theme-2', title: 'Подключение работников', consequence: 'plain' },
  { id: 'theme-3', title: 'Приглашение родителей', consequence: 'plain' },
  { id: 'theme-4', title: 'Совещания', consequence: 'plain' },
]

const duties = (mine: { leader: string; parents: string }): Requirement[] => [
  requirement('2.1', 3, {
    ...{ item: 1, theme: 'theme-1', critical: true, statement: 'Положение о платформе утверждено приказом.' },
    remedy: 'Утвердите положение приказом и укажите его номер и дату на листе «Документы».',
  }),
  requirement('2.2', 2, {
    ...{ item: null, role: 'role-5', theme: 'theme-2', statement: 'Все педагоги подключены к платформе.' },
    remedy: 'Подключите педагогов, у которых нет учебного профиля.',
  }),
  requirement('2.3', 1, {
    ...{ item: 4, role: 'role-4', theme: 'theme-3', statement: `${mine.leader} пригласил в чат родителей.` },
    remedy: `Пригласите родителей ${mine.parents}, где приглашений меньше.`,
  }),
  requirement('2.4', 1, {
    ...{ item: 2, role: 'role-1', theme: 'theme-4', statement: 'Совещания проводятся по видеосвязи.' },
    remedy: 'Проведите совещание по видеосвязи.',
  }),
]

const named = (held: Catalogue, title: string, shortTitle: string, edition: string): Catalogue => ({
  ...held,
  ...{ title, shortTitle, edition },
})

const SCHOOL = named(
  catalogue('school', ['school'], duties({ leader: 'Классный руководитель', parents: 'классов' })),
  'Положение о „Сферум“ в школе'.replace('„', '«').replace('“', '»'),
  'Школа',
  'приказ № 7 от 01.09.2025',
)
const GARDEN = named(
  catalogue('garden', ['preschool'], duties({ leader: 'Воспитатель', parents: 'групп' })),
  'Положение об использовании платформы в детском саду',
  'Детский сад',
  'текст 2025 года',
)

const REASONS: Record<string, string> = {
  'r-2.1': 'На листе «Документы» нет документа «Приказ об утверждении положения»',
  'r-2.2': 'Подключено 12 из 20 педагогов (60,0 %), требуется 100 %',
  'r-2.3':
    'Приглашённых родителей не меньше, чем обучающихся: соблюдается в 0 из 11 строк (0,0 %) листа «Классы и группы»; не соблюдается: строки 4, 5, 6 и ещё 8',
  'r-2.4': 'Указано совещаний по видеосвязи: 0, требуется не менее 1',
}

const reasoned = (each: ReportedInstitution): ReportedInstitution => ({
  ...each,
  verdicts: each.verdicts
    .filter(({ outcome }) => outcome !== 'met' && outcome !== 'not-applicable')
    .map((verdict) => ({
      ...verdict,
      reason:
        verdict.outcome === 'undetermined'
          ? 'Лист «Участники» не заполнен: внесите данные'
          : (REASONS[verdict.requirement] ?? ''),
    })),
})

const clean = (each: ReportedInstitution): ReportedInstitution => ({
  ...each,
  submissions: each.submissions.map((sent) => ({
    ...sent,
    balance: { read: 120, accepted: 100, quarantined: 0, skipped: 20 },
  })),
})

const withThemes = (input: ReportInput): ReportInput => ({
  ...input,
  themes: THEMES,
  comparison: {
    ...input.comparison,
    themes: input.comparison.themes.map((each) => ({
      ...each,
      title: THEMES.find(({ id }) => id === each.theme)?.title ?? each.title,
    })),
  },
})

const school = (number: number, marks: Entry['marks']): Entry => ({
  name: `МБОУ «СОШ № ${number}»`,
  kind: 'school',
  held: SCHOOL,
  marks,
})
const garden = (number: number, marks: Entry['marks']): Entry => ({
  name: `МБДОУ «Детский сад № ${number}»`,
  ...{ kind: 'preschool' as const, held: GARDEN, marks },
})

/** Three schools and two kindergartens that do everything, all data there. */
export const allGood = (): ReportInput => {
  const entries = [
    ...[1, 2, 3].map((each) => school(each, [1, 1, 1, 1])),
    ...[4, 5].map((each) => garden(each, [1, 1, 1, 1])),
  ]
  const input = withThemes(inputOf([SCHOOL, GARDEN], entries))
  return { ...input, institutions: input.institutions.map((each) => clean(reasoned(each))) }
}

const overstated = (each: ReportedInstitution): ReportedInstitution => ({
  ...each,
  discrepancies: each.verdicts
    .filter(({ requirement: id }) => id === 'r-2.1' || id === 'r-2.4')
    .map((verdict) => ({
      ...{ requirement: verdict.requirement, clause: verdict.clause, item: verdict.item, kind: 'overstated' as const },
      ...{ answer: 'Да', outcome: verdict.outcome, message: 'Завышение.', cells: verdict.cells },
    })),
  remarks: [
    {
      ...{
        file: `${each.name}.xlsx`,
        sheet: 'Участники',
        cell: 'B5',
        severity: 'error',
        value: 'много',
        expected: 'число',
      },
      message: 'Ожидалось число.',
    },
  ],
})

/** Two schools and two kindergartens that do nothing they claim to do; two others sent nothing, one file is nobody's. */
export const allBad = (): ReportInput => {
  const entries = [
    ...[1, 2].map((each) => school(each, [0, 0, 0, 0])),
    ...[4, 5].map((each) => garden(each, [0, 0, 0, 0])),
  ]
  const input = withThemes(inputOf([SCHOOL, GARDEN], entries))
  return {
    ...input,
    institutions: input.institutions.map((each) => overstated(reasoned(each))),
    comparison: {
      ...input.comparison,
      absent: [
        { id: 11, name: 'МБОУ «СОШ № 3»', kind: 'school', catalogue: 'school' },
        { id: 12, name: 'МБДОУ «Детский сад № 6»', kind: 'preschool', catalogue: 'garden' },
      ],
    },
    unassigned: {
      remarks: [],
      submissions: [
        {
          path: 'без имени.xlsx',
          status: 'unassigned',
          balance: { read: 40, accepted: 0, quarantined: 0, skipped: 40 },
        },
      ],
    },
  }
}

const side = (index: number, upper: number, completeness: number) => ({
  ...{ index, upper, completeness, catalogue: 'school', level: null, rank: null },
})

const DYNAMICS: Dynamics = {
  before: { name: 'Осень 2025', periodFrom: '2025-09-01', periodTo: '2025-12-31' },
  institutions: [
    {
      ...{
        id: 1,
        name: 'МБОУ «СОШ № 1»',
        kind: 'school',
        sameEdition: true,
        onThemes: null,
        change: 2 / 7,
        moved: null,
      },
      ...{ before: side(5 / 7, 5 / 7, 1), after: side(1, 1, 1) },
    },
    {
      ...{
        id: 2,
        name: 'МБОУ «СОШ № 2»',
        kind: 'school',
        sameEdition: true,
        onThemes: null,
        change: -1 / 7,
        moved: null,
      },
      ...{ before: side(6 / 7, 1, 6 / 7), after: side(5 / 7, 5 / 7, 1) },
    },
  ],
  appeared: [
    { ...side(1, 1, 1), id: 3, name: 'МБОУ «СОШ № 3»', kind: 'school', submitted: true },
    { ...side(1, 1, 1), id: 4, name: 'МБОУ «СОШ № 4»', kind: 'school', submitted: true },
  ],
  gone: [{ ...side(1, 1, 1), id: 9, name: 'МБОУ «СОШ № 9»', kind: 'school', submitted: true }],
  units: [
    {
      ...{ catalogue: 'school', unit: '2.2', institutions: 2, metBefore: 1, metAfter: 2 },
      ...{ better: 1, worse: 0, known: 0, lost: 0 },
    },
    {
      ...{ catalogue: 'school', unit: '2.4', institutions: 2, metBefore: 2, metAfter: 1 },
      ...{ better: 0, worse: 1, known: 0, lost: 0 },
    },
  ],
  themes: [],
}

/** Five schools of all sorts and one that sent nothing; an audit before; places that move under other weights. */
export const oneKind = (): ReportInput => {
  const entries = [
    ...[school(1, [1, 1, 1, 1]), school(2, [1, 1, 1, 0]), school(3, [0, 1, 1, 1]), school(4, [1, 0.6, 1, 0])],
    school(5, [1, '?', '?', 1]),
  ]
  const input = withThemes(inputOf([SCHOOL], entries))
  return {
    ...input,
    institutions: input.institutions.map((each) => clean(reasoned(each))),
    comparison: {
      ...input.comparison,
      absent: [{ id: 6, name: 'МБОУ «СОШ № 6»', kind: 'school', catalogue: 'school' }],
    },
    previous: DYNAMICS,
    stability: {
      ...{ seed: 1, draws: 1000, spread: 0.2, percentiles: [0.05, 0.95], flips: 0.1 },
      places: [
        { id: 1, low: 1, high: 1, alike: [] },
        { id: 2, low: 2, high: 2, alike: [] },
        { id: 4, low: 3, high: 4, alike: [3] },
        { id: 3, low: 3, high: 4, alike: [4] },
      ],
    },
  }
}
