import { customRef, type Ref } from 'vue'

const PREFIX = 'sverka.draft.'

/**
 * Text being typed, kept for this window until it is sent: neither a reload nor a restart of the program loses it.
 * Setting it to `initial` forgets it. `key` says whose it is: `override/3/СОШ № 5/order`.
 */
export const useDraft = (key: string, initial = ''): Ref<string> =>
  customRef((track, trigger) => ({
    get: () => {
      track()
      return sessionStorage.getItem(PREFIX + key) ?? initial
    },
    set: (value) => {
      if (value === initial) sessionStorage.removeItem(PREFIX + key)
      else sessionStorage.setItem(PREFIX + key, value)
      trigger()
    },
  }))
