import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recentDatabasesIn, recentPath, shownRecent, type RecentDatabases } from '../../src/hosts/recent-databases'

let folder: string
let recent: RecentDatabases
let day: number

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'Сверка — недавние ')), 'настройки')
  day = 0
  recent = recentDatabasesIn(folder, () => new Date(Date.UTC(2026, 1, (day += 1))))
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true }))

const paths = (): string[] => recent.list().map(({ path }) => path)

test('the latest stands first, once', () => {
  expect(paths()).toEqual([])
  for (const path of ['/a.sqlite', '/b.sqlite', '/a.sqlite']) recent.add(path)
  expect(recent.list()).toEqual([
    { path: '/a.sqlite', openedAt: '2026-02-03T00:00:00.000Z' },
    { path: '/b.sqlite', openedAt: '2026-02-02T00:00:00.000Z' },
  ])
  recent.forget('/a.sqlite')
  expect(paths()).toEqual(['/b.sqlite'])
  expect(readdirSync(folder)).toEqual(['recent.json'])
})

test('ten are kept', () => {
  for (let each = 1; each <= 12; each += 1) recent.add(`/${each}.sqlite`)
  expect([paths().length, paths()[0], paths()[9]]).toEqual([10, '/12.sqlite', '/3.sqlite'])
})

test.each([
  ['[{"path": "/a.sqlite", "opene', []],
  ['', []],
  ['{"path": "/a.sqlite"}', []],
  ['null', []],
  [
    '[7, {"path": 1}, {"path": "/b.sqlite", "openedAt": "вчера"}, {"path": "/a.sqlite", "openedAt": "2026-02-01"}]',
    ['/a.sqlite'],
  ],
])('what can be understood of %s is kept', (text, expected) => {
  recent.add('/x.sqlite')
  writeFileSync(join(folder, 'recent.json'), text)
  expect(paths()).toEqual(expected)
  recent.add('/new.sqlite')
  expect(paths()).toEqual(['/new.sqlite', ...expected])
})

test('a folder that cannot be made stops nobody', () => {
  const inFile = join(folder, '..', 'файл')
  writeFileSync(inFile, '')
  const none = recentDatabasesIn(join(inFile, 'внутри'), () => new Date())
  none.add('/a.sqlite')
  expect(none.list()).toEqual([])
})

test('the page sees names and folders and sends back what is no path', () => {
  recent.add(join('/данные', 'район.sqlite'))
  const [shown] = shownRecent(recent.list())
  expect(shown).toMatchObject({ name: 'район.sqlite', folder: '/данные', openedAt: '2026-02-01T00:00:00.000Z' })
  expect(shown?.id).toMatch(/^[0-9a-f]{16}$/)
  expect(recentPath(recent.list(), shown?.id ?? '')).toBe(join('/данные', 'район.sqlite'))
  expect(recentPath(recent.list(), '/данные/район.sqlite')).toBeNull()
})
