import { answering, type Answer } from '../../base/own-thread'
import type { FormPlan } from '../../catalogue/types'
import type { Reading } from '../../workbook/types'
import { packed, type PackedTaken } from '../../intake/pack-facts'
import type { CellCorrection } from '../../intake/corrected'
import type { Guide } from '../../intake/take'
import { judgeForm, type Judged } from '../judging/judge'
import type { Audit } from '../../store/types'
import { readTaken, takeFile } from './take-file'
import { setupIn, type Setup } from './reader-setup'
import { noteWork } from './work-note'

type Ready = Setup & { guide: Guide }

let known: Ready | null = null

const ready = (memory: SharedArrayBuffer): Ready => {
  const setup = setupIn(memory)
  return { ...setup, guide: { mappings: setup.mappings, dictionary: setup.rules.dictionary } }
}

/** One file to read, with the curator's corrections of it; with an audit its form is judged as well. */
export type FileTask = {
  bytes: Uint8Array
  path: string
  sha256: string
  audit: Audit | null
  corrections: CellCorrection[]
}

/** The same with where it stands what files are read by: the same for every file of a thread. */
export type Task = FileTask & { setup: SharedArrayBuffer }

export type Read = { taken: PackedTaken; judged: Judged | null }

/** Entry of a pool thread: one file in, facts and verdicts out; cells never leave the thread. */
export const take = ({ bytes, path, sha256, audit, corrections, setup }: Task): Read => {
  const { plans, rules, guide, note } = (known ??= ready(setup))
  const ended = noteWork(note, { sha256, path })
  const taken = takeFile(bytes, plans, { path, guide, corrections })
  const judged = audit === null || taken.status !== 'taken' ? null : judgeForm(taken.intake, path, rules, audit)
  ended()
  return { taken: packed(taken), judged }
}

/** A kept original to be looked into, read as it was for the intake. */
export type SourceTask = { bytes: Uint8Array; path: string; plans: FormPlan[] }

export type Looked = { reading: Reading }

/** The other entry: the cells of one file. */
export const look = ({ bytes, path, plans }: SourceTask): Promise<Answer<Looked>> =>
  answering(() => ({ reading: readTaken(bytes, plans, { path }) }))
