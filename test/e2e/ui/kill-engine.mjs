// Loaded before the program: lets a test end its engine's thread from outside, as a crash would.
import { createRequire, syncBuiltinESMExports } from 'node:module'
import process from 'node:process'

const threads = createRequire(import.meta.url)('node:worker_threads')

if (threads.isMainThread) {
  let engine = null
  threads.Worker = new Proxy(threads.Worker, {
    construct: (Worker, [file, options]) => {
      const worker = new Worker(file, options)
      if (String(file).includes('engine-thread')) engine = worker
      return worker
    },
  })
  syncBuiltinESMExports()
  process.on('SIGUSR2', () => void engine?.terminate())
}
