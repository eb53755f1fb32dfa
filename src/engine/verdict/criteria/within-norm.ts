import { groupKey } from '../../base/group-name'
import { counted, decimal, normalised } from '../../base/russian'
import type { WithinNorm } from '../../catalogue/criterion-types'
import type { ScreenTimeNorm } from '../../catalogue/evidence-types'
import { addressed, citeCell } from '../cells'
import { levelOfName, levelOfText, limitFor, type Level } from '../group-level'
import { judgeRows, type Decided } from '../row-share'
import type { Context, Evidence, EvidenceRow, Judgement } from '../types'

const fails = (columns: string[], remark: string): Decided => ({ truth: 'false', failed: columns, needed: [], remark })
const open = (columns: string[], remark?: string): Decided => ({
  truth: 'unknown',
  failed: [],
  needed: columns,
  remark,
})

/** Class or ages of a group: as «Классы и группы» tells them, else as its name does; and where to write them. */
const levelOf = (
  { levels }: WithinNorm,
  group: string,
  { tables, kind }: Evidence,
): { level: Level | null; place: string } => {
  const table = levels === undefined ? undefined : tables[levels.table]
  const named = groupKey(group)
  const row = table?.rows.find(({ values }) => groupKey(String(values[levels?.group ?? '']?.value ?? '')) === named)
  if (levels === undefined || table === undefined || row === undefined)
    return { level: levelOfName(group, kind), place: '' }
  const said = row.values[levels.level]?.value
  const level = said === undefined ? null : levelOfText(String(said), kind)
  return { level: level ?? levelOfName(group, kind), place: ` (${addressed(citeCell(table, row, levels.level))})` }
}

const inNorm = (criterion: WithinNorm, norm: ScreenTimeNorm, row: EvidenceRow, evidence: Evidence): Decided => {
  const columns = [criterion.group, criterion.device, criterion.minutes]
  const [group, device, minutes] = columns.map((column) => row.values[column]?.value)
  const named = normalised(String(device ?? ''))
  if (norm.forbidden.some((each) => normalised(each) === named))
    return fails([criterion.device], `${String(device)}: устройство не допускается`)
  const empty = columns.filter((column) => row.values[column] === undefined)
  if (empty.length > 0) return open(empty)
  if (typeof minutes !== 'number') return open([criterion.minutes], 'экранное время не число')
  const { level, place } = levelOf(criterion, String(group), evidence)
  const limit = level === null ? null : limitFor(level, String(device), norm, evidence.kind)
  if (limit === null)
    return open(
      [criterion.group],
      `для «${String(group)}» норма не определяется: укажите класс${criterion.levels === undefined ? '' : ' или возраст'}${place}`,
    )
  if (minutes <= limit.minutes) return { truth: 'true', failed: [], needed: [] }
  const shown = counted(minutes, 'минута', 'минуты', 'минут')
  const whose = limit.words === String(group) ? String(group) : `${String(group)} (${limit.words})`
  return fails(columns, `${whose}, ${String(device)}: ${shown} при норме ${decimal(limit.minutes)}`)
}

/** Devices the norm says something of, allowed or not. */
const known = ({ limits, byAge, forbidden }: ScreenTimeNorm): string[] => [
  ...new Set([...[...limits, ...byAge].map(({ device }) => device), ...forbidden]),
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
 * A group with ages in place of a class is read the kindest way (see `limitFor`); one of which neither is known leaves the lesson open; a forbidden device breaks it; a device without a limit is
 * left out.
 */
export const judgeWithinNorm = (criterion: WithinNorm, evidence: Evidence, context: Context): Judgement => {
  const norm = context.norms[criterion.norm]
  const where = [{ column: criterion.device, in: known(norm) }]
  const judged = judgeRows(
    { table: criterion.table, where, what: 'экранное время в пределах нормы' },
    evidence,
    context,
    (row) => inNorm(criterion, norm, row, evidence),
  )
  return { ...judged, reason: judged.reason + unjudged(criterion, norm, evidence) }
}
