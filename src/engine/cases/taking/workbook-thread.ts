import { workerData } from 'piscina'
import type { FormPlan, Rules } from '../../catalogue/types'
import { packed, type PackedTaken } from '../../intake/pack-facts'
import type { CellCorrection } from '../../intake/corrected'
import type { Guide } from '../../intake/take'
import type { Mapping } from '../../intake/types'
import { judgeForm, type Judged } from '../judging/judge'
import type { Audit } from '../../store/types'
import { takeFile } from './take-file'
import { noteWork, type WorkNote } from './work-note'

type Given = { plans: FormPlan[]; rules: Rules; mappings: Mapping[]; note: WorkNote }

const { plans, rules, mappings, note } = workerData as Given
const guide: Guide = { mappings, dictionary: rules.dictionary }

/** One file to read, with the curator's corrections of it; with an audit its form is judged as well. */
export type Task = {
  bytes: Uint8Array
  path: string
  sha256: string
  audit: Audit | null
  corrections: CellCorrection[]
}

export type Read = { taken: PackedTaken; judged: Judged | null }

/** Entry of a pool thread: one file in, facts and verdicts out; cells never leave the thread. */
export const take = ({ bytes, path, sha256, audit, corrections }: Task): Read => {
  const ended = noteWork(note, { sha256, path })
  const taken = takeFile(bytes, plans, { path, guide, corrections })
  const judged = audit === null || taken.status !== 'taken' ? null : judgeForm(taken.intake, path, rules, audit)
  ended()
  return { taken: packed(taken), judged }
}
