import type { Block, DocumentPlan, Section } from './types'

export const paragraph = (...sentences: (string | null)[]): Block[] => {
  const said = sentences.filter((each) => each !== null && each !== '')
  return said.length === 0 ? [] : [{ kind: 'paragraph', text: said.join(' ') }]
}

/** Items of a list that goes on from a sentence: each but the last ends with a semicolon. */
export const bullets = (items: string[]): Block[] =>
  items.length === 0
    ? []
    : [{ kind: 'list', ordered: false, items: items.map((item, at) => item + (at === items.length - 1 ? '.' : ';')) }]

/** Items that are sentences of their own. */
export const sentences = (items: string[], ordered = false): Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', ordered, items }]

/** A heading stands only over something. */
export const section = (title: string | null, blocks: Block[]): Section[] =>
  blocks.length === 0 ? [] : [{ title, blocks }]

const CAPTION = { table: 'Таблица', chart: 'Рисунок' }

type Numbered = Extract<Block, { id: string }>

const hasNumber = (block: Block): block is Numbered => block.kind === 'table' || block.kind === 'chart'

/**
 * Numbers sections, tables and charts, and puts these numbers where texts refer to them; a single table or chart has
 * none to itself but is still called by one. Throws RangeError where a text refers to what is not there.
 */
export const withNumbers = (plan: DocumentPlan): DocumentPlan => {
  const numbers = new Map<string, number>()
  const last = { table: 0, chart: 0 }
  for (const block of plan.sections.flatMap(({ blocks }) => blocks).filter(hasNumber))
    numbers.set(`${block.kind}:${block.id}`, (last[block.kind] += 1))
  const put = (text: string): string =>
    text.replace(/\{((?:table|chart):\w+)\}/g, (_, key: string) => {
      const number = numbers.get(key)
      if (number === undefined) throw new RangeError(`no ${key} in the document`)
      return String(number)
    })
  const told = (block: Block): Block => {
    if (block.kind === 'paragraph') return { ...block, text: put(block.text) }
    if (block.kind === 'list') return { ...block, items: block.items.map(put) }
    return {
      ...block,
      caption: `${CAPTION[block.kind]} ${numbers.get(`${block.kind}:${block.id}`)} — ${block.caption}`,
    }
  }
  const titled = plan.sections.filter(({ title }) => title !== null).length > 1
  let at = 0
  return {
    ...plan,
    sections: plan.sections.map(({ title, blocks }) => ({
      title: title === null ? null : titled ? `${(at += 1)}. ${title}` : title,
      blocks: blocks.map(told),
    })),
  }
}
