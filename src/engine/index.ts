import { auditIndicators } from './cases/judging/audit-indicators'
import { chosenAudit } from './audits'
import { Failure } from './base/failure'
import { compareCatalogues, type CatalogueComparison } from './catalogue/compare-catalogues'
import { planForm } from './catalogue/plan'
import type { Verification } from './cases/checking/verify'
import { collecting, type Collecting } from './cases/settling/collecting'
import type { Catalogue, FormPlan, Rules } from './catalogue/types'
import type { Comparison } from './comparison/types'
import type { RescoreWish } from './cases/editions/passing'
import { decisionsUnder, type DecisionShown } from './cases/editions/decisions'
import type { Rescoring } from './cases/editions/rescore'
import { displayName, type EngineContext } from './engine-context'
import { formAudit } from './cases/issuing/form-audit'
import { documenting, type Documenting } from './cases/issuing/documents'
import { anonymising, type Anonymising } from './cases/anonymising/anonymising'
import { exporting, type Exporting } from './cases/issuing/exports'
import { issuing, type Issuing } from './cases/issuing/issuing'
import type { ImportOptions, ImportOutcome } from './cases/taking/import-files'
import { settleInterrupted } from './cases/taking/interrupted'
import { looking, type Looking } from './cases/looking/looking'
import type { Mapped, MappingWish } from './cases/settling/mappings'
import { knownRules } from './cases/issuing/known-rules'
import type { CopyToMake } from './cases/issuing/marked-copy'
import type { AddedCatalogue } from './cases/issuing/own-catalogues'
import type { Filling, FormOptions } from './report/form/write-form'
import { openDatabase, type DatabaseOptions, type Opening } from './open-database'
import { reporting, type Reporting } from './cases/issuing/reporting'
import { readRules } from './resources'
import { passwordsOf, type Passwords } from './set-password'
import { catalogueOf } from './cases/judging/judge'
import { chosenInstitution, compareAudit } from './cases/judging/score-audit'
import { runningAudits, type RunningAudits } from './cases/settling/running-audits'
import { settleDecision } from './cases/taking/settle'
import { patiently } from './store/patient-saver'
import { savingTo } from './store/saver'
import type { Audit, NewAudit, InstitutionIdentity, KeptMapping, StoredRemark } from './store/types'
import type { Source } from './cases/taking/take-in-order'
import { takingBack, type TakingBack } from './cases/settling/taking-back'
import type { ReadersAhead } from './cases/taking/reader-pool'
import { leftInWork, workNoteOf } from './cases/taking/work-note'
import { openSourceReader } from './cases/looking/source-reader'
import { openWriter } from './cases/issuing/writer'
import type { Assessment, IndicatorFigure, Override } from './verdict/types'

export type EngineOptions = DatabaseOptions & {
  /** Folder with catalogues, dictionary and norms. */
  resources: string
  /** The same rules as the build read and checked them. */
  rulesFile?: URL
  /** The built reader thread. */
  threadFile: URL
  /** The built thread that makes workbooks; where left out they are made in the engine's own. */
  writerFile?: URL
  threads: number
  /** A save that fails is told by `onSaving` and tried again; nothing fails for it. */
  keepsTrying?: boolean
  /** Files are about to be imported: the reader threads start while the database is being opened. */
  readsSoon?: boolean
  version: string
}

type InstitutionVerdicts = {
  institution: string
  orphaned: DecisionShown[]
  /** Decisions to look at again: the facts behind them have changed. */
  reviews: { requirement: string; since: string; why: string }[]
  indicators: IndicatorFigure[]
} & Assessment

