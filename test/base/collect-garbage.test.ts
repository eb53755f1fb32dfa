import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { collectGarbage } from '../../src/engine/base/collect-garbage'

const letGo = (): WeakRef<object> => new WeakRef({ held: 'by nobody' })

it('gives back at once what nobody holds any more', async () => {
  const gone = letGo()
  const held = { held: 'here' }
  const kept = new WeakRef(held)
  // What a weak reference was made of lives to the end of its turn.
  await setImmediate()
  collectGarbage()
  expect(gone.deref()).toBeUndefined()
  expect(kept.deref()).toBe(held)
})
