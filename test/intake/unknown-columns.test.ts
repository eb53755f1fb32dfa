import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../src/engine/intake/fingerprint'
import { similarity } from '../../src/engine/intake/similar'
import { takeReading } from '../../src/engine/intake/take'
import type { Intake, Mapping } from '../../src/engine/intake/types'
import type { FormPlan } from '../../src/engine/catalogue/types'
import { CLEAN, PLAN, sheet, withSheet } from './fixture'
import { balanceOf, codes } from './taking'

/** All columns of «Участники» are wanted, as in the real forms. */
const plan: FormPlan = {
  ...PLAN,
  tables: PLAN.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => (table.id === 'people' ? { ...column, required: true } : column)),
  })),
}

type Rows = Parameters<typeof sheet>[1]

const take = (rows: Rows, mappings: Mapping[] = [], title = 'Участники'): Intake => {
  const others = CLEAN.sheets.filter((each) => each.title !== 'Участники')
  const result = takeReading({ ...CLEAN, sheets: [...others, sheet(title, rows)] }, [plan], {
    ...{ mappings, dictionary: null },
  })
  if (!('facts' in result)) throw new Error(result.message)
  return result
}

const peopleFacts = ({ facts }: Intake): string[] =>
  facts.filter(({ table }) => table === 'people').map(({ column, value, cell }) => `${column} ${value} ${cell}`)

const ROWS: Rows = [
  ['Категория', 'Всего', 'Подключение к платформе', 'Адрес'],
  ['Руководитель', 1, 1, 'Садовая, 1'],
  ['Обучающиеся', 640, 512, null],
]

const said = (part: Partial<Mapping>, rows: Rows = ROWS, title = 'Участники'): Mapping => ({
  ...{ id: 1, catalogue: 'test-school', fingerprint: fingerprintOf(sheet(title, rows)), sheet: title },
  ...{ title: 'Подключение к платформе', table: 'people', column: 'joined', keys: {} },
  ...part,
})

describe('a column nobody knows', () => {
  test('is counted, told of with what it may be, and not taken; its rows wait while a wanted column is missing', () => {
    const intake = take(ROWS)
    expect(peopleFacts(intake)).toEqual([
      'category Руководитель A2',
      'total 1 B2',
      'category Обучающиеся A3',
      'total 640 B3',
    ])
    expect(codes(intake)).toEqual([
      'error missing-column null',
      'warning unknown-column C1',
      // A text among figures is not «Подключено».
      'info unknown-column D1',
    ])
    const [, likely, foreign] = intake.remarks
    expect(likely?.suggestions?.map(({ table, column }) => `${table}.${column}`)).toEqual(['people.joined'])
    expect(likely?.message).toMatch(/2 значения не взяты\. Похоже на «Подключено» \(\d\d(,\d)? %\)/)
    expect(foreign?.suggestions).toBeUndefined()
    expect(foreign?.message).toContain('1 значение не взято')
    expect(balanceOf(intake, 'Участники')).toEqual([3, 0, 2, 1])
  })

  test('beside a whole table is a note, and nothing waits', () => {
    const intake = take([
      ['Категория', 'Всего', 'Подключено', 'Подключение к платформе'],
      ['Руководитель', 1, 1, 1],
    ])
    expect(codes(intake)).toEqual(['info unknown-column D1'])
    expect(balanceOf(intake, 'Участники')).toEqual([2, 1, 0, 1])
  })

  test('the only unknown one for the only missing one is suggested by its values alone', () => {
    const rows: Rows = [
      ['Категория', 'Всего', 'Вошли'],
      ['Руководитель', 1, 1],
    ]
    expect(take(rows).remarks.at(-1)?.suggestions).toEqual([
      { table: 'people', column: 'joined', title: 'Подключено', score: 0.4 },
    ])
    const words: Rows = [
      ['Категория', 'Всего', 'Вошли'],
      ['Руководитель', 1, 'не все'],
    ]
    expect(take(words).remarks.at(-1)?.suggestions).toBeUndefined()
  })
})

