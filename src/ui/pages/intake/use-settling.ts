import { nextTick, ref, useTemplateRef, type Ref } from 'vue'
import { useRefresh } from '../../shared/query-keys'
import { useToasts } from '../../shared/toasts'

export type Settling = {
  /** Keys of the cards that are being settled. */
  busy: Ref<ReadonlySet<string>>
  /** Settles the card at a place, unless that is under way; the focus stays in that place, on the next one. A failure is told. */
  settle: (key: string, at: number, work: () => Promise<void>) => Promise<void>
  /** The work that takes something back, with all of the audit made fresh after it. */
  undoing: (work: () => Promise<unknown>) => () => Promise<void>
}

/**
 * Cards of an audit that are worked off one at a time, each gone when it is settled. They stand in the component's
 * `root`, which has a tabindex.
 */
export const useSettling = (audit: () => number): Settling => {
  const toasts = useToasts()
  const refresh = useRefresh()
  const root = useTemplateRef<HTMLElement>('root')
  const busy = ref(new Set<string>())

  const settled = async (at: number): Promise<void> => {
    await refresh.audit(audit())
    await nextTick()
    const cards = root.value?.querySelectorAll<HTMLElement>('[data-card]') ?? []
    ;(cards[Math.min(at, cards.length - 1)] ?? root.value)?.focus()
  }
  return {
    busy,
    settle: async (key, at, work) => {
      if (busy.value.has(key)) return
      busy.value.add(key)
      try {
        await work()
        await settled(at)
      } catch (error) {
        toasts.fail(error)
      } finally {
        busy.value.delete(key)
      }
    },
    undoing: (work) => async () => {
      await work()
      await refresh.audit(audit())
    },
  }
}
