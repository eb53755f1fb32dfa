import { planForm } from '../../catalogue/plan'
import type { Rules } from '../../catalogue/types'
import { BARE, commitFile, type Batch, type ImportedFile } from './commit-file'
import type { EngineContext } from '../../engine-context'
import type { CellCorrection } from '../../intake/corrected'
import { missingOriginal } from '../judging/missing-original'
import { openRoster } from './join-audit'
import { openReaderPool } from './reader-pool'
import { settleAudit, settleInstitution } from './settle'
import type { Store } from '../../store/open-store'
import type { Submission } from '../../store/submission-types'
import type { Audit } from '../../store/types'
import type { TakenSource } from './take-in-order'
import { removeWorkNote } from './work-note'

type Kept = Submission & { repeats: number | null }

/**
 * One kept file read once more. `ids`: its submissions, of which a file with rows of many institutions has several;
 * `owners`: whose they were.
 */
export type Reread = {
  source: TakenSource
  ids: number[]
  owners: Map<number, number | null>
  batch: number
  isRepeat: boolean
}

/** A file that should have been read once more and cannot be; `message`: why, what stands now, what to do. */
export type Unread = { file: string; message: string }

/** `unread`: files whose bytes are not there; `owners`: whose forms they are. */
type Again = { rereads: Reread[]; unread: (Unread & { owners: number[] })[] }

const unreadOf = ({ store }: EngineContext, parts: Kept[]): Again['unread'] =>
  parts.slice(0, 1).flatMap(({ path, sha256, status, repeats }) => {
    // Of a refused file nothing was taken, and its bytes are not always kept.
    if (status === 'refused' && store.originalRemovedAt(sha256) === null) return []
    const stands =
      repeats === null
        ? 'Прочитать его заново нельзя: всё, что из него взято, осталось прежним.'
        : 'Он повторял файл, который больше не учитывается, и прочитать его заново нельзя: сведений из него в мониторинге нет.'
    return {
      file: path,
      message: `${missingOriginal(store, { path, sha256 })} ${stands} Если сведения должны измениться, примите этот файл ещё раз.`,
      owners: parts.flatMap(({ institution }) => institution ?? []),
    }
  })

