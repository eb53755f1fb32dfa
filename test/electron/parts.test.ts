import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { databaseFrom, handedDatabase } from '../../electron/arguments'
import { menuTemplate } from '../../electron/menu'
import { placedOn } from '../../electron/placement'
import { screenAddress, SCREENS } from '../../electron/screens'

describe('database named on the command line', () => {
  test.each([
    [['electron', '.', '--db', 'demo/audit.sqlite'], '/work/demo/audit.sqlite'],
    [['Сверка', '--db=/данные/район.sqlite'], '/данные/район.sqlite'],
    [['Сверка', 'audit.SQLITE'], '/work/audit.SQLITE'],
    [['Сверка', '--db'], null],
    [['Сверка', '--db='], null],
    [['Сверка', 'форма.xlsx'], null],
    [['/opt/my.sqlite', '--flag.sqlite'], null],
  ])('%j → %s', (argv, expected) => {
    expect(databaseFrom(argv, '/work')).toBe(expected)
  })

  test.each([[null], ['x'], [{}], [{ database: 1 }], [{ database: null }]])('%j hands over none', (data) => {
    expect(handedDatabase(data)).toBeNull()
  })
})

describe('menu', () => {
  const unused = (): void => undefined
  const actions = { create: unused, open: unused, openRecent: unused, go: unused, about: unused }
  const all = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])])

  test.each(['linux', 'win32', 'darwin'] as const)('every item on %s has a Russian label of its own', (platform) => {
    const items = all(menuTemplate(actions, [], platform)).filter(({ type }) => type !== 'separator')
    expect(items.length).toBeGreaterThan(30)
    for (const { label } of items) expect(label).toMatch(/^[А-ЯЁ][а-яё …А-Я]+$/)
    const keys = items.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]))
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('Ctrl+1…9 lead to the nine screens', () => {
    const items = all(menuTemplate(actions, [], 'linux'))
    const keyed = items.filter(({ accelerator }) => /^CmdOrCtrl\+\d$/.test(String(accelerator)))
    expect(keyed.map(({ label }) => label)).toEqual(SCREENS.map(({ label }) => label))
    expect(keyed.map(({ accelerator }) => accelerator)).toEqual(
      ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `CmdOrCtrl+${digit}`),
    )
  })

  test('an ampersand in a name of a base is shown', () => {
    const items = all(menuTemplate(actions, ['/data/А&Б.sqlite'], 'linux'))
    expect(items.find(({ sublabel }) => sublabel === '/data/А&Б.sqlite')?.label).toBe('А&&Б.sqlite')
  })
})

test.each([
  ['sverka://app/#/overview?audit=7&level=low', 'sverka://app/#/journal?audit=7'],
  ['sverka://app/#/overview', 'sverka://app/#/journal'],
  ['sverka://app/', 'sverka://app/#/journal'],
  ['', 'sverka://app/#/journal'],
])('from %s the menu leads to %s', (present, address) => {
  expect(screenAddress('/journal', present)).toBe(address)
})

describe('a remembered window', () => {
  const laptop = { x: 0, y: 0, width: 1366, height: 728 }
  const beside = { x: 1366, y: -200, width: 1920, height: 1040 }

  test.each([
    [
      'stays where it was',
      [laptop],
      { x: 50, y: 40, width: 1000, height: 600 },
      { x: 50, y: 40, width: 1000, height: 600 },
    ],
    ['shrinks into a smaller display', [laptop], { x: 0, y: 0, width: 1900, height: 1000 }, laptop],
    [
      'comes in from the edge',
      [laptop],
      { x: 1200, y: 600, width: 800, height: 600 },
      { x: 566, y: 128, width: 800, height: 600 },
    ],
    [
      'stays on the second display',
      [laptop, beside],
      { x: 1500, y: -100, width: 1200, height: 800 },
      { x: 1500, y: -100, width: 1200, height: 800 },
    ],
    [
      'goes to the display it lies on most',
      [laptop, beside],
      { x: 1300, y: 10, width: 1000, height: 600 },
      { x: 1366, y: 10, width: 1000, height: 600 },
    ],
    ['is placed anew when its display is gone', [laptop], { x: 1500, y: -100, width: 1200, height: 800 }, null],
    ['is placed anew when its title is above the screen', [laptop], { x: 0, y: -500, width: 1200, height: 800 }, null],
  ])('%s', (_what, displays, remembered, expected) => {
    expect(placedOn(displays, remembered)).toEqual(expected)
  })
})

test('only electron/main.ts imports the value of electron: from plain Node that starts a download', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const sources = ['electron', 'src', 'test'].flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  )
  const guilty = sources.filter((path) =>
    /^import (?!type )(?:(?!from )[^])*?from 'electron'|(import|require)\('electron'\)/m.test(
      readFileSync(path, 'utf8'),
    ),
  )
  expect(guilty.map((path) => path.slice(root.length).replace(/^\//, ''))).toEqual(['electron/main.ts'])
})
