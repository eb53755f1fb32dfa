import { describe, expect, test } from 'vitest'
import type { Field } from '../../src/engine/catalogue/evidence-types'
import { takeReading } from '../../src/engine/intake/take'
import type { CellValue } from '../../src/engine/workbook/types'
import { PLAN, sheet, withSheet } from './fixture'
import { balanceOf, codes, factAt, take } from './taking'

const HEADER = ['№', 'Пункт', 'Роль', 'Требование', 'Ответ', 'Подтверждение', 'Дата', 'Комментарий']
const error: CellValue = { type: 'error', value: '#VALUE!' }

describe('forms as they come back', () => {
  test('Latin letters that look Russian are read as what is seen; a word that looks otherwise is refused', () => {
    const intake = take(
      withSheet(
        sheet('Требования', [
          HEADER,
          // «Дa» ends with a Latin a, «HЕТ» begins with a Latin H.
          [1, '2.1', 'Р', 'Т', 'Дa'],
          [2, '2.4, п. 3', 'Р', 'Т', 'HЕТ'],
          [3, '3.10', 'Р', 'Т', 'Yes'],
        ]),
      ),
    )
    expect(factAt(intake, 'Требования!E2')).toBe('Да')
    expect(factAt(intake, 'Требования!E3')).toBe('Нет')
    expect(codes(intake)).toEqual(['error not-in-list E4'])
  })

  test('a column title with a Latin letter is the same column', () => {
    // «Bсего» begins with a Latin B.
    const intake = take(
      withSheet(
        sheet('Участники', [
          ['Категория', 'Bсего', 'Подключено'],
          ['Руководитель', 1, 1],
        ]),
      ),
    )
    expect(factAt(intake, 'Участники!B2')).toBe(1)
    expect(codes(intake)).toEqual([])
  })

  test('a note beside or below a table is not lost in silence', () => {
    const intake = take(
      withSheet(
        sheet('Участники', [
          ['Категория', 'Всего', 'Подключено'],
          ['Руководитель', 1, 1, null, 'потом уточним'],
          [null, null, null, null, null, 'один'],
        ]),
      ),
    )
    expect(codes(intake)).toEqual(['warning outside-columns E2'])
    expect(intake.remarks[0]?.message).toBe(
      'Лист «Участники»: в ячейках E2, F3 есть запись вне столбцов формы, она не взята. Если сведения нужны, перенесите их в столбцы формы.',
    )
    expect(balanceOf(intake, 'Участники')).toEqual([3, 1, 0, 2])
  })

  test('a note beside the answers is told of too', () => {
    const rows = PLAN.asked.map(({ number, label }) => [number, label, 'Р', 'Т', 'Да'])
    const intake = take(
      withSheet(sheet('Требования', [HEADER, [...(rows[0] ?? []), null, null, null, 'сбоку'], ...rows.slice(1)])),
    )
    expect(codes(intake)).toEqual(['warning outside-columns I2'])
  })

  test('a value put beside the hint of a passport field is told of', () => {
    const rows = PLAN.passport.map(({ title, type }) => [
      title,
      type === 'text' ? '5900000002' : 46101,
      'Как в уставе.',
    ])
    const noted = rows.map((row, index) => (index === 2 ? [...row, '5900000010'] : row))
    const intake = take(withSheet(sheet('Учреждение', noted)))
    expect(codes(intake).filter((code) => code.includes('outside-columns'))).toEqual(['warning outside-columns D3'])
  })

  test('a column of numbers before the passport does not hide it', () => {
    const intake = take(
      withSheet(
        sheet('Учреждение', [
          ['Сведения об учреждении'],
          [1, 'Полное наименование', 'Школа полностью'],
          [2, 'Краткое наименование', 'Школа'],
          ['3.', 'ИНН', '5900000002'],
          [4, 'Период с', '12.01.2026'],
          [5, 'Период по', '20.03.2026'],
          [6, 'Обучающихся', 10],
        ]),
      ),
    )
    expect(codes(intake)).toEqual([])
    expect(factAt(intake, 'Учреждение!C4')).toBe('5900000002')
    expect(intake.keyed[0]?.cells['inn']).toBe('C4')
  })

  test('a passport whose titles were deleted keeps its values for working off', () => {
    const intake = take(
      withSheet(sheet('Учреждение', [['Сведения'], ['Школа полностью', 'Как в уставе.'], ['5900000002', '10 цифр.']])),
    )
    expect(codes(intake)).toEqual(['error no-header null'])
    expect(balanceOf(intake, 'Учреждение')).toEqual([3, 0, 2, 1])
  })

  test('an ИНН that is a broken formula says what an ИНН is', () => {
    const intake = take(
      withSheet(
        sheet('Учреждение', [
          ['Полное наименование', 'Школа полностью'],
          ['Краткое наименование', 'Школа'],
          ['ИНН', error],
          ['Период с', '12.01.2026'],
          ['Период по', '20.03.2026'],
          ['Обучающихся', 10],
        ]),
      ),
    )
    expect(intake.remarks.map(({ code, cell, expected }) => [code, cell, expected])).toEqual([
      ['error-cell', 'B3', 'ИНН учреждения: 10 цифр (у предпринимателя — 12)'],
    ])
  })

  test('a passport of another kind of institution is remarked', () => {
    const kind: Field = { id: 'kind', title: 'Тип', synonyms: [], type: 'text' }
    const plan = { ...PLAN, passport: [...PLAN.passport, kind] }
    const said = (value: string): string[] => {
      const rows = PLAN.passport.map(({ title, type }) => [title, type === 'text' ? '5900000002' : 46101])
      const taken = takeReading(withSheet(sheet('Учреждение', [...rows, ['Тип', value]])), [plan])
      return 'facts' in taken ? codes(taken).filter((code) => code.includes('kind')) : ['refused']
    }
    expect(said('дошкольное')).toEqual(['warning other-kind B7'])
    expect(said('общеобразовательное')).toEqual([])
  })

  test('a quotation never ends with half a character', () => {
    const intake = take(
      withSheet(
        sheet('Участники', [
          ['Категория', 'Всего', 'Подключено'],
          ['Руководитель', `1${'😀'.repeat(40)}`, 1],
        ]),
      ),
    )
    expect(intake.remarks[0]?.message).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
  })
})
