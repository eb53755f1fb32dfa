import { plannedAudit, type AuditWish } from './audits'
import { checkAcross } from './check-across'
import { commitFile, type Batch, type ImportedFile } from './commit-file'
import type { EngineContext } from './engine-context'
import { openRoster } from './join-audit'
import { planForm } from './catalogue/plan'
import type { Rules } from './catalogue/types'
import type { AcrossRemark } from './intake/types'
import { openReaderPool } from './reader-pool'
import { assessInstitution, bare, compareAudit, keepAssessment, type Fresh } from './score-audit'
import type { Audit, Submission } from './store/types'
import { takeInOrder, type Source, type TakenSource } from './take-in-order'

export type ImportOptions = {
  /** The audit to import into; a new one is made from `wish` when null. */
  audit: Audit | null
  wish: AuditWish
  /** Only forms of this catalogue are taken; null takes any. */
  catalogue: string | null
  signal?: AbortSignal | undefined
  onProgress?: ((progress: { done: number; total: number; path: string }) => void) | undefined
}

export type ImportOutcome = { audit: Audit; batch: number; files: ImportedFile[]; cancelled: boolean }

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

/** Files of one transaction: few, so that whoever asks the engine something meanwhile does not wait long. */
const AT_ONCE = 4

/** Files in work for each thread while others are being committed. */
const AHEAD = 6

/**
 * Takes files into an audit as one batch: read in a pool of threads, committed in the order given, each with
 * the verdicts of the institution it changed. A bad file is refused by name and the rest goes on.
 */
export const importFiles = async (
  context: EngineContext,
  sources: Source[],
  options: ImportOptions,
): Promise<ImportOutcome> => {
  const { store, saver, now, threads, threadFile } = context
  const rules = options.audit === null ? await context.rules() : store.rules(options.audit.id)
  let batch: Batch | null = null
  const pool = openReaderPool({
    plans: rules.catalogues
      .filter(({ id }) => options.catalogue === null || id === options.catalogue)
      .map(({ id }) => planForm(rules, id)),
    rules,
    mappings: store.mappings(),
    audit: () => batch?.audit ?? options.audit,
    threads: Math.min(threads, sources.length),
    threadFile,
  })
  const files: ImportedFile[] = []
  const fresh: Fresh = new Map()
  const begin = (waiting: TakenSource[]): Batch => {
    const audit = auditFor(context, rules, options, waiting)
    const id = store.beginBatch(audit.id, now().toISOString())
    const known = new Set(store.judged(audit.id))
    return { id, audit, rules, roster: openRoster(context, audit), sentBy: new Map(), known }
  }
  const commitOne = (into: Batch, source: TakenSource): ImportedFile => {
    const { file, changed, others = [] } = commitFile(context, into, source)
    for (const { institution, data, judged } of [...(changed === null ? [] : [changed]), ...others]) {
      if (judged === null)
        fresh.set(institution.id, bare(assessInstitution(context, into.audit, rules, institution, data)))
      else fresh.set(institution.id, bare(keepAssessment(context, into.audit, institution, judged)))
    }
    return file
  }
  const commit = async (taken: TakenSource[], into: Batch): Promise<void> => {
    const done = store.transaction(() => taken.map((each) => commitOne(into, each)))
    for (const file of done) {
      files.push(file)
      options.onProgress?.({ done: files.length, total: sources.length, path: file.path })
    }
    await saver.maybeSave()
  }
  try {
    const waiting: TakenSource[] = []
    const commitWaiting = (into: Batch): Promise<void> => commit(waiting.splice(0), into)
    const known = (sha256: string): boolean =>
      options.audit !== null && store.knownContent(options.audit.id, sha256) !== null
    for await (const source of takeInOrder(sources, { take: pool.take, ahead: threads * AHEAD, isKnown: known })) {
      if (options.signal?.aborted) break
      waiting.push(source)
      if (batch === null && options.audit === null && statedPeriod(source) === null) continue
      batch ??= begin(waiting)
      if (waiting.length >= AT_ONCE) await commitWaiting(batch)
    }
    batch ??= begin(waiting)
    await commitWaiting(batch)
  } finally {
    await pool.close()
  }
  const { audit, id } = batch
  const across = store.transaction(() => {
    store.saveScores(audit.id, compareAudit(context, audit, fresh).institutions)
    store.finishBatch(id, now().toISOString())
    return checkAcross(context, audit, rules)
  })
  tellFiles(
    files,
    across,
    store.submissions(audit.id).filter(({ batch: of }) => of === id),
  )
  await saver.save()
  return { audit, batch: id, files, cancelled: options.signal?.aborted ?? false }
}
