import { othersTurn } from '../../base/giving-way'
import { Failure } from '../../base/failure'
import { planForm } from '../../catalogue/plan'
import type { Rules } from '../../catalogue/types'
import { displayName, type EngineContext } from '../../engine-context'
import type { RegisterRemark, RegisterRow } from '../../intake/register-row'
import { takeRegister } from '../../intake/register-rows'
import type { KnownInstitution } from '../../store/known-institutions'
import type { Audit } from '../../store/types'
import { DEFAULT_BOUNDS } from '../../workbook/guard'
import { readWorkbook } from '../../workbook/read'
import { rosterOf } from '../taking/assign'
import { formHints } from './form-hints'
import { formNames } from './form-names'
import type { FormToMake } from './issuing'
import { knownPassport, passportOfIdentity } from './known-passport'

export type RegisterFormsWish = {
  /** The audit the forms are for; null for one to come, by the program's rules and the curator's own. */
  audit: Audit | null
  /** Catalogues to choose from by kind; a single one is taken for every row that names none. All where left out. */
  catalogues?: string[] | undefined
  /** ISO days; the audit's own where left out. */
  controlDays?: string[] | undefined
  /** Notes with what each said in the period before. */
  hints?: boolean | undefined
}

export type RegisterForms = {
  forms: FormToMake[]
  /** Rows that no form was made for, and cells left out of those that one was. */
  refused: RegisterRemark[]
  remarks: RegisterRemark[]
}

const offered = ({ catalogues }: Rules, wanted: string[] | undefined): Rules['catalogues'] => {
  if (wanted === undefined) return catalogues
  const strange = wanted.find((id) => catalogues.every((each) => each.id !== id))
  if (strange === undefined) return catalogues.filter(({ id }) => wanted.includes(id))
  throw new Failure('no-catalogue', `Положения «${strange}» нет. Есть: ${catalogues.map(({ id }) => id).join(', ')}.`)
}

type Named = Pick<RegisterRow, 'name' | 'fullName' | 'inn' | 'kind' | 'subdivision' | 'municipality'>

/** Whom of the database each row means: exactly, or nobody. */
const knownBy = (known: KnownInstitution[]): ((row: Named) => KnownInstitution | null) => {
  const roster = rosterOf(known, [])
  return ({ name, fullName, inn, kind, subdivision, municipality }) => {
    const place = roster.place({ shortName: name, fullName, inn, kind, subdivision, municipality }, kind)
    if (place.to !== 'known' && place.to !== 'joins') return null
    return known.find(({ id }) => id === place.institution.id) ?? null
  }
}

/**
 * A form for each institution a register names, in its order: name, ИНН, kind and period written in, and of those the
 * database knows what they said of themselves. Nothing is kept of the register. Throws Failure: `no-register`,
 * `no-catalogue`, or what reading the file fails with.
 */
export const registerForms = async (
  context: EngineContext,
  bytes: Uint8Array,
  { audit, catalogues: wanted, controlDays, hints = false }: RegisterFormsWish,
): Promise<RegisterForms> => {
  const { store, writer } = context
  const rules = audit === null ? await context.rules() : store.rules(audit.id)
  const catalogues = offered(rules, wanted)
  const held = wanted?.length === 1 ? (wanted[0] ?? null) : null
  const meant = knownBy(store.knownInstitutions(audit?.id ?? 0))
  const heldBy = (row: Named): string | null => {
    const own = meant(row)?.catalogue ?? null
    return catalogues.some(({ id }) => id === own) ? own : null
  }
  const taken = takeRegister(readWorkbook(bytes, DEFAULT_BOUNDS), { catalogues, held, heldBy })
  const nameOf = formNames(taken.rows.length)
  const days = controlDays ?? audit?.controlDays ?? []
  const forms = taken.rows.map((row): FormToMake => {
    const own = meant(row)
    return {
      institution: displayName(row),
      catalogue: row.catalogue,
      name: nameOf(displayName(row), row.inn ?? own?.inn ?? null),
      make: async () => {
        await othersTurn()
        const passport =
          own === null || audit === null
            ? passportOfIdentity(own === null ? row : { ...own, ...named(row, own) })
            : { ...knownPassport(context, audit, { ...own, ...named(row, own) }) }
        const said = own !== null && hints ? formHints(context, audit, own.id, row.catalogue) : null
        const options = { audit, controlDays: days, institution: passport, hints: said }
        return writer.write({ kind: 'form', plan: planForm(rules, row.catalogue), options, filling: null })
      },
    }
  })
  return { forms, refused: taken.refused, remarks: taken.remarks }
}

/** What a register says goes before what was known. */
const named = (row: RegisterRow, own: KnownInstitution) => ({
  name: row.name,
  fullName: row.fullName ?? own.fullName,
  inn: row.inn ?? own.inn,
  municipality: row.municipality ?? own.municipality,
})
