import { displayName, type EngineContext } from '../../engine-context'
import type { BatchFile } from '../../store/batches'

export type BatchSummary = {
  batch: number
  audit: string
  startedAt: string
  /** Null when the program ended before the import did. */
  finishedAt: string | null
  undoneAt: string | null
  files: Record<BatchFile['status'], number>
  institutions: string[]
  /** 1 where it is no import but an observation of the curator. */
  observations: number
  /** Files of an undone one that are kept and can be taken again without being sent. */
  again: number
}

/** Imports of the database, oldest first; of one audit where it is named. */
export const listBatches = ({ store }: Pick<EngineContext, 'store'>, audit?: string): BatchSummary[] =>
  store
    .audits()
    .filter(({ name }) => audit === undefined || name === audit)
    .flatMap(({ id, name }) =>
      store.batches(id).map(({ id: batch, startedAt, finishedAt, undoneAt }): BatchSummary => {
        const files = store.batchFiles(batch)
        const of = (status: BatchFile['status']): number => files.filter((each) => each.status === status).length
        const observed = store.observedIn(batch)
        const institutions = [...files, ...observed].flatMap(({ institution, subdivision }) =>
          institution === null ? [] : [displayName({ name: institution, subdivision })],
        )
        return {
          ...{ batch, audit: name, startedAt, finishedAt, undoneAt },
          files: {
            accepted: of('accepted'),
            refused: of('refused'),
            unassigned: of('unassigned'),
            attachment: of('attachment'),
            duplicate: of('duplicate'),
          },
          institutions: [...new Set(institutions)],
          observations: observed.length,
          again: undoneAt === null ? 0 : store.keptFiles(batch).length,
        }
      }),
    )
    .sort((one, other) => one.batch - other.batch)
