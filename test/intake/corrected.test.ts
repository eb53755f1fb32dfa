import { describe, expect, test } from 'vitest'
import { withCorrections, type CellCorrection } from '../../src/engine/intake/corrected'
import type { Intake } from '../../src/engine/intake/types'
import type { Reading } from '../../src/engine/workbook/types'
import { CLEAN, sheet, withSheet } from './fixture'
import { balanceOf, codes, factAt, take } from './taking'

const PEOPLE = sheet('Участники', [
  ['Участники'],
  ['Категория', 'Всего', 'Подключено'],
  ['Руководитель', 1, 1],
  ['Педагогические работники', 40, 'много'],
  [null, 300, 250],
])
const SENT = withSheet(PEOPLE)

const corrected = (reading: Reading, corrections: CellCorrection[]): Intake =>
  take(withCorrections(reading, corrections).reading)

const C4: CellCorrection = { sheet: 'Участники', cell: 'C4', value: '31' }
const A5: CellCorrection = { sheet: 'Участники', cell: 'A5', value: 'Обучающиеся' }

describe('a value of the curator in place of what stands in a cell', () => {
  test('is read like any other: its row moves from put aside to accepted, its remark goes', () => {
    // Five rows are read: title and header skipped, one accepted, two put aside.
    expect(balanceOf(take(SENT), 'Участники')).toEqual([5, 1, 2, 2])
    const intake = corrected(SENT, [C4])
    expect(balanceOf(intake, 'Участники')).toEqual([5, 2, 1, 2])
    expect(factAt(intake, 'Участники!C4')).toBe(31)
    expect(codes(intake).filter((code) => code.endsWith('C4'))).toEqual([])
    expect(codes(take(SENT)).filter((code) => code.endsWith('C4'))).toEqual(['error wrong-type C4'])
  })

  test('fills an empty cell, in its place among the others', () => {
    const intake = corrected(SENT, [A5, C4])
    expect(balanceOf(intake, 'Участники')).toEqual([5, 3, 0, 2])
    expect(factAt(intake, 'Участники!A5')).toBe('Обучающиеся')
    expect(factAt(intake, 'Участники!B5')).toBe(300)
  })

  test('changes nothing else, and what was sent is told beside it', () => {
    const { reading, originals } = withCorrections(SENT, [C4, A5, { sheet: 'Чаты', cell: 'B2', value: '7' }])
    expect(originals.map(({ original, isThere, mergedInto }) => [original, isThere, mergedInto])).toEqual([
      ['много', true, null],
      [null, true, null],
      ['25', true, null],
    ])
    const others = (of: Reading) => of.sheets.filter(({ title }) => title !== 'Участники' && title !== 'Чаты')
    expect(others(reading)).toEqual(others(SENT))
    expect(withCorrections(CLEAN, [])).toEqual({ reading: CLEAN, originals: [] })
  })

  test('a sheet that is not there, a cell inside a merge', () => {
    const merged: Reading = {
      ...SENT,
      sheets: SENT.sheets.map((each) =>
        each.title === 'Участники' ? { ...each, merges: [{ top: 2, left: 0, bottom: 3, right: 0 }] } : each,
      ),
    }
    const told = (correction: CellCorrection) => withCorrections(merged, [correction]).originals[0]
    expect(told({ ...C4, sheet: 'Другой' })?.isThere).toBe(false)
    expect(told({ ...A5, cell: 'A4' })?.mergedInto).toBe('A3')
    expect(told({ ...A5, cell: 'A3' })?.mergedInto).toBeNull()
  })
})
