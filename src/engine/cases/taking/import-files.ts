import { givingWay, othersTurn } from '../../base/giving-way'
import { byTurns } from '../../base/steps'
import { plannedAudit, type AuditWish } from '../../audits'
import { foundAcross } from '../judging/check-across'
import { ownerOf, placesOf, type FormPlace } from './commit-attachment'
import type { Batch, ImportedFile } from './commit-file'
import { AT_ONCE, commitInTurns, ENDED_WITH_IT } from './commit-in-turns'
import type { EngineContext } from '../../engine-context'
import { expandSources } from './expand-sources'
import { openRosterGently } from './join-audit'
import { planForm } from '../../catalogue/plan'
import { sheetTitles } from '../../intake/find-sheets'
import type { FormPlan, Rules } from '../../catalogue/types'
import type { AcrossRemark, Refusal } from '../../intake/types'
import { openReaderPool } from './reader-pool'
import type { OwnScore } from '../../comparison/compare'
import { compareAudit, everyScore } from '../judging/score-audit'
import type { Submission } from '../../store/submission-types'
import type { Audit, Institution } from '../../store/types'
import { takeInOrder, type Source, type TakenSource } from './take-in-order'
import { untilAborted } from './until-aborted'
import { removeWorkNote } from './work-note'

export type ImportOptions = {
  /** The audit to import into; a new one is made from `wish` when null. */
  audit: Audit | null
  wish: AuditWish
  /** Only forms of this catalogue are taken; null takes any. */
  catalogue: string | null
  signal?: AbortSignal | undefined
  onProgress?: ((progress: Progress) => void) | undefined
  /** Told of each file when it is committed. */
  onFile?: ((file: ImportedFile) => void) | undefined
  /** Takes files once more whose data a later form has replaced. */
  again?: boolean
  /** Reads files once more that the program ended with. */
  retry?: boolean
  /** Sources are kept originals of this batch, which was undone: nothing in them is to be opened or put together. */
  redone?: number
}

/** `saved`: so many of the files, in their order, are on the disk; `path` is the last one done. */
type Progress = { done: number; saved: number; total: number; path: string }

/** `unread`: files that were not reached because the import was cancelled. */
export type ImportOutcome = {
  audit: Audit
  batch: number
  files: ImportedFile[]
  cancelled: boolean
  unread: number
}

const statedPeriod = ({ taken }: TakenSource): { from: string; to: string } | null => {
  if (taken?.status !== 'taken') return null
  const day = (column: string): string | undefined => {
    const value = taken.intake.facts.find((fact) => fact.table === 'passport' && fact.column === column)?.value
    return typeof value === 'string' ? value : undefined
  }
  const [from, to] = [day('periodFrom'), day('periodTo')]
  return from !== undefined && to !== undefined && from < to ? { from, to } : null
}

/** What was found between forms belongs to its file's remarks like anything else. */
const tellFiles = (files: ImportedFile[], across: AcrossRemark[], submissions: Submission[]): void => {
  const paths = new Map(submissions.map(({ id, path }) => [id, path]))
  const accepted = new Map(files.filter(({ status }) => status === 'accepted').map((file) => [file.path, file]))
  for (const { submission, remark } of across) {
    const file = accepted.get(paths.get(submission) ?? '')
    if (file !== undefined) file.remarks = [...file.remarks, remark]
  }
}

const today = ({ now }: EngineContext): string => now().toISOString().slice(0, 10)

/** A new audit takes its period from the first form that states one, unless the curator named the school year. */
const auditFor = (context: EngineContext, rules: Rules, options: ImportOptions, waiting: TakenSource[]): Audit => {
  if (options.audit !== null) return options.audit
  const period = waiting.map(statedPeriod).find((each) => each !== null) ?? undefined
  const wish =
    options.wish.schoolYear === undefined && period !== undefined ? { ...options.wish, period } : options.wish
  const audit = context.store.createAudit(plannedAudit(wish, today(context)), rules)
  context.store.journal(context.now().toISOString(), 'audit-created', { audit: audit.name })
  return audit
}

/** Files in work for each thread while others are being committed. */
const AHEAD = 6

/**
 * Takes files into an audit as one batch: read in a pool of threads, committed in the order given, each with
 * the verdicts of the institution it changed. A bad file is refused by name and the rest goes on.
 */
