import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetDraft, keepDraftsSecret, useDraft } from '../../src/ui/shared/use-draft'

/** A browser's storage: what is set are its own keys. */
const storage = () =>
  Object.defineProperties({} as Record<string, string>, {
    getItem: {
      value(this: Record<string, string>, key: string) {
        return this[key] ?? null
      },
    },
    setItem: {
      value(this: Record<string, string>, key: string, text: string) {
        this[key] = text
      },
    },
    removeItem: {
      value(this: Record<string, string>, key: string) {
        Reflect.deleteProperty(this, key)
      },
    },
  })

let disk: Record<string, string>

beforeEach(() => {
  disk = storage()
  vi.stubGlobal('sessionStorage', disk)
})
afterEach(() => {
  keepDraftsSecret(false)
  vi.unstubAllGlobals()
})

test('a draft outlives a reload, and is gone once it is sent', () => {
  useDraft('override/3/СОШ № 5').value = 'видел сам'
  expect(useDraft('override/3/СОШ № 5').value).toBe('видел сам')
  expect(Object.keys(disk)).toHaveLength(1)
  useDraft('override/3/СОШ № 5').value = ''
  expect(Object.keys(disk)).toEqual([])
  useDraft('override/3/СОШ № 5').value = 'видел сам'
  forgetDraft('override/3/СОШ № 5')
  expect(Object.keys(disk)).toEqual([])
})

test('beside a database under a password nothing of it is left to the disk', () => {
  const before = useDraft('override/3/СОШ № 5')
  before.value = 'видел сам'
  disk['sverka.theme'] = 'dark'
  keepDraftsSecret(true)
  expect(Object.keys(disk)).toEqual(['sverka.theme'])
  expect(before.value).toBe('видел сам')
  useDraft('override/3/СОШ № 6').value = 'и здесь'
  expect(Object.keys(disk)).toEqual(['sverka.theme'])
  forgetDraft('override/3/СОШ № 6')
  expect(useDraft('override/3/СОШ № 6').value).toBe('')
  keepDraftsSecret(false)
  expect(before.value).toBe('')
})