export type Engine = Collecting &
  Passwords &
  Exporting &
  Anonymising &
  Issuing &
  Documenting &
  Looking &
  Reporting &
  RunningAudits &
  TakingBack & {
    /** The program's catalogues and, after them, those the curator added. */
    catalogues: () => Promise<Catalogue[]>
    /** Codes of the catalogues the curator added. */
    ownCatalogues: () => string[]
    /** A catalogue, the program's or the curator's, as it is now. Throws Failure('no-catalogue'). */
    catalogue: (id: string) => Promise<Catalogue>
    /** A catalogue as a workbook to be changed and added, as bytes. Throws Failure('no-catalogue'). */
    catalogueWorkbook: (id: string) => Promise<Uint8Array>
    /** Adds the catalogue of a workbook; `file` is the name it is remembered by. With a mistake in it nothing is added. */
    addCatalogue: (bytes: Uint8Array, file: string) => Promise<AddedCatalogue>
    /** Two catalogues theme by theme. Throws Failure('no-catalogue'). */
    compareCatalogues: (a: string, b: string) => Promise<CatalogueComparison>
    /** What the form of a catalogue asks; as the audit pinned it where there is one. Throws Failure('no-catalogue'). */
    formPlan: (id: string, audit: Audit | null) => Promise<FormPlan>
    /**
     * The workbook of a catalogue as bytes: blank, or with an institution's values in it; as the audit pinned it, unless
     * that is one to come.
     */
    form: (
      id: string,
      options: FormOptions & { audit: Audit | NewAudit | null },
      filling?: Filling,
    ) => Promise<Uint8Array>
    /** A catalogue as the audit pinned it. Throws Failure('no-catalogue'). */
    pinnedCatalogue: (audit: Audit, id: string) => Catalogue
    audits: () => Audit[]
    /** The named audit, else the only one. Throws Failure('which-audit' | 'no-audit'). */
    audit: (name?: string) => Audit
    /** The audit that a form of this catalogue is for; null when it is for one to come. Throws Failure('which-audit'). */
    formAudit: (catalogue: string, name?: string) => Audit | null
    /** Adds institutions that must submit; those who send nothing stay listed. */
    expect: (audit: Audit, institutions: InstitutionIdentity[], catalogue: string) => void
    importFiles: (sources: Source[], options: ImportOptions) => Promise<ImportOutcome>
    comparison: (audit: Audit) => Comparison
    /**
     * Kept verdicts of one institution, its indicators, and the curator's decisions that its edition has no requirement
     * for. Throws Failure('which-institution' | 'nothing-submitted').
     */
    verdicts: (audit: Audit, institution: string) => InstitutionVerdicts
    remarks: (audit: Audit, institution?: string) => StoredRemark[]
    /**
     * Answers to the senders of an institution's files, or of all: their own workbooks with marks. Throws
     * Failure('which-institution' | 'nothing-submitted').
     */
    markedCopies: (audit: Audit, institution?: string) => Promise<CopyToMake[]>
    /** What the curator has said of sheets and columns nobody knew. */
    mappings: () => KeptMapping[]
    /** Says what a sheet or column is and reads the waiting files once more. Throws Failure, see `confirmMapping`. */
    confirmMapping: (audit: Audit, wish: MappingWish) => Promise<Mapped>
    /** Throws Failure('no-mapping'). */
    dropMapping: (audit: Audit, id: number) => Promise<Mapped>
    /** The curator's own verdict; the computed one stays beside it. */
    override: (audit: Audit, institution: string, override: Override) => Promise<void>
    /** What holding institutions to another edition would change for whom; writes nothing. */
    rescore: (audit: Audit, wish: RescoreWish) => Promise<Rescoring>
    /** Holds institutions to another edition, which the audit then pins too, and saves. */
    passToEdition: (audit: Audit, wish: RescoreWish) => Promise<Rescoring>
    opening: Opening
    /** Looks the whole database over and changes nothing. */
    verify: () => Promise<Verification>
    save: () => Promise<void>
    /** With `keepsTrying`, throws what keeps the last work from the disk; all stays open then. */
    close: () => Promise<void>
  }