const groupsOf = (files: Kept[]): Kept[][] => {
  const groups = new Map<string, Kept[]>()
  for (const file of files) {
    // A file that came twice in a batch stands there twice; only rows of many institutions share a place.
    const isPart = file.status === 'accepted' || file.status === 'unassigned'
    const key = isPart ? `${file.batch}\n${file.path}\n${file.sha256}` : String(file.id)
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return [...groups.values()]
}

/** All submissions of the files that these are of: a file is read whole or not at all. */
const wholeFiles = ({ store }: EngineContext, audit: Audit, ids: number[]): Kept[] => {
  const named = store.submissionsById(ids)
  const isPart = (each: Submission): boolean =>
    named.some(
      ({ batch, path, sha256, repeats }) =>
        repeats === null && batch === each.batch && path === each.path && sha256 === each.sha256,
    )
  const others = store.submissions(audit.id).filter(isPart)
  return store.submissionsById([...new Set([...ids, ...others.map(({ id }) => id)])])
}

/**
 * Reads kept originals once more in the pool, with the corrections and mappings as they are now. Attachments are left
 * out; files whose original is not there are told of as `unread`. `more`: a correction that is only being tried.
 */
export const readAgain = async (
  context: EngineContext,
  audit: Audit,
  rules: Rules,
  ids: number[],
  more: { sha256: string; correction: CellCorrection } | null = null,
): Promise<Again> => {
  const { store, threads, threadFile } = context
  const files = groupsOf(wholeFiles(context, audit, ids).filter(({ status }) => status !== 'attachment'))
  const isThere = ([first]: Kept[]): boolean => first !== undefined && store.hasOriginal(first.sha256)
  const unread = files.filter((each) => !isThere(each)).flatMap((each) => unreadOf(context, each))
  const groups = files.filter(isThere)
  if (groups.length === 0) return { rereads: [], unread }
  const corrections = store.corrections(audit.id)
  if (more !== null) {
    const { sheet, cell } = more.correction
    const others = (corrections.get(more.sha256) ?? []).filter((each) => each.sheet !== sheet || each.cell !== cell)
    corrections.set(more.sha256, [...others, more.correction])
  }
  const { note } = context
  const pool = openReaderPool({
    plans: rules.catalogues.map(({ id }) => planForm(rules, id)),
    rules,
    mappings: store.mappings(),
    audit: () => null,
    threads: Math.min(threads, groups.length),
    threadFile,
    corrections,
    note,
  })
  try {
    const read = groups.map(async ([first, ...others]): Promise<Reread[]> => {
      const bytes = first === undefined ? null : store.original(first.sha256)
      if (first === undefined || bytes === null) return []
      const { path, sha256, batch, repeats } = first
      const { taken } = await pool.take(bytes, path, sha256)
      const source = { path, bytes, sha256, taken, judged: null }
      const parts = [first, ...others]
      const owners = new Map(parts.map(({ id, institution }) => [id, institution]))
      return [{ source, ids: parts.map(({ id }) => id), owners, batch, isRepeat: repeats !== null }]
    })
    return { rereads: (await Promise.all(read)).flat(), unread }
  } finally {
    await pool.close()
  }
}

/** The store as a file sees it that takes its own old places: nothing is added where it had been already. */
const inPlace = (
  store: Store,
  { ids, owners, isRepeat }: Reread,
  isKnown: (institution: number) => boolean,
): { store: Store; unused: () => number[] } => {
  const free = [...ids]
  const placeFor = (institution: number | null): number | undefined => {
    const ownedBy = (id: number): number | null => owners.get(id) ?? null
    const own =
      ids.length === 1
        ? free[0]
        : (free.find((id) => ownedBy(id) === institution) ??
          free.find((id) => ownedBy(id) !== null && !isKnown(ownedBy(id) ?? 0)))
    if (own !== undefined) free.splice(free.indexOf(own), 1)
    return own
  }
  return {
    unused: () => free,
    store: {
      ...store,
      addSubmission: (audit, submission, at) => {
        const place = placeFor(submission.institution)
        if (place === undefined) return store.addSubmission(audit, submission, at)
        store.replaceSubmission(place, submission)
        if (submission.status !== 'accepted') store.rereadFacts(place, [])
        return place
      },
      applyFacts: (_, { submission, insert, repeated = [] }) =>
        store.rereadFacts(submission, [...insert, ...repeated.map(({ fact }) => fact)]),
      knownContent: (audit, sha256) => (isRepeat ? store.knownContent(audit, sha256, Math.min(...ids)) : null),
    },
  }
}

const batchOf = (
  context: EngineContext,
  audit: Audit,
  rules: Rules,
  roster: Batch['roster'],
  reread: Reread,
): Batch => {
  const earlier = context.store
    .submissions(audit.id)
    .filter(({ id, batch, status }) => batch === reread.batch && status === 'accepted' && id < Math.min(...reread.ids))
  const sentBy = new Map(
    earlier.flatMap(({ institution, path }) => (institution === null ? [] : [[institution, path] as const])),
  )
  return { id: reread.batch, audit, rules, roster, sentBy, known: new Set() }
}

/**
 * Puts results of files read once more in place of their old ones, in the order they came, by the way of any import.
 * Returns what became of them and whose forms have changed, which is then to be settled. Call inside a transaction.
 */
export const commitAgain = (
  context: EngineContext,
  audit: Audit,
  rules: Rules,
  rereads: Reread[],
): { files: ImportedFile[]; touched: Set<number> } => {
  const { store } = context
  const touched = new Set<number>()
  const roster = openRoster(context, audit)
  const isKnown = (institution: number): boolean => roster.participants.some(({ id }) => id === institution)
  const files = rereads.map((reread) => {
    for (const institution of reread.owners.values())
      if (institution !== null && isKnown(institution)) touched.add(institution)
    const place = inPlace(store, reread, isKnown)
    const batch = batchOf(context, audit, rules, roster, reread)
    const { file, changed, others = [] } = commitFile({ ...context, store: place.store }, batch, reread.source)
    for (const { institution } of [...(changed === null ? [] : [changed]), ...others]) touched.add(institution.id)
    const [first = 0] = reread.ids
    for (const id of place.unused()) {
      store.rereadFacts(id, [])
      store.replaceSubmission(id, { ...BARE, batch: reread.batch, repeats: first })
    }
    return file
  })
  return { files, touched }
}

/** What became of files that were read once more, and those that could not be. */
type Rerun = { files: ImportedFile[]; unread: Unread[] }

/**
 * Reads kept files once more, as after a mapping, a correction or an answer, and puts the result in place of the old
 * one; nothing need be sent again. `submissions` are ids of live ones.
 */
export const rerun = async (context: EngineContext, audit: Audit, submissions: number[]): Promise<Rerun> => {
  const { store, saver, now } = context
  const rules = store.rules(audit.id)
  const { rereads, unread } = await readAgain(context, audit, rules, submissions)
  const files = store.transaction(() => {
    const again = commitAgain(context, audit, rules, rereads)
    for (const id of again.touched) settleInstitution(context, audit, rules, id)
    settleAudit(context, audit, rules)
    store.journal(now().toISOString(), 'rerun', {
      ...{ audit: audit.id, files: again.files.map(({ path, status }) => ({ path, status })) },
      unread: unread.map(({ file }) => file),
    })
    return again.files
  })
  await saver.save()
  removeWorkNote(context.note ?? null)
  return { files, unread: unread.map(({ file, message }) => ({ file, message })) }
}
