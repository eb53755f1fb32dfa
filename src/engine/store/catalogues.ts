import { sha256Hex } from '../base/digest'
import { Failure } from '../base/failure'
import type { Catalogue, Theme } from '../catalogue/types'
import type { Db } from './db'
import { fromJson } from './json'

/** A catalogue the curator added; `themes` are those it uses, `addedAt` is an ISO date-time. */
export type OwnCatalogue = { catalogue: Catalogue; themes: Theme[]; sha256: string; addedAt: string }

type Row = { id: string; catalogue: string; themes: string; sha256: string; addedAt: string }

/** Catalogues the curator added; none is ever changed or removed, a changed one is a new edition. */
export const catalogueQueries = (db: Db) => {
  /** Keeps a catalogue with the themes it uses; returns its SHA-256. Throws Failure('catalogue-exists'). */
  const addCatalogue = (catalogue: Catalogue, themes: Theme[], at: string): string => {
    const { id, edition, follows } = catalogue
    if (db.first('SELECT 1 FROM catalogues WHERE id = ?', [id]) !== null)
      throw new Failure('catalogue-exists', `Перечень с кодом «${id}» в базе уже есть. Дайте новому другой код.`)
    const text = JSON.stringify(catalogue)
    const hash = sha256Hex(text)
    db.run(
      'INSERT INTO catalogues (id, edition, follows, catalogue, themes, sha256, added_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [id, edition, follows ?? null, text, JSON.stringify(themes), hash, at],
    )
    return hash
  }

  /** In the order they were added. Throws Failure('damaged-database') when one does not match its SHA-256. */
  const ownCatalogues = (): OwnCatalogue[] =>
    db
      .all<Row>('SELECT id, catalogue, themes, sha256, added_at AS addedAt FROM catalogues ORDER BY rowid')
      .map((row) => {
        if (sha256Hex(row.catalogue) !== row.sha256)
          throw new Failure(
            'damaged-database',
            `Перечень «${row.id}» изменён вне программы: его контрольная сумма не сходится. Откройте резервную копию файла.`,
          )
        return {
          catalogue: fromJson<Catalogue>(row.catalogue, `перечень «${row.id}»`),
          themes: fromJson<Theme[]>(row.themes, `перечень «${row.id}», темы`),
          sha256: row.sha256,
          addedAt: row.addedAt,
        }
      })

  return { addCatalogue, ownCatalogues }
}
