import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importFiles } from '../../src/engine/cases/taking/import-files'
import { quarantineOf } from '../../src/engine/cases/settling/quarantine'
import { leftInWork, noteWork, removeWorkNote, workNoteOf } from '../../src/engine/cases/taking/work-note'
import { seen, send, sourcesOf, tinyEngine, type Form } from './tiny-engine'

const form = (number: number): Form => ({ file: `${number}.xlsx`, school: number % 4, people: [[number + 1, 1]] })

test('the note names what was begun and not ended, whatever was cut off', () => {
  const note = workNoteOf(join(mkdtempSync(join(tmpdir(), 'Сверка — тест ')), 'а.sqlite'))
  expect(leftInWork(note)).toEqual([])
  const [one, two] = [
    { sha256: '1', path: 'папка/один.xlsx' },
    { sha256: '2', path: 'два.xlsx' },
  ].map((each) => ({
    each,
    ended: noteWork(note, each),
  }))
  expect(leftInWork(note)).toEqual([one?.each, two?.each])
  one?.ended()
  appendFileSync(note?.file ?? '', '{"read":"2')
  expect(leftInWork(note)).toEqual([two?.each])
  removeWorkNote(note)
  expect(leftInWork(note)).toEqual([])
  expect(() => readFileSync(note?.file ?? '')).toThrow()
  expect(leftInWork(workNoteOf(null))).toEqual([])
})

test('beside a database under a password it names no file', () => {
  const note = workNoteOf(join(mkdtempSync(join(tmpdir(), 'Сверка — тест ')), 'а.sqlite'), true)
  noteWork(note, { sha256: '0123456789abcdef', path: 'Школа на Сосновой/форма.xlsx' })
  expect(readFileSync(note?.file ?? '', 'utf8')).not.toContain('Сосновой')
  expect(leftInWork(note)).toEqual([{ sha256: '0123456789abcdef', path: 'файл 0123456789ab…' }])
})

test('a file the program ended with is refused by name and not read, until it is asked for', async () => {
  const tiny = await tinyEngine()
  const { store } = tiny.context
  const bytes = await sourcesOf([form(1)])[0]?.read()
  const { createHash } = await import('node:crypto')
  const sha256 = createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')
  store.addCrash({ sha256, path: '1.xlsx', notedAt: '2026-02-03T10:00:00.000Z' })
  const { files } = await send(tiny, [form(0), form(1)])
  expect(files.map(({ status, remarks }) => [status, remarks[0]?.code])).toEqual([
    ['accepted', undefined],
    ['refused', 'ended-with-it'],
  ])
  expect(quarantineOf(tiny.context, tiny.audit).files.map(({ file, status }) => [file, status])).toEqual([
    ['1.xlsx', 'refused'],
    ['1.xlsx', 'crashed'],
  ])
  const again = await send(tiny, [form(1)], { retry: true })
  expect(again.files.map(({ status }) => status)).toEqual(['accepted'])
  expect(store.crashes()).toEqual([])
})

test.each([1, 3, 5])('cancelled after file %i: what was committed is whole, the rest is counted', async (after) => {
  const tiny = await tinyEngine()
  const stop = new AbortController()
  const forms = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(form)
  const { files, cancelled, unread } = await importFiles(tiny.context, sourcesOf(forms), {
    ...{ audit: tiny.audit, wish: {}, catalogue: null, signal: stop.signal },
    onProgress: ({ done }) => {
      if (done >= after) stop.abort()
    },
  })
  expect(cancelled).toBe(true)
  expect(files.length).toBeGreaterThanOrEqual(after)
  expect(unread).toBe(forms.length - files.length)
  const other = await tinyEngine()
  await send(other, forms.slice(0, files.length))
  expect(seen(tiny)).toEqual(seen(other))
  await send(tiny, forms.slice(files.length))
  expect(tiny.context.store.submissions(tiny.audit.id)).toHaveLength(forms.length)
})
