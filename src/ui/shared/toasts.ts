import { defineStore } from 'pinia'
import { ref } from 'vue'
import { messageOf } from './failures'

export type Toast = {
  id: number
  kind: 'done' | 'note' | 'failure'
  message: string
  /** Takes back what was done; offered as «Отменить». */
  undo: (() => unknown) | null
}

export type ToastParts = { kind?: Toast['kind']; undo?: () => unknown }

/** Short messages in the corner. A failure stays until it is closed, the rest go by themselves. */
export const useToasts = defineStore('toasts', () => {
  const shown = ref<Toast[]>([])
  let last = 0

  const close = (id: number): void => {
    shown.value = shown.value.filter((toast) => toast.id !== id)
  }

  const show = (message: string, { kind = 'done', undo }: ToastParts = {}): number => {
    last += 1
    shown.value = [...shown.value.slice(-3), { id: last, kind, message, undo: undo ?? null }]
    return last
  }

  const fail = (error: unknown): number => show(messageOf(error), { kind: 'failure' })

  const takeBack = async (toast: Toast): Promise<void> => {
    close(toast.id)
    try {
      await toast.undo?.()
      show('Отменено.', { kind: 'note' })
    } catch (error) {
      fail(error)
    }
  }

  return { shown, show, fail, close, takeBack }
})

export type Undoable = {
  act: () => Promise<unknown>
  /** What to say when it is done: «Решение записано.» */
  said: string
  undo?: () => Promise<unknown>
}

/** Acts at once, without a question, and offers to take it back. Gives whether it was done. */
export const useAct = () => {
  const toasts = useToasts()
  return async ({ act, said, undo }: Undoable): Promise<boolean> => {
    try {
      await act()
    } catch (error) {
      toasts.fail(error)
      return false
    }
    toasts.show(said, undo === undefined ? {} : { undo })
    return true
  }
}
