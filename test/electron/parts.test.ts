import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { databaseFrom } from '../../electron/arguments'
import { menuTemplate } from '../../electron/menu'
import { workplaceOver } from '../../electron/workplace'
import { Failure } from '../../src/engine/base/failure'
import { fakeEngine } from '../api/fake-engine'

describe('database named on the command line', () => {
  test.each([
    [['electron', '.', '--db', 'demo/audit.sqlite'], '/work/demo/audit.sqlite'],
    [['Сверка', '--db=/данные/район.sqlite'], '/данные/район.sqlite'],
    [['Сверка', '--db'], null],
    [['Сверка', '--db='], null],
    [['Сверка', 'audit.sqlite'], null],
  ])('%j → %s', (argv, expected) => {
    expect(databaseFrom(argv, '/work')).toBe(expected)
  })
})

describe('workplace', () => {
  const events: string[] = []
  const workplace = workplaceOver(async (path) => {
    if (path.endsWith('broken.sqlite')) throw new Failure('not-a-database', 'Это не база.')
    events.push(`open ${path}`)
    return fakeEngine({ close: async () => void events.push(`close ${path}`) })
  })

  test('holds one database at a time and keeps it when another does not open', async () => {
    expect([workplace.engine(), workplace.database()]).toEqual([null, null])
    await workplace.open('/a/one.sqlite')
    await expect(workplace.open('/a/broken.sqlite')).rejects.toThrow('Это не база.')
    expect(workplace.database()).toBe('one.sqlite')
    await workplace.open('/a/one.sqlite')
    await workplace.open('/a/two.sqlite')
    expect(workplace.database()).toBe('two.sqlite')
    await workplace.close()
    await workplace.close()
    expect(workplace.engine()).toBeNull()
    expect(events).toEqual(['open /a/one.sqlite', 'open /a/two.sqlite', 'close /a/one.sqlite', 'close /a/two.sqlite'])
  })
})

test('every item of the menu has a Russian label', () => {
  const items = menuTemplate({ chooseDatabase: () => undefined }).flatMap(({ label, submenu }) => [
    label,
    ...(Array.isArray(submenu) ? submenu.filter(({ type }) => type !== 'separator').map((item) => item.label) : []),
  ])
  expect(items.length).toBeGreaterThan(8)
  for (const label of items) expect(label).toMatch(/^[А-ЯЁ][а-яё …]+$/)
})

test('only electron/main.ts imports the value of electron: from plain Node that starts a download', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const sources = ['electron', 'src', 'test'].flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  )
  const guilty = sources.filter((path) =>
    /^import (?!type )[^;]*?from 'electron'|(import|require)\('electron'\)/m.test(readFileSync(path, 'utf8')),
  )
  expect(guilty.map((path) => path.slice(root.length).replace(/^\//, ''))).toEqual(['electron/main.ts'])
})
