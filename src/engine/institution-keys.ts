import { displayName } from './engine-context'
import type { Institution } from './store/types'

/** `key` is the name where nobody else bears it, else the ИНН where that is its own: what `chosenInstitution` finds by. */
export type NamedInstitution = { key: string; name: string }

type Told = Pick<Institution, 'id' | 'name' | 'subdivision' | 'inn'>

const times = (texts: (string | null)[]): Map<string, number> => {
  const found = new Map<string, number>()
  for (const text of texts) if (text !== null) found.set(text, (found.get(text) ?? 0) + 1)
  return found
}

/** How institutions are called in addresses and on pages, by id. */
export const institutionKeys = (institutions: Told[]): Map<number, NamedInstitution> => {
  const names = times(institutions.map(displayName))
  const inns = times(institutions.map(({ inn }) => inn))
  return new Map(
    institutions.map((institution) => {
      const { id, inn } = institution
      const name = displayName(institution)
      const isAlone = names.get(name) === 1 || inn === null || inns.get(inn) !== 1
      return [id, { key: isAlone ? name : inn, name }]
    }),
  )
}
