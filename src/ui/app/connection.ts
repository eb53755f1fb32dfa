import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Send } from '../../api/client/call'

/** `restarted`: the engine was started anew and works, what was under way in it is lost. */
export type ConnectionState = 'fine' | 'lost' | 'restarted'

const AGAIN_MS = 1500

/** Whether the program behind the page answers. While it does not, it is asked again and again. */
export const useConnection = defineStore('connection', () => {
  const state = ref<ConnectionState>('fine')
  let onReturn: () => void = () => undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = async (): Promise<void> => {
    const back = await fetch('/api/host', { cache: 'no-store' }).then(
      (response) => response.status < 500,
      () => false,
    )
    if (back) {
      state.value = 'fine'
      onReturn()
    } else timer = setTimeout(() => void ask(), AGAIN_MS)
  }

  const lost = (): void => {
    if (state.value === 'lost') return
    state.value = 'lost'
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), AGAIN_MS)
  }

  const restarted = (): void => {
    state.value = 'restarted'
    onReturn()
  }

  const seen = (): void => {
    state.value = 'fine'
  }

  /** What to do once the program answers again: fetch everything anew. */
  const whenBack = (act: () => void): void => {
    onReturn = act
  }

  return { state, lost, restarted, seen, whenBack }
})

/** `fetch` that tells the connection what came of it. */
export const watchedFetch = (connection: Pick<ReturnType<typeof useConnection>, 'lost' | 'restarted'>): Send => {
  return async (path, init) => {
    const response = await fetch(path, init).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) connection.lost()
      throw error
    })
    if (response.status < 500) return response
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => null)
    const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null
    if (code === 'engine-restarted') connection.restarted()
    else if (code === null || code === 'engine-gone') connection.lost()
    return response
  }
}
