import type { Database } from 'sql.js'
import { Failure } from '../base/failure'
import { acrossQueries } from './across'
import { auditQueries } from './audits'
import { batchQueries } from './batches'
import { carriedQueries } from './carried'
import { catalogueQueries } from './catalogues'
import { randomHex, type Random } from './chain'
import { collectionQueries } from './collection'
import { correctionQueries } from './corrections'
import { crashQueries } from './crashes'
import { wrapDatabase } from './db'
import type { Db } from './db'
import { factQueries } from './facts'
import { requireSqlite, withoutWal } from './header'
import { institutionQueries } from './institutions'
import { intakeQualityQueries } from './intake-quality'
import { frozenQueries } from './frozen'
import { integrityQueries } from './integrity'
import { journalQueries } from './journal'
import { knownInstitutionQueries } from './known-institutions'
import { mappingQueries } from './mappings'
import { migrate, MIGRATIONS } from './migrate'
import { observationQueries } from './observations'
import { overrideQueries } from './overrides'
import { pinnedRulesQueries } from './pinned-rules'
import { questionQueries } from './questions'
import { reviewQueries } from './reviews'
import { emptyFile, roomy, type RoomyFile } from './roomy'
import { dropFileQueries } from './drop-files'
import { scrubQueries } from './scrub'
import { scrubTypedQueries } from './scrub-typed'
import { sentFileQueries } from './sent-files'
import { sqlite } from './soundness'
import { sourceFileQueries } from './source-files'
import { standingQueries } from './standing'
import { submissionQueries } from './submissions'
import { summaryQueries } from './summaries'
import { beginTrail, trailQueries } from './trail'
import { unknownQueries } from './unknown'
import { verdictQueries } from './verdicts'

const PRAGMAS = `
PRAGMA foreign_keys = ON;
PRAGMA journal_mode = MEMORY;
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -2048;
PRAGMA cache_spill = OFF;
`

const storeOver = (db: Db, random: Random, who: string | null) => ({
  ...auditQueries(db),
  ...pinnedRulesQueries(db),
  ...catalogueQueries(db),
  ...institutionQueries(db),
  ...knownInstitutionQueries(db),
  ...collectionQueries(db),
  ...batchQueries(db),
  ...submissionQueries(db),
  ...sentFileQueries(db),
  ...questionQueries(db),
  ...intakeQualityQueries(db),
  ...acrossQueries(db),
  ...factQueries(db),
  ...standingQueries(db),
  ...correctionQueries(db),
  ...reviewQueries(db),
  ...crashQueries(db),
  ...carriedQueries(db),
  ...overrideQueries(db),
  ...observationQueries(db),
  ...verdictQueries(db),
  ...summaryQueries(db),
  ...sourceFileQueries(db),
  ...mappingQueries(db),
  ...unknownQueries(db),
  ...journalQueries(db, random, who),
  ...trailQueries(db),
  ...frozenQueries(db),
  ...integrityQueries(db),
  ...scrubQueries(db),
  ...scrubTypedQueries(db),
  ...dropFileQueries(db),
  transaction: db.transaction,
  transactionByTurns: db.transactionByTurns,
  whenSettled: db.whenSettled,
  export: db.export,
  snapshot: db.snapshot,
  close: db.close,
})

/** The database as plain functions; `close` frees its memory. */
export type Store = ReturnType<typeof storeOver>

const prepared = (
  database: Database,
  lives: Pick<RoomyFile, 'now' | 'copied'>,
  readOnly: boolean,
  random: Random,
): Db => {
  const db = wrapDatabase(database, lives)
  try {
    db.script(PRAGMAS)
    migrate(db, MIGRATIONS, random)
    // What another program holds is brought up to date in memory and stays as it is on the disk.
    if (readOnly) db.script('PRAGMA query_only = ON')
    return db
  } catch (error) {
    db.close()
    if (error instanceof Failure) throw error
    throw new Failure(
      'damaged-database',
      'Файл базы повреждён, прочитать его нельзя. Откройте резервную копию; этот файл не изменён.',
      error,
    )
  }
}

type StoreOptions = {
  /** Whatever would write throws Failure('read-only'). */
  readOnly?: boolean
  /** Makes the seed and salts of the journal. */
  random?: Random
  /** A new database as `newDatabase` gave it: it need not be made step by step. */
  blank?: Uint8Array | null
  /** By whom the journal says things are done; null where nobody is known. */
  who?: string | null
}

const opened = async (file: Uint8Array | null, readOnly: boolean, random: Random): Promise<Db> => {
  const sqlite3 = await sqlite()
  const { given, now, copied } = roomy(file ?? emptyFile(sqlite3))
  return prepared(new sqlite3.Database(given), { now, copied }, readOnly, random)
}

/**
 * Opens a database in memory from the bytes of its file, or a new one from null, and brings its schema up to
 * date. Throws Failure: `not-a-database`, `damaged-database`, `foreign-database`, `newer-file`, `migration-failed`.
 */
export const openStore = async (
  bytes: Uint8Array | null,
  { readOnly = false, random = randomHex, blank = null, who = null }: StoreOptions = {},
): Promise<Store> => {
  if (bytes !== null) requireSqlite(bytes, 'Файл')
  const db = await opened(bytes === null ? blank : withoutWal(bytes), readOnly, random)
  if (bytes === null && blank !== null) beginTrail(db, random)
  return storeOver(db, random, who)
}

/** The file of a database with nothing in it, for whoever makes many; its journal is begun by each for itself. */
export const newDatabase = async (): Promise<Uint8Array> => {
  const db = await opened(null, false, randomHex)
  try {
    return db.export()
  } finally {
    db.close()
  }
}
