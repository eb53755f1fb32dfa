import type { WithinHours } from '../../catalogue/criterion-types'
import { judgeRows, type Decided } from '../row-share'
import type { Context, Evidence, EvidenceRow, Judgement } from '../types'

const TIME = /^\d{2}:\d{2}$/

const timeIn = (row: EvidenceRow, column: string): string | null => {
  const value = row.values[column]?.value
  return typeof value === 'string' && TIME.test(value) ? value : null
}

const inHours = ({ first, last, from, to }: WithinHours, row: EvidenceRow): Decided => {
  const start = timeIn(row, first)
  const end = timeIn(row, last)
  const early = start !== null && start < from
  const late = end !== null && end > to
  if (early || late) {
    const words = [early ? `${start}, а можно с ${from}` : '', late ? `${end}, а можно до ${to}` : '']
    const failed = [...(early ? [first] : []), ...(late ? [last] : [])]
    return { truth: 'false', failed, needed: [], remark: words.filter((each) => each !== '').join('; ') }
  }
  const needed = [...(start === null ? [first] : []), ...(end === null ? [last] : [])]
  if (start === null || end === null) return { truth: 'unknown', failed: [], needed }
  if (end < start) return { truth: 'unknown', failed: [], needed: [first, last], remark: `${end} раньше, чем ${start}` }
  return { truth: 'true', failed: [], needed: [] }
}

/**
 * Share of the matching rows whose `first` time is not before `from` and `last` not after `to`: the hours in which chats
 * work (7.30–20.30). Times run the wrong way round leave a row open: past midnight or mistyped, nobody can tell.
 */
export const judgeWithinHours = (criterion: WithinHours, evidence: Evidence, context: Context): Judgement =>
  judgeRows(criterion, evidence, context, (row) => inHours(criterion, row))
