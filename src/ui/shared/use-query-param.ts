import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

type Codec<Value> = { read: (text: string | null) => Value; write: (value: Value) => string | null }

const pending = new Map<string, string | null>()
let settling = false

/**
 * One filter of a page, kept in its address (`?level=low`): deep links and the way back come by themselves.
 * Several set in one go make one step of history; `write` giving null takes the name out of the address.
 */
export const useQueryValue = <Value>(name: string, { read, write }: Codec<Value>): WritableComputedRef<Value> => {
  const route = useRoute()
  const router = useRouter()
  const settle = (): void => {
    settling = false
    const kept = Object.entries(route.query).filter(([key]) => !pending.has(key))
    const given = [...pending].filter((pair): pair is [string, string] => pair[1] !== null)
    const query = { ...Object.fromEntries(kept), ...Object.fromEntries(given) }
    pending.clear()
    void router.replace({ query })
  }
  return computed({
    get: () => {
      const found = route.query[name]
      return read(typeof found === 'string' ? found : null)
    },
    set: (value) => {
      pending.set(name, write(value))
      if (settling) return
      settling = true
      queueMicrotask(settle)
    },
  })
}

/** A text; `otherwise` is not written into the address. */
export const useQueryParam = (name: string, otherwise = ''): WritableComputedRef<string> =>
  useQueryValue(name, {
    read: (text) => text ?? otherwise,
    write: (value) => (value === otherwise ? null : value),
  })

/** One of given words; anything else in the address is `otherwise`. */
export const useQueryChoice = <Choice extends string>(
  name: string,
  choices: readonly Choice[],
  otherwise: Choice,
): WritableComputedRef<Choice> =>
  useQueryValue(name, {
    read: (text) => choices.find((each) => each === text) ?? otherwise,
    write: (value) => (value === otherwise ? null : value),
  })

/** One of given words, or null: none of them. */
export const useQueryOptional = <Choice extends string>(
  name: string,
  choices: readonly Choice[],
): WritableComputedRef<Choice | null> =>
  useQueryValue(name, {
    read: (text) => choices.find((each) => each === text) ?? null,
    write: (value) => value,
  })
