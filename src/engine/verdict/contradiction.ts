import { normalised } from '../base/russian'
import type { Requirement } from '../catalogue/types'
import { declaresNoRemoteLessons, shownLessons } from './applicability'
import { addressed, citeKnown, citeSheet } from './cells'
import { PERIODS, REMOTE_LESSONS } from './known-names'
import { tablesRead } from './reads'
import type { Cited, Discrepancy, Evidence, EvidenceTable, Known, Verdict } from './types'

type Contradiction = {
  said: Known
  table: EvidenceTable
  requirement: Requirement | undefined
  /** What the sheet says instead, after «но». */
  but: string
}

const filledInstead = ({ sheet }: EvidenceTable): string => `лист «${sheet}» заполнен: учтены его строки`

/** The passport's word about remote lessons against the sheets that tell of them. */
const remoteLessons = (requirements: Requirement[], evidence: Evidence): Contradiction[] => {
  const said = evidence.passport[REMOTE_LESSONS]
  if (said === undefined) return []
  const requirement = requirements.find(({ appliesWhen }) => appliesWhen === 'remote-lessons')
  const [shown, periods] = [shownLessons(evidence), evidence.tables[PERIODS]]
  if (declaresNoRemoteLessons(evidence))
    return shown === undefined ? [] : [{ said, table: shown, requirement, but: filledInstead(shown) }]
  const held = normalised(String(said.value)) === 'проводились'
  return held && shown === undefined && periods?.state === 'none'
    ? [{ said, table: periods, requirement, but: `на листе «${periods.sheet}» указано «не было»` }]
    : []
}

const found = (requirements: Requirement[], evidence: Evidence): Contradiction[] => {
  const sheets = Object.entries(evidence.tables).flatMap(([id, table]): Contradiction[] => {
    const { declared, state } = table
    if (declared === null || state !== 'filled' || normalised(String(declared.value)) !== 'не было') return []
    const requirement = requirements.find(({ criterion }) => criterion !== null && tablesRead(criterion).includes(id))
    return [{ said: declared, table, requirement, but: filledInstead(table) }]
  })
  const all = [...sheets, ...remoteLessons(requirements, evidence)]
  const place = ({ said: { file, sheet, cell } }: Contradiction): string => `${file}\n${sheet}\n${cell}`
  return all.filter((each, at) => all.findIndex((other) => place(other) === place(each)) === at)
}

/** The sheet's side: what it declares, or the cells of its first row. */
const sheetCells = (table: EvidenceTable): Cited[] => {
  const [first] = table.rows
  return first === undefined ? [citeSheet(table)] : Object.values(first.values).map(citeKnown)
}

/**
 * Declarations that the sheets contradict: «не было» over a table with rows, «не проводились» over lessons or periods
 * of them, «проводились» over periods that were not. Each is recorded once, under the first requirement it concerns;
 * the data decide.
 */
export const contradictions = (requirements: Requirement[], evidence: Evidence, verdicts: Verdict[]): Discrepancy[] =>
  found(requirements, evidence).flatMap(({ said, table, requirement, but }) => {
    const verdict = verdicts.find((each) => each.requirement === requirement?.id)
    if (requirement === undefined || verdict === undefined) return []
    const { id, clause, item } = requirement
    const answer = String(said.value)
    const place = addressed(citeKnown(said))
    return [
      {
        requirement: id,
        clause,
        item,
        kind: 'unsupported',
        answer,
        outcome: verdict.outcome,
        message: `Указано «${answer}» (${place}), но ${but}; исправьте одно из двух.`,
        evidence: [citeKnown(said), ...sheetCells(table)],
      },
    ]
  })
