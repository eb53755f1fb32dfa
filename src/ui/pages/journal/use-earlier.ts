import { computed, ref, watch, type Ref } from 'vue'
import type { JournalResult } from '../../../api/journal-results'
import { useToasts } from '../../shared/toasts'
import type { Entry } from './journal-days'

export type Earlier = {
  entries: Ref<Entry[]>
  /** Whether there are still earlier ones. */
  isMore: Ref<boolean>
  isLoading: Ref<boolean>
  more: () => Promise<void>
}

/**
 * Entries before those of the first page, fetched page by page. With another first page they begin anew: what was asked
 * for behind the one before is let go, whenever it comes.
 */
export const useEarlier = (
  first: () => JournalResult | undefined,
  ask: (before: number) => Promise<JournalResult>,
): Earlier => {
  const toasts = useToasts()
  const entries = ref<Entry[]>([])
  const next = ref<number | null>(null)
  const isLoading = ref(false)

  watch(
    first,
    (now) => {
      entries.value = []
      next.value = now?.next ?? null
    },
    { immediate: true },
  )
  const more = async (): Promise<void> => {
    const behind = first()
    if (next.value === null || isLoading.value) return
    isLoading.value = true
    try {
      const page = await ask(next.value)
      if (first() !== behind) return
      entries.value = [...entries.value, ...page.entries]
      next.value = page.next
    } catch (error) {
      toasts.fail(error)
    } finally {
      isLoading.value = false
    }
  }
  return { entries, isMore: computed(() => next.value !== null), isLoading, more }
}
