import { setImmediate } from 'node:timers/promises'
import { planForm } from '../../catalogue/plan'
import type { Kind } from '../../catalogue/types'
import { displayName, type EngineContext } from '../../engine-context'
import { chosenInstitution } from '../judging/score-audit'
import type { Audit, Institution } from '../../store/types'

/** A form to be made when its turn comes, with what is known of its institution filled in. */
type FormToMake = {
  institution: string
  catalogue: string
  make: () => Promise<Uint8Array>
}

type FormsWish = {
  /** Institutions by name; all participants where left out. Throws Failure('which-institution') for an unknown one. */
  institutions?: string[] | undefined
  /** Only of these catalogues. */
  catalogues?: string[] | undefined
  /** ISO days; the audit's own where left out. */
  controlDays?: string[] | undefined
}

/** Use cases of giving forms out. */
export type Issuing = { formsFor: (audit: Audit, wish: FormsWish) => FormToMake[] }

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

/** The passport as it is known: as its last form said, under the identity the curator keeps. */
const passportOf = ({ store }: EngineContext, audit: Audit, institution: Institution): Record<string, string> => {
  const { name, fullName, inn, kind, subdivision, municipality } = institution
  const said = store
    .currentFacts(audit.id, institution.id)
    .filter(({ table, column }) => table === 'passport' && LASTING.includes(column))
    .map(({ column, value }): [string, string] => [column, String(value)])
  return {
    ...given({ shortName: name, fullName, municipality }),
    ...Object.fromEntries(said),
    ...given({ inn, kind: KINDS[kind], subdivision }),
  }
}

export const issuing = (context: EngineContext): Issuing => ({
  formsFor: (audit, wish) => {
    const { store, writer } = context
    const rules = store.rules(audit.id)
    const all = store.institutions(audit.id)
    const named = wish.institutions?.map((name) => chosenInstitution(all, name)) ?? all
    const wanted = named.filter(({ catalogue }) => wish.catalogues?.includes(catalogue) ?? true)
    const controlDays = wish.controlDays ?? audit.controlDays
    return wanted.map((institution) => ({
      institution: displayName(institution),
      catalogue: institution.catalogue,
      make: async () => {
        // Whoever asked may cancel between two forms, and others are answered.
        await setImmediate()
        const known = { audit, controlDays, institution: passportOf(context, audit, institution) }
        return writer.write({
          kind: 'form',
          plan: planForm(rules, institution.catalogue),
          options: known,
          filling: null,
        })
      },
    }))
  },
})
