import type { Evidence, EvidenceRow, EvidenceTable } from '../../../src/engine/verdict/types'

/** What scoring looked at, as `table.column`, `passport.field`, `answers.requirement`. */
export type Seen = Set<string>

const noting = <T extends object>(target: T, note: (name: string) => void): T =>
  new Proxy(target, {
    get: (of, name, receiver) => {
      if (typeof name === 'string') note(name)
      return Reflect.get(of, name, receiver) as unknown
    },
  })

const watchedTable = (id: string, table: EvidenceTable, seen: Seen): EvidenceTable => ({
  ...table,
  rows: table.rows.map((row): EvidenceRow => ({
    ...row,
    values: noting(row.values, (column) => seen.add(`${id}.${column}`)),
  })),
})

/** The same evidence, noting every column, field and answer that is asked for, there or not. */
export const watched = (evidence: Evidence, seen: Seen): Evidence => ({
  ...evidence,
  passport: noting(evidence.passport, (field) => seen.add(`passport.${field}`)),
  answers: noting(evidence.answers, (requirement) => seen.add(`answers.${requirement}`)),
  tables: Object.fromEntries(Object.entries(evidence.tables).map(([id, table]) => [id, watchedTable(id, table, seen)])),
})
