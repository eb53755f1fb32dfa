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
  const schoolClass = classOf(String(group))
  const limit = limits.find(
    ({ classes }) => schoolClass !== null && classes[0] <= schoolClass && schoolClass <= classes[1],
  )
  if (limit === undefined) return open([criterion.group], `для «${String(group)}» норма не определяется: укажите класс`)
  if (minutes <= limit.minutes) return { truth: 'true', failed: [], needed: [] }
  const shown = counted(minutes, 'минута', 'минуты', 'минут')
  return fails(columns, `${String(group)}, ${String(device)}: ${shown} при норме ${decimal(limit.minutes)}`)
}

/** Devices the norm says something of, allowed or not. */
const known = ({ limits, forbidden }: ScreenTimeNorm): string[] => [
  ...new Set([...limits.map(({ device }) => device), ...forbidden]),
]

/** Lessons on a device without a limit are not judged, and that is said. */
const unjudged = ({ table, device }: WithinNorm, norm: ScreenTimeNorm, evidence: Evidence): string => {
  const limited = known(norm).map(normalised)
  const others = (evidence.tables[table]?.rows ?? [])
    .map((row) => row.values[device]?.value)
    .filter((value) => value !== undefined && !limited.includes(normalised(String(value))))
  if (others.length === 0) return ''
  const rows = counted(others.length, 'занятие', 'занятия', 'занятий')
  return `; нормы нет и не оценивается: ${rows} (${[...new Set(others)].join(', ')})`
}

/**
 * Share of lessons whose screen time is within the norm for class and device (SanPiN 1.2.3685-21, table 6.8).
 * A class the norm does not know leaves the lesson open; a forbidden device breaks it; a device without a limit is
 * left out.
 */
export const judgeWithinNorm = (criterion: WithinNorm, evidence: Evidence, context: Context): Judgement => {
  const norm = context.norms[criterion.norm]
  const where = [{ column: criterion.device, in: known(norm) }]
  const judged = judgeRows(
    { table: criterion.table, where, what: 'экранное время в пределах нормы' },
    evidence,
    context,
    (row) => inNorm(criterion, norm, row),
  )
  return { ...judged, reason: judged.reason + unjudged(criterion, norm, evidence) }
}
