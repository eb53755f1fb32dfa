import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import type { ColumnType } from '../../src/engine/catalogue/evidence-types'
import { MISSING_WORDS, type Effect } from '../../src/engine/intake/values/missing'
import { CHOICE_WORDS, said } from './parsing'
import { valuesDocument } from './values-document'

const DOCUMENT = fileURLToPath(new URL('../../docs/values.md', import.meta.url))

test('docs/values.md says what the program does', async () => {
  const text = valuesDocument('npx vitest run test/intake/values-document.test.ts -u', CHOICE_WORDS)
  const formatted = await format(text, { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' })
  await expect(formatted).toMatchFileSnapshot(DOCUMENT)
})

const effectSeen = (result: unknown): Effect => {
  if (result === false) return 'no'
  const code = typeof result === 'string' ? result.slice(0, 2) : ''
  return code === '! ' ? 'remark' : code === '~ ' ? 'nothing' : 'value'
}

const words = MISSING_WORDS.flatMap(({ words, effect }) =>
  words.flatMap((word) => Object.entries(effect).map(([type, wanted]) => [word, type as ColumnType, wanted] as const)),
)

test.each(words)('«%s» in a column of %s: %s', (word, type, wanted) => {
  for (const spelt of [word, ` ${word.toUpperCase()} `, word === '…' ? word : `${word}.`]) {
    if (word === '0' && spelt.endsWith('.') && type !== 'integer' && type !== 'number') continue
    expect([spelt, effectSeen(said(type, spelt, { list: ['Компьютер', 'Ноутбук'] }))]).toEqual([spelt, wanted])
  }
})

test('each word has one meaning', () => {
  const all = MISSING_WORDS.flatMap(({ words }) => words)
  expect(new Set(all).size).toBe(all.length)
})

test('«нет» in place of a text is a text in a table and no value in «Учреждение»', () => {
  expect([said('text', 'Нет'), said('text', 'Нет', { noneIsEmpty: true })]).toEqual(['Нет', '~ none'])
})

test.each([
  ['n/a', '! wrong-type'],
  ['нет данных за май', '! wrong-type'],
  ['х', '! wrong-type'],
])('«%s» is no such word: %s', (word, expected) => {
  expect(said('integer', word)).toBe(expected)
})
