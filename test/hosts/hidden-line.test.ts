import { expect, test } from 'vitest'
import { typedOn } from '../../src/hosts/cli/hidden-line'

const ENDED = { state: 'ended', rest: '' }

test.each([
  ['letters of any script and signs', 'Сосновый бор, 17 ёж 🌲\r', 'Сосновый бор, 17 ёж 🌲'],
  ['Backspace, over a letter and over a sign of two halves', 'бора\u007F🌲\u007F\u007Fр\r', 'бор'],
  ['Backspace over nothing', '\u007F\b\bбор\r', 'бор'],
  ['Ctrl+U', 'не то\u0015бор\r', 'бор'],
  ['arrows, Home, Delete and F5', 'б\u001B[Aо\u001B[1;5D\u001B[H\u001B[3~р\u001BOP\r', 'бор'],
  ['a tab and other keys of no letter', 'бо\tр\u0001\u001A\r', 'бор'],
  ['what a terminal puts around a paste', '\u001B[200~сосновый бор\u001B[201~\r', 'сосновый бор'],
])('%s', (_, keys, line) => expect(typedOn('', keys)).toEqual({ line, ...ENDED }))

test('a line goes on over several reads, and a key that came in two is one key', () => {
  expect(typedOn('', 'со')).toEqual({ line: 'со', state: 'typing', rest: '' })
  expect(typedOn('со', 'сна\u001B[20')).toEqual({ line: 'сосна', state: 'typing', rest: '\u001B[20' })
  expect(typedOn('сосна', '\u001B[201~\r')).toEqual({ line: 'сосна', ...ENDED })
})

test('of lines pasted together each is one answer', () => {
  expect(typedOn('', 'один\r\nдва\rтри\n')).toEqual({ line: 'один', state: 'ended', rest: 'два\rтри\n' })
})

test('Ctrl+C gives up, and so does Ctrl+D where nothing is typed', () => {
  expect(typedOn('', 'бор\u0003\r')).toEqual({ line: '', state: 'given-up', rest: '' })
  expect(typedOn('', '\u0004')).toMatchObject({ state: 'given-up' })
  expect(typedOn('', 'бор\u0004\r')).toEqual({ line: 'бор', ...ENDED })
})
