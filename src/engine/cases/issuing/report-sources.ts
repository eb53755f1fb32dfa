import { criterionWords } from '../../catalogue/criterion-words'
import type { Catalogue, Rules } from '../../catalogue/types'
import type { UnitScore } from '../../comparison/types'
import { isRecommended, scoredOf, unitsOf } from '../../comparison/units'
import type { ReportedInstitution } from '../../report/comparative/types'
import { packSources } from '../../report/comparative/sources-pack'
import { inWords } from '../../report/comparative/words'
import type { Assessment } from '../../verdict/types'

/** Results of one institution as a report holds them: those that ask for something in words, the cells of all packed. */
export const reportedResults = (
  { verdicts, discrepancies }: Assessment,
  withSources: boolean,
): Pick<ReportedInstitution, 'verdicts' | 'discrepancies' | 'sources'> => ({
  verdicts: verdicts.filter(({ outcome }) => outcome !== 'met' && outcome !== 'not-applicable').map(inWords),
  discrepancies: discrepancies.map(inWords),
  ...(withSources
    ? {
        sources: packSources(
          verdicts.map(({ requirement, outcome, evidence }) => ({ requirement, outcome, evidence })),
        ),
      }
    : {}),
})

/** Units of what its regulation recommends; undefined where it recommends nothing. */
export const recommendedUnits = (
  catalogue: Catalogue | undefined,
  { verdicts }: Pick<Assessment, 'verdicts'>,
  weights: Record<string, number>,
): UnitScore[] | undefined =>
  catalogue?.requirements.some(isRecommended)
    ? unitsOf(scoredOf(catalogue, verdicts, isRecommended), weights)
    : undefined

/** How each requirement of these catalogues is decided, with every number it is decided by; keys as in `ReportInput`. */
export const criteriaInWords = ({ catalogues, dictionary }: Rules, used: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries(
    catalogues
      .filter(({ id }) => used.has(id))
      .flatMap(({ id, requirements, terms }) =>
        requirements.flatMap((each): [string, string][] =>
          each.criterion === null ? [] : [[`${id} ${each.id}`, criterionWords(each.criterion, dictionary, terms)]],
        ),
      ),
  )
