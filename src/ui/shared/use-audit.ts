import { useQuery } from '@pinia/colada'
import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import type { HostResult } from '../../api/host-results'
import type { AuditsResult } from '../../api/results'
import { keys } from './query-keys'
import { useApi } from './use-api'

export type ListedAudit = AuditsResult['audits'][number]

/** What the host is and can, and which database is open. */
export const useHost = () => {
  const api = useApi()
  return useQuery<HostResult>({ key: keys.host, query: () => api.host() })
}

/** All audits of the open database, the newest last; nothing is asked while no database is open. */
export const useAudits = () => {
  const api = useApi()
  const host = useHost()
  return useQuery<AuditsResult>({
    key: keys.audits,
    query: () => api.audits(),
    enabled: () => typeof host.data.value?.database === 'string',
  })
}

/** The audit chosen in the header (`?audit=`), else the newest; null while there is none. */
export const useAudit = (): ComputedRef<ListedAudit | null> => {
  const route = useRoute()
  const { data } = useAudits()
  return computed(() => {
    const audits = data.value?.audits ?? []
    return audits.find(({ id }) => String(id) === route.query['audit']) ?? audits.at(-1) ?? null
  })
}

/** Number of the chosen audit, for pages that are only shown where there is one. */
export const useAuditId = (): ComputedRef<number> => {
  const audit = useAudit()
  // A page on its way out may be asked once more after its audit is gone.
  let last = audit.value?.id ?? 0
  return computed(() => (last = audit.value?.id ?? last))
}
