import { Failure } from '../base/failure'
import { randomHex, type Random } from './chain'
import type { Db } from './db'
import { APPLICATION_ID } from './header'
import { first } from './migrations/0001-first'
import { views } from './migrations/0002-views'
import { across } from './migrations/0003-across'
import { catalogues } from './migrations/0004-catalogues'
import { editions } from './migrations/0005-editions'
import { collection } from './migrations/0006-collection'
import { corrections } from './migrations/0007-corrections'
import { mappings } from './migrations/0008-mappings'
import { observations } from './migrations/0009-observations'
import { suggestions } from './migrations/0010-suggestions'
import { mappingNumbers } from './migrations/0011-mapping-numbers'
import { frozen } from './migrations/0012-frozen'
import { trail } from './migrations/0013-trail'
import { plainViews } from './migrations/0014-plain-views'
import { anonymised } from './migrations/0015-anonymised'
import { unneeded } from './migrations/0016-unneeded'
import { forgottenAliases } from './migrations/0017-forgotten-aliases'

/**
 * One step of the schema. A published one is never edited: a change is a new step. `step` does after the SQL, in the same
 * transaction, what SQL cannot.
 */
export type Migration = { id: number; name: string; sql: string; step?: (db: Db, random: Random) => void }

/** In order, numbered from 1 without a gap. */
export const MIGRATIONS: Migration[] = [
  first,
  views,
  across,
  catalogues,
  editions,
  collection,
  corrections,
  mappings,
  observations,
  suggestions,
  mappingNumbers,
  frozen,
  trail,
  plainViews,
  anonymised,
  unneeded,
  forgottenAliases,
]

const pragma = (db: Db, name: string): number => {
  const row = db.first<Record<string, number>>(`PRAGMA ${name}`)
  return row?.[name] ?? 0
}

const isEmpty = (db: Db): boolean => db.first('SELECT 1 FROM sqlite_master LIMIT 1') === null

const apply = (db: Db, { id, name, sql, step }: Migration, random: Random): void => {
  try {
    db.transaction(() => {
      db.script(sql)
      step?.(db, random)
      db.script(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${id}`)
    })
  } catch (error) {
    throw new Failure(
      'migration-failed',
      `Не удалось обновить базу до нового вида (шаг ${id}, ${name}). Файл на диске не изменён; пришлите его копию разработчику.`,
      error,
    )
  }
}

/**
 * Brings a database to the newest schema, each step in its own transaction; an empty one is created.
 * Throws Failure: `foreign-database` (another program's file), `newer-file`, `migration-failed`.
 */
export const migrate = (db: Db, migrations: Migration[] = MIGRATIONS, random: Random = randomHex): void => {
  const version = pragma(db, 'user_version')
  if (pragma(db, 'application_id') !== APPLICATION_ID && !(version === 0 && isEmpty(db)))
    throw new Failure(
      'foreign-database',
      'Этот файл — база данных другой программы, а не «Сверки». Выберите другой файл или укажите новое имя.',
    )
  if (version > migrations.length)
    throw new Failure(
      'newer-file',
      `Файл создан более новой версией «Сверки» (вид базы ${version}, эта программа знает до ${migrations.length}). Обновите программу; файл не изменён.`,
    )
  for (const migration of migrations.slice(version)) apply(db, migration, random)
}
