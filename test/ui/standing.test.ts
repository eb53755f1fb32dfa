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

const audits = [1, 2].map((id) => ({ id, name: `Мониторинг ${id}` }))

test('what is taken back is what was done: in its own audit, whichever is looked at by then', async () => {
  const changeCollection = vi.fn(async () => ({}))
  const client = { host: async () => ({ database: 'а.sqlite' }), audits: async () => ({ audits }), changeCollection }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: {} }] })
  const app = createApp({}).use(createPinia()).use(PiniaColada).use(router)
  app.provide(API, client as unknown as Client)
  await router.push('/institutions?audit=1')
  const page = effectScope()
  const within = <Made>(make: () => Made): Made => app.runWithContext(() => page.run(make)!)
  const toasts = within(useToasts)
  const listed = within(useAudits)
  await expect.poll(() => listed.data.value?.audits.length).toBe(2)
  const standing = within(useStanding)
  await standing.setStatus(institutionRow({ status: 'received' }), 'accepted')
  page.stop()
  await router.push('/institutions?audit=2')
  await toasts.turn(toasts.shown[0]!)
  await toasts.turn(toasts.shown[0]!)
  const body = (status: string) => ({ institution: 'СОШ № 1', status })
  expect(changeCollection.mock.calls).toEqual([
    [1, body('accepted')],
    [1, body('received')],
    [1, body('accepted')],
  ])
})
