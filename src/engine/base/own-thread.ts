import type { Piscina } from 'piscina'
import { Failure } from './failure'

type Told = { code: string; message: string }

/** What crosses back from a thread. Errors lose their kind there: one that is meant for the user crosses as what it says. */
export type Answer<Done extends object> = Done | { failure: Told }

const isRefusal = (answer: object): answer is { failure: Told } => 'failure' in answer

/** In a thread: what was done, or what its Failure says; other errors are thrown. */
export const answering = async <Done extends object>(work: () => Done | Promise<Done>): Promise<Answer<Done>> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Failure) return { failure: { code: error.code, message: error.message } }
    throw error
  }
}

/** Of a thread's answer what was done. Throws the Failure it was told. */
export const answered = <Done extends object>(answer: Answer<Done>): Done => {
  if (isRefusal(answer)) throw new Failure(answer.failure.code, answer.failure.message)
  return answer
}

/** One thread of its own, beside the caller's. */
export type OwnThread<Task, Done> = {
  /** Throws the Failure of its work, else `lost` when the thread ends over it or `signal` breaks it off. */
  run: (task: Task, signal?: AbortSignal) => Promise<Done>
  close: () => Promise<void>
}

type Options = {
  /** The built thread. */
  file: URL
  /** Name of the function it exports. */
  name: string
  /** Without work for so long it is let go. */
  idleMs: number
  lost: Told
}

/** The thread is started with its first task. */
export const ownThread = <Task, Done extends object>({ file, name, idleMs, lost }: Options): OwnThread<Task, Done> => {
  const start = async (): Promise<Piscina<Task, Answer<Done>>> => {
    const { Piscina: Threads } = await import('piscina')
    const options = { filename: file.href, name, minThreads: 0, maxThreads: 1, idleTimeout: idleMs }
    const threads = new Threads<Task, Answer<Done>>(options)
    // A thread that ends fails the task it was at, which says so.
    threads.on('error', () => undefined)
    return threads
  }
  let starting: ReturnType<typeof start> | null = null
  return {
    run: async (task, signal) => {
      const threads = await (starting ??= start())
      const answer = await threads.run(task, { signal: signal ?? null }).catch((error: unknown) => {
        throw new Failure(lost.code, lost.message, error)
      })
      return answered(answer)
    },
    close: async () => (await starting)?.destroy(),
  }
}
