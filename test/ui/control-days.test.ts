import { PiniaColada, useQueryCache } from '@pinia/colada'
import { createPinia } from 'pinia'
import { expect, test } from 'vitest'
import { createApp, effectScope, nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Client } from '../../src/api/client'
import { API } from '../../src/ui/shared/use-api'
import { useControlDays } from '../../src/ui/shared/use-control-days'
import { within } from './within'

test('days chosen for a form outlive fetching anew, and begin anew with another audit', async () => {
  let asked = 0
  const client = {
    host: async () => ({ database: 'а.sqlite' }),
    audits: async () => {
      asked += 1
      return {
        audits: [
          { id: 1, controlDays: ['2026-02-03'] },
          { id: 2, controlDays: ['2026-10-06'] },
        ],
      }
    },
  }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: {} }] })
  const app = createApp({}).use(createPinia()).use(PiniaColada).use(router)
  app.provide(API, client as unknown as Client)
  await router.push('/reports?audit=1')
  const page = effectScope()
  const [days, cache] = within(app, page, () => [useControlDays(), useQueryCache()] as const)
  await expect.poll(() => days.value).toEqual(['2026-02-03'])
  days.value = ['2026-02-03', '2026-02-10']
  await cache.invalidateQueries()
  await nextTick()
  expect(asked).toBe(2)
  expect(days.value).toEqual(['2026-02-03', '2026-02-10'])
  await router.push('/reports?audit=2')
  await nextTick()
  expect(days.value).toEqual(['2026-10-06'])
  page.stop()
})
