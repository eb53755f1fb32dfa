import { Marked } from 'marked'

export type Topic = {
  id: string
  title: string
  /** The whole topic as markup of our own, without its title. */
  html: string
  /** What it says, passage by passage, without marks. */
  passages: string[]
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** `topic:forms` is another topic, `app:/intake?tab=register` a place of the program; nothing leads outside. */
const addressOf = (href: string): string => {
  if (href.startsWith('topic:')) return `#/help/${href.slice('topic:'.length)}`
  if (href.startsWith('app:')) return `#${href.slice('app:'.length)}`
  throw new RangeError(`the guide links to ${href}: write topic: or app:`)
}

const markup = (pictures: ReadonlyMap<string, string>): Marked =>
  new Marked({
    renderer: {
      html: ({ text }) => escaped(text),
      link({ href, tokens }) {
        return `<a href="${escaped(addressOf(href))}">${this.parser.parseInline(tokens)}</a>`
      },
      image: ({ href, text }) => {
        const source = pictures.get(href)
        return source === undefined ? '' : `<img src="${escaped(source)}" alt="${escaped(text)}" loading="lazy" />`
      },
    },
  })

const plain = (block: string): string =>
  block
    .replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^\|?[\s|:-]+\|$/gm, '')
    .replaceAll(/^(#+|[-*]|\d+\.)\s+/gm, '')
    .replaceAll(/\*\*/g, '')
    .replaceAll(/\s*\|\s*/g, ' ')
    .trim()

/**
 * A topic of its file's name («02-forms.md» is `forms`) and text, whose first line is its title. `pictures`: addresses
 * by file name; one that is not there is left out. Throws RangeError on a link that leads nowhere of the program's.
 */
export const topicOf = (path: string, text: string, pictures: ReadonlyMap<string, string>): Topic => {
  const id = path.replace(/^.*\//, '').replace(/^\d+-|\.md$/g, '')
  const [first = '', ...rest] = text.split('\n')
  const body = rest.join('\n')
  return {
    id,
    title: first.replace(/^#\s+/, '').trim(),
    html: markup(pictures).parse(body, { async: false }),
    passages: body
      .split(/\n(?=\n|[-*] |\d+\. |\| )/)
      .map(plain)
      .filter((passage) => passage !== ''),
  }
}

/** A passage cut into what was looked for and what stands around it. */
export type Piece = { text: string; hit: boolean }
export type Found = { topic: Topic; passages: Piece[][] }

const wordsOf = (typed: string): string[] => folded(typed).split(/\s+/).filter(Boolean)
/** Of the same length as the text, so that places fit. */
const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

/** Pieces of a text with every occurrence of the words marked. */
export const marked = (text: string, words: readonly string[]): Piece[] => {
  const low = folded(text)
  const pieces: Piece[] = []
  let at = 0
  const push = (to: number, hit: boolean): void => {
    if (to > at) pieces.push({ text: text.slice(at, to), hit })
    at = to
  }
  for (;;) {
    const hits = words.map((word) => ({ from: low.indexOf(word, at), word })).filter(({ from }) => from >= 0)
    const next = hits.sort((one, other) => one.from - other.from || other.word.length - one.word.length)[0]
    if (next === undefined) break
    push(next.from, false)
    push(next.from + next.word.length, true)
  }
  push(text.length, false)
  return pieces
}

const SHOWN = 3

/** Topics that hold every word typed, those named by one first, each with its first passages that hold most of them. */
export const searched = (topics: readonly Topic[], typed: string): Found[] => {
  const words = wordsOf(typed)
  if (words.length === 0) return []
  const count = (text: string): number => words.filter((word) => folded(text).includes(word)).length
  return topics
    .filter(({ title, passages }) => count([title, ...passages].join('\n')) === words.length)
    .map((topic) => ({
      topic,
      named: count(topic.title),
      passages: topic.passages
        .map((passage) => ({ passage, hits: count(passage) }))
        .filter(({ hits }) => hits > 0)
        .sort((one, other) => other.hits - one.hits)
        .slice(0, SHOWN)
        .map(({ passage }) => marked(passage, words)),
    }))
    .sort((one, other) => other.named - one.named)
    .map(({ topic, passages }) => ({ topic, passages }))
}
