import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import initSqlJs from 'sql.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ScoreRow } from '../../src/engine/store/summaries'
import { AT, balance, fact, newSubmission, remark, started, verdict } from './samples'

type Query = (sql: string) => unknown[][]

let bytes: Uint8Array
let folder: string

const score = (id: number): ScoreRow => ({
  id,
  index: 0.625,
  upper: 0.875,
  completeness: 0.75,
  level: 'low',
  levelReason: null,
  rank: 1,
  notApplicableShare: 0.1,
  counts: { met: 5, partial: 1, unmet: 2, undetermined: 3, notApplicable: 4 },
  discrepancies: 6,
})

beforeAll(async () => {
  const { store, audit, one } = await started()
  const batch = store.beginBatch(audit, AT)
  const submission = store.addSubmission(
    audit,
    newSubmission(batch, { institution: one, remarks: [remark()], balance: [balance('Классы')] }),
    AT,
  )
  const insert = [fact('passport', '', 'site', 'школа.example', 'B9'), fact('groups', '7', 'onPlatform', true, 'E7')]
  store.applyFacts(audit, { submission, batch, institution: one, insert, supersede: [] })
  const computed = { outcome: 'unmet', value: 0, reason: 'Нет приказа' } as const
  store.saveAssessment(audit, one, {
    verdicts: [verdict('r1'), verdict('r2', { outcome: 'met', value: 1, computed })],
    discrepancies: [],
    programVersion: '0.1.0',
  })
  store.saveScores(audit, [score(one)])
  bytes = store.export()
  folder = await mkdtemp(join(tmpdir(), 'Сверка — тест '))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const freshInstance = async (): Promise<Query> => {
  const { Database } = await initSqlJs()
  const database = new Database(bytes)
  return (sql) => database.exec(sql)[0]?.values ?? []
}

const commandLine = async (): Promise<Query | null> => {
  try {
    execFileSync('sqlite3', ['-version'])
  } catch {
    return null
  }
  const path = join(folder, 'база.sqlite')
  await writeFile(path, bytes)
  return (sql) => {
    const out = execFileSync('sqlite3', ['-readonly', '-json', path, sql], { encoding: 'utf8' })
    return out === '' ? [] : (JSON.parse(out) as Record<string, unknown>[]).map((row) => Object.values(row))
  }
}

const check = (query: Query): void => {
  expect(
    query(`SELECT institution, catalogue, submitted, index_value, upper_value, completeness, level, rank,
      met, partial, unmet, undetermined, not_applicable, discrepancies FROM v_scores ORDER BY institution`),
  ).toEqual([
    ['МБОУ «СОШ № 1»', 'perm-school', 1, 0.625, 0.875, 0.75, 'low', 1, 5, 1, 2, 3, 4, 6],
    ['МБОУ «СОШ № 2»', 'perm-school', 0, ...Array<null>(11).fill(null)],
  ])
  expect(
    query(`SELECT requirement, outcome, value, overridden, computed_outcome, computed_value,
      json_extract(evidence, '$[0].cells[0][0]') FROM v_verdicts ORDER BY position`),
  ).toEqual([
    ['r1', 'partial', 0.775, 0, null, null, 'C5'],
    ['r2', 'met', 1, 1, 'unmet', 0, 'C5'],
  ])
  expect(query('SELECT audit, institution, file, severity, sheet, cell, value, message FROM v_remarks')).toEqual([
    [
      'Мониторинг 2025–2026',
      'МБОУ «СОШ № 1»',
      'формы/сош-1.xlsx',
      'warning',
      'Классы и группы',
      'C7',
      'много',
      'В ячейке не число.',
    ],
  ])
  expect(query('SELECT table_id, row_key, column_id, value, value_type, cell, superseded_by FROM v_facts')).toEqual([
    ['passport', '', 'site', 'школа.example', 'text', 'B9', null],
    ['groups', '7', 'onPlatform', 1, 'boolean', 'E7', null],
  ])
  expect(query('PRAGMA integrity_check')).toEqual([['ok']])
}

test('a fresh SQLite instance reads the documented views', async () => {
  check(await freshInstance())
})

test('the sqlite3 command reads the documented views', async (context) => {
  const query = await commandLine()
  if (query === null) {
    console.warn('skipped: there is no sqlite3 command here')
    context.skip()
  } else check(query)
})

test('docs/database.md names every view and every column of it, and no other', async () => {
  const query = await freshInstance()
  const text = await readFile(new URL('../../docs/database.md', import.meta.url), 'utf8')
  const views = query(
    "SELECT name FROM sqlite_master WHERE type = 'view' AND name LIKE 'v\\_%' ESCAPE '\\' ORDER BY name",
  )
  const documented = [...text.matchAll(/^## `(v_\w+)`[\s\S]*?(?=^## |(?![\s\S]))/gm)].map(([section, name]) => [
    name,
    [...section.matchAll(/^\| `(\w+)` /gm)].map(([, column]) => column),
  ])
  expect(Object.fromEntries(documented)).toEqual(
    Object.fromEntries(
      views.map(([name]) => [name, query(`SELECT name FROM pragma_table_info('${String(name)}')`).flat()]),
    ),
  )
})

test('every example of docs/database.md runs, and every view has one', async () => {
  const query = await freshInstance()
  const text = await readFile(new URL('../../docs/database.md', import.meta.url), 'utf8')
  const examples = [...text.matchAll(/^```sql\n([\s\S]*?)^```$/gm)].flatMap(([, sql = '']) =>
    sql.split(';').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
  )
  for (const sql of examples) expect(() => query(sql), sql).not.toThrow()
  const named = query("SELECT name FROM sqlite_master WHERE type = 'view' AND name <> 'live_submissions'").flat()
  const missing = named.filter(
    (name) =>
      !examples.some((sql) => new RegExp(`FROM "?${String(name)}"?[\\s;]|FROM "?${String(name)}"?$`, 'm').test(sql)),
  )
  expect(missing).toEqual([])
})

test('the Russian views say the same in words', async () => {
  const query = await freshInstance()
  expect(
    query('SELECT "Учреждение", "Сведения представлены", "Индекс", "Уровень", "Место" FROM "Итоги" ORDER BY 1'),
  ).toEqual([
    ['МБОУ «СОШ № 1»', 'да', 0.625, 'низкий', 1],
    ['МБОУ «СОШ № 2»', 'нет', null, null, null],
  ])
  expect(
    query('SELECT "Код требования", "Результат", "Доля", "Решение куратора" FROM "Результаты" ORDER BY 1'),
  ).toEqual([
    ['r1', 'выполнено частично', 0.775, 'нет'],
    ['r2', 'выполнено', 1, 'да'],
  ])
  expect(query('SELECT "Лист", "Ячейка", "Столбец", "Значение" FROM "Прочитанное" ORDER BY 2')).toHaveLength(2)
  expect(query('SELECT "Важность", "Замечание" FROM "Замечания"')).toEqual([['предупреждение', 'В ячейке не число.']])
  expect(query('SELECT "Учреждение", "Состояние" FROM "Сдача форм" ORDER BY 1')).toEqual([
    ['МБОУ «СОШ № 1»', 'получено'],
    ['МБОУ «СОШ № 2»', 'не представлено'],
  ])
})
