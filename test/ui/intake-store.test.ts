import { PiniaColada } from '@pinia/colada'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApp } from 'vue'
import type { Client } from '../../src/api/client'
import { useIntake } from '../../src/ui/pages/intake/intake-store'
import { API } from '../../src/ui/shared/use-api'

beforeEach(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined }))
afterEach(() => vi.unstubAllGlobals())

test('a file chosen anew while the one before it is on its way is sent itself', async () => {
  const came: string[] = []
  const arrive: (() => void)[] = []
  const client = {
    newUpload: async () => ({ upload: 'u1' }),
    jobs: async () => ({ jobs: [] }),
    sendFile: async (_to: string, _path: string, bytes: ArrayBuffer) => {
      came.push(new TextDecoder().decode(bytes))
      await new Promise<void>((resolve) => arrive.push(resolve))
    },
    startImport: async () => ({ job: 'j1' }),
    watchJob: () => new Promise(() => undefined),
  }
  const app = createApp({}).use(createPinia()).use(PiniaColada)
  app.provide(API, client as unknown as Client)
  const intake = app.runWithContext(() => useIntake())
  const chosen = (text: string) => [{ path: 'СОШ 5.xlsx', bytes: text.length, content: new Blob([text]) }]

  intake.choose(chosen('прежняя'), { audit: 1 })
  await expect.poll(() => came).toEqual(['прежняя'])
  intake.choose(chosen('исправленная'), { audit: 1 })
  arrive[0]?.()
  await expect.poll(() => came).toEqual(['прежняя', 'исправленная'])
  expect(intake.phase).toBe('sending')
  arrive[1]?.()
  await expect.poll(() => intake.phase).toBe('sent')
})
