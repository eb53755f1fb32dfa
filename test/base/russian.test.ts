import { describe, expect, test } from 'vitest'
import { counted, decimal, percent, typedNumber } from '../../src/engine/base/russian'

describe('shares are read to the nearest tenth of a percent', () => {
  test.each([
    [2 / 3, '66,7 %'],
    [14 / 21, '66,7 %'],
    [4 / 7, '57,1 %'],
    [0.775, '77,5 %'],
    [1, '100,0 %'],
    [0, '0,0 %'],
    [0.0004, '0,0 %'],
  ])('%d is %s', (share, words) => {
    expect(percent(share)).toBe(words)
  })

  test.each([
    // What is short of a norm, a threshold or the whole never reads as if it had reached it.
    [0.9996, '99,9 %'],
    [0.84997, '84,9 %'],
    [0.6495001, '64,9 %'],
    // Floating sums that are a hair short of it are it: 0,1 + 0,2 + 0,55.
    [0.1 + 0.2 + 0.55, '85,0 %'],
    [0.85 - 1e-13, '85,0 %'],
  ])('%d is %s', (share, words) => {
    expect(percent(share)).toBe(words)
  })
})

test('thousands are parted for reading, not where a number is shown as typed', () => {
  expect([7, 999, 1200, 40000, 1234567.891, -12000.5].map(decimal)).toEqual([
    '7',
    '999',
    '1\u00a0200',
    '40\u00a0000',
    '1\u00a0234\u00a0567,89',
    '-12\u00a0000,5',
  ])
  expect([1200, 0.5].map(typedNumber)).toEqual(['1200', '0,5'])
  expect(counted(1203, 'строка', 'строки', 'строк')).toBe('1\u00a0203 строки')
})
