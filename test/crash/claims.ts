import initSqlJs, { type SqlValue } from 'sql.js'

/** What a database says, by what it is of: «файл а.json» → «7 фактов», «решение Школа № 1/a» → its reason. */
export type Claims = Record<string, string>

/** What a script tells: what it is about to do, and what it was told is on the disk. */
export type Told = { intended: Claims } | { acknowledged: Claims }

const FILES = `
  SELECT 'файл ' || s.path, CASE WHEN b.undone_at IS NULL
    THEN (SELECT count(DISTINCT f.place || ' ' || f.row_key) FROM facts f WHERE f.submission = s.id) || ' фактов' ELSE 'отменён' END
  FROM submissions s JOIN batches b ON b.id = s.batch WHERE s.status = 'accepted'`

const SAID = [
  FILES,
  `SELECT 'решение ' || i.name || '/' || o.requirement, o.reason
   FROM overrides o JOIN institutions i ON i.id = o.institution`,
  `SELECT 'исправление ' || s.path, c.value
   FROM corrections c JOIN submissions s ON s.audit = c.audit AND s.sha256 = c.sha256`,
  `SELECT 'настройка lateValue', json_extract(settings, '$.lateValue') FROM audits WHERE name <> 'Прежний'`,
  `SELECT 'учреждение ' || name, inn FROM institutions`,
  `SELECT 'мониторинг ' || name, school_year FROM audits`,
]

/** Everything that scripts claim, as it stands in a database. */
export const claimsIn = async (bytes: Uint8Array): Promise<Claims> => {
  const { Database } = await initSqlJs()
  const file = new Database(bytes)
  try {
    const rows = SAID.flatMap((sql): SqlValue[][] => file.exec(sql)[0]?.values ?? [])
    return Object.fromEntries(rows.map(([what, value]) => [String(what), String(value)]))
  } finally {
    file.close()
  }
}

/** What may stand in a database after a crash: for each thing what was acknowledged last, and what was tried since. */
export type Ledger = {
  tell: (told: Told) => void
  /** Words on everything that is not as it may be. */
  lostFrom: (found: Claims) => string[]
  /** How many things were acknowledged. */
  acknowledged: () => number
  /** What was found is what holds from here on. */
  settle: (found: Claims) => void
}

const ABSENT = 'нет'

export const newLedger = (): Ledger => {
  const allowed = new Map<string, string[]>()
  let count = 0
  const lostFrom = (found: Claims): string[] =>
    [...allowed].flatMap(([what, values]) => {
      const is = found[what] ?? ABSENT
      return values.includes(is) ? [] : [`${what}: ${is}, а должно быть: ${values.join(' или ')}`]
    })
  return {
    tell: (told) => {
      if ('intended' in told)
        for (const [what, value] of Object.entries(told.intended))
          allowed.set(what, [...(allowed.get(what) ?? [ABSENT]), value])
      else
        for (const [what, value] of Object.entries(told.acknowledged)) {
          count += 1
          allowed.set(what, [value])
        }
    },
    lostFrom,
    acknowledged: () => count,
    settle: (found) => {
      for (const what of allowed.keys()) allowed.set(what, [found[what] ?? ABSENT])
    },
  }
}
