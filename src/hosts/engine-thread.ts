import { parentPort, workerData } from 'node:worker_threads'
import { apiOf } from '../api/app'
import { Failure } from '../engine/base/failure'
import { openEngine, type Engine } from '../engine/index'
import type { FromEngine } from './engine-messages'
import { serveEngine } from './engine-service'
import type { ThreadData } from './start-engine-thread'
import { workplaceOver } from './workplace'

const { threadFile, ...options } = workerData as ThreadData
const port = parentPort
if (port === null) throw new Error('engine-thread.js runs as a worker thread only')

const now = (): Date => new Date()
const tell = (message: FromEngine): void => port.postMessage(message)

let engine: Engine | null = null
const workplace = workplaceOver({
  openEngine: async (database, mustExist, password) =>
    (engine = await openEngine({
      ...options,
      rulesFile: new URL('./rules.json', threadFile),
      blankFile: new URL('./new.sqlite', threadFile),
      threadFile: new URL(threadFile),
      writerFile: new URL('./writer.js', threadFile),
      now,
      database,
      mustExist,
      password: password ?? undefined,
      orReadOnly: true,
      keepsTrying: true,
      onSaving: (saving) => tell({ type: 'saving', saving }),
    })),
  apiOver: (opened) =>
    apiOf({
      engine: () => opened,
      host: () => {
        throw new Failure('no-address', 'О программе отвечает не движок, а она сама.')
      },
      onError: (error) => tell({ type: 'trouble', text: error instanceof Error ? String(error.stack) : String(error) }),
    }),
})

/** While the page is still being fetched; nobody is told when it fails: it is made again when it is asked for. */
const prepare = (): void => void engine?.prepare().catch(() => undefined)

serveEngine(port, {
  ...workplace,
  open: async (path, canCreate, password) => {
    const opened = await workplace.open(path, canCreate, password)
    setTimeout(prepare)
    return opened
  },
})