/** Reads the program's own rules when somebody first needs them: what is pinned in an audit never does. */
const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let reading: Promise<T> | null = null
  return () => (reading ??= read())
}

const readersInWaiting = async ({ threadFile, threads }: EngineOptions): Promise<ReadersAhead> => {
  const { readersAhead } = await import('./cases/taking/reader-pool')
  return readersAhead(threadFile, threads)
}

/** Opens the engine on a database file or in memory; nothing is kept outside the object it returns. */
export const openEngine = async (options: EngineOptions): Promise<Engine> => {
  const program = once(() => readRules(options.resources, options.rulesFile))
  const readers = options.readsSoon === true ? await readersInWaiting(options) : null
  const { store, file, recovered, updated, ...opening } = await openDatabase(options).catch(async (error: unknown) => {
    await readers?.close()
    throw error
  })
  const rules = async (): Promise<Rules> => knownRules(await program(), store.ownCatalogues())
  const spaced = savingTo(file, store.snapshot, () => options.now().getTime())
  const patient = options.keepsTrying === true ? patiently(spaced) : null
  const saver = patient ?? spaced
  const note = () => workNoteOf(options.database, (file?.key() ?? null) !== null)
  // What a program left when it ended goes to the database with the next save; until then the note stays.
  if (!opening.readOnly)
    for (const each of leftInWork(note())) {
      const notedAt = options.now().toISOString()
      store.addCrash({ ...each, notedAt })
      store.journal(notedAt, 'ended-with-file', { file: each.path, sha256: each.sha256 })
    }
  if (recovered !== null) store.journal(options.now().toISOString(), 'recovered', recovered)
  if (updated !== null) store.journal(options.now().toISOString(), 'schema-updated', updated)
  const writer = openWriter(options.writerFile ?? null)
  // Hosts that have a thread for writing serve a window: nothing long is done in the engine's own.
  const sources = openSourceReader(options.writerFile === undefined ? null : options.threadFile)
  const { now, threads, threadFile, version } = options
  const base = { now, threads, threadFile, version, store, saver, rules, writer, sources, readers }
  const context: EngineContext = {
    ...base,
    get note() {
      return note()
    },
  }
  // What cannot be saved now is right in memory all the same, and goes with the next save.
  if (!opening.readOnly && (settleInterrupted(context) || recovered !== null)) await saver.save().catch(() => undefined)

  const catalogue = async (id: string): Promise<Catalogue> => {
    const { catalogues } = await rules()
    const found = catalogues.find((each) => each.id === id)
    if (found !== undefined) return found
    const known = catalogues.map((each) => each.id).join(', ')
    throw new Failure('no-catalogue', `Положения «${id}» в программе нет. Есть: ${known}.`)
  }
  const formPlan = async (id: string, of: Audit | null): Promise<FormPlan> =>
    planForm(of === null ? await rules() : store.rules(of.id), id)
  const audit = (name?: string): Audit => chosenAudit(store.audits(), name)
  const institutionOf = ({ id }: Audit, name: string) => chosenInstitution(store.institutions(id), name)

  return {
    catalogues: async () => (await rules()).catalogues,
    ownCatalogues: () => store.ownCatalogues().map((each) => each.catalogue.id),
    catalogue,
    catalogueWorkbook: async (id) => {
      const { catalogueWorkbook } = await import('./cases/issuing/catalogue-workbook')
      return catalogueWorkbook(await catalogue(id), await rules())
    },
    addCatalogue: async (bytes, name) => {
      const { addCatalogue } = await import('./cases/issuing/own-catalogues')
      return addCatalogue(context, bytes, name)
    },
    compareCatalogues: async (a, b) => compareCatalogues(await catalogue(a), await catalogue(b), await rules()),
    formPlan,
    form: async (id, { audit: of, ...form }, filling) => {
      const plan = await formPlan(id, of !== null && 'id' in of ? of : null)
      return writer.write({ kind: 'form', plan, options: { ...form, audit: of }, filling: filling ?? null })
    },
    pinnedCatalogue: (of, id) => catalogueOf(store.rules(of.id), id),
    audits: store.audits,
    audit,
    formAudit: (id, name) => formAudit(store, id, name),
    expect: ({ id }, institutions, held) => {
      catalogueOf(store.rules(id), held)
      store.transaction(() => {
        for (const institution of institutions) store.expect(id, institution, held)
        const names = institutions.map(displayName)
        store.journal(options.now().toISOString(), 'expected', { audit: id, catalogue: held, institutions: names })
      })
    },
    importFiles: async (sources, wanted) => {
      const { importFiles } = await import('./cases/taking/import-files')
      return importFiles(context, sources, wanted)
    },
    mappings: store.mappings,
    confirmMapping: async (of, wanted) => {
      const { confirmMapping } = await import('./cases/settling/mappings')
      return confirmMapping(context, of, wanted)
    },
    dropMapping: async (of, id) => {
      const { dropMapping } = await import('./cases/settling/mappings')
      return dropMapping(context, of, id)
    },
    ...collecting(context),
    ...exporting(context),
    ...anonymising(context, options.database),
    ...issuing(context),
    ...documenting(context),
    ...reporting(context),
    ...runningAudits(context),
    ...takingBack(context),
    ...looking(context),
    ...passwordsOf({ store, saver, file, note, now }),
    comparison: (of) => compareAudit(context, of),
    verdicts: (of, name) => {
      const institution = institutionOf(of, name)
      const assessment = store.assessment(of.id, institution.id)
      if (assessment === null)
        throw new Failure('nothing-submitted', `«${displayName(institution)}» ещё не прислало форму: результатов нет.`)
      const pinned = store.rules(of.id)
      const decisions = store.overrides(of.id).filter((each) => each.institution === institution.id)
      const { orphaned } = decisionsUnder(decisions, catalogueOf(pinned, institution.catalogue), pinned)
      const indicators = auditIndicators(context, of, pinned)(institution)
      const reviews = store
        .reviews(of.id)
        .flatMap(({ institution: id, catalogue: held, requirement, since, why }) =>
          id === institution.id && held === institution.catalogue && since !== null
            ? [{ requirement, since, why: why ?? '' }]
            : [],
        )
      return { ...assessment, institution: displayName(institution), orphaned, reviews, indicators }
    },
    markedCopies: async (of, name) => {
      const { copiesToMake } = await import('./cases/issuing/marked-copy')
      return copiesToMake(context, of, name === undefined ? undefined : institutionOf(of, name))
    },
    remarks: (of, name) => store.remarks(of.id, name === undefined ? undefined : institutionOf(of, name).id),
    override: async (of, name, override) => {
      const institution = institutionOf(of, name)
      store.transaction(() => {
        const before = store
          .overrides(of.id)
          .find((each) => each.institution === institution.id && each.requirement === override.requirement)
        store.setOverride(of.id, institution.id, override)
        store.journal(options.now().toISOString(), 'override', {
          ...{ audit: of.id, institution: institution.id, ...override },
          before: before === undefined ? null : { outcome: before.outcome, value: before.value, reason: before.reason },
        })
        settleDecision(context, of, store.rules(of.id), institution.id)
      })
      await saver.save()
    },
    rescore: async (of, wish) => {
      const { rescore } = await import('./cases/editions/rescore')
      return rescore(context, of, wish)
    },
    passToEdition: async (of, wish) => {
      const { passToEdition } = await import('./cases/editions/move')
      return passToEdition(context, of, wish)
    },
    opening,
    verify: async () => {
      const { verify } = await import('./cases/checking/verify')
      return verify(context)
    },
    save: async () => {
      await saver.save()
    },
    close: async () => {
      await patient?.finish()
      store.close()
      await Promise.all([writer.close(), sources.close(), file?.close(), readers?.close()])
    },
  }
}
