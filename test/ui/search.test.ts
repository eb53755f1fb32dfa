import { expect, test } from 'vitest'
import { findIn } from '../../src/ui/shared/search'

const NAMES = ['МБОУ «СОШ № 21»', 'МБОУ «СОШ № 1»', 'МАДОУ «Детский сад № 1 «Ёлочка»', 'МБОУ «СОШ № 12»']
const found = (typed: string): string[] => findIn(NAMES, typed, (name) => name)

test('all words typed are looked for, in any order and without quotes, case and ё', () => {
  expect(found('елочка сад')).toEqual([NAMES[2]])
  expect(found('СОШ №1')).toEqual(found('сош 1'))
})

test('a whole word comes before its beginning, and that before its middle', () => {
  expect(found('сош 1')).toEqual([NAMES[1], NAMES[3], NAMES[0]])
})

test('nothing typed is everything, a stranger is nothing', () => {
  expect(found('  ')).toEqual(NAMES)
  expect(found('лицей')).toEqual([])
})
