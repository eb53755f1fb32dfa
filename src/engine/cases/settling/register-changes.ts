import type { RegisterRow } from '../../intake/register-row'
import type { CollectionTerms, ParticipantRow } from '../../store/collection'
import type { KnownInstitution } from '../../store/known-institutions'
import type { InstitutionDetails } from '../../store/types'

/** What a register says of an institution itself; a blank cell says nothing. */
export const detailsOf = ({ name, fullName, inn, municipality, email }: RegisterRow): Partial<InstitutionDetails> => ({
  ...{ name, fullName, inn, municipality, email },
})

/** The days a register sets for an institution. */
export const termsOf = ({ dueDate, extendedTo }: RegisterRow): Partial<CollectionTerms> => ({
  ...(dueDate === null ? {} : { dueDate }),
  ...(extendedTo === null ? {} : { extendedTo }),
})

type Said = Record<string, string | null>

/** What a row says otherwise than it is known, on both sides; what is blank is not said. */
export type RegisterChanges = { fields: string[]; before: Said; after: Said }

/** The journal does without: it may be a person's own. */
const UNTOLD = ['email']

export const changesOf = (
  row: RegisterRow,
  known: KnownInstitution,
  participant: ParticipantRow | null,
): RegisterChanges => {
  const { name, fullName, inn, municipality, email, catalogue, dueDate, extendedTo } = row
  const said = { name, fullName, inn, municipality, email, catalogue, dueDate, extendedTo }
  const before: Record<keyof typeof said, string | null> = {
    ...{ name: known.name, fullName: known.fullName, inn: known.inn, municipality: known.municipality },
    ...{ email: known.email, catalogue: participant?.catalogue ?? null },
    ...{ dueDate: participant?.dueDate ?? null, extendedTo: participant?.extendedTo ?? null },
  }
  const ids = Object.keys(said) as (keyof typeof said)[]
  const fields = ids.filter((id) => said[id] !== null && said[id] !== before[id])
  const told = fields.filter((id) => !UNTOLD.includes(id))
  const of = (side: Said): Said => Object.fromEntries(told.map((id) => [id, side[id] ?? null]))
  return { fields, before: of(before), after: of(said) }
}
