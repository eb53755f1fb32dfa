import { expect, it } from 'vitest'
import { clauseList } from '../../src/engine/base/clause-list'

it('joins bullets of one clause and keeps the order of the text', () => {
  expect(clauseList(['3.3', '3.3, п. 1', '3.3, п. 2', '3.3, п. 3', '4.1'])).toBe('3.3; 3.3, п. 1–3; 4.1')
  expect(clauseList(['2.3, п. 7', '2.3, п. 8', '2.3, п. 10'])).toBe('2.3, п. 7, 8, 10')
})

it('keeps annexes and nested bullets apart', () => {
  expect(clauseList(['прил. 1, 2.6', 'прил. 1, 2.6, п. 1', '2.2, п. 6.1', '2.2, п. 6'])).toBe(
    'прил. 1, 2.6; прил. 1, 2.6, п. 1; 2.2, п. 6.1; 2.2, п. 6',
  )
  expect(clauseList([])).toBe('')
})
