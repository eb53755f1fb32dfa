import { MessageChannel } from 'node:worker_threads'
import type { FetchHandler } from '../../src/api/app'
import { refusalOf } from '../../src/api/refusal'
import { callsOver, type EngineCalls } from '../../src/hosts/engine-calls'
import type { FromEngine } from '../../src/hosts/engine-messages'
import { serveEngine, type EngineService } from '../../src/hosts/engine-service'

export type EngineOverPort = {
  calls: EngineCalls
  /** The calls as the API, with refusals for what the other end could not answer. */
  answer: FetchHandler
  heard: FromEngine[]
  close: () => void
}

const unused = (): never => {
  throw new Error('not opened by this test')
}

/** Both ends of the wire around a service, over a real message port: all that crosses to a thread crosses here. */
export const engineOverPort = (answer: FetchHandler, rest: Partial<EngineService> = {}): EngineOverPort => {
  const { port1, port2 } = new MessageChannel()
  const heard: FromEngine[] = []
  serveEngine(port1, { open: unused, setPassword: unused, close: unused, ...rest, answer })
  const calls = callsOver(port2, (notice) => heard.push(notice))
  return {
    calls,
    answer: (request) => calls.call(request).catch((error: unknown) => refusalOf(error)),
    heard,
    close: () => {
      port1.close()
      port2.close()
    },
  }
}
