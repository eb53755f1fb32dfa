import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/engine/base/failure'
import { archivedBytes, archivedFiles, archivedHead, isArchive } from '../../src/engine/workbook/archive'
import { storedZip } from '../../src/engine/workbook/stored-zip'
import { hasPython, writtenBy } from './python'
import { bookOf, worksheet, zipOf } from './zip-of'

const names = (bytes: Buffer): string[] => archivedFiles(bytes).map(({ name }) => name)

const code = (read: () => unknown): string => {
  try {
    read()
    return 'read'
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    expect(error.message).toMatch(/^[А-ЯЁ].*[.]$/su)
    return error.code
  }
}

const holding = (...entries: string[]): Buffer => zipOf(entries.map((name) => ({ name, data: name })))

/** «папка/форма» in cp866: small letters up to «п» from 0xA0, the others from 0xE0. */
const IN_CP866 = Buffer.from([0xaf, 0xa0, 0xaf, 0xaa, 0xa0, 0x2f, 0xe4, 0xae, 0xe0, 0xac, 0xa0])

describe('names of files in an archive', () => {
  test('UTF-8, said or unsaid, and cp866 as Windows writes it', () => {
    expect(names(holding('папка/форма.xlsx', 'Ёлка №1.ods'))).toEqual(['Ёлка №1.ods', 'папка/форма.xlsx'])
    expect(names(zipOf([{ name: 'cp866', title: IN_CP866, data: '1' }]))).toEqual(['папка/форма'])
  })

  test('backslashes are folders, folders are no files, wanted ones are chosen', () => {
    expect(names(holding('а\\б\\форма.xlsx', 'пусто/', './в.csv'))).toEqual(['а/б/форма.xlsx', 'в.csv'])
    expect(archivedFiles(holding('а.xlsx', '__MACOSX/а'), (name) => !name.startsWith('__'))).toHaveLength(1)
  })

  test.each([
    ['up and out', ['../форма.xlsx']],
    ['up and out between folders', ['а/../../форма.xlsx']],
    ['up and out by backslashes', ['а\\..\\..\\форма.xlsx']],
    ['from the root', ['/etc/форма.xlsx']],
    ['from a drive', ['C:\\форма.xlsx']],
    ['NUL', ['форма.xlsx\0.txt']],
    ['a control character', ['форма\u001b[2J.xlsx']],
    ['one name twice', ['форма.xlsx', 'форма.xlsx']],
    ['one name twice, written in two ways', ['а/форма.xlsx', 'а\\форма.xlsx']],
  ])('%s: not opened at all', (_, entries) => {
    expect(code(() => archivedFiles(holding('хорошая.xlsx', ...entries)))).toBe('unsafe-archive')
  })
})

describe('bounds of an archive', () => {
  test('entries, and bytes as it says of itself', () => {
    const archive = holding('а.xlsx', 'б.xlsx')
    expect(code(() => archivedFiles(archive, undefined, { entries: 1, totalBytes: 1e9 }))).toBe('too-many-parts')
    expect(code(() => archivedFiles(archive, undefined, { entries: 2, totalBytes: 1e9 }))).toBe('read')
    expect(code(() => archivedFiles(archive, undefined, { entries: 2, totalBytes: 5 }))).toBe('too-big-inside')
    expect(code(() => archivedFiles(zipOf([])))).toBe('empty-file')
    expect(code(() => archivedFiles(holding('пусто/')))).toBe('empty-file')
  })

  test('a file that inflates beyond its bound, honest or lying', () => {
    const zeros = Buffer.alloc(30 << 20)
    const [honest] = archivedFiles(zipOf([{ name: 'а.csv', data: zeros }]))
    const lying = zipOf([{ name: 'а.csv', data: zeros, claimedSize: 100 }])
    const [liar] = archivedFiles(lying)
    if (honest === undefined || liar === undefined) throw new Error('no files')
    expect(code(() => archivedBytes(zipOf([{ name: 'а.csv', data: zeros }]), honest, 20 << 20))).toBe('too-big')
    expect(code(() => archivedBytes(lying, liar, 20 << 20))).toBe('broken-file')
    expect(archivedHead(lying, liar).length).toBeLessThan(5 << 20)
  })

  test('cut short or encrypted', () => {
    const archive = holding('а.xlsx', 'б.xlsx')
    expect(code(() => archivedFiles(archive.subarray(0, -30)))).toBe('broken-file')
    const locked = Buffer.from(archive)
    const entry = locked.indexOf(Buffer.from('PK\x01\x02'))
    locked.writeUInt16LE(1, entry + 8)
    expect(code(() => archivedFiles(locked))).toBe('encrypted')
  })
})

test('a workbook is packed like an archive, and is none', () => {
  expect(isArchive(bookOf(worksheet('')))).toBe(false)
  expect(isArchive(holding('форма.xlsx'))).toBe(true)
  expect(isArchive(zipOf([]))).toBe(true)
  expect(isArchive(Buffer.from('текст'))).toBe(false)
})

describe('files packed together', () => {
  const files = ['Участники.csv', 'папка/Чаты.csv'].map((name) => ({ name, bytes: Buffer.from(`${name};1`) }))

  test('come out as they went in, always in the same bytes', () => {
    const packed = storedZip(files)
    expect(packed).toEqual(storedZip(files))
    expect(archivedFiles(packed).map((file) => archivedBytes(packed, file, 100).toString())).toEqual(
      files.map(({ bytes }) => bytes.toString()),
    )
    expect(names(packed)).toEqual(files.map(({ name }) => name))
  })

  test.runIf(hasPython('zipfile'))('open in Python, by which they are checked too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'архив-'))
    try {
      const path = join(folder, 'а.zip')
      writeFileSync(path, storedZip(files))
      const script = 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), *z.namelist())'
      const said = execFileSync('/usr/bin/python3', ['-c', script, path], { env: { PYTHONIOENCODING: 'utf-8' } })
      expect(said.toString().trim()).toBe('None Участники.csv папка/Чаты.csv')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test.runIf(hasPython('zipfile'))('written by Python: stored, deflated, in folders', () => {
    const packed = writtenBy(`
import zipfile
with zipfile.ZipFile(out, 'w') as archive:
    archive.writestr('СОШ 5/форма.csv', 'а;б')
    archive.writestr('СОШ 5/сканы/приказ.pdf', '%PDF' * 500, compress_type=zipfile.ZIP_DEFLATED)`)
    expect(names(packed)).toEqual(['СОШ 5/сканы/приказ.pdf', 'СОШ 5/форма.csv'])
    const [scan] = archivedFiles(packed)
    if (scan === undefined) throw new Error('no files')
    expect(archivedHead(packed, scan).toString('latin1', 0, 4)).toBe('%PDF')
  })
})
