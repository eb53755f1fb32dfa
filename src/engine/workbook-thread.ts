import { workerData } from 'piscina'
import type { FormPlan } from './catalogue/types'
import type { Taken } from './intake/types'
import { takeFile } from './take-file'

const { plans } = workerData as { plans: FormPlan[] }

/** Entry of a pool thread: one file in, facts out; cells never leave the thread. */
export const take = (bytes: Uint8Array): Taken => takeFile(bytes, plans)
