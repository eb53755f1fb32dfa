import type { Criterion } from '../catalogue/criterion-types'
import type { Requirement } from '../catalogue/types'
import { citeAnswer, replyOf, type Reply } from './answers'
import { textOf } from './acts'
import { distinctCells } from './judgement'
import { ANSWERS_SHEET } from './known-names'
import { rowCells } from './need'
import type { Cited, Discrepancy, Evidence, Judgement, Outcome } from './types'

type Mismatch = Discrepancy['kind'] | null

/**
 * Self-assessment against data: Да↔met, Частично↔partial, Нет↔unmet agree, any other pair is a discrepancy. Where the
 * requirement does not apply, «Нет» and «Неприменимо» say the same; «Да» and «Частично» see `mismatch`.
 */
const MISMATCH: Record<Reply, Record<Outcome, Mismatch>> = {
  yes: {
    met: null,
    partial: 'overstated',
    unmet: 'overstated',
    undetermined: 'unsupported',
    'not-applicable': null,
  },
  partly: {
    met: 'understated',
    partial: null,
    unmet: 'overstated',
    undetermined: 'unsupported',
    'not-applicable': null,
  },
  no: {
    met: 'understated',
    partial: 'understated',
    unmet: null,
    undetermined: 'unsupported',
    'not-applicable': null,
  },
  inapplicable: {
    met: 'understated',
    partial: 'understated',
    unmet: 'overstated',
    undetermined: 'unsupported',
    'not-applicable': null,
  },
}

/**
 * How an answer differs from what the data gave; null when they agree. «Да» or «Частично» to a duty «при необходимости»
 * says that the need arose: nothing supports that when the sheets say it did not. To an unconditional duty «Да» only
 * says that it is kept, and there is nothing to differ from.
 */
export const mismatch = (reply: Reply, outcome: Outcome, obligation: Requirement['obligation']): Mismatch => {
  const claimsNeed = obligation === 'conditional' && (reply === 'yes' || reply === 'partly')
  return outcome === 'not-applicable' && claimsNeed ? 'unsupported' : MISMATCH[reply][outcome]
}

const DATA_SAY: Record<Outcome, string> = {
  met: 'выполнено',
  partial: 'выполнено частично',
  unmet: 'не выполнено',
  undetermined: 'не определено',
  'not-applicable': 'требование неприменимо',
}

const saying = (kind: Discrepancy['kind'], word: string, outcome: Outcome): string => {
  if (kind === 'unsupported') return `Без данных: самооценка «${word}» ничем не подкреплена.`
  return `${kind === 'overstated' ? 'Завышение' : 'Занижение'}: самооценка «${word}», а по данным ${DATA_SAY[outcome]}.`
}

/** A judgement may cite a sheet as a whole: then the rows it looked at stand for the data's side. */
const dataCells = (judged: Judgement, criterion: Criterion, evidence: Evidence): Cited[] =>
  judged.evidence.some(({ sheet, cell }) => cell !== '' && sheet !== ANSWERS_SHEET)
    ? judged.evidence
    : [...judged.evidence, ...rowCells(criterion, evidence)]

/**
 * The discrepancy between an answer and what the data gave, with the cells of both; null when they agree or there is no
 * answer.
 */
export const discrepancyOf = (
  requirement: Requirement & { criterion: Criterion },
  judged: Judgement,
  evidence: Evidence,
): Discrepancy | null => {
  const answer = evidence.answers[requirement.id] ?? null
  const reply = replyOf(answer)
  const kind = reply === null ? null : mismatch(reply, judged.outcome, requirement.obligation)
  if (kind === null) return null
  const word = textOf(answer?.answer?.value)
  return {
    requirement: requirement.id,
    clause: requirement.clause,
    item: requirement.item,
    kind,
    answer: word,
    outcome: judged.outcome,
    message: `${saying(kind, word, judged.outcome)} ${judged.reason}`,
    evidence: distinctCells([...citeAnswer(answer, 'answer'), ...dataCells(judged, requirement.criterion, evidence)]),
  }
}
