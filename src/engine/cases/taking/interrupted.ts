import type { EngineContext } from '../../engine-context'
import { settleAudit } from './settle'
import { leftInWork } from './work-note'

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

/**
 * Scores and remarks between forms are made when an import ends. Where a program ended in the middle of one, its files
 * are in and these are not: they are made now, before anything is read, once for each such batch. True when there was
 * one, and the database is to be saved.
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
    for (const audit of new Set(found.map((each) => each.audit))) settleAudit(context, audit, store.rules(audit.id))
    const at = now().toISOString()
    for (const { audit, batch } of found) store.journal(at, SETTLED, { batch, audit: audit.name })
  })
  return true
}
