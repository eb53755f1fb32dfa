import { createPinia } from 'pinia'
import { expect, test } from 'vitest'
import { createApp, effectScope, nextTick, ref } from 'vue'
import type { JournalResult } from '../../src/api/journal-results'
import { useEarlier } from '../../src/ui/pages/journal/use-earlier'
import { within } from './within'

const page = (ids: number[], next: number | null): JournalResult =>
  ({ entries: ids.map((id) => ({ id })), next }) as unknown as JournalResult

test('earlier entries follow page by page, and those of another choice are not put among them', async () => {
  const first = ref(page([9, 8], 8))
  const answers: ((page: JournalResult) => void)[] = []
  const asked: number[] = []
  const ask = (before: number): Promise<JournalResult> => {
    asked.push(before)
    return new Promise((resolve) => answers.push(resolve))
  }
  const app = createApp({}).use(createPinia())
  const earlier = within(app, effectScope(), () => useEarlier(() => first.value, ask))
  const shown = (): number[] => earlier.entries.value.map(({ id }) => id)

  const second = earlier.more()
  answers[0]?.(page([7, 6], 6))
  await second
  expect(shown()).toEqual([7, 6])

  const late = earlier.more()
  first.value = page([5, 3], 3)
  await nextTick()
  expect(shown()).toEqual([])
  answers[1]?.(page([4], null))
  await late
  expect(shown()).toEqual([])
  expect(earlier.isMore.value).toBe(true)

  const third = earlier.more()
  answers[2]?.(page([2], null))
  await third
  expect(shown()).toEqual([2])
  expect(earlier.isMore.value).toBe(false)
  expect(asked).toEqual([8, 6, 3])
})
