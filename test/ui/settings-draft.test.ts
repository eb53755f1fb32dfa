import { describe, expect, test } from 'vitest'
import { bodyOf, draftOf, isSameDraft, mistakesOf, percentText } from '../../src/ui/pages/settings/settings-draft'

const given = {
  audit: {
    id: 1,
    name: 'Мониторинг',
    schoolYear: 2025,
    periodFrom: '2025-09-01',
    periodTo: '2026-08-31',
    dueDate: null,
  },
  settings: {
    thresholds: { high: 0.85, sufficient: 0.65, completeness: 0.7 },
    ratioTolerance: 0.005,
    lateValue: 0.5,
    weights: { 'perm-school-9': 2.5 },
  },
}

describe('settings as they are typed', () => {
  test('shares are percent with a decimal comma', () => {
    expect(percentText(0.85)).toBe('85')
    expect(percentText(0.005)).toBe('0,5')
    expect(percentText(0.29)).toBe('29')
    expect(draftOf(given)).toEqual({
      name: 'Мониторинг',
      dueDate: '',
      shares: { high: '85', sufficient: '65', completeness: '70', ratioTolerance: '0,5', lateValue: '50' },
      weights: { 'perm-school-9': '2,5' },
    })
  })

  test('what is shown unchanged is sent unchanged', () => {
    const { thresholds, ratioTolerance, lateValue, weights } = given.settings
    expect(bodyOf(draftOf(given))).toEqual({
      name: 'Мониторинг',
      dueDate: null,
      thresholds,
      ratioTolerance,
      lateValue,
      weights,
    })
  })

  test('a point and spaces are taken, words are not', () => {
    const draft = draftOf(given)
    const typed = { ...draft, shares: { ...draft.shares, lateValue: ' 33.3 ' } }
    expect(mistakesOf(typed).size).toBe(0)
    expect(bodyOf(typed).lateValue).toBe(0.333)
    for (const wrong of ['много', '', '101', '-1'])
      expect([...mistakesOf({ ...draft, shares: { ...draft.shares, lateValue: wrong } }).keys()]).toEqual(['lateValue'])
  })

  test('thresholds stand in order, a weight is 0 to 100, a name says something', () => {
    const draft = draftOf(given)
    expect([...mistakesOf({ ...draft, shares: { ...draft.shares, high: '65' } }).keys()]).toEqual(['high'])
    expect([...mistakesOf({ ...draft, weights: { 'perm-school-9': '100,5' } }).keys()]).toEqual(['perm-school-9'])
    expect(mistakesOf({ ...draft, weights: { 'perm-school-9': '0' } }).size).toBe(0)
    expect([...mistakesOf({ ...draft, name: '  ' }).keys()]).toEqual(['name'])
  })

  test('drafts are the same whatever the order of their weights', () => {
    const draft = draftOf(given)
    const one = { ...draft, weights: { a: '1', b: '2' } }
    expect(isSameDraft(one, { ...draft, weights: { b: '2', a: '1' } })).toBe(true)
    expect(isSameDraft(one, { ...draft, weights: { a: '1', b: '3' } })).toBe(false)
  })
})
