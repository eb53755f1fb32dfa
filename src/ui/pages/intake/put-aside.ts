import { ref, type Ref } from 'vue'
import { unknownKey, type Unknown } from './mapping-words'

const KEY = 'sverka.intake.put-aside'

const read = (): string[] => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}

type Asked = Pick<Unknown, 'catalogue' | 'sheet' | 'column'>

const keyIn = (audit: number, asked: Asked): string => `${audit} ${unknownKey(asked)}`

let shared: Ref<string[]> | null = null

/** Sheets and columns the curator said are not needed, remembered by this browser; they stay listed in remarks. */
export const usePutAside = (): Ref<string[]> => (shared ??= ref(read()))

export const isPutAside = (aside: readonly string[], audit: number, asked: Asked): boolean =>
  aside.includes(keyIn(audit, asked))

/** `aside` with one put there, or taken back. */
export const putAside = (aside: Ref<string[]>, audit: number, asked: Asked, on: boolean): void => {
  const key = keyIn(audit, asked)
  const others = aside.value.filter((each) => each !== key)
  aside.value = on ? [...others, key] : others
  localStorage.setItem(KEY, JSON.stringify(aside.value))
}
