import { parentPort, workerData } from 'node:worker_threads'
import { apiOf } from '../api/app'
import { Failure } from '../engine/base/failure'
import { openEngine } from '../engine/index'
import type { FromEngine } from './engine-messages'
import { serveEngine } from './engine-service'
import type { ThreadData } from './start-engine-thread'
import { workplaceOver } from './workplace'

const { threadFile, ...options } = workerData as ThreadData
const port = parentPort
if (port === null) throw new Error('engine-thread.js runs as a worker thread only')

const now = (): Date => new Date()
const tell = (message: FromEngine): void => port.postMessage(message)

const workplace = workplaceOver({
  openEngine: (database, mustExist) =>
    openEngine({
      ...options,
      rulesFile: new URL('./rules.json', threadFile),
      threadFile: new URL(threadFile),
      writerFile: new URL('./writer.js', threadFile),
      now,
      database,
      mustExist,
      onSaving: (saving) => tell({ type: 'saving', saving }),
    }),
  apiOver: (engine) =>
    apiOf({
      engine: () => engine,
      host: () => {
        throw new Failure('no-address', 'О программе отвечает не движок, а она сама.')
      },
      onError: (error) => tell({ type: 'trouble', text: error instanceof Error ? String(error.stack) : String(error) }),
    }),
})

serveEngine(port, workplace)
