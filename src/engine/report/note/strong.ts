import { agreed, didAfter, every, numbered, someOf, spelled } from '../../base/declension'
import { percent } from '../../base/russian'
import { paragraph, section, sentences } from '../word/blocks'
import type { Block as Part, Section } from '../word/types'
import type { DutyTally, NoteFacts } from './facts'
import { clauses, duty, figuresOf, meanOf, namesList, quoted, threeNumbers } from './words'

const MOST = 5
const EACH = 2
/** From this share of institutions on a duty counts as kept well. */
const WELL = 0.8

const shareOf = ({ met, applicable }: DutyTally): number => met / applicable

const best = (duties: DutyTally[], most: number): DutyTally[] =>
  [...duties]
    .sort(
      (a, b) =>
        shareOf(b) - shareOf(a) ||
        Number(b.critical) - Number(a.critical) ||
        b.weight - a.weight ||
        b.applicable - a.applicable,
    )
    .slice(0, most)

const howMany = ({ met, applicable, noun }: DutyTally): string => {
  if (applicable === 1) return 'выполнено'
  return met === applicable
    ? `выполняют ${every(applicable, noun)}`
    : `${agreed(met, 'выполняет', 'выполняют')} ${someOf(met, applicable, noun)} (${percent(met / applicable)})`
}

const line = (each: DutyTally): string => {
  const where = each.regulation === null ? '' : `${each.regulation}; `
  return `${duty(each.statement)} (${where}${clauses(each.label)}) — ${howMany(each)}.`
}

const roleWords = ({ blocks }: NoteFacts): string[] =>
  blocks.flatMap(({ catalogue, scores, short }) => {
    const means = catalogue.roles.flatMap(({ id, title }) => {
      const mean = meanOf(scores.flatMap(({ roles }) => roles.filter(({ role }) => role === id).flatMap(figuresOf)))
      return mean === null ? [] : [{ title, mean }]
    })
    const sorted = [...means].sort((a, b) => b.mean.index - a.mean.index)
    const [first, last] = [sorted[0], sorted.at(-1)]
    if (first === undefined || last === undefined || first.mean.index - last.mean.index < 0.0005) return []
    const where = blocks.length > 1 ? `${short}: лучше` : 'Лучше'
    return [
      `${where} всего исполняются обязанности по роли ${quoted(first.title)} (${threeNumbers(first.mean)}), хуже всего — по роли ${quoted(last.title)} (${threeNumbers(last.mean)}).`,
    ]
  })

const themeWords = ({ input, blocks }: NoteFacts): string | null => {
  if (blocks.length < 2) return null
  const common = input.comparison.themes
    .filter(({ common }) => common)
    .flatMap((each) => figuresOf(each).map((figures) => ({ ...each, ...figures })))
  const sorted = [...common].sort((a, b) => b.index - a.index)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined || first.index - last.index < 0.0005) return null
  return `Среди тем, общих для всех положений, лучше всего обстоит дело с темой ${quoted(first.title)} (${threeNumbers(first)}), хуже всего — с темой ${quoted(last.title)} (${threeNumbers(last)}).`
}

const leaders = ({ assessed, noun, expected }: NoteFacts): string | null => {
  const full = assessed.filter(({ index }) => index > 1 - 1e-9)
  if (full.length === 0 || full.length === expected) return null
  return `Выполнение всех применимых требований ${didAfter(full.length, noun, 'подтвердил')} ${spelled(full.length, noun)}: ${namesList(full.map(({ name }) => name))}.`
}

/** What is kept well: by whom, which duties, which roles and themes. */
export const strong = (facts: NoteFacts): Section[] => {
  const judged = facts.duties.filter(({ applicable }) => applicable > 0)
  const kept = judged.filter((each) => shareOf(each) === 1)
  const well = judged.filter((each) => shareOf(each) >= WELL)
  const shown =
    facts.blocks.length === 1
      ? best(well, MOST)
      : facts.blocks.flatMap((block) =>
          best(
            well.filter((each) => each.block === block),
            EACH,
          ),
        )
  const all = kept.length === judged.length
  const summary =
    kept.length === 0
      ? null
      : all
        ? `Каждое из ${spelled(judged.length, 'requirement', 'genitive')}, которые подлежали оценке, выполнено везде, где оно применимо.`
        : `Везде, где они применимы, ${agreed(kept.length, 'выполняется', 'выполняются')} ${numbered(kept.length, 'requirement')} из ${judged.length} оценённых.`
  const blocks: Part[] = [
    ...paragraph(leaders(facts), summary, themeWords(facts)),
    ...(shown.length === 0
      ? []
      : [
          ...paragraph(all ? 'В числе наиболее важных обязанностей:' : 'Лучше других исполняются обязанности:'),
          ...sentences(shown.map(line)),
        ]),
  ]
  const roles = roleWords(facts)
  return section('Что исполняется хорошо', [
    ...blocks,
    ...(blocks.length === 0
      ? []
      : roles.length < 2
        ? paragraph(...roles)
        : [...paragraph('По ролям:'), ...sentences(roles)]),
  ])
}
