import { workerData } from 'piscina'
import type { FormPlan, Rules } from './catalogue/types'
import { packed, type PackedTaken } from './intake/pack-facts'
import { judgeForm, type Judged } from './judge'
import type { Audit } from './store/types'
import { takeFile } from './take-file'

const { plans, rules } = workerData as { plans: FormPlan[]; rules: Rules }

/** One file to read; with an audit its form is judged as well. */
export type Task = { bytes: Uint8Array; path: string; audit: Audit | null }

export type Read = { taken: PackedTaken; judged: Judged | null }

/** Entry of a pool thread: one file in, facts and verdicts out; cells never leave the thread. */
export const take = ({ bytes, path, audit }: Task): Read => {
  const taken = takeFile(bytes, plans, { path })
  const judged = audit === null || taken.status !== 'taken' ? null : judgeForm(taken.intake, path, rules, audit)
  return { taken: packed(taken), judged }
}
