import { workerData } from 'piscina'
import type { FormPlan } from './catalogue/types'
import { packed, type PackedTaken } from './intake/pack-facts'
import { takeFile } from './take-file'

const { plans } = workerData as { plans: FormPlan[] }

/** Entry of a pool thread: one file in, facts out; cells never leave the thread. */
export const take = (bytes: Uint8Array): PackedTaken => packed(takeFile(bytes, plans))
