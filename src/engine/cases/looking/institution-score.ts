import type { Rules } from '../../catalogue/types'
import { compare } from '../../comparison/compare'
import { countsOf } from '../../comparison/measure'
import type { Counts, InstitutionScore, Measure, UnitScore } from '../../comparison/types'
import type { EngineContext } from '../../engine-context'
import type { ScoreRow } from '../../store/summaries'
import type { Audit, Institution } from '../../store/types'
import { catalogueOf } from '../judging/judge'

type Part = Measure & { title: string; counts: Counts }

export type PageScore = Omit<ScoreRow, 'id'> &
  Pick<InstitutionScore, 'recommended'> & {
    /** How many have a place in its kind and edition. */
    ranked: number
    roles: (Part & { role: string })[]
    sections: (Part & { section: string })[]
    themes: (Part & { theme: string })[]
  }

const partsOf = <Key extends string>(
  figures: ({ [key in Key]: string } & Measure)[],
  key: Key,
  units: UnitScore[],
  titles: Map<string, string>,
): (Part & { [key in Key]: string })[] =>
  figures.map((each) => {
    const id = each[key]
    const own = units.filter((unit) => (unit as Record<string, unknown>)[key] === id)
    return { ...each, title: titles.get(id) ?? id, counts: countsOf(own) }
  })

const titled = (list: { id: string; title: string }[]): Map<string, string> =>
  new Map(list.map(({ id, title }) => [id, title]))

/** An institution's score with its parts and its place; null while it has sent nothing. */
export const scoreOf = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  rules: Rules,
  { id, name, kind, catalogue: held }: Institution,
): PageScore | null => {
  const kept = store.outcomes(audit.id, id)
  if (kept === null) return null
  const catalogue = catalogueOf(rules, held)
  const { verdicts, discrepancies } = kept
  const [score] = compare({
    institutions: [{ id, name, kind, catalogue, verdicts, discrepancies }],
    absent: [],
    themes: rules.themes,
    settings: audit.settings,
  }).institutions
  if (score === undefined) return null
  const heldTo = new Map(store.institutions(audit.id).map((each) => [each.id, `${each.kind}\n${each.catalogue}`]))
  const saved = store.scoreRows(audit.id)
  const isPeer = (row: ScoreRow): boolean => row.rank !== null && heldTo.get(row.id) === `${kind}\n${held}`
  const { index, upper, completeness, level, levelReason, notApplicableShare, counts, recommended, units } = score
  return {
    ...{ index, upper, completeness, level, levelReason, notApplicableShare, counts, recommended },
    discrepancies: score.discrepancies,
    rank: saved.find((row) => row.id === id)?.rank ?? null,
    ranked: saved.filter(isPeer).length,
    roles: partsOf(score.roles, 'role', units, titled(catalogue.roles)),
    sections: partsOf(score.sections, 'section', units, titled(catalogue.sections)),
    themes: partsOf(score.themes, 'theme', units, titled(rules.themes)),
  }
}
