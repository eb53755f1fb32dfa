import { isIsoDay, russianDay } from '../base/calendar'
import { nestedQuotes } from '../base/quotes'
import type { Assessment, Cited } from './types'

/** A cell whose value in force is the curator's; `original`: what was sent, null when nothing. */
export type CorrectedCell = {
  file: string
  sheet: string
  cell: string
  value: string
  original: string | null
  reason: string
  date: string
}

const sentence = ({ sheet, cell, value, original, reason, date }: CorrectedCell): string =>
  nestedQuotes(
    `Значение в ячейке ${cell} листа «${sheet}» исправлено куратором ${isIsoDay(date) ? russianDay(date) : date}: «${value}» вместо ${original === null ? 'пустой ячейки' : `«${original}»`} (${reason}).`,
  )

const told = (reason: string, evidence: Cited[], corrections: CorrectedCell[]): string => {
  const cited = corrections.filter(({ file, sheet, cell }) =>
    evidence.some((each) => each.file === file && each.sheet === sheet && each.cell === cell),
  )
  return [cited.length > 0 ? reason.replace(/[^.!?]$/, '$&.') : reason, ...cited.map(sentence)].join(' ')
}

/** Says in the reason of every verdict that rests on corrected cells whose values they are and what was sent. */
export const citeCorrections = (assessment: Assessment, corrections: CorrectedCell[]): Assessment =>
  corrections.length === 0
    ? assessment
    : {
        ...assessment,
        verdicts: assessment.verdicts.map((verdict) =>
          verdict.computed === null
            ? { ...verdict, reason: told(verdict.reason, verdict.evidence, corrections) }
            : {
                ...verdict,
                computed: {
                  ...verdict.computed,
                  reason: told(verdict.computed.reason, verdict.evidence, corrections),
                },
              },
        ),
      }
