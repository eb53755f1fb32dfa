import { byTurns, inOneGo, type Steps } from '../../base/steps'

type Kept = { at: string; value: unknown }
type Memory = Map<string, Kept>
type Changing = { changes: () => string }

const changing = new WeakMap<object, Memory>()
const lasting = new WeakMap<object, Memory>()

const memoryOf = (memories: WeakMap<object, Memory>, store: object): Memory => {
  const memory = memories.get(store) ?? new Map<string, Kept>()
  memories.set(store, memory)
  return memory
}

/** What is known under a name as of now; what is of earlier is let go. */
const known = (store: Changing, name: string): Kept | null => {
  const memory = memoryOf(changing, store)
  const at = store.changes()
  for (const [each, { at: then }] of memory) if (then !== at) memory.delete(each)
  return memory.get(name) ?? null
}

/**
 * What was made of a database under a name, until anything in it changes. Whoever gets it shares it with others, and
 * must not change it.
 */
export const remembered = <T>(store: Changing, name: string, steps: () => Steps<T>): T => {
  const found = known(store, name)
  if (found !== null) return found.value as T
  const value = inOneGo(steps())
  memoryOf(changing, store).set(name, { at: store.changes(), value })
  return value
}

/** Makes what `remembered` then gives, others having their turn in between. */
export const rememberByTurns = async <T>(store: Changing, name: string, steps: () => Steps<T>): Promise<void> => {
  if (known(store, name) !== null) return
  const value = await byTurns(store.changes, steps)
  memoryOf(changing, store).set(name, { at: store.changes(), value })
}

/** The same as `remembered`, until `at` is another. */
export const rememberedAt = <T>(store: object, name: string, at: string, make: () => T): T => {
  const memory = memoryOf(lasting, store)
  const found = memory.get(name)
  if (found?.at === at) return found.value as T
  const value = make()
  memory.set(name, { at, value })
  return value
}
