import { agreed, every, nounIn, someOf, spelled, spelledAlone } from '../../base/declension'
import { percent } from '../../base/russian'
import { paragraph, section } from '../word/blocks'
import type { Block as Part, Section } from '../word/types'
import type { DutyTally, NoteFacts } from './facts'
import { clauses, duty, namesList } from './words'

const MOST = 10
/** A table pays from this many lines on. */
const FOR_TABLE = 3

/** Duties broken by most institutions, worst first: the order of «Свод». */
export const mostBroken = (duties: DutyTally[]): DutyTally[] =>
  duties
    .filter(({ unmet, partial }) => unmet + partial > 0)
    .sort(
      (a, b) =>
        b.unmet + b.partial - (a.unmet + a.partial) || b.unmet - a.unmet || Number(b.critical) - Number(a.critical),
    )

const inEvery = (count: number, noun: DutyTally['noun']): string =>
  `${count === 2 ? 'в' : 'во'} ${every(count, noun, 'prepositional')}`

const none = (noun: DutyTally['noun']): string => `ни в ${noun === 'school' ? 'одной' : 'одном'}`

/** «не выполнено в 5 и выполнено частично в 2 из 15 школ, к которым применимо» */
const howBroken = ({ unmet, partial, undetermined, applicable, noun }: DutyTally): string => {
  const alone = (count: number): string => spelledAlone(count, noun, 'prepositional')
  const unknown = undetermined === 0 ? '' : `; ещё в ${alone(undetermined)} данных для вывода не хватает`
  if (applicable === 1) return unmet === 1 ? 'не выполнено' : 'выполнено лишь частично'
  const of = `из ${spelled(applicable, noun, 'genitive')}, к которым применимо`
  if (unmet === applicable) return `не выполнено ${none(noun)} ${of}`
  if (unmet === 0 && partial === applicable)
    return `выполнено лишь частично ${inEvery(applicable, noun)}, к которым применимо`
  const said = [
    ...(unmet === 0 ? [] : [`не выполнено в ${alone(unmet)}`]),
    ...(partial === 0 ? [] : [`выполнено ${unmet === 0 ? 'лишь ' : ''}частично в ${alone(partial)}`]),
  ]
  return `${said.join(' и ')} ${of}${unknown}`
}

const dutyText = (each: DutyTally): string => {
  const where = each.regulation === null ? '' : `${each.regulation}; `
  return `${each.critical ? 'критическое требование' : 'требование'} ${duty(each.statement)} (${where}${clauses(each.label)}): оно ${howBroken(each)}`
}

const table = (broken: DutyTally[]): Part[] => [
  {
    ...{ kind: 'table', id: 'broken', caption: 'Требования, которые нарушают чаще всего' },
    header: ['Пункт', 'Требование', 'Не выполнено', 'Частично', 'Не определено', 'Применимо'],
    rows: broken.map(({ label, regulation, statement, critical, unmet, partial, undetermined, applicable }) => [
      regulation === null ? label : `${label} (${regulation})`,
      `${statement.replace(/\.$/, '')}${critical ? ' (критическое)' : ''}`,
      ...[unmet, partial, undetermined, applicable].map(String),
    ]),
    ...{ widths: [16, 34, 12, 12, 14, 13], numeric: [2, 3, 4, 5] },
  },
]

const critical = ({ scores, noun }: NoteFacts): string | null => {
  const failing = scores.filter(({ units }) =>
    units.some((unit) => unit.critical && (unit.outcome === 'unmet' || unit.outcome === 'partial')),
  )
  if (failing.length === 0) return null
  const where =
    failing.length === scores.length && scores.length > 1
      ? inEvery(scores.length, noun)
      : `в ${spelled(failing.length, noun, 'prepositional')}`
  return `Критические требования не выполнены или выполнены частично ${where}: ${namesList(failing.map(({ name }) => name))}.`
}

const lowest = ({ scores, noun }: NoteFacts): string | null => {
  const low = scores.filter(({ level }) => level === 'low')
  if (low.length === 0 || low.length === scores.length) return null
  return `Низкий уровень исполнения сложился в ${spelled(low.length, noun, 'prepositional')}: ${low
    .map(
      ({ name, index, upper, completeness }) =>
        `${name} (индекс ${percent(index ?? 0)}, возможный ${percent(upper ?? 0)}, полнота ${percent(completeness ?? 0)})`,
    )
    .join('; ')}.`
}

/** What is broken most often, by how many, and by whom the gravest. */
export const weak = (facts: NoteFacts): Section[] => {
  const broken = mostBroken(facts.duties)
  const [first, second] = broken
  if (first === undefined) return []
  const shown = broken.slice(0, MOST)
  const noTable = shown.length < FOR_TABLE
  const judged = facts.duties.filter(({ applicable }) => applicable > 0).length
  const somewhere = `Хотя бы в ${spelledAlone(1, facts.noun, 'prepositional')} из ${nounIn(facts.noun, 'genitive', 'many')}`
  const total =
    judged === broken.length
      ? `${somewhere} полностью или частично нарушено каждое из ${spelled(judged, 'requirement', 'genitive')}, которые подлежали оценке.`
      : `${somewhere} полностью или частично ${agreed(broken.length, 'нарушено', 'нарушены')} ${someOf(broken.length, judged, 'requirement')}, которые подлежали оценке.`
  return section('Что исполняется слабо', [
    ...paragraph(
      broken.length > 1 ? total : null,
      `${broken.length > 1 ? 'Чаще всего нарушается' : 'Нарушается одно'} ${dutyText(first)}.`,
      noTable && second !== undefined ? `Следующее по числу нарушений — ${dutyText(second)}.` : null,
      noTable
        ? null
        : `${broken.length > shown.length ? `Первые ${spelled(shown.length, 'requirement')} по числу нарушений` : 'Все нарушенные требования'} приведены в таблице {table:broken}.`,
    ),
    ...(noTable ? [] : table(shown)),
    ...paragraph(critical(facts), lowest(facts)),
  ])
}