describe('what the curator has said of a column', () => {
  test('takes it, in any order of columns and in any later file with these headers', () => {
    const mapping = said({})
    expect(peopleFacts(take(ROWS, [mapping]))).toEqual([
      ...['category Руководитель A2', 'total 1 B2', 'joined 1 C2'],
      ...['category Обучающиеся A3', 'total 640 B3', 'joined 512 C3'],
    ])
    expect(balanceOf(take(ROWS, [mapping]), 'Участники')).toEqual([3, 2, 0, 1])
    const turned = ROWS.map((row) => [...row].reverse())
    expect(peopleFacts(take(turned, [mapping])).sort()).toContain('joined 512 B3')
    const copied = take([['Отчёт школы'], [], ...ROWS], [mapping], 'Участники (2)')
    expect(peopleFacts(copied)).toContain('joined 512 C5')
  })

  test('does not speak of other headers, other sheets or other regulations', () => {
    const other = ROWS.map((row, at) => [...row, at === 0 ? 'Ещё' : 1])
    expect(peopleFacts(take(other, [said({})])).some((fact) => fact.startsWith('joined'))).toBe(false)
    expect(peopleFacts(take(ROWS, [said({ catalogue: 'other' })])).some((fact) => fact.startsWith('joined'))).toBe(
      false,
    )
    expect(peopleFacts(take(ROWS, [said({ fingerprint: 'f' })])).some((fact) => fact.startsWith('joined'))).toBe(false)
  })

  test('outweighs a title of ours', () => {
    const rows: Rows = [
      ['Категория', 'Человек', 'Всего'],
      ['Руководитель', 3, 2],
    ]
    const mappings = [
      said({ title: 'Всего', column: 'joined' }, rows),
      said({ id: 2, title: 'Человек', column: 'total' }, rows),
    ]
    expect(peopleFacts(take(rows, mappings))).toEqual(['category Руководитель A2', 'total 3 B2', 'joined 2 C2'])
  })

  test('a sheet is the table it was said to be', () => {
    const rows: Rows = [
      ['Категория людей', 'Всего', 'Подключено'],
      ['Руководитель', 1, 1],
    ]
    const mappings = [
      said({ title: null, column: null }, rows, 'Люди'),
      said({ id: 2, title: 'Категория людей', column: 'category' }, rows, 'Люди'),
    ]
    expect(peopleFacts(take(rows, mappings, 'Люди'))).toEqual(['category Руководитель A2', 'total 1 B2', 'joined 1 C2'])
  })

  test('a field of the passport is one too', () => {
    const rows: Rows = [
      ['Полное наименование', 'Школа'],
      ['Сколько детей', 640],
      ['ИНН', '5900000002'],
    ]
    const own = sheet('Учреждение', rows)
    const mapping = said({
      fingerprint: fingerprintOf(own, true),
      title: 'Сколько детей',
      table: 'passport',
      column: 'pupils',
    })
    const result = takeReading(withSheet(own), [plan], { mappings: [mapping], dictionary: null })
    expect('facts' in result && result.facts.find(({ column }) => column === 'pupils')?.cell).toBe('B2')
  })
})

describe('how alike two titles are', () => {
  test('the same title is 1 whatever its case, quotes and spaces; unlike ones are near 0', () => {
    expect(similarity('Со статусом «учитель»', ' со статусом  "учитель" *')).toBe(1)
    expect(similarity('Подключено', 'Адрес')).toBe(0)
    expect(similarity('', '')).toBe(1)
  })

  test('by words and letters in equal parts', () => {
    // «всего педагогов» and «педагогов всего»: both words are common; of 14 pairs of letters each, 4 of «всего», 8 of
    // «педагогов» are, and a space once after, once before: 12 of 14.
    expect(similarity('Всего педагогов', 'Педагогов всего')).toBeCloseTo((1 + 12 / 14) / 2)
    expect(similarity('Подключено педагогов', 'Подключено')).toBe(similarity('Подключено', 'Подключено педагогов'))
  })
})
