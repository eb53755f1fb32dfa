import { stringify } from 'yaml'
import { loadRules } from '../../src/engine/catalogue/load'
import type { Catalogue, Rules } from '../../src/engine/catalogue/types'
import { field, ratio, requirement, tinyTexts, type Loose } from '../catalogue/tiny-rules'

const attested = (confirmation: string): Loose => ({
  kind: 'attested',
  confirmation: [confirmation],
  why: 'Этого не видно ни на одном листе.',
})

const document = (act: string): Loose => ({ kind: 'document', acts: [act] })

const order = requirement('order', { clause: '1.2', theme: 'orders', criterion: document('Приказ') })

const meeting = (id: string, clause: string): Loose =>
  requirement(id, {
    clause,
    theme: 'meetings',
    statement: 'Совещание о том, что такое {messenger}, проведено.',
    criterion: attested('document'),
  })

const training = (confirmation: string): Loose =>
  requirement('training', {
    clause: '1.5',
    theme: 'training',
    statement: 'Обучение прошли все педагоги.',
    criterion: attested(confirmation),
  })

const edition = (id: string, named: string, messenger: string, requirements: Loose[], more: Loose = {}): Loose => ({
  id,
  title: 'Положение школ Тихой Пристани',
  edition: named,
  effectiveFrom: '2025-09-01',
  kinds: ['school'],
  terms: { journal: 'журналом', messenger },
  roles: [{ id: 'teacher', title: 'Педагог', category: 'Педагоги' }],
  sections: [
    { id: '1', title: 'Раздел первый' },
    { id: '2', title: 'Раздел второй' },
  ],
  requirements,
  notes: [],
  ...more,
})

const FIRST = edition('quay', 'первая', 'Чайка', [
  requirement('link'),
  order,
  meeting('meeting', '1.3'),
  requirement('report', { clause: '1.4', theme: 'reports', criterion: document('Справка') }),
  training('number'),
])

/**
 * Against the first edition: `link` has another target, `meeting` moved from 1.3 to 2.1 (and has another code), `report`
 * is dropped, `training` is confirmed otherwise, `groups` is new, and the messenger is MAX.
 */
const SECOND = edition(
  'quay.2',
  'вторая',
  'MAX',
  [
    requirement('link', { criterion: ratio({ target: 0.8 }) }),
    order,
    training('document'),
    meeting('meeting-moved', '2.1'),
    requirement('groups', {
      clause: '2.2',
      theme: 'groups',
      statement: 'Каждая группа готова.',
      criterion: {
        kind: 'every-row',
        table: 'groups',
        holds: [{ column: 'ready', equals: true }],
        what: 'группа готова',
      },
    }),
  ],
  { follows: 'quay' },
)

/** Weights come from themes: orders and groups 3, all else 1. */
const THEMES = [
  { id: 'linking', title: 'Связь', consequence: 'plain' },
  { id: 'orders', title: 'Приказы', consequence: 'grave' },
  { id: 'meetings', title: 'Совещания', consequence: 'plain' },
  { id: 'reports', title: 'Отчёты', consequence: 'plain' },
  { id: 'training', title: 'Обучение', consequence: 'plain' },
  { id: 'groups', title: 'Группы', consequence: 'grave' },
]

const CONSEQUENCES = [
  { id: 'plain', title: 'Обычное', weight: 1, why: 'Для проверки.' },
  { id: 'grave', title: 'Тяжёлое', weight: 3, why: 'Для проверки.' },
]

const both: Rules = loadRules({
  ...tinyTexts(({ dictionary }) => {
    dictionary.passport.push(field('fullName', 'text'), field('shortName', 'text'))
  }),
  themes: stringify({ consequences: CONSEQUENCES, themes: THEMES }),
  catalogues: [stringify(FIRST), stringify(SECOND)],
})

const [first, second] = both.catalogues as [Catalogue, Catalogue]
export { second }

/** What the audit starts with: the first edition and the themes there were then. */
export const firstRules: Rules = {
  ...both,
  catalogues: [first],
  themes: both.themes.filter(({ id }) => id !== 'groups'),
}

/** What the program knows once the second edition has been added. */
export const bothRules = both
