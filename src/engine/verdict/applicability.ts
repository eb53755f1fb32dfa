import { normalised } from '../base/russian'
import type { Criterion } from '../catalogue/criterion-types'
import type { Kind } from '../catalogue/kind'
import type { Catalogue, Requirement } from '../catalogue/types'
import { isTelling } from './confirmation'
import { citeAnswer, replyOf } from './answers'
import { textOf } from './acts'
import { addressed, citeCell, citeKnown, citeSheet } from './cells'
import { distinctCells, notApplicable, undetermined } from './judgement'
import { ANSWERS_SHEET, PEOPLE, REMOTE_LESSONS, REMOTE_TABLES } from './known-names'
import { needShown } from './need'
import { tablesRead } from './reads'
import type { Answer, Cited, Evidence, EvidenceRow, EvidenceTable, Judgement } from './types'

const said = (word: string, value: unknown): boolean => normalised(String(value ?? '')) === word

/** «Дистанционные занятия: не проводились» stands in the passport. */
export const declaresNoRemoteLessons = ({ passport }: Evidence): boolean =>
  said('не проводились', passport[REMOTE_LESSONS]?.value)

/** The sheet whose rows show that remote lessons were held, whatever the passport says. */
export const shownLessons = ({ tables }: Evidence): EvidenceTable | undefined =>
  REMOTE_TABLES.map((id) => tables[id]).find((table) => table?.state === 'filled')

/** Why nothing about remote lessons applies: they were not held, and no sheet shows otherwise. Null when they may have been. */
export const noRemoteLessons = (evidence: Evidence): Judgement | null => {
  const declared = evidence.passport[REMOTE_LESSONS]
  if (declared === undefined || !declaresNoRemoteLessons(evidence)) return null
  if (shownLessons(evidence) !== undefined) return null
  return notApplicable('Дистанционные занятия в периоде не проводились', [citeKnown(declared)])
}

/** «Всего» 0, and nothing else in the row says that there are people after all. */
const isEmptyCategory = ({ values }: EvidenceRow): boolean =>
  values[PEOPLE.total]?.value === 0 &&
  Object.values(values).every(({ value }) => typeof value !== 'number' || value === 0)

const withoutPeople = (requirement: Requirement, catalogue: Catalogue, evidence: Evidence): Judgement | null => {
  const category = catalogue.roles.find(({ id }) => id === requirement.role)?.category
  const table = evidence.tables[PEOPLE.table]
  if (category === undefined || table?.state !== 'filled') return null
  const rows = table.rows.filter((row) => said(normalised(category), row.values[PEOPLE.category]?.value))
  if (rows.length === 0 || !rows.every(isEmptyCategory)) return null
  return notApplicable(
    `Категория «${category}»: всего 0 — обязанность никому не поручена`,
    rows.map((row) => citeCell(table, row, PEOPLE.total)),
  )
}

const KIND_WORDS: Record<Kind, string> = {
  preschool: 'дошкольных организаций',
  school: 'общеобразовательных организаций',
  additional: 'организаций дополнительного образования',
}

const ofOtherKind = ({ kinds }: Requirement, { kind, passport, passportCells }: Evidence): Judgement | null => {
  if (kinds === undefined || kinds.includes(kind)) return null
  const [stated, place] = [passport['kind'], passportCells['kind']]
  const cited = stated === undefined ? (place === undefined ? [] : [{ ...place, value: null }]) : [citeKnown(stated)]
  return notApplicable(`Обязанность только для ${kinds.map((each) => KIND_WORDS[each]).join(' и ')}`, cited)
}

/**
 * A written reason why a requirement does not concern the institution at all: it is of another kind, remote lessons
 * were not held, or nobody has the role. Null when it does concern it.
 */
export const inapplicable = (requirement: Requirement, catalogue: Catalogue, evidence: Evidence): Judgement | null =>
  ofOtherKind(requirement, evidence) ??
  (requirement.appliesWhen === 'remote-lessons' ? noRemoteLessons(evidence) : null) ??
  withoutPeople(requirement, catalogue, evidence)

/** Tables that tell whether the need arose: for a document that comes before something, the table of that. */
const needTables = (criterion: Criterion): string[] =>
  criterion.kind === 'document' && criterion.before !== undefined ? [criterion.before.table] : tablesRead(criterion)

const declaredAbsent = (criterion: Criterion, evidence: Evidence): Judgement | null => {
  const tables = needTables(criterion).flatMap((id) => evidence.tables[id] ?? [])
  if (tables.length === 0 || tables.some(({ state }) => state !== 'none')) return null
  const sheets = tables.map(({ sheet }) => `«${sheet}»`).join(', ')
  return notApplicable(
    `Необходимости не возникло: на ${tables.length === 1 ? 'листе' : 'листах'} ${sheets} указано «не было»`,
    tables.map(citeSheet),
  )
}

const despite = (judged: Judgement, shown: Cited[]): Judgement => ({
  ...judged,
  reason: `${judged.reason}. Что необходимость была, видно по данным: ${shown.slice(0, 3).map(addressed).join('; ')}`,
  evidence: distinctCells([...judged.evidence, ...shown]),
})

/** Nothing was done and nobody said whether it was needed. */
const unanswered = (judged: Judgement, answer: Answer | null): Judgement =>
  judged.outcome === 'undetermined'
    ? judged
    : undetermined(
        `${judged.reason}. Была ли необходимость, не указано: ответьте на листе «${ANSWERS_SHEET}»`,
        distinctCells([...judged.evidence, ...citeAnswer(answer, 'answer')]),
      )

/**
 * A duty «при необходимости» that the data do not show as done. The need did not arise when its sheets say «не было».
 * When rows show that it did (`needShown`), the data decide whatever the answer is. Where they show nothing, the answer
 * is taken: «Неприменимо» or «Нет» with a comment; without one, or without an answer, whether there was a need is open.
 */
export const conditionalDuty = (
  criterion: Criterion,
  judged: Judgement,
  evidence: Evidence,
  answer: Answer | null,
): Judgement => {
  if (judged.outcome === 'met' || judged.outcome === 'partial' || judged.outcome === 'not-applicable') return judged
  const absent = declaredAbsent(criterion, evidence)
  if (absent !== null) return absent
  const reply = replyOf(answer)
  if (reply === 'yes' || reply === 'partly') return judged
  const shown = needShown(criterion, evidence)
  if (shown.length > 0) return reply === null ? judged : despite(judged, shown)
  if (reply === null) return unanswered(judged, answer)
  const word = textOf(answer?.answer?.value)
  const evidenceOfAnswer = citeAnswer(answer, 'answer', 'comment')
  return isTelling(answer?.comment?.value)
    ? notApplicable(
        `Необходимости не возникло: ответ «${word}», в комментарии — «${textOf(answer?.comment?.value)}»`,
        evidenceOfAnswer,
      )
    : undetermined(`Ответ «${word}» без комментария, почему необходимости не было: допишите его`, evidenceOfAnswer)
}
