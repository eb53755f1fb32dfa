import { russianDay } from '../../base/calendar'
import { didAfter, every, joined, nounIn, numbered, opened, spelled } from '../../base/declension'
import { percent } from '../../base/russian'
import type { Kind } from '../../catalogue/kind'
import { bullets, paragraph, section } from '../word/blocks'
import type { Block as Part, Section } from '../word/types'
import type { NoteFacts } from './facts'
import { auditNamed, KIND_NOUN, nounFor, quoted } from './words'

/** «17 из 18 школ», «все 8 детских садов», «ни одной школы». */
const kindShare = (kind: Kind, came: number, expected: number): string => {
  const noun = KIND_NOUN[kind]
  if (came === 0) return `ни ${noun === 'school' ? 'одной' : 'одного'} ${nounIn(noun, 'genitive', 'one')}`
  if (came < expected) return `${came} из ${numbered(expected, noun, 'genitive')}`
  return every(expected, noun)
}

const takingPart = ({ input, kinds, noun, scores, expected }: NoteFacts): string => {
  const { institutions, absent } = input.comparison
  const came = scores.length
  const of = (kind: Kind): [came: number, expected: number] => {
    const own = institutions.filter((each) => each.kind === kind).length
    return [own, own + absent.filter((each) => each.kind === kind).length]
  }
  if (came === 0)
    return `Ни ${noun === 'school' ? 'одна' : noun === 'kindergarten' ? 'один' : 'одно'} ${nounIn(noun, 'nominative', 'one')} сведений не ${{ school: 'представила', kindergarten: 'представил' }[noun as string] ?? 'представило'}.`
  const byKind =
    kinds.length < 2
      ? ''
      : came === expected
        ? `: ${joined(kinds.map((kind) => numbered(of(kind)[1], KIND_NOUN[kind])))}`
        : `: ${joined(kinds.map((kind) => kindShare(kind, ...of(kind))))}`
  if (came === expected)
    return expected === 1
      ? `В мониторинге участвует ${spelled(1, noun)}, сведения представлены.`
      : `Сведения представили ${every(expected, noun)}${byKind}.`
  return `Сведения ${didAfter(came, noun, 'представил')} ${came} из ${numbered(expected, noun, 'genitive')} (${percent(came / expected)})${byKind}.`
}

const named = (title: string, edition: string): string => `${quoted(title)} (редакция: ${edition})`

const regulations = ({ blocks }: NoteFacts): Part[] => {
  const [only, ...more] = blocks
  if (only === undefined) return []
  const { title, edition } = only.catalogue
  if (more.length === 0) return paragraph(`Исполнение обязанностей оценивалось по документу ${named(title, edition)}.`)
  return [
    ...paragraph(`Исполнение обязанностей оценивалось по ${spelled(blocks.length, 'regulation', 'dative')}:`),
    ...bullets(
      blocks.map(
        ({ catalogue, scores }) =>
          `${named(catalogue.title, catalogue.edition)} — ${numbered(scores.length, nounFor(scores.map(({ kind }) => kind)))}`,
      ),
    ),
  ]
}

/** Whom the note is about, when, and by which regulations. */
export const participants = (facts: NoteFacts): Section[] => {
  const { name, periodFrom, periodTo, dueDate, controlDays } = facts.input.audit
  const days = controlDays.map(russianDay)
  return section('Участники мониторинга', [
    ...paragraph(
      `${opened(auditNamed(name))} охватывает период с ${russianDay(periodFrom)} по ${russianDay(periodTo)}.`,
      dueDate === null ? null : `Срок представления сведений — ${russianDay(dueDate)}.`,
      days.length === 0
        ? null
        : `Дистанционные занятия проверялись выборочно: ${days.length === 1 ? 'контрольный день' : 'контрольные дни'} — ${joined(days)}.`,
    ),
    ...paragraph(takingPart(facts)),
    ...regulations(facts),
  ])
}
