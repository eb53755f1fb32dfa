type Kept = { at: string; value: unknown }

const memories = new WeakMap<object, Map<string, Kept>>()

/**
 * What was made of a database under a name, until anything in it changes. Whoever gets it shares it with others, and
 * must not change it.
 */
export const remembered = <T>(store: { changes: () => string }, name: string, make: () => T): T => {
  const memory = memories.get(store) ?? new Map<string, Kept>()
  memories.set(store, memory)
  const at = store.changes()
  const known = memory.get(name)
  if (known?.at === at) return known.value as T
  for (const [each, { at: then }] of memory) if (then !== at) memory.delete(each)
  const value = make()
  memory.set(name, { at, value })
  return value
}
