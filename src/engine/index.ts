import { chosenAudit, plannedAudit, type AuditWish } from './audits'
import { Failure } from './base/failure'
import { planForm } from './catalogue/plan'
import type { Catalogue } from './catalogue/types'
import type { Comparison } from './comparison/types'
import { displayName, type EngineContext } from './engine-context'
import { importFiles, type ImportOptions, type ImportOutcome } from './import-files'
import { writeReport } from './report/comparative/write-report'
import { writeForm, type Filling, type FormOptions } from './report/form/write-form'
import { reportInput } from './report-audit'
import { readRules } from './resources'
import { assessInstitution, catalogueOf, chosenInstitution, compareAudit } from './score-audit'
import { openDatabaseFile } from './store/file'
import { openStore } from './store/open-store'
import { savingTo } from './store/saver'
import type { Audit, InstitutionIdentity, StoredRemark } from './store/types'
import type { Source } from './take-in-order'
import type { Assessment, Override } from './verdict/types'

export type EngineOptions = {
  /** Database file, made when it is not there unless `mustExist`; null keeps everything in memory. */
  database: string | null
  mustExist?: boolean
  /** Folder with catalogues, dictionary and norms. */
  resources: string
  /** The built reader thread. */
  threadFile: URL
  threads: number
  version: string
  now: () => Date
}

export type Engine = {
  catalogues: () => Catalogue[]
  /** The program's own edition of a catalogue. Throws Failure('no-catalogue'). */
  catalogue: (id: string) => Catalogue
  /** The workbook of a catalogue as bytes: blank, or with an institution's values in it. */
  form: (id: string, options: FormOptions & { audit: Audit | null }, filling?: Filling) => Promise<Uint8Array>
  /** A catalogue as the audit pinned it. Throws Failure('no-catalogue'). */
  pinnedCatalogue: (audit: Audit, id: string) => Catalogue
  audits: () => Audit[]
  /** The named audit, else the only one. Throws Failure('which-audit' | 'no-audit'). */
  audit: (name?: string) => Audit
  createAudit: (wish: AuditWish) => Audit
  /** Adds institutions that must submit; those who send nothing stay listed. */
  expect: (audit: Audit, institutions: InstitutionIdentity[], catalogue: string) => void
  importFiles: (sources: Source[], options: ImportOptions) => Promise<ImportOutcome>
  comparison: (audit: Audit) => Comparison
  /** Kept verdicts of one institution. Throws Failure('which-institution' | 'nothing-submitted'). */
  verdicts: (audit: Audit, institution: string) => { institution: string } & Assessment
  remarks: (audit: Audit, institution?: string) => StoredRemark[]
  /** The curator's own verdict; the computed one stays beside it. */
  override: (audit: Audit, institution: string, override: Override) => Promise<void>
  /** Writes the comparative workbook. */
  report: (audit: Audit, filename: string) => Promise<void>
  save: () => Promise<void>
  close: () => Promise<void>
}

/** Opens the engine on a database file or in memory; nothing is kept outside the object it returns. */
export const openEngine = async (options: EngineOptions): Promise<Engine> => {
  const rules = await readRules(options.resources)
  const file = options.database === null ? null : await openDatabaseFile(options.database, options)
  const store = await openStore(file?.bytes ?? null).catch(async (error: unknown) => {
    await file?.close()
    throw error
  })
  const saver = savingTo(file, store.export, () => options.now().getTime())
  const context: EngineContext = { ...options, store, saver, rules }

  const catalogue = (id: string): Catalogue => {
    const found = rules.catalogues.find((each) => each.id === id)
    if (found !== undefined) return found
    const known = rules.catalogues.map((each) => each.id).join(', ')
    throw new Failure('no-catalogue', `Положения «${id}» в программе нет. Есть: ${known}.`)
  }
  const audit = (name?: string): Audit => chosenAudit(store.audits(), name)
  const institutionOf = ({ id }: Audit, name: string) => chosenInstitution(store.institutions(id), name)

  return {
    catalogues: () => rules.catalogues,
    catalogue,
    form: (id, { audit: of, ...form }, filling) =>
      writeForm(planForm(of === null ? rules : store.rules(of.id), catalogue(id).id), { ...form, audit: of }, filling),
    pinnedCatalogue: (of, id) => catalogueOf(store.rules(of.id), id),
    audits: store.audits,
    audit,
    createAudit: (wish) => store.createAudit(plannedAudit(wish, options.now().toISOString().slice(0, 10)), rules),
    expect: ({ id }, institutions, held) => {
      for (const institution of institutions) store.expect(id, institution, catalogue(held).id)
    },
    importFiles: (sources, wanted) => importFiles(context, sources, wanted),
    comparison: (of) => compareAudit(context, of),
    verdicts: (of, name) => {
      const institution = institutionOf(of, name)
      const assessment = store.assessment(of.id, institution.id)
      if (assessment === null)
        throw new Failure('nothing-submitted', `«${displayName(institution)}» ещё не прислало форму: результатов нет.`)
      return { ...assessment, institution: displayName(institution) }
    },
    remarks: (of, name) => store.remarks(of.id, name === undefined ? undefined : institutionOf(of, name).id),
    override: async (of, name, override) => {
      const institution = institutionOf(of, name)
      store.transaction(() => {
        store.setOverride(of.id, institution.id, override)
        store.journal(options.now().toISOString(), 'override', { institution: institution.id, ...override })
        assessInstitution(context, of, store.rules(of.id), institution)
        store.saveScores(of.id, compareAudit(context, of).institutions)
      })
      await saver.save()
    },
    report: (of, filename) => writeReport(reportInput(context, of), { filename }),
    save: () => saver.save(),
    close: async () => {
      store.close()
      await file?.close()
    },
  }
}
