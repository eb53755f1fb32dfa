import { PiniaColada, useQueryCache } from '@pinia/colada'
import { createPinia } from 'pinia'
import { expect, test } from 'vitest'
import { createApp } from 'vue'
import type { Client } from '../../src/api/client'
import type { JobsResult } from '../../src/api/job-results'
import { useConnection } from '../../src/ui/app/connection'
import { useJobs } from '../../src/ui/shared/jobs'
import { keys } from '../../src/ui/shared/query-keys'
import { API } from '../../src/ui/shared/use-api'
import { HOST } from '../api/ways'

const connected = async () => {
  let listed = [{ id: 'j1', kind: 'report', audit: 1, state: 'done' }]
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const events = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) })
  const client = {
    hostEvents: async () => events,
    jobs: async () => ({ jobs: listed }) as JobsResult,
  }
  const app = createApp({}).use(createPinia()).use(PiniaColada)
  app.provide(API, client as unknown as Client)
  const [cache, jobs, connection] = app.runWithContext(() => [useQueryCache(), useJobs(), useConnection()] as const)
  void connection.follow()
  await jobs.find()
  return {
    ...{ cache, jobs, connection },
    tell: (opened: string, restarts = 0) => {
      const host = { ...HOST, opened, engine: { ...HOST.engine, restarts } }
      controller?.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(host)}\n\n`))
    },
    noJobs: () => void (listed = []),
  }
}

test('another database of the same name is another: nothing of the one before is shown for it', async () => {
  const { cache, jobs, connection, tell, noJobs } = await connected()
  tell('здесь')
  await expect.poll(() => connection.host?.opened).toBe('здесь')
  cache.setQueryData(keys.of(1, 'institutions'), 'прежней базы')
  noJobs()
  tell('там')
  await expect.poll(() => connection.host?.opened).toBe('там')
  expect(cache.getQueryData(keys.of(1, 'institutions'))).toBeUndefined()
  expect(cache.getQueryData([...keys.host])).toMatchObject({ opened: 'там' })
  expect([...jobs.jobs]).toEqual([])
})

test('the same database after a restart stays as it is seen until it has answered', async () => {
  const { cache, jobs, connection, tell } = await connected()
  tell('здесь')
  await expect.poll(() => connection.host?.opened).toBe('здесь')
  cache.setQueryData(keys.of(1, 'institutions'), 'этой базы')
  tell('здесь', 1)
  await expect.poll(() => connection.trouble?.kind).toBe('restarted')
  expect(cache.getQueryData(keys.of(1, 'institutions'))).toBe('этой базы')
  expect(jobs.jobs.size).toBe(1)
})
