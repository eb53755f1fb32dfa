import type { Kind } from '../../catalogue/kind'
import type { EngineContext } from '../../engine-context'
import type { Audit, InstitutionIdentity } from '../../store/types'

/** Words of the form's own list of kinds. */
const KINDS: Record<Kind, string> = {
  preschool: 'дошкольное',
  school: 'общеобразовательное',
  additional: 'дополнительного образования',
}

/** Fields of the passport that rarely change from one form to the next; figures and days are asked anew. */
const LASTING = ['fullName', 'shortName', 'municipality', 'site', 'head', 'filledBy', 'phone', 'email']

const given = (values: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([id, value]) => (value === null ? [] : [[id, value]])))

/** The passport of an identity alone: as a register names it. */
export const passportOfIdentity = (identity: InstitutionIdentity): Record<string, string> => {
  const { name, fullName, inn, kind, subdivision, municipality } = identity
  return given({ shortName: name, fullName, municipality, inn, kind: KINDS[kind], subdivision })
}

/** The passport as it is known: as its last form in an audit said, under the identity the curator keeps. */
export const knownPassport = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Pick<Audit, 'id'>,
  institution: InstitutionIdentity & { id: number },
): Record<string, string> => {
  const { inn, kind, subdivision } = institution
  const said = store
    .currentFacts(audit.id, institution.id)
    .filter(({ table, column }) => table === 'passport' && LASTING.includes(column))
    .map(({ column, value }): [string, string] => [column, String(value)])
  return {
    ...passportOfIdentity(institution),
    ...Object.fromEntries(said),
    ...given({ inn, kind: KINDS[kind], subdivision }),
  }
}
