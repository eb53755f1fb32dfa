import { expect, test } from 'vitest'
import { sourceCells } from '../../src/engine/cases/looking/source-cells'
import type { Failure } from '../../src/engine/base/failure'
import { openSourceReader } from '../../src/engine/cases/looking/source-reader'
import { xlsxOf } from './source-book'
import type { SourceWish } from '../../src/engine/cases/looking/source-cells'
import { send, tinyEngine } from './tiny-engine'

const opened = async () => {
  const tiny = await tinyEngine()
  await send(tiny, [{ file: 'а.xlsx', school: 0, people: [[10, 4]] }])
  const { store } = tiny.context
  const [form] = store.submissions(tiny.audit.id)
  const [institution] = store.institutions(tiny.audit.id)
  if (form === undefined || institution === undefined) throw new Error('nothing came')
  const bytes = await xlsxOf()
  const add = (
    part: { path: string; status: 'accepted' | 'attachment' | 'refused'; sha256: string },
    content: Uint8Array | null,
  ) =>
    store.addSubmission(
      tiny.audit.id,
      {
        ...{ batch: form.batch, institution: institution.id, catalogue: null, refusal: null, balance: [], remarks: [] },
        ...{ quarantined: [], tables: [], keyed: [], original: content, bytes: 1, ...part },
      },
      '2026-02-03T00:00:00.000Z',
    )
  add({ path: 'книга.xlsx', status: 'accepted', sha256: 'book' }, bytes)
  add({ path: 'скан.pdf', status: 'attachment', sha256: 'scan' }, null)
  add({ path: 'плохой.xlsx', status: 'refused', sha256: 'bad' }, new Uint8Array([1, 2]))
  add({ path: 'пропал.xlsx', status: 'accepted', sha256: 'gone' }, null)
  const look = (wish: Partial<SourceWish>) =>
    sourceCells(
      tiny.context,
      tiny.audit,
      { file: 'книга.xlsx', sheet: 'Участники', cell: 'C20', institution: null, ...wish },
      { kept: [] },
      openSourceReader(null),
    )
  return { ...tiny, look }
}

test('cells around the one asked for, as a person reads them, with merges and corrections', async () => {
  const { look, context, audit } = await opened()
  context.store.setCorrection(audit.id, {
    ...{ sha256: 'book', sheet: 'Участники', cell: 'C20', value: '5', original: '0,775' },
    ...{ reason: 'звонок', date: '2026-02-03' },
  })
  const found = await look({})
  expect(found.window).toEqual({ top: 11, left: 0, bottom: 27, right: 8 })
  expect(found.cells.find(({ address }) => address === 'C20')).toEqual({
    ...{ row: 19, column: 2, address: 'C20', text: '0,775', kind: 'number' },
  })
  expect(found.cells.find(({ address }) => address === 'B20')).toMatchObject({ text: '15.09.2025', kind: 'date' })
  expect(found.cells.find(({ address }) => address === 'A20')).toMatchObject({ text: '<b>и</b>', kind: 'text' })
  // Row 11 and column J lie outside: 8 rows and 6 columns each way.
  expect(found.cells.some(({ row, column }) => row < 11 || row > 27 || column > 8)).toBe(false)
  expect(found.merges).toEqual([{ top: 21, left: 0, bottom: 22, right: 1 }])
  expect(found.cells.filter(({ text }) => text === 'вместе').map(({ address }) => address)).toEqual(['A22'])
  expect(found.corrections).toEqual([
    { cell: 'C20', value: '5', original: '0,775', reason: 'звонок', date: '2026-02-03' },
  ])
  expect(found.sheets.map(({ title, rows, columns }) => [title, rows, columns])).toEqual([
    ['Участники', 40, 12],
    ['Чаты', 1, 1],
  ])
  expect(found.institution).toBe('Школа № 1')
})

test('an empty cell outside of everything filled is still in the window, and a sheet begins at its top', async () => {
  const { look } = await opened()
  expect((await look({ cell: 'AA60' })).window).toEqual({ top: 51, left: 20, bottom: 59, right: 26 })
  expect(await look({ sheet: 'Чаты', cell: null })).toMatchObject({
    cell: null,
    window: { top: 0, left: 0, bottom: 0, right: 0 },
  })
})

test.each<[Partial<SourceWish>, string]>([
  [{ file: 'нет.xlsx' }, 'which-file'],
  [{ file: 'скан.pdf' }, 'no-source'],
  [{ file: 'плохой.xlsx' }, 'no-source'],
  [{ file: 'пропал.xlsx' }, 'no-source'],
  [{ file: 'Наблюдение куратора № 3, 12.03.2026: сайт' }, 'no-source'],
  [{ sheet: 'Документы' }, 'no-sheet'],
  [{ cell: 'C' }, 'usage'],
])('%j is refused with %s, in Russian', async (wish, code) => {
  const { look } = await opened()
  const refused: unknown = await look(wish).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code, message: expect.stringMatching(/[а-яё]{3}/) as string })
})

test('a file read in a thread of its own is the same cell by cell, and refused in the same words', async () => {
  const [there, here] = [openSourceReader(new URL('../../out/main/reader.js', import.meta.url)), openSourceReader(null)]
  const both = async (bytes: Uint8Array): Promise<unknown[]> =>
    Promise.all(
      [there, here].map((reader) =>
        reader.read(bytes, 'книга.xlsx', []).catch(({ code, message }: Failure) => ({ code, message })),
      ),
    )
  try {
    const [one, other] = await both(await xlsxOf())
    expect(one).toMatchObject({ sheets: [{ title: 'Участники' }, { title: 'Чаты' }] })
    expect(one).toEqual(other)
    const [refused, same] = await both(new Uint8Array([1, 2]))
    expect(refused).toMatchObject({
      code: expect.any(String) as string,
      message: expect.stringMatching(/[а-яё]{3}/) as string,
    })
    expect(refused).toEqual(same)
  } finally {
    await there.close()
  }
})
