import { nestedQuotes } from '../../base/quotes'
import type { Rules } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import type { AcrossRemark } from '../../intake/types'
import { observedData } from './observed-data'
import type { Audit } from '../../store/types'
import { observationFile } from '../../verdict/observed'
import { shownValue } from '../../verdict/wording'

/** Forms that say otherwise than the curator has seen; what he has seen is in force until he takes it back. */
export const observationRemarks = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  rules: Rules,
): AcrossRemark[] => {
  const all = store.observations(audit.id)
  const observed = new Set(all.map(({ institution }) => institution))
  return store
    .institutions(audit.id)
    .filter(({ id }) => observed.has(id))
    .flatMap((institution) => {
      const data = store.institutionData(audit.id, institution.id)
      const own = all.filter((each) => each.institution === institution.id)
      const { effects } = observedData(data, own, institution, rules)
      return effects.flatMap(({ observation, why, said }): AcrossRemark[] => {
        const from = data.facts.find((each) => each === said)
        if (why !== null || from === undefined || from.value === observation.value) return []
        const { submission, sheet, cell } = from
        const [value, expected] = [shownValue(from.value), shownValue(observation.value)]
        return [
          {
            submission,
            restsOn: submission,
            remark: {
              severity: 'warning',
              code: 'observation-differs',
              ...{ sheet, cell, value, expected },
              message: nestedQuotes(
                `Лист «${sheet}», ячейка ${cell}: в форме «${value}», а куратор видел «${expected}» (${observationFile(observation)}). Действует наблюдение; если верна форма, снимите его.`,
              ),
            },
          },
        ]
      })
    })
}
