import { plannedAudit, type AuditWish } from '../../audits'
import { isIsoDay } from '../../base/calendar'
import { Failure } from '../../base/failure'
import type { EngineContext } from '../../engine-context'
import type { Audit } from '../../store/types'

/** What the curator may change of an audit that has begun; `dueDate` is an ISO day. */
type AuditChange = { name?: string | undefined; dueDate?: string | undefined }

/** Use cases of audits themselves. */
export type RunningAudits = {
  /** Begins an audit with what is known now. Throws Failure: `usage`, `audit-exists`. */
  createAudit: (wish: AuditWish) => Promise<Audit>
  /** Throws Failure: `usage`, `audit-exists`, `no-audit`. */
  changeAudit: (audit: Audit, change: AuditChange) => Promise<Audit>
}

export const runningAudits = ({ store, saver, rules, now }: EngineContext): RunningAudits => ({
  createAudit: async (wish) => {
    const pinned = await rules()
    const at = now().toISOString()
    const audit = store.transaction(() => {
      const created = store.createAudit(plannedAudit(wish, at.slice(0, 10)), pinned)
      store.journal(at, 'audit-created', { audit: created.name })
      return created
    })
    await saver.save()
    return audit
  },
  changeAudit: async (audit, { name, dueDate }) => {
    if (dueDate !== undefined && !isIsoDay(dueDate))
      throw new Failure('usage', `Дата «${dueDate}» записана неверно. Пример: 2026-02-03.`)
    store.transaction(() => {
      if (name !== undefined) store.renameAudit(audit.id, name)
      if (dueDate !== undefined) store.setDueDate(audit.id, dueDate)
      store.journal(now().toISOString(), 'audit-changed', {
        ...{ audit: audit.id, before: audit.name, name, dueDate },
        ...(dueDate === undefined ? {} : { dueBefore: audit.dueDate }),
      })
    })
    await saver.save()
    return store.audits().find(({ id }) => id === audit.id) ?? audit
  },
})
