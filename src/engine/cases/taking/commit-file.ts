import { inOneGo, type Steps } from '../../base/steps'
import type { Candidate, Roster } from './assign'
import { commitAttachment } from './commit-attachment'
import { commitConsolidated } from './commit-consolidated'
import { displayName, type EngineContext } from '../../engine-context'
import { factChanges, NO_FACTS, type Conflict, type FactCounts } from './fact-changes'
import { editionRemarks, settleEditions, standingFor } from '../editions/forms'
import { askWhose, joined, newcomerRemarks } from './join-audit'
import type { Rules } from '../../catalogue/types'
import { factsOfForm, kindOf } from '../judging/judge'
import { reconcile } from '../../intake/reconcile'
import { repeatedOf } from '../../intake/standing'
import type { Balance, Intake, Remark, SheetBalance } from '../../intake/types'
import type { FactsInForce } from '../../store/fact-types'
import type { NewSubmission, Submission } from '../../store/submission-types'
import type { Audit, Institution } from '../../store/types'
import type { AssessmentText } from '../../verdict/types'
import { fileRemark } from '../../intake/remark'
import type { TakenSource } from './take-in-order'

/** What became of one file, as `import` reports it. */
export type ImportedFile = {
  path: string
  sha256: string
  status: 'accepted' | 'refused' | 'duplicate' | 'unassigned' | 'attachment'
  institution: string | null
  catalogue: string | null
  rows: Balance
  remarks: Remark[]
  /** What it does to what is known of its institution; left out where it is of none. */
  facts?: FactCounts
  conflicts?: Conflict[]
  /** Of an attachment: its size. */
  bytes?: number
  /** Of a file that waits for an answer whose it is: its number, and who it may be of. */
  submission?: number
  candidates?: Candidate[]
}

/** One import into an audit; it grows as files are committed. */
export type Batch = {
  id: number
  audit: Audit
  rules: Rules
  /** Who takes part so far; a sender not seen before joins it. */
  roster: Roster
  /** The file of this batch that an institution's data came from so far, by institution. */
  sentBy: Map<number, string>
  /** Who has sent something already, in this audit or batch. */
  known: Set<number>
  /** Submissions of this batch so far. */
  own?: Set<number>
  /** Takes the same bytes again where a later form has replaced them. */
  again?: boolean
}

/**
 * Whose facts must be judged anew, and what is in force now, put together when asked for; `judged` when the thread that read the form has done so
 * and there is nothing else to consider.
 */
export type Changed = { institution: Institution; data: () => FactsInForce; judged: AssessmentText | null }

/** `changed`: null when no facts have; `others`: more institutions of a file that has rows of many. */
export type Committed = { file: ImportedFile; changed: Changed | null; others?: Changed[] }

const NOTHING: Balance = { read: 0, accepted: 0, quarantined: 0, skipped: 0 }

const total = (sheets: SheetBalance[]): Balance =>
  sheets.reduce(
    (sum, sheet) => ({
      read: sum.read + sheet.read,
      accepted: sum.accepted + sheet.accepted,
      quarantined: sum.quarantined + sheet.quarantined,
      skipped: sum.skipped + sheet.skipped,
    }),
    NOTHING,
  )

/** A submission that gave nothing. */
export const BARE = {
  path: '',
  sha256: '',
  status: 'refused',
  institution: null,
  catalogue: null,
  refusal: null,
  balance: [],
  remarks: [],
  quarantined: [],
  tables: [],
  keyed: [],
  original: null,
} as const satisfies Omit<NewSubmission, 'batch'>

const submissionOf = (source: TakenSource, batch: Batch, part: Partial<NewSubmission>): NewSubmission => ({
  ...BARE,
  batch: batch.id,
  path: source.path,
  sha256: source.sha256,
  original: source.bytes,
  bytes: source.taken?.bytes ?? source.bytes.length,
  ...part,
})

/** The same bytes again: what stands of them now, and what to do where a later form has replaced them. */
const sentAlready = (path: string, twin: Submission | null, later: Submission | null): Remark => {
  const known = `Этот же файл уже принят как «${twin?.path ?? path}»`
  return later === null || twin === null
    ? fileRemark('info', 'duplicate', `${known}: данные не изменились.`)
    : fileRemark(
        'warning',
        'duplicate',
        `${known} (пакет № ${twin.batch}), но после него принят «${later.path}» (пакет № ${later.batch}), и действуют его данные. Если верен этот файл, отмените пакет № ${later.batch} или примите этот файл ещё раз, указав, что нужно взять и то, что заменено позже (--again).`,
      )
}

const alsoSent = (institution: Institution, earlier: string): Remark =>
  fileRemark(
    'warning',
    'same-institution',
    `В этом же приёме от «${displayName(institution)}» есть и файл «${earlier}»: где они расходятся, взяты данные этого файла. Проверьте, какой из них верный и не от филиала ли один из них.`,
  )

type Accepted = { data: () => FactsInForce; facts: FactCounts; conflicts: Conflict[] }

