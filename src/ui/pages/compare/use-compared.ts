import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import type { ApiFailure } from '../../../api/client'
import type { InstitutionsResult } from '../../../api/institutions-results'
import { shortTitles } from '../../shared/catalogue-titles'
import { keys } from '../../shared/query-keys'
import { useApi } from '../../shared/use-api'
import { useAuditId } from '../../shared/use-audit'
import { USUAL_BOUNDS } from './cell-look'

/** What views of a comparison ask beside their own: who takes part, short names of catalogues, bounds of levels. */
export const useCompared = () => {
  const api = useApi()
  const audit = useAuditId()
  const institutions = useQuery<InstitutionsResult, ApiFailure>({
    key: () => keys.of(audit.value, 'institutions'),
    query: () => api.institutions(audit.value),
  })
  const settings = useQuery({
    key: () => keys.of(audit.value, 'settings'),
    query: () => api.settings(audit.value),
  })
  return {
    institutions,
    bounds: computed(() => settings.data.value?.settings.thresholds ?? USUAL_BOUNDS),
    catalogues: computed(() =>
      [...shortTitles(institutions.data.value?.catalogues ?? [])].map(([id, title]) => ({ id, title })),
    ),
  }
}
