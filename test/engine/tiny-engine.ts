import { problemsOf } from '../store/problems'
import { plannedAudit } from '../../src/engine/audits'
import { loadRules } from '../../src/engine/catalogue/load'
import type { EngineContext } from '../../src/engine/engine-context'
import { importFiles, type ImportOutcome } from '../../src/engine/cases/taking/import-files'
import type { Fact, Intake } from '../../src/engine/intake/types'
import { compareAudit } from '../../src/engine/cases/judging/score-audit'
import { openWriter } from '../../src/engine/cases/issuing/writer'
import { openStore } from '../../src/engine/store/open-store'
import type { Audit } from '../../src/engine/store/types'
import type { Source } from '../../src/engine/cases/taking/take-in-order'
import { ratio, requirement, tinyTexts } from '../catalogue/tiny-rules'

const rules = loadRules(
  tinyTexts(({ catalogue, themes }) => {
    themes.push({ id: 'total', title: 'Всего', consequence: 'plain' })
    catalogue.requirements = [
      requirement('a'),
      requirement('b', { theme: 'total', criterion: ratio({ part: 'total', whole: 'linked', target: 0.5 }) }),
      requirement('c', {
        clause: '1.2',
        criterion: { kind: 'attested', confirmation: ['document'], why: 'Иначе не узнать.' },
      }),
    ]
  }),
)

export type Tiny = { context: EngineContext; audit: Audit }

/** An engine over tiny rules whose files are what reading them gives; the clock goes by a minute at each look. */
export const tinyEngine = async (): Promise<Tiny> => {
  const store = await openStore(null)
  let minutes = 0
  const now = (): Date => new Date(Date.UTC(2026, 1, 3, 10, minutes++))
  const audit = store.createAudit(plannedAudit({ schoolYear: 2025 }, '2026-02-03'), rules)
  const context: EngineContext = {
    store,
    saver: { maybeSave: () => Promise.resolve(), save: () => Promise.resolve(true) },
    rules: () => Promise.resolve(rules),
    version: '0.0.0',
    now,
    threads: 1,
    threadFile: new URL('given-thread.mjs', import.meta.url),
    readers: null,
    writer: openWriter(null),
  }
  return { context, audit }
}

/** What one form says. `people`: teachers in all and linked; `answer`: to requirement «c»; blank ones are left out. */
export type Form = {
  file: string
  /** Number of the institution: its ИНН and name follow from it. */
  school: number
  name?: string
  people?: [total: number, linked: number][] | undefined
  answer?: 'Да' | 'Нет' | undefined
  confirmation?: string | undefined
  clears?: boolean | undefined
  /** A sheet with a row for each of these institutions instead: teachers linked, by school. */
  rows?: [school: number, linked: number][]
}

const INNS = ['5900000002', '5900000010', '5900000027', '5900000034']

const at = (table: string, row: string, column: string, value: Fact['value'], sheet: string, cell: string): Fact => ({
  ...{ table, row, column, value, sheet, cell },
})

const nobody = { fullName: null, shortName: null, inn: null, kind: null, subdivision: null, municipality: null }

const consolidatedOf = (rows: [school: number, linked: number][]): Intake => ({
  identity: null,
  sender: nobody,
  ...{ facts: [], cleared: [], tables: [], prints: [], keyed: [], remarks: [], quarantined: [] },
  balance: [{ sheet: 'Свод', read: rows.length, accepted: rows.length, quarantined: 0, skipped: 0, reasons: {} }],
  institutions: rows.map(([school, linked], index) => ({
    sheet: 'Свод',
    row: index + 2,
    cell: `A${index + 2}`,
    values: [INNS[school] ?? '', String(linked)],
    sender: { ...nobody, inn: INNS[school] ?? '', shortName: `Школа № ${school + 1}` },
    facts: [
      at('people', '=Педагоги', 'category', 'Педагоги', 'Свод', `A${index + 2}`),
      at('people', '=Педагоги', 'linked', linked, 'Свод', `B${index + 2}`),
    ],
    remarks: [],
  })),
})

