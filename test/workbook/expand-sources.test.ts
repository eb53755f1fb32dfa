import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expandSources } from '../../src/engine/cases/taking/expand-sources'
import type { Taken } from '../../src/engine/intake/types'
import { takeInOrder, type Source, type TakenSource } from '../../src/engine/cases/taking/take-in-order'
import { archivedFiles } from '../../src/engine/workbook/archive'
import { sourcesOf } from '../../src/hosts/cli/walk'
import { bookOf, worksheet, zipOf } from './zip-of'

const TITLES = ['Участники', 'Документы']
const BOOK = bookOf(worksheet('<row r="1"><c r="A1"><v>7</v></c></row>'))
const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ')

const zip = (files: Record<string, Buffer | string>): Buffer =>
  zipOf(Object.entries(files).map(([name, data]) => ({ name, data })))

/** What the engine is to read, as text: path and first bytes. */
const taken = async (sources: Source[]): Promise<TakenSource[]> => {
  const all: TakenSource[] = []
  const take = (bytes: Uint8Array) => {
    const read: Taken = {
      sha256: 'read',
      bytes: bytes.length,
      status: 'refused',
      refusal: { code: 'read', message: '' },
    }
    return Promise.resolve({ taken: read, judged: null })
  }
  for await (const each of takeInOrder(await expandSources(sources, TITLES), { take, ahead: 4, isKnown: () => false }))
    all.push(each)
  return all
}

const told = async (sources: Source[]): Promise<[string, string][]> =>
  (await taken(sources)).map(({ path, taken: found }) => {
    if (found?.status === 'refused') return [path, found.refusal.code]
    return [path, found?.status === 'attachment' ? `attachment ${found.kind}` : '']
  })

describe('a folder as it was sent', () => {
  let folder = ''
  const put = (path: string, bytes: Buffer | string): void => writeFileSync(join(folder, path), bytes)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'присланное-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('archives are opened whatever they are called, workbooks are not', async () => {
    put('форма.zip', BOOK)
    put('СОШ 1.xlsx', zip({ 'форма.xlsx': BOOK, 'сканы/приказ.pdf': PDF, '__MACOSX/._форма.xlsx': 'x' }))
    mkdirSync(join(folder, 'папка'))
    put('папка/СОШ 2.zip', zip({ 'форма.xlsx': BOOK }))
    expect(await told(await sourcesOf([folder]))).toEqual([
      ['СОШ 1.xlsx/сканы/приказ.pdf', 'attachment pdf'],
      ['СОШ 1.xlsx/форма.xlsx', 'read'],
      ['папка/СОШ 2.zip/форма.xlsx', 'read'],
      ['форма.zip', 'read'],
    ])
  })

  test('an archive in an archive is opened, one deeper is handed on as it is', async () => {
    const deepest = zip({ 'третий.xlsx': BOOK })
    put('а.zip', zip({ 'первый.xlsx': BOOK, 'б.zip': zip({ 'второй.xlsx': BOOK, 'в.zip': deepest }) }))
    expect(await told(await sourcesOf([folder]))).toEqual([
      ['а.zip/б.zip/в.zip', 'read'],
      ['а.zip/б.zip/второй.xlsx', 'read'],
      ['а.zip/первый.xlsx', 'read'],
    ])
  })

  test('an archive that cannot be opened is refused by name, with its SHA-256, and the rest goes on', async () => {
    put('а.zip', zip({ '../форма.xlsx': BOOK }))
    put('б.zip', zip({ 'форма.xlsx': BOOK }))
    put('в.zip', zip({ 'пусто/': '' }))
    expect(await told(await sourcesOf([folder]))).toEqual([
      ['а.zip', 'unsafe-archive'],
      ['б.zip/форма.xlsx', 'read'],
      ['в.zip', 'empty-file'],
    ])
    const [refused] = await taken(await sourcesOf([folder]))
    expect(refused?.sha256).toMatch(/^[\da-f]{64}$/)
    expect(refused?.bytes).toHaveLength(0)
  })

  test('a damaged file in an archive is refused by itself', async () => {
    const archive = zip({ 'а.xlsx': BOOK, 'б.xlsx': BOOK })
    const at = archive.indexOf('а.xlsx') + 40
    archive[at] = (archive[at] ?? 0) ^ 0xff
    put('а.zip', archive)
    expect(await told(await sourcesOf([folder]))).toEqual([
      ['а.zip/а.xlsx', 'broken-file'],
      ['а.zip/б.xlsx', 'read'],
    ])
  })

  test('text tables of one form are one source, kept as an archive of the files as they came', async () => {
    put('СОШ 5 - Участники.csv', 'а;б')
    put('СОШ 5_Документы.csv', 'в;г')
    put('СОШ 5 - Документы.xlsx', BOOK)
    put('письмо.txt', 'Направляем форму')
    const sources = await expandSources(await sourcesOf([folder]), TITLES)
    expect(sources.map(({ path }) => path)).toEqual(['СОШ 5 (листы CSV)', 'СОШ 5 - Документы.xlsx', 'письмо.txt'])
    const bytes = Buffer.from((await sources[0]?.read()) ?? [])
    expect(archivedFiles(bytes).map(({ name }) => name)).toEqual(['СОШ 5 - Участники.csv', 'СОШ 5_Документы.csv'])
    expect(bytes.includes('в;г')).toBe(true)
    put('ещё.zip', bytes)
    const again = await expandSources(await sourcesOf([join(folder, 'ещё.zip')]), TITLES)
    expect(again.map(({ path }) => path)).toEqual(['ещё.zip/СОШ 5 (листы CSV)'])
    expect(Buffer.from((await again[0]?.read()) ?? [])).toEqual(bytes)
  })

  test('scans of any size are registered by size and SHA-256 without being read whole', async () => {
    put('скан.pdf', Buffer.concat([PDF, Buffer.alloc(21 << 20)]))
    put('форма.xlsx', Buffer.concat([BOOK, Buffer.alloc(21 << 20)]))
    const [scan, form] = await taken(await sourcesOf([folder]))
    expect(scan).toMatchObject({
      bytes: new Uint8Array(),
      taken: { status: 'attachment', bytes: PDF.length + (21 << 20) },
    })
    expect(form?.taken).toMatchObject({ status: 'refused', refusal: { code: 'too-big' } })
  })

  test.each([
    ['.rar', Buffer.from('Rar!\x1a\x07\x00'), 'read'],
    ['картинка', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'attachment image'],
    ['письмо', Buffer.from('{\\rtf1\\ansi}'), 'attachment rtf'],
  ])('%s', async (name, bytes, what) => {
    put(name, bytes)
    expect(await told(await sourcesOf([folder]))).toEqual([[name, what]])
  })
})
