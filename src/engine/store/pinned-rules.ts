import { sha256Hex } from '../base/digest'
import { Failure } from '../base/failure'
import type { Catalogue, Rules, Theme } from '../catalogue/types'
import type { Db } from './db'
import { fromJson } from './json'

/** An edition pinned after its audit's start; `rulesSha256` is of the rules with it. `addedAt` is an ISO date-time. */
export type PinnedEdition = { catalogue: string; sha256: string; rulesSha256: string; addedAt: string }

type Added = { edition: string; sha256: string; rulesSha256: string }
type AddedEdition = { catalogue: Catalogue; themes: Theme[] }

const ADDED = `
  SELECT edition, sha256, rules_sha256 AS rulesSha256 FROM audit_editions WHERE audit = ? ORDER BY number`

const altered = (): Failure =>
  new Failure(
    'damaged-database',
    'Правила, закреплённые за мониторингом, изменены вне программы: их контрольная сумма не сходится. Откройте резервную копию файла.',
  )

/** Rules with one more edition at the end; what they had stays as it was. */
const withAdded = (rules: Rules, { catalogue, themes }: AddedEdition): Rules => ({
  ...rules,
  catalogues: [...rules.catalogues, catalogue],
  themes: [...rules.themes, ...themes],
})

/**
 * Rules an audit pins: the copy it started with, never changed, and after it the editions added since, each with its
 * own SHA-256 and that of the rules as a whole (the JSON of all of them together).
 */
export const pinnedRulesQueries = (db: Db) => {
  /** Throws Failure: `no-audit`, or `damaged-database` when something does not match its SHA-256. */
  const rules = (auditId: number): Rules => {
    const row = db.first<{ rules: string; sha256: string }>('SELECT rules, sha256 FROM audit_rules WHERE audit = ?', [
      auditId,
    ])
    if (row === null) throw new Failure('no-audit', `Мониторинга № ${auditId} в базе нет.`)
    if (sha256Hex(row.rules) !== row.sha256) throw altered()
    const added = db.all<Added>(ADDED, [auditId])
    const whole = added.reduce(
      (sum, each) => {
        if (sha256Hex(each.edition) !== each.sha256) throw altered()
        return withAdded(sum, fromJson<AddedEdition>(each.edition, 'закреплённая редакция'))
      },
      fromJson<Rules>(row.rules, 'правила мониторинга'),
    )
    const last = added.at(-1)
    if (last !== undefined && sha256Hex(JSON.stringify(whole)) !== last.rulesSha256) throw altered()
    return whole
  }

  /** Another text when something has been pinned: what was read of the rules holds as long as it is the same. */
  const rulesStamp = (auditId: number): string => {
    const pinned = db.first<{ sha256: string }>('SELECT sha256 FROM audit_rules WHERE audit = ?', [auditId])
    const added = db.all<{ sha256: string }>('SELECT sha256 FROM audit_editions WHERE audit = ? ORDER BY number', [
      auditId,
    ])
    return [pinned, ...added].map((each) => each?.sha256 ?? '').join(' ')
  }

  /**
   * Pins one more edition, with those of its themes that the pinned rules lack; returns the SHA-256 of the rules as
   * they are then. Throws Failure('edition-pinned') when the audit has one under this code already.
   */
  const pinEdition = (auditId: number, catalogue: Catalogue, themes: Theme[], at: string): string =>
    db.transaction(() => {
      const before = rules(auditId)
      if (before.catalogues.some(({ id }) => id === catalogue.id))
        throw new Failure('edition-pinned', `Редакция «${catalogue.id}» уже закреплена за мониторингом.`)
      const text = JSON.stringify({ catalogue, themes } satisfies AddedEdition)
      const hash = sha256Hex(JSON.stringify(withAdded(before, fromJson<AddedEdition>(text, 'закреплённая редакция'))))
      db.run(
        `INSERT INTO audit_editions (audit, number, catalogue, edition, sha256, rules_sha256, added_at)
         SELECT ?1, 1 + count(*), ?2, ?3, ?4, ?5, ?6 FROM audit_editions WHERE audit = ?1`,
        [auditId, catalogue.id, text, sha256Hex(text), hash, at],
      )
      return hash
    })

  /** Editions pinned since the audit's start, in their order. */
  const pinnedEditions = (auditId: number): PinnedEdition[] =>
    db.all<PinnedEdition>(
      `SELECT catalogue, sha256, rules_sha256 AS rulesSha256, added_at AS addedAt
       FROM audit_editions WHERE audit = ? ORDER BY number`,
      [auditId],
    )

  return { rules, rulesStamp, pinEdition, pinnedEditions }
}
