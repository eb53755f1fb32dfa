import { PiniaColada } from '@pinia/colada'
import { createPinia } from 'pinia'
import { expect, test, vi } from 'vitest'
import { createApp } from 'vue'
import { ApiFailure, type Client } from '../../src/api/client'
import type { Job, JobEvent } from '../../src/api/job-results'
import { jobShare } from '../../src/ui/shared/job'
import { useJobs } from '../../src/ui/shared/jobs'
import { API } from '../../src/ui/shared/use-api'

const job = (change: Partial<Job> = {}): Job =>
  ({
    id: 'j1',
    kind: 'import',
    audit: 3,
    title: 'Приём файлов',
    state: 'running',
    done: 1,
    total: 4,
    saved: 0,
    note: '',
    startedAt: '2026-06-01T10:00:00.000Z',
    finishedAt: null,
    failure: null,
    result: null,
    ...change,
  }) as Job

const event = (log: string[], change: Partial<Job> = {}): JobEvent =>
  ({ ...job(change), log, files: log.map((path) => ({ path, status: 'accepted', institution: null })) }) as JobEvent

const storeOver = (client: Partial<Client>) => {
  const app = createApp({})
  app.use(createPinia()).use(PiniaColada)
  app.provide(API, client as Client)
  return app.runWithContext(() => useJobs())
}

const failure = (code: string): ApiFailure => new ApiFailure({ code, message: 'Нет.' })

test('a job is followed by its stream, with lines and files in order', async () => {
  const store = storeOver({
    watchJob: async (_id, told) => {
      told(event(['a.xlsx']))
      told(event(['b.xlsx', 'c.xlsx'], { done: 3 }))
      return job({ state: 'done', done: 4 })
    },
  })
  store.follow('j1')
  await expect.poll(() => store.jobs.get('j1')?.state).toBe('done')
  expect(store.logs.get('j1')).toEqual(['a.xlsx', 'b.xlsx', 'c.xlsx'])
  expect(store.files.get('j1')?.map(({ path }) => path)).toEqual(['a.xlsx', 'b.xlsx', 'c.xlsx'])
  expect(store.running).toEqual([])
})

test('where streams do not come through it is asked for until it ends', async () => {
  const answers = [job(), failure('unreachable'), job({ state: 'done' })]
  const store = storeOver({
    watchJob: () => Promise.reject(failure('unreachable')),
    job: async () => {
      const next = answers.shift() ?? job({ state: 'done' })
      if (next instanceof ApiFailure) throw next
      return next
    },
  })
  vi.useFakeTimers()
  try {
    store.follow('j1')
    await vi.advanceTimersByTimeAsync(0)
    expect(store.running).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2000)
    expect(store.jobs.get('j1')?.state).toBe('done')
  } finally {
    vi.useRealTimers()
  }
})

test('a job that went with its engine is told of as broken off, never as going on', async () => {
  const store = storeOver({
    watchJob: async (_id, told) => {
      told(event([]))
      throw failure('no-job')
    },
  })
  store.follow('j1')
  await expect.poll(() => store.jobs.get('j1')?.state).toBe('failed')
  expect(store.jobs.get('j1')?.failure?.message).toMatch(/прервалась/)
})

test('jobs begun before the page was opened are found, and only those that go on are followed', async () => {
  const watchJob = vi.fn(() => new Promise<Job>(() => undefined))
  const store = storeOver({
    jobs: async () => ({ jobs: [job(), job({ id: 'j0', state: 'cancelled' })] }),
    watchJob,
  })
  await store.find()
  await store.find()
  expect(watchJob.mock.calls).toHaveLength(1)
  expect(store.running.map(({ id }) => id)).toEqual(['j1'])
})

test('what a job ended with stays when the list of jobs is asked for once more', async () => {
  const ended = { audit: 'Мониторинг', batch: 1, unread: 0, files: [] }
  const { result, ...listed } = job({ state: 'done', done: 4, result: ended } as Partial<Job>)
  const store = storeOver({
    jobs: async () => ({ jobs: [listed] }),
    watchJob: async () => ({ ...listed, result }) as Job,
  })
  store.follow('j1')
  await expect.poll(() => store.jobs.get('j1')?.state).toBe('done')
  await store.find()
  expect(store.jobs.get('j1')).toMatchObject({ state: 'done', result })
})

test('its share is unknown until it is known how much there is', () => {
  expect(jobShare({ done: 0, total: 0 })).toBeNull()
  expect(jobShare({ done: 1, total: 4 })).toBe(0.25)
  expect(jobShare({ done: 5, total: 4 })).toBe(1)
})
