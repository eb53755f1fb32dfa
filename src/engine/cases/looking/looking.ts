import { dayOf } from '../../base/calendar'
import { inWords, type CatalogueInWords } from '../../catalogue/in-words'
import type { Catalogue } from '../../catalogue/types'
import type { Comparison } from '../../comparison/types'
import type { AuditsCompared } from './compare-audits'
import type { Decided, DecisionBefore, DecisionWish } from '../settling/decide'
import { displayName, type EngineContext } from '../../engine-context'
import { institutionList, type InstitutionList } from './institution-list'
import { institutionPage, type InstitutionPage } from './institution-page'
import { institutionVerdicts, type InstitutionVerdicts } from './institution-verdicts'
import { journalPage, type JournalPage, type JournalWish } from './journal'
import { matrixOf, type Matrix, type MatrixBy } from './matrix'
import type { Offers } from '../settling/observation-offers'
import {
  dropObservation,
  observationOffers,
  observationsOf,
  observe,
  type ObservationShown,
  type ObservationWish,
} from '../settling/observations'
import { overviewOf, type Overview } from './overview'
import { comparisonNow, gatherVerdicts } from '../judging/bulk-verdicts'
import { chosenInstitution } from '../judging/score-audit'
import { changeSettings, type SettingsChange, type SettingsWish } from '../settling/change-settings'
import type { SettingsTeller } from '../settling/judge-under'
import { settingsOf, type SettingsShown } from '../settling/settings'
import type { SourceCells, SourceMemory } from './source-cells'
import { openSourceReader } from './source-reader'
import type { StoredRemark } from '../../store/intake-quality'
import type { Audit } from '../../store/types'

type Observed = { audit: string; institution: string; observation: ObservationShown }

/** Use cases of looking at an audit and of what the curator puts into it himself. Institutions go by name, key or ИНН. */
export type Looking = {
  /** Makes ahead what the first pages of the newest audit ask for; others have their turn in between. */
  prepare: () => Promise<void>
  /**
   * Makes what `overview` and, with `scores`, `matrix` and `comparison` are made of, others having their turn in between; an
   * import waits meanwhile. Asked for at once, they then take no time.
   */
  gather: (audit: Audit, scores: boolean) => Promise<void>
  /** As of an ISO day, today where left out. */
  overview: (audit: Audit, on?: string) => Overview
  institutionList: (audit: Audit, on?: string) => InstitutionList
  /** Throws Failure('which-institution'). */
  institutionPage: (audit: Audit, institution: string, on?: string) => InstitutionPage
  comparison: (audit: Audit) => Comparison
  /** Throws Failure: `which-institution`, `nothing-submitted`. */
  verdicts: (audit: Audit, institution: string) => InstitutionVerdicts
  /** Of one institution where it is named. Throws Failure('which-institution'). */
  remarks: (audit: Audit, institution?: string) => StoredRemark[]
  matrix: (audit: Audit, by: MatrixBy) => Matrix
  /** Cells of an original around one. Throws Failure, see `sourceCells`. */
  sourceCells: (
    audit: Audit,
    wish: { file: string; sheet: string; cell: string | null; institution: string | null },
  ) => Promise<SourceCells>
  /** Throws Failure: `which-institution`, `no-requirement`, `usage`. */
  decide: (audit: Audit, institution: string, wish: DecisionWish) => Promise<Decided>
  /** Throws Failure: `which-institution`, `no-decision`. */
  dropDecision: (audit: Audit, institution: string, requirement: string) => Promise<Decided>
  /** Puts one back as it stood. Throws Failure: `which-institution`, `no-requirement`, `usage`. */
  restoreDecision: (audit: Audit, institution: string, requirement: string, before: DecisionBefore) => Promise<Decided>
  observations: (
    audit: Audit,
    institution: string,
  ) => { audit: string; institution: string; observations: ObservationShown[]; offers: Offers }
  /** Throws Failure: `which-institution`, `usage`, `not-taken`, `no-row`. */
  observe: (audit: Audit, institution: string, wish: ObservationWish) => Promise<Observed>
  /** Throws Failure: `which-institution`, `no-observation`. */
  dropObservation: (audit: Audit, institution: string, id: number) => Promise<Observed>
  journalPage: (audit: Audit, wish: JournalWish) => JournalPage
  settings: (audit: Audit) => SettingsShown
  /** Throws Failure: `usage`, `audit-exists`, `cancelled`. */
  changeSettings: (
    audit: Audit,
    wish: SettingsWish,
    preview: boolean,
    teller?: SettingsTeller,
  ) => Promise<SettingsChange>
  compareAudits: (one: Audit, other: Audit) => Promise<AuditsCompared>
  /** By the rules an audit pinned, else by those of the program. */
  inWords: (catalogue: Catalogue, audit: Audit | null) => Promise<CatalogueInWords>
}

