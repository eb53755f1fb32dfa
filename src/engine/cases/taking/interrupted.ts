import type { EngineContext } from '../../engine-context'
import { assessInstitution } from '../judging/score-audit'
import type { Audit, Institution } from '../../store/types'
import { settleAudit } from './settle'
import { leftInWork } from './work-note'

/** Files of an import that are in the database at most before their institutions are judged anew. */
export const AT_ONCE = 4

const SETTLED = 'import-interrupted'

const settledBefore = ({ store }: Pick<EngineContext, 'store'>): Set<unknown> =>
  new Set(
    store
      .entries()
      .filter(({ action }) => action === SETTLED)
      .map(({ detail }) => (detail as { batch?: unknown } | null)?.batch),
  )

/** What a program left when it ended goes to the database with the next save; until then the note stays. */
export const noteLeftInWork = ({ store, now, note }: Pick<EngineContext, 'store' | 'now' | 'note'>): void => {
  for (const each of leftInWork(note ?? null)) {
    const notedAt = now().toISOString()
    store.addCrash({ ...each, notedAt })
    store.journal(notedAt, 'ended-with-file', { file: each.path, sha256: each.sha256 })
  }
}

/** Those whom the last files of a batch, at most so many as are taken at once, have changed. */
const lastChanged = ({ store }: Pick<EngineContext, 'store'>, audit: Audit, batch: number): Institution[] => {
  const sent = store.submissions(audit.id).filter((each) => each.batch === batch && each.status === 'accepted')
  const last = new Set([...new Set(sent.map(({ sha256 }) => sha256))].slice(-AT_ONCE))
  const ids = new Set(sent.filter(({ sha256 }) => last.has(sha256)).map(({ institution }) => institution))
  return store.institutions(audit.id).filter(({ id }) => ids.has(id))
}

/**
 * Scores and remarks between forms are made when an import ends, verdicts shortly after each file is in. Where a program
 * ended in the middle of one, its files are in and these may not be: they are made now, before anything is read, once
 * for each such batch. True when there was one, and the database is to be saved.
 */
export const settleInterrupted = (context: EngineContext): boolean => {
  const { store, now } = context
  const open = store.audits().flatMap((audit) => {
    const batches = store.batches(audit.id).filter((each) => each.finishedAt === null && each.undoneAt === null)
    return batches.map(({ id }) => ({ audit, batch: id }))
  })
  if (open.length === 0) return false
  const before = settledBefore({ store })
  const found = open.filter(({ batch }) => !before.has(batch))
  if (found.length === 0) return false
  store.transaction(() => {
    for (const audit of new Set(found.map((each) => each.audit))) {
      const rules = store.rules(audit.id)
      for (const { batch } of found.filter((each) => each.audit === audit))
        for (const each of lastChanged(context, audit, batch)) assessInstitution(context, audit, rules, each)
      settleAudit(context, audit, rules)
    }
    const at = now().toISOString()
    for (const { audit, batch } of found) store.journal(at, SETTLED, { batch, audit: audit.name })
  })
  return true
}
