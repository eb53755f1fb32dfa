import { othersTurn } from '../base/giving-way'
import type { Database, SqlValue, Statement } from 'sql.js'
import { Failure } from '../base/failure'
import { pagesOf } from './header'
import type { RoomyFile } from './roomy'
import { transactionsOver, type Transactions } from './transactions'

export type Param = SqlValue | boolean

/** The few things the store does with SQLite; statements are prepared once and reused. */
export type Db = Omit<Transactions, 'isOpen' | 'requireOwn'> & {
  /** Several statements without parameters. */
  script: (sql: string) => void
  run: (sql: string, params?: Param[]) => void
  /** Rows changed by the last `run`. */
  changed: () => number
  all: <Row>(sql: string, params?: Param[]) => Row[]
  first: <Row>(sql: string, params?: Param[]) => Row | null
  /** The whole database as bytes of an SQLite file. Throws Failure('in-transaction'). */
  export: () => Uint8Array
  /** The same, but others have their turn while it is made, and may write: it is as of its end, outside a transaction. */
  snapshot: () => Promise<Uint8Array>
  close: () => void
}

/**
 * VALUES of so many rows: each begins with parameters that all share, the first ones bound, and goes on with so many of
 * its own.
 */
export const rowsAfter = (shared: string[], rows: number, own: number): string =>
  Array.from({ length: rows }, (_, row) => {
    const from = shared.length + row * own + 1
    const numbers = Array.from({ length: own }, (_each, at) => `?${from + at}`)
    return `(${[...shared, ...numbers].join(', ')})`
  }).join(', ')

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

const isReadOnly = (error: unknown): boolean => error instanceof Error && error.message.includes('readonly database')

const readOnly = (cause: unknown): Failure =>
  new Failure(
    'read-only',
    'База открыта только для чтения: с ней работает другая программа. Закройте базу там, откройте её здесь заново и повторите.',
    cause,
  )

/** Wraps an open sql.js database, which it then owns; `file` is the one it lives in, where it can be seen. */
export const wrapDatabase = (database: Database, file: Pick<RoomyFile, 'now' | 'copied'> | null = null): Db => {
  const statements = new Map<string, Statement>()

  const using = <T>(sql: string, params: Param[], work: (statement: Statement) => T): T => {
    let statement = statements.get(sql)
    if (statement === undefined) statements.set(sql, (statement = database.prepare(sql)))
    try {
      statement.bind(params.map(bindable))
      return work(statement)
    } catch (error) {
      throw isReadOnly(error) ? readOnly(error) : error
    } finally {
      statement.reset()
    }
  }

  const execute = (sql: string, params: Param[] = []): void => {
    using(sql, params, (statement) => statement.step())
  }

  const { isOpen, requireOwn, ...transactions } = transactionsOver(execute)

  const script = (sql: string): void => {
    requireOwn()
    database.exec(sql)
  }

  const run: Db['run'] = (sql, params) => {
    requireOwn()
    execute(sql, params)
  }

  const pages = (): { count: number; size: number; bytes: number } => {
    const [count = 0, size = 0] = ['page_count', 'page_size'].map((name) =>
      Number(database.exec(`PRAGMA ${name}`)[0]?.values[0]?.[0]),
    )
    return { count, size, bytes: count * size }
  }

  /** Outside a transaction all that is committed stands in the file. */
  const exported = (): Uint8Array => {
    if (isOpen())
      throw new Failure(
        'in-transaction',
        'База не сохранена: ещё не закончена запись. Дождитесь окончания приёма и сохраните снова.',
      )
    const bytes = file?.now(pages().bytes)
    return bytes && pagesOf(bytes) === pages().count ? bytes : database.export()
  }

  const snapshot = async (): Promise<Uint8Array> => {
    const { size } = pages()
    const bytes = await file?.copied(() => pages().bytes, othersTurn, transactions.whenSettled)
    return bytes && (pagesOf(bytes) ?? 0) * size === bytes.length ? bytes : transactions.whenSettled(exported)
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
    ...transactions,
    export: exported,
    snapshot,
    close,
  }
}
