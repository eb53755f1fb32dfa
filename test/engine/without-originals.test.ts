import { expect, test } from 'vitest'
import { anonymise } from '../../src/engine/cases/anonymising/anonymise'
import { verify } from '../../src/engine/cases/checking/verify'
import { compareAudit } from '../../src/engine/cases/judging/score-audit'
import { correctCell, withdrawCorrection } from '../../src/engine/cases/settling/correct'
import { undoBatch } from '../../src/engine/cases/taking/undo'
import { rerun } from '../../src/engine/cases/taking/rerun'
import { send, seen, tinyEngine, type Form, type Tiny } from './tiny-engine'

const first: Form = { file: 'а.xlsx', school: 0, people: [[10, 4]] }
const second: Form = { file: 'б.xlsx', school: 0, people: [[10, 10]] }
const other: Form = { file: 'г.xlsx', school: 1, people: [[5, 5]] }

const problems = async ({ context }: Tiny): Promise<string[]> =>
  (await verify(context)).checks.flatMap(({ problems: each }) => each)

const anonymised = async (tiny: Tiny): Promise<void> => {
  await anonymise(tiny.context, tiny.audit, false)
}

test('what rests on a batch and cannot be read again stays, and is told of with the reason and what to do', async () => {
  const tiny = await tinyEngine()
  const { batch } = await send(tiny, [first])
  await send(tiny, [second, other])
  const scores = compareAudit(tiny.context, tiny.audit)
  await anonymised(tiny)
  const { reread, unread, silent } = await undoBatch(tiny.context, batch)
  expect([reread, silent]).toEqual([[], []])
  expect(unread).toEqual([
    {
      file: 'б.xlsx',
      message: expect.stringMatching(
        /удалён 03\.02\.2026 при обезличивании.*осталось прежним.*примите этот файл ещё раз/,
      ),
    },
  ])
  expect(seen(tiny).files).toEqual(['б.xlsx accepted', 'г.xlsx accepted'])
  expect(compareAudit(tiny.context, tiny.audit).institutions).toEqual(scores.institutions)
  expect(tiny.context.store.entries().at(-1)).toMatchObject({ action: 'undo', detail: { unread: ['б.xlsx'] } })
  expect(await problems(tiny)).toEqual([])
})

test('a file that repeated one of the batch says that nothing of it counts', async () => {
  const tiny = await tinyEngine()
  const { batch } = await send(tiny, [first])
  await send(tiny, [{ ...first, file: 'ещё раз.xlsx' }])
  await anonymised(tiny)
  const { unread, silent } = await undoBatch(tiny.context, batch)
  expect(silent).toEqual(['Школа № 1'])
  expect(unread).toMatchObject([
    { file: 'ещё раз.xlsx', message: expect.stringContaining('Он повторял файл') as string },
  ])
  expect(await problems(tiny)).toEqual([])
})

test('a correction is neither made nor taken back over a file that is gone, and says why', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  const wish = { file: 'а.xlsx', cell: 'Лист people!C2', value: '10', reason: 'по телефону' }
  await correctCell(tiny.context, tiny.audit, wish)
  await anonymised(tiny)
  const before = [seen(tiny), tiny.context.store.entries().length]
  await expect(withdrawCorrection(tiny.context, tiny.audit, wish)).rejects.toMatchObject({
    code: 'which-file',
    message: expect.stringMatching(/при обезличивании.*Снять исправление нельзя.*Ничего не изменено/) as string,
  })
  await expect(correctCell(tiny.context, tiny.audit, { ...wish, value: '9' })).rejects.toMatchObject({
    code: 'which-file',
  })
  expect([seen(tiny), tiny.context.store.entries().length]).toEqual(before)
  expect(await problems(tiny)).toEqual([])
})

test('of several files those that are there are read again, the others are named', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  await anonymised(tiny)
  await send(tiny, [other])
  const { store } = tiny.context
  const { files, unread } = await rerun(
    tiny.context,
    tiny.audit,
    store.submissions(tiny.audit.id).map(({ id }) => id),
  )
  expect([files.map(({ path }) => path), unread.map(({ file }) => file)]).toEqual([['г.xlsx'], ['а.xlsx']])
  expect(await problems(tiny)).toEqual([])
})