export const looking = (context: EngineContext): Looking => {
  const { store, now } = context
  const memory: SourceMemory = { kept: [] }
  const reader = context.sources ?? openSourceReader(null)
  const today = (): string => dayOf(now())
  const named = (audit: Audit, name: string) => chosenInstitution(store.institutions(audit.id), name)
  const gather = (audit: Audit, scores: boolean): Promise<void> => {
    const work = (): Promise<void> => gatherVerdicts(context, audit, scores)
    return context.precedence === undefined ? work() : context.precedence.looking(work)
  }
  return {
    prepare: async () => {
      const audit = store.audits().at(-1)
      if (audit === undefined) return
      await gather(audit, true)
    },
    gather,
    overview: (audit, on = today()) => overviewOf(context, audit, on),
    institutionList: (audit, on = today()) => institutionList(context, audit, on),
    institutionPage: (audit, name, on = today()) => institutionPage(context, audit, named(audit, name), on),
    comparison: (audit) => comparisonNow(context, audit),
    verdicts: (audit, name) => institutionVerdicts(context, audit, named(audit, name)),
    remarks: (audit, name) => store.remarks(audit.id, name === undefined ? undefined : named(audit, name).id),
    matrix: (audit, by) => matrixOf(context, audit, by),
    sourceCells: async (audit, wish) => {
      const { sourceCells } = await import('./source-cells')
      const institution = wish.institution === null ? null : named(audit, wish.institution)
      return sourceCells(context, audit, { ...wish, institution }, memory, reader)
    },
    decide: async (audit, name, wish) => {
      const { decide } = await import('../settling/decide')
      return decide(context, audit, named(audit, name), wish)
    },
    dropDecision: async (audit, name, requirement) => {
      const { dropDecision } = await import('../settling/decide')
      return dropDecision(context, audit, named(audit, name), requirement)
    },
    restoreDecision: async (audit, name, requirement, before) => {
      const { restoreDecision } = await import('../settling/restore-decision')
      return restoreDecision(context, audit, named(audit, name), requirement, before)
    },
    observations: (audit, name) => {
      const institution = named(audit, name)
      return {
        audit: audit.name,
        institution: displayName(institution),
        observations: observationsOf(context, audit, institution),
        offers: observationOffers(context, audit, institution),
      }
    },
    observe: async (audit, name, wish) => {
      const institution = named(audit, name)
      const observation = await observe(context, audit, institution, wish)
      return { audit: audit.name, institution: displayName(institution), observation }
    },
    dropObservation: async (audit, name, id) => {
      const institution = named(audit, name)
      const observation = await dropObservation(context, audit, institution, id)
      return { audit: audit.name, institution: displayName(institution), observation }
    },
    journalPage: (audit, wish) => journalPage(context, audit, wish),
    settings: (audit) => settingsOf(context, audit),
    changeSettings: (audit, wish, preview, teller) => changeSettings(context, audit, wish, preview, teller),
    compareAudits: async (one, other) => {
      const { compareAudits } = await import('./compare-audits')
      return compareAudits(context, one, other)
    },
    inWords: async (catalogue, audit) =>
      inWords(catalogue, audit === null ? await context.rules() : store.rules(audit.id)),
  }
}
