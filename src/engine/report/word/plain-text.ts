import { decimal, percent } from '../../base/russian'
import type { BarPlan, Block, DocumentPlan } from './types'

export const barsText = ({ values, categories, series }: BarPlan): string[] =>
  series.map(
    ({ name, values: figures }) =>
      `${name}: ${categories
        .map((category, at) => `${category} ${(values === 'share' ? percent : decimal)(figures[at] ?? 0)}`)
        .join(', ')}`,
  )

const blockLines = (block: Block): string[] => {
  if (block.kind === 'paragraph') return [block.text]
  if (block.kind === 'list') return block.items.map((item, at) => `${block.ordered ? `${at + 1})` : '–'} ${item}`)
  if (block.kind === 'chart') return [...barsText(block.bars).map((line) => `  ${line}`), block.caption]
  return [block.caption, ...[block.header, ...block.rows].map((cells) => `  ${cells.join(' | ')}`)]
}

/** A document as text, for reading it through: what its file says, in that order. */
export const plainDocument = ({ addressee, title, sections, closing, footer }: DocumentPlan): string =>
  [
    ...(addressee.length === 0 ? [] : [addressee.join('\n')]),
    title.join('\n'),
    ...sections.flatMap(({ title: heading, blocks }) => [
      ...(heading === null ? [] : [heading]),
      ...blocks.map((block) => blockLines(block).join('\n')),
    ]),
    ...(closing.length === 0 ? [] : [closing.join('\n')]),
    `[${footer}]`,
  ].join('\n\n') + '\n'
