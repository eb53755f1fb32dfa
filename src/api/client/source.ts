import type { SourceResult } from '../source-results'
import { query, type Call } from './call'

/** `file`, `sheet` and `cell` as evidence has them; `institution` tells whose file it is where names repeat. */
export type SourceAt = { file: string; sheet: string; cell?: string | undefined; institution?: string | undefined }

export const sourceCalls = ({ get }: Call) => ({
  source: (audit: number, { file, sheet, cell, institution }: SourceAt, signal?: AbortSignal) =>
    get<SourceResult>(`/api/audits/${audit}/source${query({ file, sheet, cell, institution })}`, signal),
})
