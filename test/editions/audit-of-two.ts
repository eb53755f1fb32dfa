import { plannedAudit } from '../../src/engine/audits'
import { planForm } from '../../src/engine/catalogue/plan'
import type { Value } from '../../src/engine/catalogue/evidence-types'
import { commitFile, type Batch, type ImportedFile } from '../../src/engine/cases/taking/commit-file'
import type { EngineContext } from '../../src/engine/engine-context'
import { openRoster } from '../../src/engine/cases/taking/join-audit'
import { writeForm } from '../../src/engine/report/form/write-form'
import type { Filling } from '../../src/engine/report/form/write-form'
import { assessInstitution, compareAudit } from '../../src/engine/cases/judging/score-audit'
import { openStore } from '../../src/engine/store/open-store'
import type { Audit } from '../../src/engine/store/types'
import { takeFile } from '../../src/engine/cases/taking/take-file'
import { bothRules, firstRules } from './two-editions'

export const NOW = '2026-06-01T00:00:00.000Z'

export type World = { context: EngineContext; audit: Audit; saves: () => number }

/** An audit under the first edition alone, in memory; the program knows both. */
export const started = async (): Promise<World> => {
  const store = await openStore(null)
  let saves = 0
  const save = async (): Promise<boolean> => {
    saves++
    return true
  }
  const context = {
    store,
    saver: { save, maybeSave: async () => void (await save()) },
    rules: () => Promise.resolve(bothRules),
    version: '0.0.0',
    now: () => new Date(NOW),
  } as EngineContext
  const audit = store.createAudit(plannedAudit({ schoolYear: 2025, name: 'Пристань' }, '2026-06-01'), firstRules)
  return { context, audit, saves: () => saves }
}

type Row = Record<string, Value>

/** What a school writes: [linked of ten teachers], documents, groups, answers by requirement. */
export type Given = {
  linked?: number
  acts?: string[]
  groups?: boolean[]
  answers?: Record<string, { answer: string; confirmation?: string; comment?: string }>
}

const tablesOf = ({ linked, acts, groups }: Given): Filling['tables'] => ({
  ...(linked === undefined ? {} : { people: { rows: [{ category: 'Педагоги', total: 10, linked }] } }),
  ...(acts === undefined
    ? {}
    : { acts: { rows: acts.map((kind, at): Row => ({ kind, number: `${at + 1}`, date: '2025-09-02' })) } }),
  ...(groups === undefined
    ? {}
    : { groups: { rows: groups.map((ready, at): Row => ({ group: `${at + 1}А`, ready })) } }),
})

/** A form of an edition as it comes back from school number `number`. */
const formOf = (edition: string, number: number, given: Given): Promise<Uint8Array> =>
  writeForm(
    planForm(bothRules, edition),
    { controlDays: [], institution: null, audit: null },
    {
      passport: {
        shortName: `Школа № ${number}`,
        inn: number === 1 ? '5900000002' : '5900000010',
        kind: 'общеобразовательное',
      },
      answers: given.answers ?? {},
      tables: tablesOf(given),
    },
  )

/** Imports one form as a batch of its own and scores the audit anew. */
export const send = async (
  { context, audit }: World,
  edition: string,
  number: number,
  given: Given,
): Promise<ImportedFile & { batch: number }> => {
  const { store } = context
  const rules = store.rules(audit.id)
  const bytes = await formOf(edition, number, given)
  const taken = takeFile(
    bytes,
    rules.catalogues.map(({ id }) => planForm(rules, id)),
  )
  const batch: Batch = {
    id: store.beginBatch(audit.id, NOW),
    audit,
    rules,
    roster: openRoster(context, audit),
    sentBy: new Map(),
    known: new Set(store.judged(audit.id)),
  }
  const path = `${edition}-${number}-${batch.id}.xlsx`
  const { file, changed } = store.transaction(() =>
    commitFile(context, batch, { path, bytes, sha256: taken.sha256, taken, judged: null }),
  )
  if (changed !== null) assessInstitution(context, audit, rules, changed.institution, changed.data())
  store.saveScores(audit.id, compareAudit(context, audit).institutions)
  store.finishBatch(batch.id, NOW)
  return { ...file, batch: batch.id }
}

/** Outcome and value of each requirement of a school. */
export const outcomes = ({ context: { store }, audit }: World, number: number): Record<string, string> => {
  const id = store.institutions(audit.id).find(({ name }) => name === `Школа № ${number}`)?.id ?? 0
  const { verdicts } = store.assessment(audit.id, id) ?? { verdicts: [] }
  return Object.fromEntries(
    verdicts.map(({ requirement, outcome, value }) => [requirement, value === null ? outcome : `${outcome} ${value}`]),
  )
}

/** Answers in force of a school under the edition it is held to: requirement, part, value, file and cell. */
export const answers = ({ context: { store }, audit }: World, number: number): string[] => {
  const id = store.institutions(audit.id).find(({ name }) => name === `Школа № ${number}`)?.id ?? 0
  return store
    .institutionData(audit.id, id)
    .facts.filter(({ table }) => table === 'answers')
    .map(({ row, column, value, file, sheet, cell }) => `${row}.${column}=${String(value)} ${file} ${sheet}!${cell}`)
    .sort()
}
