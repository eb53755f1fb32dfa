import { describe, expect, test } from 'vitest'
import { folderOfModule } from '../../src/build/shipped-packages'
import { isPermissive, noticeOf, type ShippedPackage } from '../../src/build/third-party'

const shipped = (name: string, licence: string, texts = [`Copyright of ${name}`]): ShippedPackage => ({
  ...{ name, version: '1.2.3', licence, texts },
  author: 'Invented Author',
})

describe('a licence', () => {
  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['(MIT AND Zlib)', true],
    ['(MIT AND GPL-3.0-only)', false],
    ['GPL-3.0-or-later', false],
    ['AGPL-3.0-only OR LGPL-2.1-only', false],
    ['UNLICENSED', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['unknown', false],
    ['', false],
  ])('%s: may be shipped %s', (expression, expected) => {
    expect(isPermissive(expression)).toBe(expected)
  })
})

describe('the notice', () => {
  test('names each package, and a text of several only once', () => {
    const notice = noticeOf([shipped('b', 'MIT', ['Same  \r\n']), shipped('a', 'ISC', ['Same\n']), shipped('c', 'MIT')])
    expect(notice).toContain('Компонентов: 3\n')
    expect(notice).toMatch(/-\na 1\.2\.3 \(ISC\)\nb 1\.2\.3 \(MIT\)\n-+\n\nSame\n/)
    expect(notice.match(/Same/g)).toHaveLength(1)
    expect(notice).toContain('Copyright of c')
  })

  test('prints the standard text where a package encloses none', () => {
    const notice = noticeOf([shipped('bare', 'MIT', [])])
    expect(notice).toContain('Copyright (c) Invented Author\n\nPermission is hereby granted')
  })

  test('is refused with the names of those that may not be shipped', () => {
    const all = [shipped('good', 'MIT'), shipped('copyleft', 'GPL-3.0-only'), shipped('silent', 'unknown')]
    expect(() => noticeOf(all)).toThrow('copyleft 1.2.3 (GPL-3.0-only), silent 1.2.3 (unknown).')
    expect(() => noticeOf([shipped('textless', 'BSD-3-Clause', [])])).toThrow('textless')
  })
})

test.each([
  ['/x/node_modules/vue/dist/vue.js', '/x/node_modules/vue'],
  ['/x/node_modules/a/node_modules/@b/c/d.js?vue', '/x/node_modules/a/node_modules/@b/c'],
  ['C:\\x\\node_modules\\@b\\c\\d.js', 'C:\\x\\node_modules\\@b\\c'],
  ['/x/src/ui/main.ts', null],
])('module %s is of %s', (id, folder) => {
  expect(folderOfModule(id)).toBe(folder)
})
