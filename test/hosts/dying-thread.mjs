// The built engine thread with ways to die in it: what no program has, only these tests.
import { ReadableStream } from 'node:stream/web'
import { setTimeout as pause } from 'node:timers/promises'
import { TextEncoder } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'

const fill = () => {
  const kept = []
  for (;;) kept.push(Array.from({ length: 1000 }, (_, each) => ({ each, kept: kept.length })))
}

const endless = (note) =>
  new ReadableStream({
    pull: async (controller) => {
      await pause(10)
      controller.enqueue(new TextEncoder().encode('data: {}\n\n'))
    },
    cancel: () => parentPort.postMessage({ type: 'trouble', text: note }),
  })

const streamed = (id, type) => {
  const body = endless('cancelled')
  const response = { status: 200, headers: [['content-type', type]], body }
  parentPort.postMessage({ type: 'answered', id, response }, [body])
}

const ways = {
  '/test/exit': () => process.exit(3),
  '/test/throw': () => {
    throw new Error('thrown in the thread')
  },
  '/test/memory': fill,
  '/test/events': (id) => streamed(id, 'text/event-stream'),
  '/test/bytes': (id) => streamed(id, 'application/octet-stream'),
}

// First: whoever listens first starts the flow of messages.
await import(new URL('./engine-thread.js', workerData.threadFile).href)

parentPort.on('message', ({ id, type, request }) => {
  if (type === 'call') ways[new URL(request.url).pathname]?.(id)
})
