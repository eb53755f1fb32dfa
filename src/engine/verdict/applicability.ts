import { normalised } from '../base/russian'
import type { Catalogue, Criterion, Requirement } from '../catalogue/types'
import { isTelling } from './confirmation'
import { citeAnswer, replyOf } from './answers'
import { textOf } from './acts'
import { citeCell, citeKnown, citeSheet } from './cells'
import { notApplicable, undetermined } from './judgement'
import { PEOPLE, REMOTE_LESSONS, REMOTE_TABLES } from './known-names'
import { tablesRead } from './reads'
import type { Answer, Evidence, EvidenceRow, EvidenceTable, Judgement } from './types'

const said = (word: string, value: unknown): boolean => normalised(String(value ?? '')) === word

/** «Дистанционные занятия: не проводились» stands in the passport. */
export const declaresNoRemoteLessons = ({ passport }: Evidence): boolean =>
  said('не проводились', passport[REMOTE_LESSONS]?.value)

/** The sheet whose rows show that remote lessons were held, whatever the passport says. */
export const shownLessons = ({ tables }: Evidence): EvidenceTable | undefined =>
  REMOTE_TABLES.map((id) => tables[id]).find((table) => table?.state === 'filled')

const withoutRemoteLessons = (evidence: Evidence): Judgement | null => {
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

/** A written reason why a requirement does not concern the institution at all; null when it does. */
export const inapplicable = (requirement: Requirement, catalogue: Catalogue, evidence: Evidence): Judgement | null =>
  (requirement.appliesWhen === 'remote-lessons' ? withoutRemoteLessons(evidence) : null) ??
  withoutPeople(requirement, catalogue, evidence)

const declaredAbsent = (criterion: Criterion, evidence: Evidence): Judgement | null => {
  const tables = tablesRead(criterion).flatMap((id) => evidence.tables[id] ?? [])
  if (tables.length === 0 || tables.some(({ state }) => state !== 'none')) return null
  const sheets = tables.map(({ sheet }) => `«${sheet}»`).join(', ')
  return notApplicable(
    `Необходимости не возникло: на ${tables.length === 1 ? 'листе' : 'листах'} ${sheets} указано «не было»`,
    tables.map(citeSheet),
  )
}

/**
 * A duty «при необходимости»: the need did not arise when the sheets say «не было», or when the answer is
 * «Неприменимо» or «Нет» with a comment (without one it stays open). What the data show as done stays done.
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
  if (reply !== 'inapplicable' && reply !== 'no') return judged
  const word = textOf(answer?.answer?.value)
  const evidenceOfAnswer = citeAnswer(answer, 'answer', 'comment')
  return isTelling(answer?.comment?.value)
    ? notApplicable(
        `Необходимости не возникло: ответ «${word}», в комментарии — «${textOf(answer?.comment?.value)}»`,
        evidenceOfAnswer,
      )
    : undetermined(`Ответ «${word}» без комментария, почему необходимости не было: допишите его`, evidenceOfAnswer)
}
