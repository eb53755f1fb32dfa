import { listBatches, type BatchSummary } from '../taking/batches'
import type { Corrected, CorrectionWish } from './correct'
import type { DryRun } from '../taking/dry-run'
import type { EngineContext } from '../../engine-context'
import type { ImportOptions, ImportOutcome } from '../taking/import-files'
import type { Mapped, MappingWish } from './mappings'
import { quarantineOf, type Quarantine } from './quarantine'
import { chosenInstitution } from '../judging/score-audit'
import type { KeptMapping } from '../../store/mappings'
import type { Audit } from '../../store/types'
import type { UnknownPlace } from '../../store/unknown'
import type { Source } from '../taking/take-in-order'
import type { RedoOptions } from '../taking/redo'
import type { Undone } from '../taking/undo'
import { setUnneeded, unknownParts, type UnknownParts } from './unknown'

/** Use cases of looking before an import, taking one back, and working off what it put aside. */
export type TakingBack = {
  /** What importing the files would change; writes nothing. */
  dryRun: (sources: Source[], options: ImportOptions) => Promise<DryRun>
  /** Imports, oldest first; of one audit where it is named. */
  batches: (audit?: string) => BatchSummary[]
  /** Takes an import back. Throws Failure: `no-batch`, `already-undone`. */
  undo: (batch: number) => Promise<Undone>
  /** Takes an undone import's kept files again. Throws Failure: `no-batch`, `not-undone`, `nothing-kept`. */
  redo: (audit: Audit, batch: number, options?: RedoOptions) => Promise<ImportOutcome>
  /** Rows put aside, files that wait and corrections made. */
  quarantine: (audit: Audit, institution?: string) => Quarantine
  /** Sheets and columns nobody knew, with what they may be said to be. */
  unknown: (audit: Audit) => UnknownParts
  /** Asks no more about a sheet or column nobody knew; `on` false: asks again. Throws Failure('which-sheet'). */
  setUnneeded: (audit: Audit, place: UnknownPlace, on: boolean) => Promise<void>
  /** What the curator has said of sheets and columns nobody knew. */
  mappings: () => KeptMapping[]
  /** Says what a sheet or column is and reads the waiting files once more. Throws Failure, see `confirmMapping`. */
  confirmMapping: (audit: Audit, wish: MappingWish) => Promise<Mapped>
  /** Throws Failure('no-mapping'). */
  dropMapping: (audit: Audit, id: number) => Promise<Mapped>
  /** Puts the curator's value in place of a cell's. Throws Failure: `which-file`, `usage`, `not-taken`. */
  correct: (audit: Audit, wish: CorrectionWish) => Promise<Corrected>
  /** Takes a correction back. Throws Failure: `which-file`, `usage`, `no-correction`. */
  withdrawCorrection: (audit: Audit, wish: Pick<CorrectionWish, 'file' | 'cell'>) => Promise<Corrected>
}

export const takingBack = (context: EngineContext): TakingBack => ({
  dryRun: async (sources, options) => {
    const { dryRun } = await import('../taking/dry-run')
    return dryRun(context, sources, options)
  },
  batches: (audit) => listBatches(context, audit),
  undo: async (batch) => {
    const { undoBatch } = await import('../taking/undo')
    return undoBatch(context, batch)
  },
  redo: async (audit, batch, options) => {
    const { redoBatch } = await import('../taking/redo')
    return redoBatch(context, audit, batch, options)
  },
  unknown: (audit) => unknownParts(context, audit),
  setUnneeded: (audit, place, on) => setUnneeded(context, audit, place, on),
  mappings: context.store.mappings,
  confirmMapping: async (audit, wish) => {
    const { confirmMapping } = await import('./mappings')
    return confirmMapping(context, audit, wish)
  },
  dropMapping: async (audit, id) => {
    const { dropMapping } = await import('./mappings')
    return dropMapping(context, audit, id)
  },
  quarantine: (audit, name) => {
    if (name === undefined) return quarantineOf(context, audit)
    const { id, ...found } = chosenInstitution(context.store.institutions(audit.id), name)
    return quarantineOf(context, audit, { id, name: found.name })
  },
  correct: async (audit, wish) => {
    const { correctCell } = await import('./correct')
    return correctCell(context, audit, wish)
  },
  withdrawCorrection: async (audit, wish) => {
    const { withdrawCorrection } = await import('./correct')
    return withdrawCorrection(context, audit, wish)
  },
})
