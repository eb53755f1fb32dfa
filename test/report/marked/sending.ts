import { fileURLToPath } from 'node:url'
import { plannedAudit } from '../../../src/engine/audits'
import { planForm } from '../../../src/engine/catalogue/plan'
import type { FormPlan } from '../../../src/engine/catalogue/types'
import { commitFile, type Batch, type ImportedFile } from '../../../src/engine/cases/taking/commit-file'
import type { EngineContext } from '../../../src/engine/engine-context'
import { openRoster } from '../../../src/engine/cases/taking/join-audit'
import { copiesToMake, type MarkedCopy } from '../../../src/engine/cases/issuing/marked-copy'
import { writeForm } from '../../../src/engine/report/form/write-form'
import { readRules } from '../../../src/engine/resources'
import { assessInstitution } from '../../../src/engine/cases/judging/score-audit'
import { openStore, type Store } from '../../../src/engine/store/open-store'
import type { StoredFact } from '../../../src/engine/store/fact-types'
import type { Audit } from '../../../src/engine/store/types'
import { takeFile } from '../../../src/engine/cases/taking/take-file'
import { inventedSchools } from '../../../src/demo/institutions'

/** An audit in memory that files are sent to one after another, without threads. */
export type Sending = {
  store: Store
  audit: Audit
  plan: FormPlan
  send: (path: string, bytes: Uint8Array) => ImportedFile
  /** Answers to all files in force, made. */
  copies: () => Promise<MarkedCopy[]>
  facts: (institution: string) => Pick<StoredFact, 'table' | 'row' | 'column' | 'value' | 'sheet' | 'cell'>[]
}

export const openSending = async (): Promise<Sending> => {
  const rules = await readRules(fileURLToPath(new URL('../../../resources', import.meta.url)))
  const store = await openStore(null)
  const now = (): Date => new Date('2026-06-01T00:00:00Z')
  const audit = store.createAudit(plannedAudit({ schoolYear: 2025 }, '2026-06-01'), rules)
  const context = { store, now, version: '0.0.0' } as EngineContext
  const plan = planForm(rules, 'perm-school')
  const send: Sending['send'] = (path, bytes) => {
    const taken = takeFile(bytes, [plan], { guide: { mappings: [], dictionary: rules.dictionary } })
    const batch: Batch = {
      id: store.beginBatch(audit.id, now().toISOString()),
      audit,
      rules,
      roster: openRoster(context, audit),
      sentBy: new Map(),
      known: new Set(store.judged(audit.id)),
    }
    const { file, changed } = commitFile(context, batch, { path, bytes, sha256: taken.sha256, taken, judged: null })
    if (changed !== null) assessInstitution(context, audit, rules, changed.institution)
    return file
  }
  return {
    store,
    audit,
    plan,
    send,
    copies: () => Promise.all(copiesToMake(context, audit).map(({ make }) => make())),
    facts: (name) => {
      const institution = store.institutions(audit.id).find((each) => each.name === name)
      if (institution === undefined) throw new Error(`nobody is called ${name}`)
      return store
        .currentFacts(audit.id, institution.id)
        .map(({ table, row, column, value, sheet, cell }) => ({ table, row, column, value, sheet, cell }))
        .sort((a, b) => (`${a.sheet}!${a.cell}` < `${b.sheet}!${b.cell}` ? -1 : 1))
    },
  }
}

/** A form of an invented school, all filled in, and the school's name. */
export const filledForm = async (plan: FormPlan): Promise<{ bytes: Uint8Array; name: string }> => {
  const [school] = inventedSchools(1, 3, plan)
  if (!school?.filling) throw new Error('the first invented school sent nothing')
  const bytes = await writeForm(plan, { controlDays: [], institution: null, audit: null }, school.filling)
  return { bytes, name: school.identity.name }
}
