import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as XLSX from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import type { FormPlan } from '../../src/engine/catalogue/types'
import type { Filling } from '../../src/engine/report/form/types'
import { writeForm } from '../../src/engine/report/form/write-form'
import { readRules } from '../../src/engine/resources'
import { inventedSchools } from '../../src/demo/institutions'
import { newFolder, sverka, type Ended } from './sverka'

const folder = newFolder()
const returned = join(folder, 'Присланное')
const OPTIONS = { audit: null, controlDays: [], institution: null }

type Remark = { severity: string; sheet: string | null; cell: string | null; value: string | null; message: string }
type File = { path: string; status: string; rows: Record<string, number>; remarks: Remark[] }

describe('a folder of what really comes back', () => {
  let plan: FormPlan
  let ended: Ended
  let files: File[]
  const file = (path: string): File => {
    const found = files.find((each) => each.path === path)
    if (found === undefined) throw new Error(`no ${path} in the answer`)
    return found
  }
  const errors = (path: string): Remark[] => file(path).remarks.filter(({ severity }) => severity === 'error')

  const form = async (number: number, change: (filling: Filling) => void): Promise<Uint8Array> => {
    const filling = inventedSchools(40, 5, plan).filter(({ plant }) => plant === 'good')[number - 1]?.filling
    if (!filling) throw new Error(`no good school ${number}`)
    change(filling)
    return writeForm(plan, OPTIONS, filling)
  }
  const without = (bytes: Uint8Array, sheet: string): Uint8Array => {
    const book = XLSX.read(bytes, { cellStyles: true })
    book.SheetNames = book.SheetNames.filter((name) => name !== sheet)
    Reflect.deleteProperty(book.Sheets, sheet)
    return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
  }

  beforeAll(async () => {
    plan = planForm(await readRules(fileURLToPath(new URL('../../resources', import.meta.url))), 'perm-school')
    mkdirSync(returned)
    const put = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(returned, name), bytes)
    const untouched = (): void => undefined
    put('1 хорошая.xlsx', await form(1, untouched))
    put('2 не книга.xlsx', 'Это просто текст, сохранённый с чужим расширением.')
    const empty = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(empty, XLSX.utils.aoa_to_sheet([]), 'Лист1')
    put('3 пустая.xlsx', new Uint8Array(XLSX.write(empty, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer))
    const foreign = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(foreign, XLSX.utils.aoa_to_sheet([['Меню'], ['Каша', 120]]), 'Столовая')
    put('4 чужая.xlsx', new Uint8Array(XLSX.write(foreign, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer))
    put('5 без листа.xlsx', without(await form(2, untouched), 'Чаты'))
    put(
      '6 текст вместо числа.xlsx',
      await form(3, ({ tables }) => Object.assign(tables['groups']?.rows[0] ?? {}, { pupils: 'много' })),
    )
    put(
      '7 нет такого дня.xlsx',
      await form(4, ({ tables }) => Object.assign(tables['acts']?.rows[0] ?? {}, { date: '30.02.2026' })),
    )
    ended = sverka('import', '--db', join(folder, 'audit.sqlite'), '--school-year', '2025-2026', '--json', returned)
    files = JSON.parse(ended.stdout).files as File[]
  })

  it('ends with code 1, lists every file and takes all that is usable', () => {
    expect(ended.code).toBe(1)
    expect(files.map(({ path }) => path.slice(0, 1))).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(files.map(({ status }) => status)).toEqual([
      'accepted',
      'refused',
      'refused',
      'refused',
      'accepted',
      'accepted',
      'accepted',
    ])
    for (const { rows } of files)
      expect(rows['read']).toBe((rows['accepted'] ?? 0) + (rows['quarantined'] ?? 0) + (rows['skipped'] ?? 0))
  })

  it('refuses what is no form in plain Russian', () => {
    for (const path of ['2 не книга.xlsx', '3 пустая.xlsx', '4 чужая.xlsx']) {
      expect(errors(path)).toHaveLength(1)
      expect(errors(path)[0]?.message).toMatch(/[а-яё]{3,}.*\./i)
    }
    expect(
      new Set(['2 не книга.xlsx', '3 пустая.xlsx', '4 чужая.xlsx'].map((path) => errors(path)[0]?.message)).size,
    ).toBe(3)
  })

  it('names the sheet that is missing', () => {
    expect(errors('5 без листа.xlsx').map(({ sheet, message }) => [sheet, message.includes('Чаты')])).toEqual([
      ['Чаты', true],
    ])
  })

  it('names the cell of a text in place of a number and of a day that does not exist', () => {
    expect(errors('6 текст вместо числа.xlsx')).toMatchObject([
      { sheet: 'Классы и группы', cell: 'B4', value: 'много' },
    ])
    expect(errors('7 нет такого дня.xlsx')).toMatchObject([{ sheet: 'Документы', cell: 'C4', value: '30.02.2026' }])
    expect(file('6 текст вместо числа.xlsx').rows['quarantined']).toBe(1)
    expect(file('7 нет такого дня.xlsx').rows['quarantined']).toBe(1)
  })

  it('remembers a file it has seen', () => {
    const again = sverka('import', '--db', join(folder, 'audit.sqlite'), '--json', join(returned, '1 хорошая.xlsx'))
    expect(again.code).toBe(0)
    expect(JSON.parse(again.stdout).files).toMatchObject([{ status: 'duplicate' }])
  })

  it('tells wrong usage from bad files', () => {
    expect(sverka('import', '--db', join(folder, 'b.sqlite'), join(folder, 'нет такой папки')).code).toBe(2)
    expect(sverka('scores', '--db', join(folder, 'нет.sqlite')).code).toBe(2)
    writeFileSync(join(folder, 'текст.sqlite'), 'не база')
    expect(sverka('scores', '--db', join(folder, 'текст.sqlite')).code).toBe(2)
    expect(sverka('scores').code).toBe(2)
    expect(sverka('танцуй').code).toBe(2)
  })
})
