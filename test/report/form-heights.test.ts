import { describe, expect, it } from 'vitest'
import { rowHeight, widthOfWords, wrappedLines } from '../../src/engine/report/form/heights'

describe('heights of wrapped text', () => {
  const statement = 'Готовит тексты сообщений для каналов учреждения и передаёт их администратору платформы'

  it('needs one line for a short text and more in a narrower column', () => {
    expect(wrappedLines({ text: 'Да', width: 10, size: 10 })).toBe(1)
    const lines = [80, 40, 20].map((width) => wrappedLines({ text: statement, width, size: 10 }))
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
    expect(lines[2]).toBeGreaterThan(lines[0] ?? 0)
  })

  it('breaks a word longer than the column and counts line breaks', () => {
    expect(wrappedLines({ text: 'администратором'.repeat(3), width: 10, size: 10 })).toBeGreaterThan(3)
    expect(wrappedLines({ text: 'одна\nдве\nтри', width: 40, size: 10 })).toBe(3)
  })

  it('starts a new line for a word that no longer fits after a space', () => {
    // «приказ» with its space fills the column and leaves no room for another word.
    const width = [...Array(40).keys()].find((each) => wrappedLines({ text: 'приказ', width: each, size: 10 }) === 1)
    expect(wrappedLines({ text: 'приказ приказ приказ', width: width ?? 0, size: 10 })).toBe(3)
  })

  it('is never less than asked nor more than a row can be', () => {
    expect(rowHeight([{ text: '', width: 10, size: 10 }], 20)).toBe(20)
    expect(rowHeight([{ text: statement.repeat(50), width: 20, size: 10 }])).toBe(409)
  })

  it('keeps the longest piece between spaces and hyphens whole', () => {
    expect(widthOfWords('Из них с администратором-педагогом', 9)).toBe(widthOfWords('администратором-', 9))
  })
})
