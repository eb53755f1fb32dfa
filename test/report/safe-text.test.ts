import { describe, expect, it } from 'vitest'
import { safeText } from '../../src/engine/report/safe-text'

describe('safeText', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+CMD', "'+CMD"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =HYPERLINK("x")', '\'=HYPERLINK("x")'],
    ['\t=1', "'=1"],
  ])('%j cannot become a formula', (text, safe) => {
    expect(safeText(text)).toBe(safe)
  })

  it.each(['МБОУ «Школа № 900»', 'Иванова-Петрова А. Б.', '+7 (342) 000-00-00', ''])('%j stays as it is', (text) => {
    expect(safeText(text)).toBe(text)
  })
})
