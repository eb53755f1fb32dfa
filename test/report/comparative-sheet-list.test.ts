import { describe, expect, it } from 'vitest'
import { SHEETS, sheetsWritten, type SheetId } from '../../src/engine/report/comparative/sheet-list'

describe('sheets of the comparative report', () => {
  it('writes all of them when none is chosen', () => {
    expect([...sheetsWritten().keys()]).toEqual(SHEETS.map(({ id }) => id))
    expect(new Set(sheetsWritten().values())).toEqual(new Set(['visible']))
  })

  it('always has the overview, and hidden what formulas of the chosen ones read', () => {
    expect([...sheetsWritten(['rating'])]).toEqual([
      ['overview', 'visible'],
      ['rating', 'visible'],
      ['matrix', 'hidden'],
      ['method', 'hidden'],
    ])
    expect([...sheetsWritten([])].filter(([, state]) => state === 'visible')).toEqual([['overview', 'visible']])
  })

  it('knows the needs of needs', () => {
    for (const { needs } of SHEETS)
      for (const need of needs)
        expect(needs).toEqual(expect.arrayContaining(SHEETS.find(({ id }) => id === need)?.needs ?? ['?']))
  })

  it('refuses a sheet that is not there', () => {
    expect(() => sheetsWritten(['secret' as SheetId])).toThrow(RangeError)
  })

  it('has titles that a workbook can hold, each once', () => {
    const titles = SHEETS.map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
    for (const title of titles) expect(title).toMatch(/^[А-ЯЁ][а-яё ]{3,30}$/)
  })
})
