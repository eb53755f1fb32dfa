import type { Dictionary } from '../../catalogue/evidence-types'
import type { Catalogue, Rules } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import { catalogueOf, contextOf } from './judge'
import { observedData } from './observed-data'
import type { Audit, Institution } from '../../store/types'
import { evidenceOf } from '../../verdict/evidence'
import { indicatorFigures } from '../../verdict/indicators'
import { REMOTE_TABLES } from '../../verdict/known-names'
import type { IndicatorFigure } from '../../verdict/types'

/** Tables that indicators count, and of those about remote lessons what shows that they were held at all. */
const wantedFor = (catalogues: Catalogue[], { tables }: Dictionary): Record<string, string[] | 'all'> => {
  const counted = catalogues.flatMap(({ indicators = [] }) =>
    indicators.flatMap((each) => ('table' in each ? [[each.table, 'all'] as const] : [])),
  )
  const shown = tables.filter(({ id }) => REMOTE_TABLES.includes(id)).map(({ id, key }) => [id, key] as const)
  return { ...Object.fromEntries([...shown, ...counted]), passport: 'all', declared: 'all' }
}

/**
 * Indicators of an audit's institutions, computed anew from the facts in force: nothing of them is kept, so they are
 * never behind the facts. None where the catalogue, as pinned, has none.
 */
export const auditIndicators = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  rules: Rules,
): ((institution: Pick<Institution, 'id' | 'kind' | 'catalogue'>) => IndicatorFigure[]) => {
  const { dictionary, catalogues } = rules
  const dataOf = store.dataAt(audit.id, wantedFor(catalogues, dictionary))
  const context = contextOf(audit, rules)
  const observations = store.observations(audit.id)
  return (institution) => {
    const { id, kind } = institution
    const catalogue = catalogueOf(rules, institution.catalogue)
    if ((catalogue.indicators ?? []).length === 0) return []
    const seen = observations.filter((each) => each.institution === id)
    const { data } = observedData(dataOf(id), seen, institution, rules)
    return indicatorFigures(catalogue, evidenceOf(data, dictionary, kind), context, dictionary.passport)
  }
}
