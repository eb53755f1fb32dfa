import { expect, test } from 'vitest'
import { configFolder, defaultDatabase, type UserPlace } from '../../src/hosts/user-folders'

const place = (part: Partial<UserPlace>): UserPlace => ({
  platform: 'linux',
  home: '/home/anna',
  env: {},
  read: () => null,
  ...part,
})

const windows = place({ platform: 'win32', home: 'C:\\Users\\Анна', env: { APPDATA: 'D:\\Профиль\\Roaming' } })
const mac = place({ platform: 'darwin', home: '/Users/anna' })

test('what is remembered lies where each system keeps settings', () => {
  expect(configFolder(place({}))).toBe('/home/anna/.config/sverka')
  expect(configFolder(place({ env: { XDG_CONFIG_HOME: '/etc/мои' } }))).toBe('/etc/мои/sverka')
  expect(configFolder(windows)).toBe('D:\\Профиль\\Roaming\\sverka')
  expect(configFolder({ ...windows, env: {} })).toBe('C:\\Users\\Анна\\AppData\\Roaming\\sverka')
  expect(configFolder(mac)).toBe('/Users/anna/Library/Application Support/sverka')
})

test('a new database goes among the documents, whatever they are called', () => {
  const dirs = 'XDG_DESKTOP_DIR="$HOME/Стол"\nXDG_DOCUMENTS_DIR="$HOME/Документы"\n'
  const read = (path: string): string | null => (path === '/home/anna/.config/user-dirs.dirs' ? dirs : null)
  expect(defaultDatabase(place({ read }))).toBe('/home/anna/Документы/Сверка/мониторинг.sqlite')
  expect(defaultDatabase(place({}))).toBe('/home/anna/Сверка/мониторинг.sqlite')
  expect(defaultDatabase(windows)).toBe('C:\\Users\\Анна\\Documents\\Сверка\\мониторинг.sqlite')
  expect(defaultDatabase(mac)).toBe('/Users/anna/Documents/Сверка/мониторинг.sqlite')
})
