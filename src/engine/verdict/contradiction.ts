import { normalised } from '../base/russian'
import type { Requirement } from '../catalogue/types'
import { declaresNoRemoteLessons, shownLessons } from './applicability'
import { addressed, citeKnown, citeSheet } from './cells'
import { REMOTE_LESSONS } from './known-names'
import { tablesRead } from './reads'
import type { Discrepancy, Evidence, EvidenceTable, Known, Verdict } from './types'

type Contradiction = { said: Known; table: EvidenceTable; requirement: Requirement | undefined }

const found = (requirements: Requirement[], evidence: Evidence): Contradiction[] => {
  const sheets = Object.entries(evidence.tables).flatMap(([id, table]): Contradiction[] => {
    const { declared, state } = table
    if (declared === null || state !== 'filled' || normalised(String(declared.value)) !== 'не было') return []
    const requirement = requirements.find(({ criterion }) => criterion !== null && tablesRead(criterion).includes(id))
    return [{ said: declared, table, requirement }]
  })
  const said = evidence.passport[REMOTE_LESSONS]
  const table = shownLessons(evidence)
  if (said === undefined || table === undefined || !declaresNoRemoteLessons(evidence)) return sheets
  const requirement = requirements.find(({ appliesWhen }) => appliesWhen === 'remote-lessons')
  return [...sheets, { said, table, requirement }]
}

/**
 * Declarations that filled sheets contradict: «не было» over a table with rows, «не проводились» over lessons. Each is
 * recorded once, under the first requirement it concerns; the data decide.
 */
export const contradictions = (requirements: Requirement[], evidence: Evidence, verdicts: Verdict[]): Discrepancy[] =>
  found(requirements, evidence).flatMap(({ said, table, requirement }) => {
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
        message: `Указано «${answer}» (${place}), но лист «${table.sheet}» заполнен: учтены его строки, исправьте одно из двух.`,
        evidence: [citeKnown(said), citeSheet(table)],
      },
    ]
  })
