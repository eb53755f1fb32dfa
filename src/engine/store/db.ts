import type { Database, SqlValue, Statement } from 'sql.js'
import { Failure } from '../base/failure'
import { pagesOf } from './header'
import type { RoomyFile } from './roomy'

export type Param = SqlValue | boolean

/** The few things the store does with SQLite; statements are prepared once and reused. */
export type Db = {
  /** Several statements without parameters. */
  script: (sql: string) => void
  run: (sql: string, params?: Param[]) => void
  /** Rows changed by the last `run`. */
  changed: () => number
  all: <Row>(sql: string, params?: Param[]) => Row[]
  first: <Row>(sql: string, params?: Param[]) => Row | null
  /** Commits when `work` returns, rolls back when it throws; may be nested. `work` must not be async. */
  transaction: <T>(work: () => T) => T
  /** How many transactions, inner ones too, have been rolled back. */
  rollbacks: () => number
  /** The whole database as bytes of an SQLite file. Throws Failure('in-transaction'). */
  export: () => Uint8Array
  close: () => void
}

/** SQLite's C interface ends a text at NUL; what follows would be lost without a word. */
const bindable = (value: Param): SqlValue => {
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value
}

const readRows = <Row>(statement: Statement, limit: number): Row[] => {
  const rows: Row[] = []
  let columns: string[] | null = null
  while (rows.length < limit && statement.step()) {
    columns ??= statement.getColumnNames()
    const values = statement.get()
    const row: Record<string, SqlValue> = {}
    for (let each = 0; each < columns.length; each += 1) row[columns[each] ?? ''] = values[each] ?? null
    rows.push(row as Row)
  }
  return rows
}

const isThenable = (value: unknown): boolean => typeof value === 'object' && value !== null && 'then' in value

/** Wraps an open sql.js database, which it then owns; `file` is the one it lives in, where it can be seen. */
export const wrapDatabase = (database: Database, file: Pick<RoomyFile, 'now'> | null = null): Db => {
  const statements = new Map<string, Statement>()
  let depth = 0
  let rollbacks = 0

  const using = <T>(sql: string, params: Param[], work: (statement: Statement) => T): T => {
    let statement = statements.get(sql)
    if (statement === undefined) statements.set(sql, (statement = database.prepare(sql)))
    try {
      statement.bind(params.map(bindable))
      return work(statement)
    } finally {
      statement.reset()
    }
  }

  const script = (sql: string): void => {
    database.exec(sql)
  }

  const run = (sql: string, params: Param[] = []): void => {
    using(sql, params, (statement) => statement.step())
  }

  const undo = (outermost: boolean, mark: string): void => {
    rollbacks += 1
    if (outermost) return run('ROLLBACK')
    run(`ROLLBACK TO ${mark}`)
    run(`RELEASE ${mark}`)
  }

  const transaction = <T>(work: () => T): T => {
    const mark = `level_${depth}`
    const outermost = depth === 0
    run(outermost ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${mark}`)
    depth += 1
    try {
      const result = work()
      if (isThenable(result)) throw new TypeError('the work of a transaction must not be async')
      run(outermost ? 'COMMIT' : `RELEASE ${mark}`)
      return result
    } catch (error) {
      undo(outermost, mark)
      throw error
    } finally {
      depth -= 1
    }
  }

  /** The file's own bytes: outside a transaction all that is committed stands there. */
  const asItStands = (): Uint8Array | null => {
    if (file === null) return null
    const [pages, size] = ['page_count', 'page_size'].map((name) =>
      Number(database.exec(`PRAGMA ${name}`)[0]?.values[0]?.[0]),
    )
    const bytes = file.now((pages ?? 0) * (size ?? 0))
    return bytes !== null && pagesOf(bytes) === pages ? bytes : null
  }

  const exported = (): Uint8Array => {
    if (depth > 0)
      throw new Failure(
        'in-transaction',
        'База не сохранена: ещё не закончена запись. Дождитесь окончания приёма и сохраните снова.',
      )
    return asItStands() ?? database.export()
  }

  const close = (): void => {
    for (const statement of statements.values()) statement.free()
    statements.clear()
    database.close()
  }

  return {
    script,
    run,
    changed: () => database.getRowsModified(),
    all: <Row>(sql: string, params: Param[] = []) => using(sql, params, (each) => readRows<Row>(each, Infinity)),
    first: <Row>(sql: string, params: Param[] = []) => using(sql, params, (each) => readRows<Row>(each, 1))[0] ?? null,
    transaction,
    rollbacks: () => rollbacks,
    export: exported,
    close,
  }
}
