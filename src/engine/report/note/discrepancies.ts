import { every, someOf, spelled } from '../../base/declension'
import { clauseLabel } from '../../base/label'
import type { Discrepancy } from '../../verdict/types'
import { statementOf } from '../comparative/layout'
import { paragraph, section } from '../word/blocks'
import type { Section } from '../word/types'
import type { NoteFacts } from './facts'
import { clauses, duty, nounFor } from './words'

type Kind = Discrepancy['kind']

const MOST = 3
/** Fewer of one thing are no pattern. */
const PATTERN = 2

const institutionsWith = ({ input }: NoteFacts, kind?: Kind) =>
  input.institutions.flatMap(({ name, discrepancies }) => {
    const count = discrepancies.filter((each) => kind === undefined || each.kind === kind).length
    return count === 0 ? [] : [{ name, count }]
  })

const countOf = (list: { count: number }[]): number => list.reduce((sum, { count }) => sum + count, 0)

const mostOverstated = ({ input, blocks }: NoteFacts): string | null => {
  const counts = new Map<string, number>()
  for (const { catalogue, discrepancies: own } of input.institutions)
    for (const { kind, requirement } of own) {
      const key = `${catalogue}\n${requirement}`
      if (kind === 'overstated') counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  if (first === undefined || first[1] < PATTERN) return null
  const [held, id] = first[0].split('\n')
  const block = blocks.find(({ catalogue }) => catalogue.id === held)
  const requirement = block?.catalogue.requirements.find((each) => each.id === id)
  if (block === undefined || requirement === undefined) return null
  const where = `${blocks.length > 1 ? `${block.short}; ` : ''}${clauses(clauseLabel(requirement))}`
  const noun = nounFor(block.scores.map(({ kind }) => kind))
  return `Чаще всего завышают самооценку по требованию ${duty(statementOf(block.catalogue, requirement))} (${where}): так поступили в ${spelled(first[1], noun, 'prepositional')}.`
}

/** Only those who stand out: of equals none is named. */
const mostOften = (list: { name: string; count: number }[]): string | null => {
  const worst = [...list].sort((a, b) => b.count - a.count)
  const bound = Math.max(PATTERN, (worst[MOST]?.count ?? 0) + 1)
  const shown = worst.slice(0, MOST).filter(({ count }) => count >= bound)
  if (shown.length === 0 || list.length < 2) return null
  return `Больше всего завышений: ${shown.map(({ name, count }) => `${name} (${count})`).join(', ')}.`
}

const ALONE: Record<Kind, string> = {
  overstated: 'самооценка завышена: ответ лучше данных',
  understated: 'самооценка занижена: ответ хуже данных',
  unsupported: 'ответ нечем проверить',
}

const SHARE: Record<Kind, string> = {
  overstated: 'завышений, когда ответ лучше данных, —',
  understated: 'занижений, когда ответ хуже данных, —',
  unsupported: 'ответов, которые нечем проверить, —',
}

const KIND_ORDER: Kind[] = ['overstated', 'understated', 'unsupported']

/** Where self-assessment and data differ: завышение, занижение and answers nothing supports. */
export const discrepancies = (facts: NoteFacts): Section[] => {
  const { noun, scores } = facts
  const all = institutionsWith(facts)
  const total = countOf(all)
  if (total === 0) return []
  const kinds = KIND_ORDER.map((kind) => ({ kind, list: institutionsWith(facts, kind) })).filter(
    ({ list }) => list.length > 0,
  )
  const [only, ...more] = kinds
  const parts = kinds.map(
    ({ kind, list }) => `${SHARE[kind]} ${countOf(list)} (у ${spelled(list.length, noun, 'genitive')})`,
  )
  const whose =
    all.length === scores.length
      ? every(all.length, noun, 'genitive')
      : someOf(all.length, scores.length, noun, 'genitive')
  return section('Расхождения самооценки и данных', [
    ...paragraph(
      `Самооценка не совпадает с данными в ${spelled(total, 'case', 'prepositional')}; такие расхождения есть у ${whose}.`,
      only !== undefined && more.length === 0
        ? total === 1
          ? `В нём ${ALONE[only.kind]}.`
          : `Во всех этих случаях ${ALONE[only.kind]}.`
        : `Из них ${parts.join('; ')}.`,
      'При расхождении результат определяется по данным.',
    ),
    ...paragraph(mostOverstated(facts), mostOften(institutionsWith(facts, 'overstated'))),
  ])
}
