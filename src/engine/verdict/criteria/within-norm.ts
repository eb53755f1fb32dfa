import { counted, decimal, normalised } from '../../base/russian'
import type { ScreenTimeNorm, WithinNorm } from '../../catalogue/types'
import { judgeRows, type Decided } from '../row-share'
import type { Context, Evidence, EvidenceRow, Judgement } from '../types'

/**
 * School class of a group: 7 for «7А», 10 for «10-Б» and «класс 10». Null for ages («5–6 лет»), ranges («5-7») and
 * names without a number from 1 to 11.
 */
const classOf = (group: string): number | null => {
  const text = normalised(group)
  if (/(лет|год|года)(?![а-я])/.test(text)) return null
  const [first, second] = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  if (first === undefined || first < 1 || first > 11) return null
  const range = second !== undefined && second > first && /\d\s*-\s*\d/.test(text)
  return range ? null : first
}

const fails = (columns: string[], remark: string): Decided => ({ truth: 'false', failed: columns, needed: [], remark })
const open = (columns: string[], remark?: string): Decided => ({
  truth: 'unknown',
  failed: [],
  needed: columns,
  remark,
})

const inNorm = (criterion: WithinNorm, norm: ScreenTimeNorm, row: EvidenceRow): Decided => {
  const columns = [criterion.group, criterion.device, criterion.minutes]
  const [group, device, minutes] = columns.map((column) => row.values[column]?.value)
  const named = normalised(String(device ?? ''))
  if (norm.forbidden.some((each) => normalised(each) === named))
    return fails([criterion.device], `${String(device)}: устройство не допускается`)
  const empty = columns.filter((column) => row.values[column] === undefined)
  if (empty.length > 0) return open(empty)
  if (typeof minutes !== 'number') return open([criterion.minutes], 'экранное время не число')
  const limits = norm.limits.filter((limit) => normalised(limit.device) === named)
  if (limits.length === 0) return open([criterion.device], `для устройства «${String(device)}» нормы нет`)
  const schoolClass = classOf(String(group))
  const limit = limits.find(
    ({ classes }) => schoolClass !== null && classes[0] <= schoolClass && schoolClass <= classes[1],
  )
  if (limit === undefined) return open([criterion.group], `для «${String(group)}» норма не определяется: укажите класс`)
  if (minutes <= limit.minutes) return { truth: 'true', failed: [], needed: [] }
  const shown = counted(minutes, 'минута', 'минуты', 'минут')
  return fails(columns, `${String(group)}, ${String(device)}: ${shown} при норме ${decimal(limit.minutes)}`)
}

/**
 * Share of lessons whose screen time is within the norm for class and device (SanPiN 1.2.3685-21, table 6.8).
 * A device or class the norm does not know leaves the lesson open; a forbidden device breaks it.
 */
export const judgeWithinNorm = (criterion: WithinNorm, evidence: Evidence, context: Context): Judgement =>
  judgeRows({ table: criterion.table, what: 'экранное время в пределах нормы' }, evidence, context, (row) =>
    inNorm(criterion, context.norms[criterion.norm], row),
  )
