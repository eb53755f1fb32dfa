import { customRef, type Ref } from 'vue'

const PREFIX = 'sverka.draft.'

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const memory = new Map<string, string>()
const inMemory: Kept = {
  getItem: (key) => memory.get(key) ?? null,
  setItem: (key, value) => void memory.set(key, value),
  removeItem: (key) => void memory.delete(key),
}
let isSecret = false

const kept = (): Kept => (isSecret ? inMemory : sessionStorage)

/**
 * Browsers keep their storage on the disk: beside a database under a password drafts stay in the page's memory instead,
 * and are lost with it.
 */
export const keepDraftsSecret = (secret: boolean): void => {
  isSecret = secret
  if (!secret) return memory.clear()
  for (const key of Object.keys(sessionStorage).filter((each) => each.startsWith(PREFIX))) {
    memory.set(key, sessionStorage.getItem(key) ?? '')
    sessionStorage.removeItem(key)
  }
}

/** Forgets what was typed under a key, wherever its form is by now. */
export const forgetDraft = (key: string): void => kept().removeItem(PREFIX + key)

/**
 * Text being typed, kept for this window until it is sent: neither a reload nor a restart of the program loses it.
 * Setting it to `initial` forgets it. `key` says whose it is: `override/3/СОШ № 5/order`.
 */
export const useDraft = (key: string, initial = ''): Ref<string> =>
  customRef((track, trigger) => ({
    get: () => {
      track()
      return kept().getItem(PREFIX + key) ?? initial
    },
    set: (value) => {
      if (value === initial) kept().removeItem(PREFIX + key)
      else kept().setItem(PREFIX + key, value)
      trigger()
    },
  }))
