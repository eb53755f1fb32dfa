import { workerData } from 'piscina'
import { packed, type PackedTaken } from '../../intake/pack-facts'
import type { CellCorrection } from '../../intake/corrected'
import type { Guide } from '../../intake/take'
import { judgeForm, type Judged } from '../judging/judge'
import type { Audit } from '../../store/types'
import { takeFile } from './take-file'
import { setupOf, type ReaderData, type Setup } from './reader-threads'
import { noteWork } from './work-note'

type Ready = Setup & { guide: Guide }

let known: Ready | null = null

const ready = (): Ready => {
  const setup = setupOf(workerData as ReaderData)
  return { ...setup, guide: { mappings: setup.mappings, dictionary: setup.rules.dictionary } }
}

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
  const { plans, rules, guide, note } = (known ??= ready())
  const ended = noteWork(note, { sha256, path })
  const taken = takeFile(bytes, plans, { path, guide, corrections })
  const judged = audit === null || taken.status !== 'taken' ? null : judgeForm(taken.intake, path, rules, audit)
  ended()
  return { taken: packed(taken), judged }
}
