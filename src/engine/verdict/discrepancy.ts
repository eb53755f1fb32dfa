import type { Requirement } from '../catalogue/types'
import { citeAnswer, replyOf, type Reply } from './answers'
import { textOf } from './acts'
import { distinctCells } from './judgement'
import type { Answer, Discrepancy, Judgement, Outcome } from './types'

type Mismatch = Discrepancy['kind'] | null

/**
 * Self-assessment against data: Да↔met, Частично↔partial, Нет↔unmet agree, any other pair is a discrepancy. Where the
 * requirement does not apply there is nothing to differ from: the form offers «Неприменимо» to conditional duties only.
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

export const mismatch = (reply: Reply, outcome: Outcome): Mismatch => MISMATCH[reply][outcome]

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

/** The discrepancy between an answer and what the data gave; null when they agree or there is no answer. */
export const discrepancyOf = (
  requirement: Requirement,
  judged: Judgement,
  answer: Answer | null,
): Discrepancy | null => {
  const reply = replyOf(answer)
  const kind = reply === null ? null : mismatch(reply, judged.outcome)
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
    evidence: distinctCells([...citeAnswer(answer, 'answer'), ...judged.evidence]),
  }
}
