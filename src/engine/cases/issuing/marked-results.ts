import { clauseLabel, withTerms } from '../../base/label'
import type { Catalogue, Rules } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import { catalogueOf } from '../judging/judge'
import { DISCREPANCY, OUTCOME } from '../../report/comparative/words'
import type { OpenResult } from '../../report/marked/types'
import type { Audit, Institution } from '../../store/types'
import type { Cited, Discrepancy, Verdict } from '../../verdict/types'

const MOST_OTHERS = 12

/** Cells but the first, by sheet: «Участники: C5, C6; ещё 3». */
const otherCells = (evidence: Cited[]): string => {
  const bySheet = new Map<string, string[]>()
  for (const { sheet, cell } of evidence.slice(1, 1 + MOST_OTHERS))
    if (cell !== '') bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), cell])
  const more = evidence.length - 1 - MOST_OTHERS
  const listed = [...bySheet].map(([sheet, cells]) => `${sheet}: ${[...new Set(cells)].join(', ')}`)
  return [...listed, ...(more > 0 ? [`ещё ${more}`] : [])].join('; ')
}

const sentences = (...texts: string[]): string =>
  texts
    .filter((text) => text !== '')
    .map((text) => (/[.!?]$/.test(text) ? text : `${text}.`))
    .join(' ')

type Found = { verdict: Verdict | undefined; discrepancy: Discrepancy | undefined }

const resultOf = (catalogue: Catalogue, { verdict, discrepancy }: Found): (OpenResult & { file: string | null })[] => {
  const of = verdict ?? discrepancy
  const requirement = catalogue.requirements.find(({ id }) => id === of?.requirement)
  if (of === undefined || requirement === undefined) return []
  const evidence = [...(verdict?.evidence ?? []), ...(discrepancy?.evidence ?? [])].filter(
    ({ file, sheet, cell }, at, all) =>
      all.findIndex((each) => each.file === file && each.sheet === sheet && each.cell === cell) === at,
  )
  const [first] = evidence
  const remedy = requirement.remedy === null ? '' : withTerms(requirement.remedy, catalogue.terms)
  return [
    {
      file: first?.file ?? null,
      sheet: first === undefined || first.sheet === '' ? null : first.sheet,
      cell: first === undefined || first.cell === '' ? null : first.cell,
      clause: clauseLabel(requirement),
      statement: withTerms(requirement.statement, catalogue.terms),
      outcome: [
        verdict === undefined ? null : OUTCOME[verdict.outcome],
        discrepancy === undefined ? null : `расхождение: ${DISCREPANCY[discrepancy.kind]}`,
      ]
        .filter((word) => word !== null)
        .join('; '),
      why: sentences(verdict?.reason ?? discrepancy?.message ?? '', verdict === undefined ? '' : remedy),
      others: otherCells(evidence),
    },
  ]
}

/**
 * Results an institution can change by filling in or correcting its form: unmet and undetermined duties nobody has
 * decided himself, and discrepancies. Each belongs to the file its first cell is in, else to the newest of `files`.
 */
export const openResults = (
  { store }: EngineContext,
  rules: Rules,
  audit: Audit,
  institution: Institution,
  { file, files }: { file: string; files: string[] },
): OpenResult[] => {
  const kept = store.open(audit.id, institution.id)
  if (kept === null) return []
  const catalogue = catalogueOf(rules, institution.catalogue)
  const scored = new Set(
    catalogue.requirements.flatMap(({ id, obligation }) =>
      obligation === 'mandatory' || obligation === 'conditional' ? [id] : [],
    ),
  )
  const verdicts = kept.verdicts.filter(
    ({ requirement, outcome, computed }) =>
      scored.has(requirement) && computed === null && (outcome === 'unmet' || outcome === 'undetermined'),
  )
  const found: Found[] = [
    ...verdicts.map((verdict) => ({
      verdict,
      discrepancy: kept.discrepancies.find(({ requirement }) => requirement === verdict.requirement),
    })),
    ...kept.discrepancies
      .filter(({ requirement }) => verdicts.every((verdict) => verdict.requirement !== requirement))
      .map((discrepancy) => ({ verdict: undefined, discrepancy })),
  ]
  const newest = files.at(-1)
  return found
    .flatMap((each) => resultOf(catalogue, each))
    .filter(({ file: of }) => (of !== null && files.includes(of) ? of : newest) === file)
}
