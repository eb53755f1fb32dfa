import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { marked, searched, topicOf } from '../../src/ui/pages/help/guide'
import { PLACES } from '../../src/ui/app/routes'

const HELP = fileURLToPath(new URL('../../resources/help', import.meta.url))
const names = readdirSync(HELP).filter((name) => name.endsWith('.md'))
const texts = names.map((name) => ({ name, text: readFileSync(`${HELP}/${name}`, 'utf8') }))
const topics = texts.map(({ name, text }) => topicOf(name, text, new Map()))
const linked = (pattern: RegExp): string[] =>
  texts.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, to = '']) => to))

describe('the guide', () => {
  test('has its topics, each with a title and something to say', () => {
    expect(topics.length).toBeGreaterThanOrEqual(8)
    expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length)
    for (const { title, passages } of topics)
      expect([title, passages.length > 2]).toEqual([expect.stringMatching(/^[А-Я]/), true])
  })

  test('links to topics and to places that there are', () => {
    expect(linked(/\(topic:([^)]+)\)/g).filter((to) => !topics.some(({ id }) => id === to))).toEqual([])
    const places = PLACES.map(({ path }) => path)
    expect(linked(/\(app:([^)?]+)/g).filter((to) => !places.includes(to))).toEqual([])
  })

  test('shows pictures that there are, none of them heavy', () => {
    const pictures = linked(/!\[[^\]]+\]\(([^)]+)\)/g)
    expect(pictures.length).toBeGreaterThan(5)
    for (const picture of pictures)
      expect([picture, statSync(`${HELP}/pictures/${picture}`).size < 150 * 1024]).toEqual([picture, true])
  })
})

test('markup of others is shown and not run, and nothing leads outside', () => {
  const { html } = topicOf('01-x.md', '# Т\n\n<script>alert(1)</script>\n\n<b onclick="x">a</b>', new Map())
  expect(html).not.toMatch(/<script|<b /)
  expect(html).toContain('&lt;script&gt;')
  expect(() => topicOf('01-x.md', '# Т\n\n[туда](https://example.org)', new Map())).toThrow(RangeError)
})

test('links and pictures become addresses of the program', () => {
  const text = '# Т\n\n[а](topic:forms) [б](app:/intake?tab=register) ![в](в.png) ![г](нет.png)'
  const { id, title, html } = topicOf('/x/02-second-one.md', text, new Map([['в.png', '/assets/в-1.png']]))
  expect([id, title]).toEqual(['second-one', 'Т'])
  expect(html).toContain('href="#/help/forms"')
  expect(html).toContain('href="#/intake?tab=register"')
  expect(html).toContain('src="/assets/в-1.png" alt="в"')
  expect(html).not.toContain('нет.png')
})

test('every word typed is looked for, hits are marked, ё is е, and a title comes first', () => {
  const one = topicOf('01-one.md', '# Приём\n\nФорма принята. Ещё слово.\n\nПустое.', new Map())
  const two = topicOf('02-two.md', '# Форма\n\nБланк формы и приём.', new Map())
  expect(searched([one, two], 'форма').map(({ topic }) => topic.id)).toEqual(['two', 'one'])
  expect(searched([one, two], 'еще')[0]?.passages).toEqual([
    [
      { text: 'Форма принята. ', hit: false },
      { text: 'Ещё', hit: true },
      { text: ' слово.', hit: false },
    ],
  ])
  expect(searched([one, two], 'бланк принята')).toEqual([])
  expect(searched([one, two], '  ')).toEqual([])
  expect(marked('аба', ['а'])).toEqual([
    { text: 'а', hit: true },
    { text: 'б', hit: false },
    { text: 'а', hit: true },
  ])
})
