import type { Store } from '../../src/engine/store/open-store'

/** Everything wrong with a database file, in Russian. */
export const problemsOf = (store: Pick<Store, 'fileDamage' | 'originalDamage' | 'balanceFaults'>): string[] =>
  [store.fileDamage(), store.originalDamage(), store.balanceFaults()].flatMap(({ problems }) => problems)
