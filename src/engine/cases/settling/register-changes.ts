import type { RegisterRow } from '../../intake/register-row'
import type { CollectionTerms, InstitutionDetails, KnownInstitution, ParticipantRow } from '../../store/types'

/** What a register says of an institution itself; a blank cell says nothing. */
export const detailsOf = ({ name, fullName, inn, municipality, email }: RegisterRow): Partial<InstitutionDetails> => ({
  ...{ name, fullName, inn, municipality, email },
})

/** The days a register sets for an institution. */
export const termsOf = ({ dueDate, extendedTo }: RegisterRow): Partial<CollectionTerms> => ({
  ...(dueDate === null ? {} : { dueDate }),
  ...(extendedTo === null ? {} : { extendedTo }),
})

/** Ids of what a row says otherwise than it is known; what is blank is not said. */
export const changesOf = (row: RegisterRow, known: KnownInstitution, participant: ParticipantRow | null): string[] => {
  const { name, fullName, inn, municipality, email, catalogue, dueDate, extendedTo } = row
  const said = { name, fullName, inn, municipality, email, catalogue, dueDate, extendedTo }
  const before: Record<keyof typeof said, string | null> = {
    ...{ name: known.name, fullName: known.fullName, inn: known.inn, municipality: known.municipality },
    ...{ email: known.email, catalogue: participant?.catalogue ?? null },
    ...{ dueDate: participant?.dueDate ?? null, extendedTo: participant?.extendedTo ?? null },
  }
  const ids = Object.keys(said) as (keyof typeof said)[]
  return ids.filter((id) => said[id] !== null && said[id] !== before[id])
}
