import { describe, expect, test } from 'vitest'
import type { Intake } from '../../src/engine/intake/types'
import { sheet, withSheet } from './fixture'
import { balanceOf, codes, factAt, take } from './taking'

describe('the passport', () => {
  const passport = (...rows: Parameters<typeof sheet>[1]): Intake =>
    take(withSheet(sheet('Учреждение', [['Краткое наименование', 'Школа'], ...rows, ...REST])))
  const REST: Parameters<typeof sheet>[1] = [
    ['Полное наименование', 'Школа полностью'],
    ['Период с', '12.01.2026'],
    ['Период по', 46101],
    ['Обучающихся', '1 640'],
  ]

  test('dates as text and as bare serials, numbers with spaces', () => {
    const intake = passport(['ИНН', 5900000002])
    expect(intake.remarks).toEqual([])
    // 46101 = 2026-03-20: 2026-01-01 is serial 46023, and 78 days later is 20 March (31 + 28 + 19).
    expect(intake.facts.slice(0, 6).map(({ value }) => value)).toEqual([
      'Школа',
      '5900000002',
      'Школа полностью',
      '2026-01-12',
      '2026-03-20',
      1640,
    ])
  })

  test.each([
    ['eleven digits', '59000000021', 'error wrong-inn B2', false],
    // 7·5 + 2·9 + 8·2 = 69, 69 mod 11 = 3; 3·5 + 7·9 + 6·2 + 8·3 = 114, 114 mod 11 = 4: 590000000234.
    ['twelve digits with a wrong last one', '590000000233', 'warning inn-checksum B2', true],
    ['twelve digits with a wrong last but one', '590000000224', 'warning inn-checksum B2', true],
    ['letters', 'нет', 'error wrong-inn B2', false],
    ['nothing but zeros', '0000000000', 'warning inn-checksum B2', true],
    ['a wrong control digit', '5900000003', 'warning inn-checksum B2', true],
  ])('ИНН of %s', (_, inn, code, isTaken) => {
    const intake = passport(['ИНН', inn])
    expect(codes(intake)).toEqual([code])
    expect(intake.facts.some(({ column }) => column === 'inn')).toBe(isTaken)
  })

  test('ИНН of twelve digits is one as well', () => {
    expect(codes(passport(['ИНН', '590000000234']))).toEqual([])
  })

  test('a leading zero lost in a number is put back', () => {
    // 0411000005: 0·2+4·4+1·10+1·3+0+0+0+0+0·8 = 29; 29 mod 11 = 7 ≠ 5, so only the warning.
    expect(factAt(passport(['ИНН', 411000005]), 'Учреждение!B2')).toBe('0411000005')
  })

  test('unknown, repeated, empty and missing fields', () => {
    const intake = take(
      withSheet(
        sheet('Учреждение', [
          ['Краткое наименование', null],
          ['Любимый цвет', 'зелёный'],
          ['ИНН', '5900000002'],
          ['ИНН', '5900000002'],
          ...REST.slice(0, 3),
        ]),
      ),
    )
    expect(codes(intake)).toEqual([
      'error repeated-field B4',
      'info unknown-field A2',
      'warning not-filled B1',
      'warning missing-field null',
    ])
    expect(balanceOf(intake, 'Учреждение')).toEqual([7, 4, 1, 2])
  })
})

test('a field nobody knows comes with what it may be, and waits while that one must be filled', () => {
  const said = sheet('Учреждение', [
    ['Полное наименование', 'Школа полностью'],
    ['Наименование краткое', 'Школа'],
    ['Любимый цвет', 'синий'],
    ['ИНН', '5900000002'],
    ['Период с', '12.01.2026'],
    ['Период по', '20.03.2026'],
    ['Обучающихся', 10],
  ])
  const intake = take(withSheet(said))
  const unknown = intake.remarks.filter(({ code }) => code === 'unknown-field')
  expect(unknown.map(({ severity, cell }) => `${severity} ${cell}`)).toEqual(['error A2', 'info A3'])
  expect(unknown[0]?.suggestions?.map(({ column }) => column)).toEqual(['shortName'])
  expect(intake.facts.some(({ column }) => column === 'shortName')).toBe(false)
  expect(balanceOf(intake, 'Учреждение')).toEqual([7, 5, 1, 1])
})
