import initSqlJs, { type Database } from 'sql.js'
import { expect, test } from 'vitest'
import { hashOf } from '../../src/engine/store/chain'
import { openStore, type Store } from '../../src/engine/store/open-store'

const NAMES = ['первая', 'вторая', 'третья', 'четвёртая']

const fourEntries = async (): Promise<Store> => {
  const store = await openStore(null)
  NAMES.forEach((name, at) => store.journal(`2026-02-03T10:0${at}:00.000Z`, 'import', { name }))
  return store
}

const UNGUARDED = 'DROP TRIGGER log_is_not_changed; DROP TRIGGER log_is_not_deleted;'
const GUARD_GONE = 'Запрет менять и удалять записи журнала снят.'

/** What is told of a journal of four entries after somebody has been at its file, knowing how to take the guard off. */
const faultsAfter = async (spoil: (file: Database) => void): Promise<string[]> => {
  const { Database } = await initSqlJs()
  const file = new Database((await fourEntries()).export())
  file.run(UNGUARDED)
  spoil(file)
  const { problems } = (await openStore(file.export())).trailFaults()
  expect(problems.at(-1)).toBe(GUARD_GONE)
  return problems.filter((each) => each !== GUARD_GONE)
}

const sql =
  (text: string) =>
  (file: Database): void => {
    file.run(text)
  }

test('a journal nobody touched holds, also an empty one', async () => {
  expect((await fourEntries()).trailFaults()).toEqual({ examined: 4, problems: [] })
  expect((await openStore(null)).trailFaults()).toEqual({ examined: 0, problems: [] })
})

test('entries can be neither changed nor deleted', async () => {
  const { Database } = await initSqlJs()
  const file = new Database((await fourEntries()).export())
  for (const each of ["UPDATE log SET detail = 'null'", 'DELETE FROM log', 'DELETE FROM log WHERE id = 4'])
    expect(() => file.run(each)).toThrow('only ever appended to')
})

test.each([
  ['removed', 'DELETE FROM log WHERE id = 2', ['Записи № 2 нет: она удалена.', 'не хватает 1 запись']],
  ['two removed', 'DELETE FROM log WHERE id IN (2, 3)', ['Записей № 2–3 нет', 'не хватает 2 записи']],
  ['the first removed', 'DELETE FROM log WHERE id = 1', ['Записи № 1 нет', 'не хватает 1']],
  ['other words', `UPDATE log SET detail = '{"name":"иное"}' WHERE id = 3`, ['Содержание записи № 3 изменено.']],
  ['words taken away', `UPDATE log SET detail = 'null', salt = NULL WHERE id = 3`, ['Содержание записи № 3 изменено.']],
  ['another time', `UPDATE log SET at = '2026-02-01T00:00:00.000Z' WHERE id = 2`, ['Запись № 2 не продолжает № 1']],
  ['another action', `UPDATE log SET action = 'undo' WHERE id = 4`, ['Запись № 4 не продолжает № 3']],
  [
    'reordered',
    'UPDATE log SET id = 9 WHERE id = 2; UPDATE log SET id = 2 WHERE id = 3; UPDATE log SET id = 3 WHERE id = 9',
    ['Запись № 2 не продолжает № 1', 'Запись № 3 не продолжает № 2', 'Запись № 4 не продолжает № 3'],
  ],
  [
    'a copy inserted at the end',
    'INSERT INTO log SELECT 5, at, action, detail, salt, digest, hash FROM log WHERE id = 4',
    ['Запись № 5 не продолжает № 4', 'остальные вставлены'],
  ],
  ['cut off', 'DELETE FROM log WHERE id > 2', ['Записей в журнале 2, а было сделано 4: не хватает 2 записи.']],
  ['emptied', 'DELETE FROM log', ['Записей в журнале 0, а было сделано 4: не хватает 4 записи.']],
])('%s: found', async (_, text, told) => {
  const faults = await faultsAfter(sql(text))
  expect(faults).toEqual(told.map((each) => expect.stringContaining(each) as string))
})

test('an entry inserted with a hash that fits is found by the one after it', async () => {
  const faults = await faultsAfter((file) => {
    const [first] = file.exec('SELECT hash, digest FROM log WHERE id = 1')[0]?.values ?? []
    file.run('UPDATE log SET id = id + 10 WHERE id > 1; UPDATE log SET id = id - 9 WHERE id > 10')
    const link = { id: 2, at: '2026-02-03T10:00:30.000Z', action: 'import', digest: String(first?.[1]) }
    const hash = hashOf(String(first?.[0]), link)
    file.run(`INSERT INTO log SELECT 2, '${link.at}', action, detail, salt, digest, '${hash}' FROM log WHERE id = 1`)
  })
  expect(faults[0]).toBe('Запись № 3 не продолжает № 2: она изменена, вставлена или переставлена.')
  expect(faults.at(-1)).toBe('Записей в журнале 5, а программа сделала 4: остальные вставлены.')
})

test('what was rolled back leaves no gap', async () => {
  const store = await fourEntries()
  expect(() =>
    store.transaction(() => {
      store.journal('2026-02-03T11:00:00.000Z', 'undo', {})
      throw new Error('no')
    }),
  ).toThrow('no')
  store.journal('2026-02-03T12:00:00.000Z', 'undo', {})
  expect(store.trailFaults()).toEqual({ examined: 5, problems: [] })
  expect(store.trailEnd().entries).toBe(5)
})

test('without the second place nothing is said to hold', async () => {
  const { Database } = await initSqlJs()
  const file = new Database((await fourEntries()).export())
  file.run('DELETE FROM trail')
  expect((await openStore(file.export())).trailFaults().problems).toEqual([
    'Начала и конца журнала в базе нет: проверить его нечем.',
  ])
})