/** Stores an assigned form: its submission, its facts in place of those it replaces, and what is then in force. */
const accept = (
  context: EngineContext,
  batch: Batch,
  source: TakenSource,
  intake: Intake,
  institution: Institution,
  submission: number,
  isFirst: boolean,
): Accepted => {
  const { store } = context
  const { audit, rules } = batch
  batch.sentBy.set(institution.id, source.path)
  const of = { submission, batch: batch.id, institution: institution.id }
  const edition = intake.identity?.catalogue ?? institution.catalogue
  if (isFirst) {
    store.applyFacts(audit.id, { ...of, insert: intake.facts, supersede: [] })
    const restated = edition === institution.catalogue ? null : settleEditions(context, audit, institution, rules)
    const facts = { ...NO_FACTS, new: intake.facts.length }
    return { data: () => restated ?? factsOfForm(intake, source.path), facts, conflicts: [] }
  }
  const current = store.currentFacts(audit.id, institution.id)
  const { standing, outdone } = standingFor(current, intake.facts, edition)
  const given = intake.tables.filter(({ state }) => state !== 'blank')
  const present = given.map(({ table }) => table)
  const { insert, supersede } = reconcile(standing, intake.facts, present, intake.cleared)
  const corrections = store.correctionsInForce(audit.id, institution.id)
  const changes = factChanges(standing, intake.facts, new Set(supersede), { own: batch.own ?? new Set(), corrections })
  const repeated = repeatedOf(standing, intake.facts, insert)
  store.applyFacts(audit.id, { ...of, insert, supersede: [...supersede, ...outdone], repeated })
  const restated = settleEditions(context, audit, institution, rules)
  if (restated !== null) return { data: () => restated, ...changes }
  const replaced = new Set(supersede)
  // What applyFacts has just stored: reading it back would take as long as judging it.
  const facts: FactsInForce['facts'] = current.filter(({ id }) => !replaced.has(id))
  for (const { table, row, column, value, sheet, cell } of insert)
    facts.push({ table, row, column, value, sheet, cell, file: source.path })
  return { data: () => ({ facts, ...store.layoutsOf(audit.id, institution.id) }), ...changes }
}

/** Puts one taken file into the database; call inside a transaction. `owner`: whose an attachment is. */
export const commitSteps = function* (
  context: EngineContext,
  batch: Batch,
  source: TakenSource,
  owner: Institution | null = null,
): Steps<Committed> {
  const { store, now } = context
  const { audit, rules, roster, sentBy } = batch
  const at = now().toISOString()
  const { path, sha256, taken, judged: early } = source
  const result = { path, sha256, institution: null, catalogue: null, rows: NOTHING }
  const twin = sha256 === '' ? null : store.knownContent(audit.id, sha256)
  const later = twin === null ? null : store.laterForm(twin.id)
  if (taken === null || (twin !== null && (batch.again !== true || later === null))) {
    if (twin !== null) store.addSubmission(audit.id, submissionOf(source, batch, { repeats: twin.id }), at)
    const remarks = [sentAlready(path, twin, later)]
    return { file: { ...result, status: 'duplicate', remarks }, changed: null }
  }
  if (taken.status === 'refused') {
    const remarks = [fileRemark('error', taken.refusal.code, taken.refusal.message)]
    store.addSubmission(audit.id, submissionOf(source, batch, { refusal: taken.refusal.message, remarks }), at)
    return { file: { ...result, status: 'refused', remarks }, changed: null }
  }
  if (taken.status === 'attachment')
    return { file: commitAttachment(context, batch, { path, taken }, owner), changed: null }
  const { intake } = taken
  if (intake.institutions !== undefined) {
    const add = (part: Partial<NewSubmission>): number =>
      store.addSubmission(audit.id, submissionOf(source, batch, part), at)
    const { file, balance, changed } = yield* commitConsolidated(context, batch, intake, { add })
    return { file: { ...result, ...file, rows: total(balance) }, changed: null, others: changed }
  }
  const catalogue = rules.catalogues.find(({ id }) => id === intake.identity?.catalogue)
  const { balance, quarantined, tables, prints, keyed } = intake
  const { cleared } = intake
  const common = { catalogue: catalogue?.id ?? null, balance, quarantined, cleared, tables, prints, keyed }
  const found = { ...result, catalogue: common.catalogue, rows: total(balance) }
  const kind = kindOf(intake, catalogue)
  const place = roster.place(intake.sender, kind)
  if (place.to === 'question' || catalogue === undefined) {
    const message =
      place.to === 'question' ? place.message : 'Не удалось определить, по какому положению составлена форма.'
    const remarks = [fileRemark('error', 'unassigned', message), ...intake.remarks]
    const waiting = submissionOf(source, batch, { ...common, status: 'unassigned', remarks })
    const submission = store.addSubmission(audit.id, waiting, at)
    if (place.to !== 'question') return { file: { ...found, status: 'unassigned', remarks }, changed: null }
    const { candidates } = place
    askWhose({ store }, intake, { submission, kind, message, candidates })
    return { file: { ...found, status: 'unassigned', remarks, submission, candidates }, changed: null }
  }
  const institution = joined({ store }, batch, place, catalogue.id)
  const earlier = sentBy.get(institution.id)
  const remarks = [
    ...(earlier === undefined ? [] : [alsoSent(institution, earlier)]),
    ...newcomerRemarks(place),
    ...editionRemarks(intake.facts, catalogue, institution, rules),
    ...intake.remarks,
  ]
  const taking = { ...common, status: 'accepted' as const, institution: institution.id, remarks }
  const submission = store.addSubmission(audit.id, submissionOf(source, batch, taking), at)
  const isFirst = !batch.known.has(institution.id)
  const { data, facts, conflicts } = accept(context, batch, source, intake, institution, submission, isFirst)
  batch.known.add(institution.id)
  batch.own?.add(submission)
  const isAsJudged = early?.audit === audit.id && institution.catalogue === catalogue.id && institution.kind === kind
  const judged = isFirst && isAsJudged && intake.corrected === undefined ? early.assessment : null
  return {
    file: { ...found, status: 'accepted', institution: displayName(institution), remarks, facts, conflicts },
    changed: { institution, data, judged },
  }
}

/** The same in one go. */
export const commitFile = (context: EngineContext, batch: Batch, source: TakenSource): Committed =>
  inOneGo(commitSteps(context, batch, source))
