import { PiniaColada } from '@pinia/colada'
import { createPinia } from 'pinia'
import { expect, test, vi } from 'vitest'
import { createApp, effectScope } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Client } from '../../src/api/client'
import { useStanding } from '../../src/ui/pages/institutions/register/use-standing'
import { useToasts } from '../../src/ui/shared/toasts'
import { API } from '../../src/ui/shared/use-api'
import { useAudits } from '../../src/ui/shared/use-audit'
import { institutionRow } from './institution-row'
import { within } from './within'

const audits = [1, 2].map((id) => ({ id, name: `Мониторинг ${id}` }))

test('what is taken back is what was done: in its own audit, whichever is looked at by then', async () => {
  const changeCollection = vi.fn(async () => ({}))
  const client = { host: async () => ({ database: 'а.sqlite' }), audits: async () => ({ audits }), changeCollection }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: {} }] })
  const app = createApp({}).use(createPinia()).use(PiniaColada).use(router)
  app.provide(API, client as unknown as Client)
  await router.push('/institutions?audit=1')
  const page = effectScope()
  const toasts = within(app, page, useToasts)
  const listed = within(app, page, useAudits)
  await expect.poll(() => listed.data.value?.audits.length).toBe(2)
  const standing = within(app, page, useStanding)
  await standing.setStatus(institutionRow({ status: 'received' }), 'accepted')
  page.stop()
  await router.push('/institutions?audit=2')
  const turn = () => Promise.all(toasts.shown.map(toasts.turn))
  await turn()
  await turn()
  const body = (status: string) => ({ institution: 'СОШ № 1', status })
  expect(changeCollection.mock.calls).toEqual([
    [1, body('accepted')],
    [1, body('received')],
    [1, body('accepted')],
  ])
})
