import fc from 'fast-check'
import { expect, test } from 'vitest'
import { citedFrom, evidenceText } from '../../src/engine/store/evidence-json'

const cited = fc.record({
  file: fc.constantFrom('а.xlsx', 'б.xlsx'),
  sheet: fc.constantFrom('', 'Участники', 'Чаты'),
  cell: fc.constantFrom('', 'B5', 'C17'),
  value: fc.oneof(fc.constant(null), fc.integer(), fc.boolean(), fc.string()),
})

test('file and sheet are told once for cells that stand together', () => {
  const cells = ['B5', 'C5'].map((cell) => ({ file: 'а.xlsx', sheet: 'Чаты', cell, value: 1 }))
  expect(evidenceText(cells)).toBe('[{"file":"а.xlsx","sheet":"Чаты","cells":[["B5",1],["C5",1]]}]')
  expect(evidenceText([])).toBe('[]')
})

test('cells come back as they were, in their order', () => {
  fc.assert(
    fc.property(fc.array(cited), (cells) => {
      expect(citedFrom(evidenceText(cells), '')).toEqual(cells)
    }),
  )
})
