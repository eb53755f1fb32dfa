import { expect, test } from 'vitest'
import { correctCell, withdrawCorrection } from '../../src/engine/cases/settling/correct'
import { quarantineOf } from '../../src/engine/cases/settling/quarantine'
import { undoBatch } from '../../src/engine/cases/taking/undo'
import { send, seen, tinyEngine, type Form, type Tiny } from './tiny-engine'

const first: Form = { file: 'а.xlsx', school: 0, people: [[10, 4]] }
const wish = { file: 'а.xlsx', cell: 'Лист people!C2', value: '10', reason: 'по телефону' }

const linked = (tiny: Tiny): string[] =>
  (seen(tiny).facts['Школа № 1'] ?? []).filter((each) => each.includes('|linked|'))

const reasonOf = (tiny: Tiny): string | undefined =>
  seen(tiny).verdicts['Школа № 1']?.verdicts.find(({ requirement }) => requirement === 'a')?.reason

const codes = ({ context, audit }: Tiny): string[] =>
  context.store.remarks(audit.id).map(({ file, code }) => `${file} ${code}`)

test('a correction counts, is said in the reason, and can be taken back without a trace in the results', async () => {
  const tiny = await tinyEngine()
  const { batch } = await send(tiny, [first])
  const before = seen(tiny)
  const corrected = await correctCell(tiny.context, tiny.audit, wish)
  expect(corrected).toMatchObject({ sheet: 'Лист people', cell: 'C2', original: '4', value: '10' })
  expect(linked(tiny)).toEqual(['а.xlsx|people|2|linked|10|C2'])
  expect(reasonOf(tiny)).toContain('исправлено куратором 03.02.2026: «10» вместо «4» (по телефону).')
  expect(tiny.context.store.original(tiny.context.store.submissions(tiny.audit.id)[0]?.sha256 ?? '')).not.toBeNull()

  await undoBatch(tiny.context, batch)
  await send(tiny, [{ ...first, file: 'копия.xlsx' }])
  expect(linked(tiny)).toEqual(['копия.xlsx|people|2|linked|10|C2'])
  expect(reasonOf(tiny)).toContain('исправлено куратором')
  await withdrawCorrection(tiny.context, tiny.audit, { file: 'копия.xlsx', cell: wish.cell })
  expect(seen(tiny).scores).toEqual(before.scores)
  expect(linked(tiny)).toEqual(['копия.xlsx|people|2|linked|4|C2'])
})

test('a newer form with another value counts and is told of; with the same value nothing is said', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  await correctCell(tiny.context, tiny.audit, wish)
  const same = await send(tiny, [{ ...first, file: 'та же.xlsx', people: [[20, 10]] }])
  expect(codes(tiny)).toEqual([])
  await undoBatch(tiny.context, same.batch)
  const other = await send(tiny, [{ ...first, file: 'новая.xlsx', people: [[10, 7]] }])
  expect(codes(tiny)).toEqual(['новая.xlsx correction-replaced'])
  expect(other.files[0]?.remarks.map(({ code, cell, value, expected }) => [code, cell, value, expected])).toEqual([
    ['correction-replaced', 'C2', '7', '10'],
  ])
  expect(quarantineOf(tiny.context, tiny.audit).corrections).toMatchObject([{ file: 'а.xlsx', isInForce: false }])
  await undoBatch(tiny.context, other.batch)
  expect(codes(tiny)).toEqual([])
  expect(quarantineOf(tiny.context, tiny.audit).corrections).toMatchObject([{ file: 'а.xlsx', isInForce: true }])
})

test.each([
  [{ ...wish, file: 'нет.xlsx' }, 'which-file'],
  [{ ...wish, cell: 'C2' }, 'usage'],
  [{ ...wish, reason: '  ' }, 'usage'],
  [{ ...wish, cell: 'Лист people!Z9' }, 'not-taken'],
])('what cannot be corrected changes nothing: %o', async (bad, code) => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  const before = seen(tiny)
  await expect(correctCell(tiny.context, tiny.audit, bad)).rejects.toMatchObject({ code })
  expect(seen(tiny)).toEqual(before)
  expect(tiny.context.store.corrections(tiny.audit.id).size).toBe(0)
})
