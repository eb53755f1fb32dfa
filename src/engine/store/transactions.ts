import { Failure } from '../base/failure'
import { givingWay } from '../base/giving-way'
import type { Steps } from '../base/steps'

export type Transactions = {
  /** Commits when `work` returns, rolls back when it throws; may be nested. `work` must not be async. */
  transaction: <T>(work: () => T) => T
  /**
   * The same of work in steps. Others have their turn in between, by `giveWay`, and see what is done so far; who
   * writes then gets Failure('in-transaction'). Begins when no other such work is under way.
   */
  transactionByTurns: <T>(begin: () => Steps<T>, giveWay?: () => Promise<void>) => Promise<T>
  /** Does what may write when no work in steps is under way. */
  whenSettled: <T>(work: () => T) => Promise<T>
  isOpen: () => boolean
  /** Throws Failure('in-transaction') for whoever has his turn within somebody else's work. */
  requireOwn: () => void
  /** How many transactions, inner ones too, have been rolled back. */
  rollbacks: () => number
  /** Says that rows somebody may remember are others now, as after a rollback. */
  forget: () => void
}

const isThenable = (value: unknown): boolean => typeof value === 'object' && value !== null && 'then' in value

const begun = (): Failure =>
  new Failure('in-transaction', 'В базу ещё записывается другое: подождите, пока это закончится, и повторите.')

/** Transactions of one connection; `run` executes a statement on it. */
export const transactionsOver = (run: (sql: string) => void): Transactions => {
  let depth = 0
  let rollbacks = 0
  /** Work in steps, and whether it is having its turn. */
  let steps: { ended: Promise<void>; hasTurn: boolean } | null = null
  /** The end of the last such work, begun or waiting. */
  let last: Promise<void> = Promise.resolve()

  const requireOwn = (): void => {
    if (steps?.hasTurn === false) throw begun()
  }

  /** Begins a level; returns its ends. */
  const enter = () => {
    const mark = `level_${depth}`
    const outermost = depth === 0
    run(outermost ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${mark}`)
    depth += 1
    return {
      commit: (): void => run(outermost ? 'COMMIT' : `RELEASE ${mark}`),
      undo: (): void => {
        rollbacks += 1
        if (outermost) return run('ROLLBACK')
        run(`ROLLBACK TO ${mark}`)
        run(`RELEASE ${mark}`)
      },
      leave: (): void => {
        depth -= 1
      },
    }
  }

  const transaction = <T>(work: () => T): T => {
    requireOwn()
    const level = enter()
    try {
      const result = work()
      if (isThenable(result)) throw new TypeError('the work of a transaction must not be async')
      level.commit()
      return result
    } catch (error) {
      level.undo()
      throw error
    } finally {
      level.leave()
    }
  }

  const whenSettled = async <T>(work: () => T): Promise<T> => {
    while (steps !== null) await steps.ended
    return work()
  }

  const inSteps = async <T>(own: { hasTurn: boolean }, work: Steps<T>, giveWay: () => Promise<void>): Promise<T> => {
    const level = enter()
    try {
      for (;;) {
        const { done, value } = work.next()
        if (done === true) {
          level.commit()
          return value
        }
        own.hasTurn = false
        await giveWay()
        own.hasTurn = true
      }
    } catch (error) {
      own.hasTurn = true
      level.undo()
      throw error
    } finally {
      level.leave()
    }
  }

  const transactionByTurns = async <T>(begin: () => Steps<T>, giveWay = givingWay()): Promise<T> => {
    const before = last
    let end = (): void => undefined
    last = new Promise<void>((resolve) => (end = resolve))
    const own = { ended: last, hasTurn: true }
    await before
    steps = own
    try {
      return await inSteps(own, begin(), giveWay)
    } finally {
      steps = null
      end()
    }
  }

  return {
    transaction,
    transactionByTurns,
    whenSettled,
    requireOwn,
    isOpen: () => depth > 0,
    rollbacks: () => rollbacks,
    forget: () => {
      rollbacks += 1
    },
  }
}
