import { sha256Hex } from '../base/digest'
import { Failure } from '../base/failure'
import type { Rules } from '../catalogue/types'
import type { Db } from './db'
import { fromJson } from './json'
import type { Audit, NewAudit, Settings } from './types'

type AuditRow = Omit<Audit, 'controlDays' | 'settings'> & { controlDays: string; settings: string }

const SELECT = `
  SELECT a.id, a.name, a.school_year AS schoolYear, a.period_from AS periodFrom, a.period_to AS periodTo,
    a.due_date AS dueDate, a.control_days AS controlDays, a.settings,
    coalesce(
      (SELECT e.rules_sha256 FROM audit_editions e WHERE e.audit = a.id ORDER BY e.number DESC LIMIT 1),
      r.sha256) AS rulesSha256
  FROM audits a JOIN audit_rules r ON r.audit = a.id`

const taken = (name: string): Failure =>
  new Failure('audit-exists', `Мониторинг «${name}» в базе уже есть. Дайте другое название.`)

const toAudit = (row: AuditRow): Audit => ({
  ...row,
  controlDays: fromJson<string[]>(row.controlDays, `мониторинг «${row.name}», контрольные дни`),
  settings: fromJson<Settings>(row.settings, `мониторинг «${row.name}», настройки`),
})

/** Audits and their settings; `rulesSha256` is that of the rules as they are pinned now. */
export const auditQueries = (db: Db) => {
  const audits = (): Audit[] => db.all<AuditRow>(`${SELECT} ORDER BY a.id`).map(toAudit)

  /** Starts an audit and pins a copy of the rules with its SHA-256. Throws Failure('audit-exists'). */
  const createAudit = (audit: NewAudit, rules: Rules): Audit => {
    if (audits().some((each) => each.name === audit.name)) throw taken(audit.name)
    return db.transaction(() => {
      const created = db.first<{ id: number }>(
        `INSERT INTO audits (name, school_year, period_from, period_to, due_date, control_days, settings)
         VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`,
        [
          audit.name,
          audit.schoolYear,
          audit.periodFrom,
          audit.periodTo,
          audit.dueDate,
          JSON.stringify(audit.controlDays),
          JSON.stringify(audit.settings),
        ],
      )
      const id = created?.id ?? 0
      const text = JSON.stringify(rules)
      const hash = sha256Hex(text)
      db.run('INSERT INTO audit_rules (audit, sha256, rules) VALUES (?, ?, ?)', [id, hash, text])
      return { ...audit, id, rulesSha256: hash }
    })
  }

  /** Throws Failure: `audit-exists`, `no-audit`. */
  const renameAudit = (auditId: number, name: string): void => {
    if (audits().some((each) => each.name === name && each.id !== auditId)) throw taken(name)
    db.run('UPDATE audits SET name = ? WHERE id = ?', [name, auditId])
    if (db.changed() !== 1) throw new Failure('no-audit', `Мониторинга № ${auditId} в базе нет.`)
  }

  /** Throws Failure('no-audit'). */
  const setSettings = (auditId: number, settings: Settings): void => {
    db.run('UPDATE audits SET settings = ? WHERE id = ?', [JSON.stringify(settings), auditId])
    if (db.changed() !== 1) throw new Failure('no-audit', `Мониторинга № ${auditId} в базе нет.`)
  }

  return { audits, createAudit, renameAudit, setSettings }
}
