import { defineStore } from 'pinia'
import { ref } from 'vue'
import { messageOf } from './failures'

export type Toast = {
  id: number
  kind: 'done' | 'note' | 'failure'
  message: string
  /** Takes back what was done; offered as «Отменить». */
  undo: (() => unknown) | null
  /** Does again what was taken back; offered as «Вернуть» once it was. */
  redo: (() => unknown) | null
  isUndone: boolean
  /** What it is about, where the message says more: «приём № 3». */
  about: string
}

export type ToastParts = {
  kind?: Toast['kind']
  undo?: () => unknown
  redo?: () => unknown
  isUndone?: boolean
  about?: string
}

/** Short messages in the corner. A failure stays until it is closed, the rest go by themselves. */
export const useToasts = defineStore('toasts', () => {
  const shown = ref<Toast[]>([])
  let last = 0

  const close = (id: number): void => {
    shown.value = shown.value.filter((toast) => toast.id !== id)
  }

  const show = (message: string, parts: ToastParts = {}): number => {
    const { kind = 'done', undo = null, redo = null, isUndone = false, about = message } = parts
    last += 1
    // Only what was taken back last can be done again: what came after it may rest on it.
    const others = isUndone ? shown.value.filter((toast) => !toast.isUndone) : shown.value
    shown.value = [...others.slice(-3), { id: last, kind, message, undo, redo, isUndone, about }]
    return last
  }

  const fail = (error: unknown): number => show(messageOf(error), { kind: 'failure' })

  /** Takes back what was done, or does again what was taken back, and offers the way back from that. */
  const turn = async ({ id, undo, redo, isUndone, about }: Toast): Promise<void> => {
    close(id)
    try {
      await (isUndone ? redo : undo)?.()
      const both = undo === null || redo === null ? {} : { undo, redo, isUndone: !isUndone, about }
      show(`${isUndone ? 'Возвращено' : 'Отменено'}: ${about}`, { kind: 'note', ...both })
    } catch (error) {
      fail(error)
    }
  }

  return { shown, show, fail, close, turn }
})

export type Undoable = {
  /** Called once more when what it did was taken back and is wanted all the same. */
  act: () => Promise<unknown>
  /** What to say when it is done: «Решение записано.» */
  said: string
  undo?: () => Promise<unknown>
}

/** Acts at once, without a question, and offers to take it back, then to do it again. Gives whether it was done. */
export const useAct = () => {
  const toasts = useToasts()
  return async ({ act, said, undo }: Undoable): Promise<boolean> => {
    try {
      await act()
    } catch (error) {
      toasts.fail(error)
      return false
    }
    toasts.show(said, undo === undefined ? {} : { undo, redo: act })
    return true
  }
}
