import { PiniaColada, useQueryCache } from '@pinia/colada'
import { createPinia } from 'pinia'
import { expect, test } from 'vitest'
import { createApp } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Client } from '../../src/api/client'
import { useStanding } from '../../src/ui/pages/institutions/register/use-standing'
import { useDecisions } from '../../src/ui/pages/institutions/requirements/use-decisions'
import { keys } from '../../src/ui/shared/query-keys'
import { useToasts } from '../../src/ui/shared/toasts'
import { API } from '../../src/ui/shared/use-api'
import { useAuditId } from '../../src/ui/shared/use-audit'

/** Two audits, the first one chosen, over a program that notes what it is asked to change, and in which of them. */
const opened = async () => {
  const changes: [audit: number, what: string][] = []
  const change = (what: string) => async (audit: number) => {
    changes.push([audit, what])
    return { before: null }
  }
  const api = {
    decide: change('decide'),
    dropDecision: change('drop'),
    changeCollection: change('standing'),
  } as unknown as Client
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })
  const app = createApp({}).use(createPinia()).use(PiniaColada).use(router)
  app.provide(API, api)
  await router.push('/?audit=1')
  const parts = app.runWithContext(() => {
    const cache = useQueryCache()
    cache.setQueryData([...keys.host], { database: null })
    cache.setQueryData([...keys.audits], { audits: [{ id: 1 }, { id: 2 }] })
    return { audit: useAuditId(), toasts: useToasts(), ...useDecisions('СОШ № 1'), ...useStanding() }
  })
  expect(parts.audit.value).toBe(1)
  const other = async (): Promise<void> => {
    await router.push('/?audit=2')
    expect(parts.audit.value).toBe(2)
  }
  const undo = async (): Promise<void> => {
    const [toast] = parts.toasts.shown
    if (toast === undefined) throw new Error('nothing is offered to be taken back')
    await parts.toasts.turn(toast)
  }
  return { ...parts, changes, other, undo }
}

test('a decision is taken back in the audit it was made in, whichever is chosen by then', async () => {
  const { decide, changes, other, undo } = await opened()
  await decide({ requirement: 'order', label: '2.1' }, { outcome: 'met', reason: 'Видели сами' })
  await other()
  await undo()
  expect(changes).toEqual([
    [1, 'decide'],
    [1, 'drop'],
  ])
})

test('so is what was said of a form', async () => {
  const { setStatus, changes, other, undo } = await opened()
  const standing = { key: 'СОШ № 1', name: 'СОШ № 1', status: 'received', extendedTo: null, deadline: null } as const
  await setStatus(standing as never, 'rework')
  await other()
  await undo()
  expect(changes).toEqual([
    [1, 'standing'],
    [1, 'standing'],
  ])
})
