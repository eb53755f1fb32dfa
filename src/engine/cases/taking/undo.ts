import { Failure } from '../../base/failure'
import { russianDay } from '../../base/calendar'
import type { ImportedFile } from './commit-file'
import { displayName, type EngineContext } from '../../engine-context'
import { commitAgain, readAgain, type Unread } from './rerun'
import { settleAudit, settleInstitution } from './settle'
import { removeWorkNote } from './work-note'

export type Undone = {
  audit: string
  batch: number
  /** Institutions whose data changed. */
  institutions: string[]
  /** Of them those that no form speaks for any more. */
  silent: string[]
  /** Later files that had to be read once more, because this batch had brought their institution or their bytes. */
  reread: ImportedFile[]
  /** Later files that should have been and could not: why, and what stands now. */
  unread: Unread[]
}

/**
 * Takes a batch back: the database is as if it had never come, whatever came later. Facts and remarks of its files no
 * longer count, those it replaced do again; institutions that only it brought leave, unless they are expected. All or
 * nothing. Throws Failure: `no-batch`, `already-undone`.
 */
export const undoBatch = async (context: EngineContext, id: number): Promise<Undone> => {
  const { store, saver, now } = context
  const { undoneAt, audit: auditId } = store.batch(id)
  if (undoneAt !== null)
    throw new Failure(
      'already-undone',
      `Пакет № ${id} уже отменён ${russianDay(undoneAt.slice(0, 10))}. Чтобы вернуть его файлы, примите их снова.`,
    )
  const audit = store.audits().find((each) => each.id === auditId)
  if (audit === undefined) throw new RangeError(`batch ${id} of no audit`)
  const rules = store.rules(auditId)
  const { brought: came } = store.institutionsOf(id)
  const { rereads, unread } = await readAgain(context, audit, rules, store.restingOn(id, came))
  // Whoever has a form that cannot be read again stays with it: nothing else says whose it is.
  const kept = new Set(unread.flatMap(({ owners }) => owners))
  const brought = came.filter((each) => !kept.has(each))
  const names = new Map(store.institutions(auditId).map((each) => [each.id, displayName(each)]))
  const undone = store.transaction((): Undone => {
    const at = now().toISOString()
    const touched = new Set(store.undoBatch(id, at))
    store.detach(rereads.flatMap(({ ids }) => ids))
    for (const institution of brought) {
      store.forget(auditId, institution)
      touched.delete(institution)
    }
    const again = commitAgain(context, audit, rules, rereads)
    for (const institution of new Set([...touched, ...again.touched]))
      settleInstitution(context, audit, rules, institution)
    settleAudit(context, audit, rules)
    const judged = new Set(store.judged(auditId))
    const changed = [...new Set([...touched, ...brought])]
    const named = (ids: number[]): string[] => ids.flatMap((each) => names.get(each) ?? [])
    store.journal(at, 'undo', {
      ...{ batch: id, institutions: named(changed), reread: again.files.map(({ path }) => path) },
      unread: unread.map(({ file }) => file),
    })
    return {
      audit: audit.name,
      batch: id,
      institutions: named(changed),
      silent: named(changed.filter((each) => !judged.has(each))),
      reread: again.files,
      unread: unread.map(({ file, message }) => ({ file, message })),
    }
  })
  await saver.save()
  removeWorkNote(context.note ?? null)
  return undone
}
