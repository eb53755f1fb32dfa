import { expect, test } from 'vitest'
import { lookedAudit } from './looking-audit'

// 4 of 10 linked are met where the tolerance is 0.6, as the target is all of them.
const LENIENT = { ratioTolerance: 0.6 }

const metOfFirst = ({ look, current }: Awaited<ReturnType<typeof lookedAudit>>): number | undefined =>
  look.institutionPage(current(), 'Школа № 1').score?.counts.met

test('who is judged anew is counted as it goes on', async () => {
  const looked = await lookedAudit()
  const told: [number, number][] = []
  await looked.look.changeSettings(looked.current(), LENIENT, false, {
    onProgress: (done, total) => told.push([done, total]),
  })
  expect(told).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ])
  expect(metOfFirst(looked)).toBe(1)
})

test('a change that is broken off while judging leaves everything as it was', async () => {
  const looked = await lookedAudit()
  const stop = new AbortController()
  const changing = looked.look.changeSettings(looked.current(), LENIENT, false, {
    signal: stop.signal,
    onProgress: (done) => done === 2 && stop.abort(),
  })
  await expect(changing).rejects.toMatchObject({ code: 'cancelled' })
  expect(looked.current().settings.ratioTolerance).toBe(0)
  expect(metOfFirst(looked)).toBe(0)
})

test('one that fails while it is kept puts back those that were kept', async () => {
  const looked = await lookedAudit()
  const { context, look, current } = looked
  const { saveAssessment } = context.store
  const verdictsOf = () =>
    context.store.institutions(current().id).map(({ id }) => context.store.outcomes(current().id, id))
  const before = verdictsOf()
  let kept = 0
  context.store.saveAssessment = (...given) => {
    kept += 1
    if (kept === 3) throw new Error('no room')
    saveAssessment(...given)
  }
  await expect(look.changeSettings(current(), LENIENT, false)).rejects.toThrow('no room')
  expect(verdictsOf()).toEqual(before)
  expect(current().settings.ratioTolerance).toBe(0)
})
