import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { Failure } from '../engine/base/failure'
import { jobResult, type FileDone, type Job, type JobEvent, type JobKind } from './job-results'
import { toldOf } from './refusal'
import { openTurns } from './writing'

/** What a job tells of itself while it runs. */
export type JobTeller = {
  signal: AbortSignal
  tell: (change: Partial<Pick<Job, 'audit' | 'done' | 'total' | 'saved' | 'note'>>) => void
  log: (text: string, file?: FileDone) => void
}

type JobWish = {
  kind: JobKind
  audit: number | null
  title: string
  /** `alone`: it changes the database, and nothing else may meanwhile. `quiet`: it is not begun beside such a job. */
  mode: 'alone' | 'quiet' | 'beside'
  /** Does the work and returns its result, as the schema of its kind has it. */
  run: (teller: JobTeller) => Promise<unknown>
}

export type Jobs = {
  /** Begins a job and returns its id. Throws Failure('busy') beside one that changes the database. */
  start: (wish: JobWish) => string
  /** Those of this run, oldest first. */
  list: () => Job[]
  /** Throws Failure('no-job'). */
  one: (id: string) => Job
  /** Asks a job to stop; one that has ended stays as it is. Throws Failure('no-job'). */
  cancel: (id: string) => Job
  /** What a job has come to and what it has said from line `after` on, now and at every change until it ends. */
  watch: (id: string, after: number) => AsyncGenerator<JobEvent, void>
  /** Changes the database in its turn. Throws Failure('busy') while a job does. */
  writing: <T>(work: () => T | Promise<T>) => Promise<T>
}

type Line = { text: string; file: FileDone | null }

type Kept = { job: Job; lines: Line[]; controller: AbortController; waiting: (() => void)[] }

const BUSY: Partial<Record<JobKind, string>> = {
  import: 'Идёт приём файлов',
  demo: 'Заполняется демонстрационный мониторинг',
  rescore: 'Идёт переход на другую редакцию',
  settings: 'Идёт пересчёт по новым настройкам',
}

const busy = (kind: JobKind): Failure =>
  new Failure('busy', `${BUSY[kind] ?? 'Идёт работа с базой'}: дождитесь окончания или прервите. Смотреть можно всё.`)

/** Jobs of one open database, kept until the program ends. */
export const openJobs = (now: () => Date, onError?: (error: unknown) => void): Jobs => {
  const jobs = new Map<string, Kept>()
  const turns = openTurns()

  const kept = (id: string): Kept => {
    const found = jobs.get(id)
    if (found !== undefined) return found
    throw new Failure('no-job', 'Такой работы нет: программу с тех пор перезапускали. Начните её снова.')
  }
  const alone = (): Kept | undefined =>
    [...jobs.values()].find((each) => each.job.state === 'running' && isAlone.has(each.job.id))
  const isAlone = new Set<string>()
  const requireQuiet = (): void => {
    const found = alone()
    if (found !== undefined) throw busy(found.job.kind)
  }
  const wake = ({ waiting }: Kept): void => {
    for (const go of waiting.splice(0)) go()
  }
  const change = (of: Kept, changes: Partial<Job>): void => {
    of.job = { ...of.job, ...changes } as Job
    wake(of)
  }

  const run = async (of: Kept, wish: JobWish): Promise<void> => {
    const { signal } = of.controller
    const teller: JobTeller = {
      signal,
      tell: (changes) => change(of, changes),
      log: (text, file) => {
        of.lines.push({ text, file: file ?? null })
        wake(of)
      },
    }
    const ended = { finishedAt: '', note: '' }
    try {
      // Whoever began it has his answer first.
      await setImmediate()
      const result = await (wish.mode === 'alone' ? turns(() => wish.run(teller)) : wish.run(teller))
      const state = signal.aborted ? 'cancelled' : 'done'
      const job = jobResult.parse({ ...of.job, ...ended, state, result, finishedAt: now().toISOString() })
      change(of, job)
    } catch (error) {
      const isCancelled = signal.aborted && (!(error instanceof Failure) || error.code === 'cancelled')
      const failure = isCancelled ? null : toldOf(error, onError)
      const state = isCancelled ? 'cancelled' : 'failed'
      change(of, { ...ended, state, failure, finishedAt: now().toISOString() })
    }
  }

  return {
    start: (wish) => {
      if (wish.mode !== 'beside') requireQuiet()
      const { kind, audit, title } = wish
      const id = randomUUID()
      const startedAt = now().toISOString()
      const job = {
        ...{ id, kind, audit, title, state: 'running', done: 0, total: 0, saved: 0, note: '' },
        ...{ startedAt, finishedAt: null, failure: null, result: null },
      } as Job
      const of: Kept = { job, lines: [], controller: new AbortController(), waiting: [] }
      jobs.set(id, of)
      if (wish.mode === 'alone') isAlone.add(id)
      void run(of, wish)
      return id
    },
    list: () => [...jobs.values()].map(({ job }) => job),
    one: (id) => kept(id).job,
    cancel: (id) => {
      const of = kept(id)
      if (of.job.state === 'running' && !of.controller.signal.aborted) {
        of.controller.abort()
        change(of, { note: 'Останавливается…' })
      }
      return of.job
    },
    watch: async function* (id, after) {
      const of = kept(id)
      let told = Math.min(Math.max(0, after), of.lines.length)
      for (;;) {
        const { job } = of
        const lines = of.lines.slice(told)
        told = of.lines.length
        const changed = new Promise<void>((resolve) => of.waiting.push(resolve))
        yield { ...job, log: lines.map(({ text }) => text), files: lines.flatMap(({ file }) => file ?? []) }
        if (job.state !== 'running') return
        await changed
      }
    },
    writing: async (work) => {
      requireQuiet()
      return turns(work)
    },
  }
}
