import type { EngineContext } from '../../engine-context'
import { HIDDEN } from '../../report/privacy/people-text'
import { personalIn } from './known-people'
import type { Audit } from '../../store/types'

/** How the journal tells a value of a column: one that is personal it does not. */
export const untold = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
): (<Value>(value: Value, of: { table: string; column: string } | undefined) => Value | string) => {
  const columns = personalIn(store.rules(audit.id).dictionary)
  return (value, of) =>
    value !== null && of !== undefined && (columns[of.table]?.includes(of.column) ?? false) ? HIDDEN : value
}
