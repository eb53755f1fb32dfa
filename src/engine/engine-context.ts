import type { Precedence } from './base/precedence'
import type { Rules } from './catalogue/types'
import type { Institution } from './store/types'
import type { Store } from './store/open-store'
import type { Saver } from './store/saver'
import type { ReadersAhead } from './cases/taking/reader-pool'
import type { WorkNote } from './cases/taking/work-note'
import type { SourceReader } from './cases/looking/source-reader'
import type { Writer } from './cases/issuing/writer'

/** What every use case works with; made once by `openEngine`. */
export type EngineContext = {
  store: Store
  saver: Saver
  /** The program's rules and the curator's own, for new audits and forms; scoring reads the audit's pinned copy. */
  rules: () => Promise<Rules>
  version: string
  now: () => Date
  threads: number
  threadFile: URL
  /** Reader threads started while the database was being opened, for the first who takes them. */
  readers: ReadersAhead | null
  writer: Writer
  /** Reads originals for whoever looks into them; in the engine's own thread where left out. */
  sources?: SourceReader
  /** Where a window is served: whoever only looks goes before an import. */
  precedence?: Precedence
  /** Where files being read are noted; nowhere where left out. */
  note?: WorkNote
}

/** The name an institution is shown by: branches under one ИНН are told apart. */
export const displayName = ({ name, subdivision }: Pick<Institution, 'name' | 'subdivision'>): string =>
  subdivision === null ? name : `${name} (${subdivision})`