const intakeOf = ({ rows: institutions, ...form }: Form): Intake =>
  institutions === undefined ? formOf(form) : consolidatedOf(institutions)

const formOf = ({ school, name, people, answer, confirmation, clears }: Omit<Form, 'rows'>): Intake => {
  const shortName = name ?? `Школа № ${school + 1}`
  const inn = INNS[school] ?? ''
  const rows = (people ?? []).flatMap(([total, linked], index) => [
    at('people', String(index + 2), 'category', 'Педагоги', 'Лист people', `A${index + 2}`),
    at('people', String(index + 2), 'total', total, 'Лист people', `B${index + 2}`),
    at('people', String(index + 2), 'linked', linked, 'Лист people', `C${index + 2}`),
  ])
  const facts = [
    at('passport', '', 'inn', inn, 'Учреждение', 'B2'),
    ...rows,
    ...(answer === undefined ? [] : [at('answers', 'c', 'answer', answer, 'Требования', 'E3')]),
    ...(confirmation === undefined ? [] : [at('answers', 'c', 'confirmation', confirmation, 'Требования', 'F3')]),
  ]
  return {
    identity: { catalogue: 'tiny', edition: '1', formVersion: 1 },
    sender: { fullName: null, shortName, inn, kind: 'school', subdivision: null, municipality: null },
    facts,
    cleared: clears === true ? [{ table: 'answers', row: 'c', column: 'answer', sheet: 'Требования', cell: 'E3' }] : [],
    tables:
      people === undefined
        ? []
        : [
            {
              table: 'people',
              sheet: 'Лист people',
              columns: { category: 'A', total: 'B', linked: 'C' },
              state: people.length === 0 ? 'blank' : 'filled',
            },
          ],
    prints: [],
    keyed: [
      { table: 'passport', sheet: 'Учреждение', cells: { inn: 'B2' } },
      { table: 'answers', sheet: 'Требования', cells: { c: 'E3', 'c.confirmation': 'F3' } },
    ],
    remarks: [],
    balance: [{ sheet: 'Лист people', read: 1, accepted: 1, quarantined: 0, skipped: 0, reasons: {} }],
    quarantined: [],
  }
}

/** Forms as files to import. */
export const sourcesOf = (forms: Form[]): Source[] =>
  forms.map((form) => ({
    path: form.file,
    read: () => Promise.resolve(new TextEncoder().encode(JSON.stringify(intakeOf(form)))),
  }))

/** Takes forms as one batch. */
export const send = async (
  { context, audit }: Tiny,
  forms: Form[],
  options: { again?: boolean; retry?: boolean } = {},
): Promise<ImportOutcome> => importFiles(context, sourcesOf(forms), { audit, wish: {}, catalogue: null, ...options })

/** Everything the curator sees of an audit, without numbers of rows that depend on what once was. */
export const seen = ({ context: { store, ...rest }, audit }: Tiny) => {
  const comparison = compareAudit({ store, ...rest }, audit)
  const institutions = store.institutions(audit.id)
  const named = new Map(institutions.map(({ id, name }) => [id, name]))
  const bare = <Row extends { id: number }>({ id, ...row }: Row) => ({ ...row, institution: named.get(id) })
  return {
    scores: comparison.institutions.map(bare),
    absent: comparison.absent.map(bare),
    themes: comparison.themes,
    identities: institutions
      .map(({ inn, name, fullName }) => ({ inn, name, fullName }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    verdicts: Object.fromEntries(institutions.map(({ id, name }) => [name, store.assessment(audit.id, id)])),
    remarks: store.remarks(audit.id),
    files: store.submissions(audit.id).map(({ path, status }) => `${path} ${status}`),
    facts: Object.fromEntries(
      institutions.map(({ id, name }) => [
        name,
        store
          .currentFacts(audit.id, id)
          .map(({ file, table, row, column, value, cell }) => [file, table, row, column, value, cell].join('|'))
          .sort(),
      ]),
    ),
    problems: problemsOf(store),
  }
}
