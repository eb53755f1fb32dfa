import { normalised } from '../base/russian'
import type { Answer, Cited } from './types'
import { citeKnown } from './cells'
import { ANSWERS_SHEET } from './known-names'

export type Reply = 'yes' | 'partly' | 'no' | 'inapplicable'

const REPLIES: Record<string, Reply> = { да: 'yes', частично: 'partly', нет: 'no', неприменимо: 'inapplicable' }

/** The self-assessment in one word; null when it is blank or none of the four. */
export const replyOf = (answer: Answer | null): Reply | null =>
  answer?.answer ? (REPLIES[normalised(String(answer.answer.value))] ?? null) : null

type Part = 'answer' | 'confirmation' | 'date' | 'comment'

/** Cells of an answer, empty or not; the sheet as a whole when there is no answer line. */
export const citeAnswer = (answer: Answer | null, ...parts: Part[]): Cited[] =>
  answer === null
    ? [{ file: '', sheet: ANSWERS_SHEET, cell: '', value: null }]
    : parts.map((part) => {
        const known = answer[part]
        const { file, sheet } = answer.cells
        return known === null ? { file, sheet, cell: answer.cells[part], value: null } : citeKnown(known)
      })
