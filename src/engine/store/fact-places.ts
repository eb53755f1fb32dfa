import type { Fact } from '../intake/types'
import type { Db } from './db'

export type Place = Pick<Fact, 'table' | 'column' | 'sheet'>

const SELECT = 'SELECT id, table_id AS "table", column_id AS "column", sheet FROM fact_places'

/**
 * Ids of (table, column, sheet): a few hundred that half a million facts share, so each is spelt once in the
 * file. Known ones are remembered until a rollback may have taken some back.
 */
export const factPlaces = (db: Db) => {
  // By sheet, table and column: putting the three together into one key would cost more than the rest of an insert.
  const ids = new Map<string, Map<string, Map<string, number>>>()
  const places = new Map<number, Place>()
  let rollbacks = db.rollbacks()

  const forgetRolledBack = (): void => {
    if (rollbacks === db.rollbacks()) return
    ids.clear()
    places.clear()
    rollbacks = db.rollbacks()
  }

  const idOf = ({ table, column, sheet }: Place): number => {
    forgetRolledBack()
    const known = ids.get(sheet)?.get(table)?.get(column)
    if (known !== undefined) return known
    const place = [table, column, sheet]
    db.run('INSERT INTO fact_places (table_id, column_id, sheet) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', place)
    const id = db.first<{ id: number }>(`${SELECT} WHERE table_id = ? AND column_id = ? AND sheet = ?`, place)?.id ?? 0
    const tables = ids.get(sheet) ?? new Map<string, Map<string, number>>()
    const columns = tables.get(table) ?? new Map<string, number>()
    ids.set(sheet, tables.set(table, columns.set(column, id)))
    return id
  }

  const placeOf = (id: number): Place => {
    forgetRolledBack()
    if (!places.has(id))
      for (const { id: each, ...place } of db.all<Place & { id: number }>(SELECT)) places.set(each, place)
    const place = places.get(id)
    if (place === undefined) throw new RangeError(`no fact place ${id}`)
    return place
  }

  const idsWhere = (isWanted: (place: Place) => boolean): number[] =>
    db.all<Place & { id: number }>(SELECT).flatMap(({ id, ...place }) => (isWanted(place) ? [id] : []))

  return { idOf, placeOf, idsWhere }
}
