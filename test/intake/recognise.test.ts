import { describe, expect, test } from 'vitest'
import { takeReading } from '../../src/engine/intake/take'
import { CLEAN, IDENTITY, PLAN, reading, sheet } from './fixture'
import { refusal } from './taking'

describe('whose form it is', () => {
  const other = {
    ...PLAN,
    catalogue: 'other',
    asked: PLAN.asked.map((asked) => ({ ...asked, label: `9.${asked.number}` })),
  }
  const bare = reading(...CLEAN.sheets.filter(({ title }) => title !== '_sverka'))

  test('without the identity sheet exactly one plan must fit', () => {
    const result = takeReading(bare, [other, PLAN])
    expect('facts' in result && result.identity?.catalogue).toBe('test-school')
    expect('facts' in result && result.remarks.map(({ code }) => code)).toEqual(['no-identity'])
    expect(refusal(bare, [PLAN, { ...PLAN, catalogue: 'twin' }])).toBe('ambiguous-form')
    expect(refusal(bare, [other])).toBe('not-our-form')
  })

  test('foreign, empty and unknown workbooks are refused', () => {
    expect(refusal(reading())).toBe('not-our-form')
    expect(refusal(reading(sheet('Лист1', [['Меню', 1]])))).toBe('not-our-form')
    expect(refusal(CLEAN, [other])).toBe('unknown-catalogue')
    expect(refusal(reading(IDENTITY, sheet('Участники', [['Категория', 'Всего', 'Подключено']])))).toBe('blank-form')
  })

  test('a form of another edition is taken with a warning', () => {
    const result = takeReading(CLEAN, [{ ...PLAN, edition: '2026-01-01' }])
    expect('facts' in result && result.remarks.map(({ code }) => code)).toEqual(['old-form'])
  })
})
