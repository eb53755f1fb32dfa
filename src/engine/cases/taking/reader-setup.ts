import { deserialize, serialize } from 'node:v8'
import type { FormPlan, Rules } from '../../catalogue/types'
import type { Mapping } from '../../intake/types'
import type { WorkNote } from './work-note'

/** What all files are read by. */
export type Setup = { plans: FormPlan[]; rules: Rules; mappings: Mapping[]; note: WorkNote }

/** Far above any catalogues; address space only, until it is filled. */
const MOST_BYTES = 256 * 1024 * 1024

/** Memory that a setup is put into once and that every thread reads it from. */
export const setupMemory = (): SharedArrayBuffer => new SharedArrayBuffer(0, { maxByteLength: MOST_BYTES })

export const keepSetup = (memory: SharedArrayBuffer, setup: Setup): void => {
  const bytes = serialize(setup)
  memory.grow(bytes.length)
  new Uint8Array(memory).set(bytes)
}

export const setupIn = (memory: SharedArrayBuffer): Setup => deserialize(new Uint8Array(memory).slice()) as Setup
