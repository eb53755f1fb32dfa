import type { Criterion } from '../catalogue/criterion-types'
import { actsOf } from './acts'
import { citeCell, citeCells, citeKnown } from './cells'
import { ACTS } from './known-names'
import { distinctCells } from './judgement'
import { matching } from './tables'
import type { Cited, Evidence, EvidenceRow, EvidenceTable } from './types'

/** Cells enough to look the rows up; all of them would bury the rest. */
const SHOWN = 10

const filledCells = (rows: EvidenceRow[]): Cited[] => rows.flatMap(({ values }) => Object.values(values).map(citeKnown))

const filledTable = (evidence: Evidence, id: string): EvidenceTable | null => {
  const table = evidence.tables[id]
  return table?.state === 'filled' ? table : null
}

const actCells = (evidence: Evidence, kinds: string[]): Cited[] => {
  const table = filledTable(evidence, ACTS.table)
  return table === null ? [] : actsOf(table, kinds).flatMap((row) => citeCells(table, row, [ACTS.kind]))
}

const cellsOf = (criterion: Criterion, evidence: Evidence): Cited[] => {
  switch (criterion.kind) {
    case 'attested':
      return []
    case 'document': {
      const { before } = criterion
      const later = before === undefined ? null : filledTable(evidence, before.table)
      const cells = later?.rows.map((row) => citeCell(later, row, before?.column ?? '')) ?? []
      return [...actCells(evidence, criterion.acts), ...cells.filter(({ value }) => value !== null)]
    }
    case 'published-by':
      return actCells(evidence, criterion.acts)
    case 'any-of':
    case 'all-of':
      return criterion.of.flatMap((part) => cellsOf(part, evidence))
    case 'ratio': {
      const table = filledTable(evidence, criterion.table)
      const rows = table === null ? [] : matching(table.rows, criterion.where).rows
      return rows.flatMap(({ values: { [criterion.whole]: whole } }) =>
        typeof whole?.value === 'number' && whole.value > 0 ? [citeKnown(whole)] : [],
      )
    }
    default: {
      const table = filledTable(evidence, criterion.table)
      const where = 'where' in criterion ? criterion.where : undefined
      return table === null ? [] : filledCells(matching(table.rows, where).rows.slice(0, SHOWN))
    }
  }
}

/** Cells of the rows a criterion applies to; none for self-report or where no row matches. */
export const rowCells = (criterion: Criterion, evidence: Evidence): Cited[] =>
  distinctCells(cellsOf(criterion, evidence)).slice(0, SHOWN)

/**
 * Cells that show that a need arose: rows the duty is about (classes without a leader, requests received), a document
 * of the wanted kind, or the event it must come before. A count that is short (`at-least`) shows none: that nothing was
 * done does not say that it was needed.
 */
export const needShown = (criterion: Criterion, evidence: Evidence): Cited[] => {
  if (criterion.kind === 'any-of' || criterion.kind === 'all-of')
    return distinctCells(criterion.of.flatMap((part) => needShown(part, evidence))).slice(0, SHOWN)
  return criterion.kind === 'at-least' ? [] : rowCells(criterion, evidence)
}
