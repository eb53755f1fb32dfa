// Loaded before the program: what the engine's thread says of the opening is held until SIGUSR2, as a slow disk would.
import { createRequire, syncBuiltinESMExports } from 'node:module'
import process from 'node:process'

const threads = createRequire(import.meta.url)('node:worker_threads')

if (threads.isMainThread) {
  let release
  const released = new Promise((resolve) => (release = resolve))
  process.on('SIGUSR2', release)
  threads.Worker = new Proxy(threads.Worker, {
    construct: (Worker, [file, options]) => {
      const worker = new Worker(file, options)
      if (!String(file).includes('engine-thread')) return worker
      let opening = null
      const { postMessage, on } = worker
      worker.postMessage = (message, transfer) => {
        if (message.type === 'open') opening ??= message.id
        return postMessage.call(worker, message, transfer)
      }
      worker.on = (event, listener) =>
        on.call(worker, event, async (message) => {
          if (event === 'message' && opening !== null && message.id === opening) await released
          listener(message)
        })
      return worker
    },
  })
  syncBuiltinESMExports()
}
