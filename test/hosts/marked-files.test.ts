import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { CopyToMake } from '../../src/engine/cases/issuing/marked-copy'
import { writeAllCopies, writeCopies } from '../../src/hosts/cli/marked-files'

const folder = (): string => mkdtempSync(join(tmpdir(), 'Сверка — тест '))

const copy = (
  institution: string | null,
  file: string,
  more: { faults?: number; extension?: 'xlsx' | 'xlsm' } = {},
): CopyToMake => {
  const plan = { institution, file, faults: more.faults ?? 1 }
  const bytes = new TextEncoder().encode(file)
  const { extension = 'xlsx' } = more
  return { ...plan, make: () => Promise.resolve({ ...plan, bytes, extension, problem: null, audit: 'М' }) }
}

const watching = () => {
  const said: string[] = []
  const stop = new AbortController()
  const note = (text: string): void => void said.push(text)
  const progress = (done: number, total: number): void => void said.push(`${done}/${total}`)
  return { said, stop, signal: stop.signal, output: { note, progress } }
}

it('one institution with several files gets one answer for each', async () => {
  const at = folder()
  const copies = [copy('Ш', 'а.xlsx'), copy('Ш', 'б.xlsm', { extension: 'xlsm' }), copy('Ш', 'в.xlsx', { faults: 0 })]
  await writeCopies(copies, join(at, 'Ответ.xlsx'), watching())
  expect(readdirSync(at).sort()).toEqual(['Ответ (2).xlsm', 'Ответ (3).xlsx', 'Ответ.xlsx'])
  expect(readFileSync(join(at, 'Ответ.xlsx'), 'utf8')).toBe('а.xlsx')
})

it('everybody with remarks gets an answer under his name, and nobody else', async () => {
  const at = join(folder(), 'ответы')
  const watch = watching()
  const copies = [
    copy('МБОУ «СОШ № 1»', 'а.xlsx'),
    copy('МБОУ «СОШ № 2»', 'б.xlsx', { faults: 0 }),
    copy('МБОУ „СОШ № 1“', 'в.xlsx'),
    copy(null, 'папка/../чужой.xls'),
  ]
  const written = await writeAllCopies(copies, at, watch)
  expect(readdirSync(at).sort()).toEqual(['Без учреждения — чужой.xlsx', 'МБОУ СОШ № 1 (2).xlsx', 'МБОУ СОШ № 1.xlsx'])
  expect(written.map(({ file }) => file)).toEqual(['а.xlsx', 'в.xlsx', 'папка/../чужой.xls'])
  expect(watch.said).toEqual(['1/3', '2/3', '3/3'])
})

it('stops between two files when asked to, and says so', async () => {
  const at = folder()
  const watch = watching()
  const first = copy('А', 'а.xlsx')
  const copies = [
    {
      ...first,
      make: () => {
        watch.stop.abort()
        return first.make()
      },
    },
    copy('Б', 'б.xlsx'),
  ]
  expect(await writeAllCopies(copies, at, watch)).toHaveLength(1)
  expect(existsSync(join(at, 'Б.xlsx'))).toBe(false)
  expect(watch.said.at(-1)).toContain('Прервано')
})

it('a place that cannot be written is named', async () => {
  const nowhere = join(folder(), 'нет', 'Ответ.xlsx')
  await expect(writeCopies([copy('А', 'а.xlsx')], nowhere, watching())).rejects.toThrow(/Ответ\.xlsx/)
})
