import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { verify } from '../../src/engine/cases/checking/verify'
import { openStore } from '../../src/engine/store/open-store'
import { send, tinyEngine } from '../engine/tiny-engine'

/** What is wrong with a database of two forms after somebody has been at its file, by check. */
const problemsAfter = async (sql: string): Promise<Record<string, string[]>> => {
  const tiny = await tinyEngine()
  await send(tiny, [
    { file: 'а.xlsx', school: 0, people: [[10, 4]], answer: 'Нет' },
    { file: 'б.xlsx', school: 1, people: [[10, 10]] },
  ])
  const { Database } = await initSqlJs()
  const file = new Database(tiny.context.store.export())
  file.run(`PRAGMA ignore_check_constraints = ON; ${sql}`)
  const store = await openStore(file.export())
  const { sound, checks } = await verify({ ...tiny.context, store })
  const found = Object.fromEntries(
    checks.flatMap((each) => (each.problems.length > 0 ? [[each.check, each.problems]] : [])),
  )
  expect(sound).toBe(Object.keys(found).length === 0)
  return found
}

test('a database that nobody touched is sound', async () => {
  expect(await problemsAfter('')).toEqual({})
})

test.each([
  [
    "UPDATE verdicts SET outcome = 'met', value = 1 WHERE requirement = 'c' AND outcome = 'unmet'",
    ['verdicts', 'scores'],
  ],
  ["UPDATE verdicts SET reason = 'Всё хорошо' WHERE requirement = 'a' AND institution = 1", ['verdicts']],
  ["DELETE FROM verdicts WHERE requirement = 'a' AND institution = 1", ['verdicts', 'scores']],
  ['UPDATE facts SET value = 9 WHERE value = 4', ['verdicts']],
  ['UPDATE scores SET index_value = 1 WHERE institution = 1', ['scores']],
  ['UPDATE scores SET rank = 7 WHERE institution = 2', ['scores']],
  ['DELETE FROM scores WHERE institution = 1', ['scores']],
  ['UPDATE sheet_balances SET read = read + 1 WHERE submission = 1', ['file', 'balances']],
  [
    "INSERT INTO quarantined_rows (submission, sheet, row_number, cells, reason) VALUES (1, 'Лист people', 9, '[]', '?')",
    ['balances'],
  ],
  ["UPDATE originals SET content = x'504b' WHERE rowid = 1", ['originals']],
  ["DELETE FROM originals WHERE sha256 = (SELECT sha256 FROM submissions WHERE path = 'а.xlsx')", ['originals']],
])('%s: found by %j', async (sql, checks) => {
  expect(Object.keys(await problemsAfter(sql))).toEqual(checks)
})

test('a problem names the institution, the clause and the file', async () => {
  const { verdicts } = await problemsAfter(
    "UPDATE verdicts SET reason = '' WHERE requirement = 'a' AND institution = 2",
  )
  expect(verdicts).toEqual([expect.stringMatching(/^«Школа № 2»: пересчёт даёт другое по пунктам .*\(a\)\./u)])
  const { originals } = await problemsAfter(
    "DELETE FROM originals WHERE sha256 = (SELECT sha256 FROM submissions WHERE path = 'б.xlsx')",
  )
  expect(originals).toEqual(['Исходного файла «б.xlsx» в базе нет, хотя он был принят.'])
})
