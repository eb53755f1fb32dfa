import { describe, expect, it } from 'vitest'
import { belowThreshold, inWords, plainText, shortened } from '../../src/engine/report/comparative/words'
import type { Cited } from '../../src/engine/verdict/types'

const citedCells = (evidence: Cited[]): string => inWords({ evidence }).cells

const cited = (cell: string, value: string | number | boolean | null, sheet = 'Участники') => ({
  ...{ file: 'школа.xlsx', sheet, cell, value },
})

describe('words of the comparative report', () => {
  it('names file and sheet once and cuts long lists', () => {
    expect(
      citedCells([cited('B5', 31), cited('C5', 40.5), cited('A2', '2026-02-03', 'Чаты'), cited('B2', null, 'Чаты')]),
    ).toBe('школа.xlsx, «Участники»: B5 = 31, C5 = 40,5; школа.xlsx, «Чаты»: A2 = 03.02.2026, B2 = нет значения')
    const eleven = Array.from({ length: 11 }, (_, at) => cited(`B${at + 1}`, true))
    expect(citedCells(eleven)).toMatch(/B8 = да; ещё 3$/)
    expect(citedCells([cited('', null)])).toBe('школа.xlsx, «Участники»: лист в целом')
    expect(citedCells([])).toBe('')
  })

  it('strips what XML forbids and leaves the rest alone', () => {
    expect(plainText('a\u0000b\u000bc\ufffed\ud83d e')).toBe('abcd e')
    expect(plainText('строка\r\nдругая\tи 😀')).toBe('строка\nдругая\tи 😀')
    expect(plainText('_x0041_')).toBe('_x005F_x0041_')
    expect(plainText('x'.repeat(40_000))).toHaveLength(32_001)
  })

  it('shortens at a word', () => {
    expect(shortened('Подключение педагогов к платформе', 24)).toBe('Подключение педагогов к…')
    expect(shortened('коротко', 24)).toBe('коротко')
  })

  it('explains an index that reads as a threshold it does not reach', () => {
    expect(belowThreshold(0.84961, [0.85, 0.65])).toBe('индекс 84,9610 % — ниже порога 85,0 %')
    expect(belowThreshold(0.85, [0.85, 0.65])).toBeNull()
    expect(belowThreshold(0.849, [0.85, 0.65])).toBeNull()
    expect(belowThreshold(null, [0.85, 0.65])).toBeNull()
  })
})
