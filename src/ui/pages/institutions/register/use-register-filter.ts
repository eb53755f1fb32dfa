import { computed, type WritableComputedRef } from 'vue'
import { useQueryOptional, useQueryParam, useQueryValue } from '../../../shared/use-query-param'
import { CONCERNS, type RegisterFilter } from './register-filter'

/** Filters of the register, each kept in the address. */
export const useRegisterFilter = () => {
  const text = useQueryParam('q')
  const kind = useQueryOptional('kind', ['school', 'preschool', 'additional'] as const)
  const catalogue: WritableComputedRef<string | null> = useQueryValue('catalogue', {
    read: (found) => found,
    write: (id) => id,
  })
  const status = useQueryOptional('status', ['overdue', 'not-submitted', 'received', 'rework', 'accepted'] as const)
  const level = useQueryOptional('level', ['high', 'sufficient', 'low', 'none'] as const)
  const concern = useQueryOptional('with', CONCERNS)
  const filter = computed((): RegisterFilter => ({
    text: text.value,
    kind: kind.value,
    catalogue: catalogue.value,
    status: status.value,
    level: level.value,
    concern: concern.value,
  }))
  const clear = (): void => {
    text.value = ''
    for (const each of [kind, catalogue, status, level, concern]) each.value = null
  }
  const isNarrowed = computed(() => Object.values(filter.value).some((each) => each !== null && each !== ''))
  return { text, kind, catalogue, status, level, concern, filter, clear, isNarrowed }
}
