import { russianDay } from '../../base/calendar'
import { spelled, type Case } from '../../base/declension'
import { withTerms } from '../../base/label'
import { byRussian } from '../../base/russian'
import { intakeFigures } from '../comparative/summary'
import { bullets, paragraph, section, sentences } from '../word/blocks'
import type { Section } from '../word/types'
import type { DutyTally, NoteFacts } from './facts'
import { clauses, namesList } from './words'
import { mostBroken } from './weak'
import { KIND } from '../comparative/words'

const MOST = 5
/** Where there are several regulations: of each. */
const EACH = 2
const NAMED = 5

/** Names where they are few, else nothing: who they are stands in the comparative report. */
const named = (list: { name: string }[]): string =>
  list.length > NAMED ? '' : ` (${namesList(list.map(({ name }) => name))})`

const forCurator = (facts: NoteFacts): string[] => {
  const { input, scores, noun } = facts
  const { absent } = input.comparison
  const { unassigned } = intakeFigures(input)
  const byName = [...input.institutions].sort((a, b) => byRussian(a.name, b.name) || a.id - b.id)
  const errors = byName.filter(({ remarks }) => remarks.some(({ severity }) => severity === 'error'))
  const lacking = scores.filter(({ counts }) => counts.undetermined > 0)
  const overstating = byName.filter(({ discrepancies }) => discrepancies.some(({ kind }) => kind === 'overstated'))
  const critical = scores.filter(({ units }) =>
    units.some((unit) => unit.critical && (unit.outcome === 'unmet' || unit.outcome === 'partial')),
  )
  const low = scores.filter(({ level }) => level === 'low')
  const said = (list: { name: string }[], text: string): string[] =>
    list.length === 0 ? [] : [list.length > 1 && list.length === scores.length ? text : text + named(list)]
  const of = (list: unknown[], wanted: Case): string => spelled(list.length, noun, wanted)
  return [
    ...said(absent, `напомнить о представлении сведений ${of(absent, 'dative')}`),
    ...(unassigned === 0
      ? []
      : [
          unassigned === 1
            ? 'установить, какому учреждению принадлежит файл, который не удалось отнести автоматически'
            : `установить, каким учреждениям принадлежат ${spelled(unassigned, 'file')}, которые не удалось отнести автоматически`,
        ]),
    ...said(errors, `вернуть на исправление формы с ошибками, присланные ${of(errors, 'instrumental')}`),
    ...said(lacking, `запросить недостающие данные у ${of(lacking, 'genitive')}`),
    ...said(overstating, `проверить завышенную самооценку в ${of(overstating, 'prepositional')}`),
    ...said(critical, `взять на контроль исполнение критических требований в ${of(critical, 'prepositional')}`),
    ...said(low, `рассмотреть результаты с руководителями ${of(low, 'genitive')} с низким уровнем исполнения`),
  ]
}

const remedyOf = ({ block, unit }: DutyTally): string | null => {
  const { requirements, terms } = block.catalogue
  const remedy = requirements.find((each) => each.unit === unit && each.remedy !== null)?.remedy ?? null
  return remedy === null ? null : withTerms(remedy, terms)
}

/** Remedies of the duties most break, each said once with all its clauses. */
const remedies = (duties: DutyTally[], most: number): string[] => {
  const found = new Map<string, { regulation: string | null; labels: string[] }>()
  for (const each of mostBroken(duties)) {
    const remedy = remedyOf(each)?.replace(/\.$/, '')
    if (remedy === undefined) continue
    const known = found.get(remedy)
    if (known !== undefined) known.labels.push(each.label)
    else if (found.size < most) found.set(remedy, { regulation: each.regulation, labels: [each.label] })
  }
  return Array.from(found, ([remedy, { regulation, labels }]) => {
    const where = regulation === null ? '' : `${regulation}; `
    return `${remedy} (${where}${clauses(labels.join('; '))}).`
  })
}

const forInstitutions = ({ blocks, duties }: NoteFacts): string[] =>
  blocks.length === 1
    ? remedies(duties, MOST)
    : blocks.flatMap((block) =>
        remedies(
          duties.filter((each) => each.block === block),
          EACH,
        ),
      )

/** What to do next, for the curator and for institutions; each line rests on figures of the note. */
export const recommendations = (facts: NoteFacts): Section[] => {
  const curator = forCurator(facts)
  const institutions = forInstitutions(facts)
  return section('Рекомендации', [
    ...(curator.length === 0 ? [] : [...paragraph('Куратору мониторинга рекомендуется:'), ...bullets(curator)]),
    ...(institutions.length === 0
      ? []
      : [
          ...paragraph('Учреждениям, в которых эти требования нарушены, рекомендуется прежде всего следующее.'),
          ...sentences(institutions),
        ]),
  ])
}

/** Who is expected and has sent nothing. */
export const absentees = ({ input, noun }: NoteFacts): Section[] => {
  const { absent } = input.comparison
  const { dueDate } = input.audit
  if (absent.length === 0) return []
  const several = new Set(absent.map(({ kind }) => kind)).size > 1
  const term =
    dueDate === null || dueDate > input.generatedOn ? '' : ` Срок представления истёк ${russianDay(dueDate)}.`
  return section('Не представили сведения', [
    ...paragraph(
      `На день составления справки сведений нет от ${spelled(absent.length, noun, 'genitive')}.${term} Средние показатели рассчитаны без ${absent.length > 1 ? 'них' : noun === 'school' ? 'неё' : 'него'}.`,
    ),
    ...bullets(absent.map(({ name, kind }) => (several ? `${name} (${KIND[kind]})` : name))),
  ])
}
