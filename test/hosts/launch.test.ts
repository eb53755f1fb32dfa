import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { unpacked } from '../../src/hosts/engine-options'
import { browserCommand, electronRuntime, hasDisplay } from '../../src/hosts/launch'

describe('Electron’s runtime', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'Сверка — тест '))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('is absent in a package without its binary', () => {
    expect(electronRuntime(folder)).toBeNull()
    expect(electronRuntime(join(folder, 'none'))).toBeNull()
  })

  test('is absent when its download was cut short', () => {
    writeFileSync(join(folder, 'path.txt'), 'electron')
    expect(electronRuntime(folder)).toBeNull()
  })

  test('is where path.txt says', () => {
    mkdirSync(join(folder, 'dist'))
    writeFileSync(join(folder, 'path.txt'), 'electron\n')
    writeFileSync(join(folder, 'dist', 'electron'), '')
    expect(electronRuntime(folder)).toBe(join(folder, 'dist', 'electron'))
  })
})

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['win32', {}, true],
  ['darwin', {}, true],
] as const)('a screen on %s with %o: %s', (platform, env, expected) => {
  expect(hasDisplay(platform, env)).toBe(expected)
})

test('the browser is given the address as one argument, past any shell', () => {
  const url = 'http://127.0.0.1:5000/?token=a-b_c'
  expect(browserCommand('linux', url)).toEqual({ command: 'xdg-open', args: [url] })
  expect(browserCommand('darwin', url)).toEqual({ command: 'open', args: [url] })
  expect(browserCommand('win32', url)).toEqual({ command: 'rundll32', args: ['url.dll,FileProtocolHandler', url] })
})

test('thread files are looked for beside the archive, not in it', () => {
  const inside = pathToFileURL('/opt/Сверка/resources/app.asar/out/main/reader.js')
  expect(unpacked(inside).href).toBe(pathToFileURL('/opt/Сверка/resources/app.asar.unpacked/out/main/reader.js').href)
  const plain = pathToFileURL('/home/Сверка — тест/out/main/reader.js')
  expect(unpacked(plain).href).toBe(plain.href)
})
