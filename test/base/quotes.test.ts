import { describe, expect, it } from 'vitest'
import { withTerms } from '../../src/engine/base/label'
import { nestedQuotes } from '../../src/engine/base/quotes'

describe('quotation marks inside quotation marks', () => {
  it('are „лапки“', () => {
    expect(nestedQuotes('«Связано с АИС «ЭПОС»» не больше «Подключено»')).toBe(
      '«Связано с АИС „ЭПОС“» не больше «Подключено»',
    )
    expect(nestedQuotes('на листе «Чаты»; «Участники»')).toBe('на листе «Чаты»; «Участники»')
  })

  it('come right when a term brings its own', () => {
    expect(withTerms('«Связано с {system}»', { system: 'АИС «ЭПОС»' })).toBe('«Связано с АИС „ЭПОС“»')
    expect(withTerms('Связано с {system}', { system: 'АИС «ЭПОС»' })).toBe('Связано с АИС «ЭПОС»')
  })
})