export const importFiles = async (
  context: EngineContext,
  given: Source[],
  options: ImportOptions,
): Promise<ImportOutcome> => {
  const { store, saver, now, threads, threadFile } = context
  const giveWay = givingWay()
  const rules = options.audit === null ? await context.rules() : store.rules(options.audit.id)
  let batch: Batch | null = null
  await giveWay()
  const plans: FormPlan[] = []
  for (const { id } of rules.catalogues)
    if (options.catalogue === null || id === options.catalogue) {
      await giveWay()
      plans.push(planForm(rules, id))
    }
  const sources = options.redone === undefined ? await expandSources(given, sheetTitles(plans)) : given
  const pool = openReaderPool({
    plans,
    rules,
    mappings: store.mappings(),
    audit: () => batch?.audit ?? options.audit,
    threads: Math.min(threads, sources.length),
    threadFile,
    ahead: context.readers?.take(),
    corrections: options.audit === null ? new Map() : store.corrections(options.audit.id),
    note: context.note,
    standBack: context.precedence !== undefined,
  })
  const files: ImportedFile[] = []
  let saved = 0
  const crashed = new Set(store.crashes().map(({ sha256 }) => sha256))
  const scored = new Map<number, OwnScore>()
  const tell = (path: string): void => options.onProgress?.({ done: files.length, saved, total: sources.length, path })
  const begin = async (waiting: TakenSource[]): Promise<Batch> => {
    const audit = auditFor(context, rules, options, waiting)
    const id = store.beginBatch(audit.id, now().toISOString())
    // A decision or an observation made before any form came must be heard when one comes.
    const told = [...store.overrides(audit.id), ...store.observations(audit.id)]
    const known = new Set([...store.judged(audit.id), ...told.map(({ institution }) => institution)])
    const roster = await openRosterGently(context, audit)
    await othersTurn()
    return { id, audit, rules, roster, sentBy: new Map(), known, own: new Set(), again: options.again === true }
  }
  const commit = async (taken: TakenSource[], into: Batch, forms: FormPlace[] = []): Promise<void> => {
    const owner = ({ path }: TakenSource): Institution | null => {
      const of = ownerOf(path, forms)
      return of === null ? null : (into.roster.participants.find(({ id }) => id === of) ?? null)
    }
    for await (const done of commitInTurns(context, { into, crashed, scored, owner }, taken)) {
      for (const file of done) {
        files.push(file)
        options.onFile?.(file)
        tell(file.path)
      }
      const { length } = files
      await saver.maybeSave(() => {
        saved = length
        tell(files[length - 1]?.path ?? '')
      })
      await othersTurn()
    }
  }
  try {
    // A period that is known already need not wait for a form that states one, so that threads can judge the first too.
    if (options.audit !== null || options.wish.schoolYear !== undefined) batch = await begin([])
    const waiting: TakenSource[] = []
    const attachments: TakenSource[] = []
    const commitWaiting = (into: Batch): Promise<void> => commit(waiting.splice(0), into)
    const isKnown = (sha256: string): boolean => {
      const twin = options.audit === null ? null : store.knownContent(options.audit.id, sha256)
      return twin !== null && (options.again !== true || store.laterForm(twin.id) === null)
    }
    const refuse = (sha256: string): Refusal | null =>
      crashed.has(sha256) && options.retry !== true ? ENDED_WITH_IT : null
    const taking = takeInOrder(sources, { take: pool.take, ahead: threads * AHEAD, isKnown, refuse })
    for await (const source of untilAborted(taking, options.signal)) {
      // Whose an attachment is can be told when the forms beside it are in; its content is not kept.
      if (source.taken?.status === 'attachment') {
        attachments.push({ ...source, bytes: new Uint8Array() })
        continue
      }
      waiting.push(source)
      if (batch === null && statedPeriod(source) === null) continue
      batch ??= await begin(waiting)
      if (waiting.length >= AT_ONCE) await commitWaiting(batch)
    }
    batch ??= await begin(waiting)
    await commitWaiting(batch)
    const forms = attachments.length > 0 ? placesOf(context, batch, files) : []
    while (attachments.length > 0) await commit(attachments.splice(0, AT_ONCE), batch, forms)
  } catch (error) {
    await pool.close()
    throw error
  }
  // Threads take a while to end; what is left to do needs none of them.
  const closing = pool.close()
  const { audit, id } = batch
  const cancelled = options.signal?.aborted ?? false
  const unread = sources.length - files.length
  // A save under way may fall in between: a batch that is not finished is settled when the database is opened.
  const scores = await everyScore(context, audit, rules, scored)
  await othersTurn()
  const { institutions } = compareAudit(context, audit, scores)
  await othersTurn()
  store.saveScores(audit.id, institutions)
  await othersTurn()
  const across = await byTurns(store.changes, () => foundAcross(context, audit, rules))
  await othersTurn()
  store.transaction(() => {
    const at = now().toISOString()
    store.finishBatch(id, at)
    const of = (status: ImportedFile['status']): number => files.filter((file) => file.status === status).length
    store.journal(at, 'import', {
      batch: id,
      files: files.length,
      accepted: of('accepted'),
      refused: of('refused'),
      unread,
      ...(options.redone === undefined ? {} : { redone: options.redone }),
    })
    store.replaceAcross(audit.id, across)
  })
  tellFiles(
    files,
    across,
    store.submissions(audit.id).filter(({ batch: of }) => of === id),
  )
  const isOnDisk = await saver.save()
  await closing
  removeWorkNote(context.note ?? null)
  if (isOnDisk) saved = files.length
  tell(files.at(-1)?.path ?? '')
  files.sort((one, other) => (one.path < other.path ? -1 : Number(one.path > other.path)))
  return { audit, batch: id, files, cancelled, unread }
}
