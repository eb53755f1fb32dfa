import { Failure } from '../../base/failure'
import type { EngineContext } from '../../engine-context'
import type { Audit } from '../../store/types'

/** What leaves the database as files, besides reports that were sent and documents, which the journal tells in its own words. */
export type Exported = 'report' | 'amended-report' | 'open-data' | 'forms' | 'copies' | 'catalogue'

/** `files`: how many; `institutions`: whom they are for, where that is somebody; `catalogue`: code. */
export type ExportDetail = {
  files: number
  institutions?: string[] | undefined
  catalogue?: string | undefined
  options?: Record<string, unknown> | undefined
}

/** Use cases of telling the journal what was given out. */
export type Exporting = {
  /** Notes that something was given out, and saves; a database that can only be read stays as it is. */
  noteExport: (audit: Audit | null, what: Exported, detail: ExportDetail) => Promise<void>
}

/** See `Exporting.noteExport`. What cannot be saved now goes with the next save: nobody goes without his file for that. */
export const noteExport = async (
  { store, saver, now }: Pick<EngineContext, 'store' | 'saver' | 'now'>,
  audit: Audit | null,
  what: Exported,
  detail: ExportDetail,
): Promise<void> => {
  const of = audit === null ? {} : { audit: audit.id }
  try {
    await store.whenSettled(() => store.journal(now().toISOString(), 'exported', { ...of, what, ...detail }))
  } catch (error) {
    if (error instanceof Failure && error.code === 'read-only') return
    throw error
  }
  await saver.save().catch(() => undefined)
}

export const exporting = (context: EngineContext): Exporting => ({
  noteExport: (audit, what, detail) => noteExport(context, audit, what, detail),
})
