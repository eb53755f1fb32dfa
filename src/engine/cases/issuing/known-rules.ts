import type { Catalogue, Rules, Theme } from '../../catalogue/types'
import type { OwnCatalogue } from '../../store/catalogues'

const newTo = (themes: Theme[], own: Theme[]): Theme[] =>
  own.filter(
    ({ id }, index) => !themes.some((each) => each.id === id) && own.findIndex((each) => each.id === id) === index,
  )

/** The program's rules with the curator's own catalogues and themes: what forms and new audits start from. */
export const knownRules = (program: Rules, own: OwnCatalogue[]): Rules => {
  if (own.length === 0) return program
  const catalogues = own.map(({ catalogue }) => catalogue)
  const isOwn = ({ id }: Catalogue): boolean => catalogues.some((each) => each.id === id)
  return {
    ...program,
    // A later program may bring a catalogue under a code the curator gave first: his stays.
    catalogues: [...program.catalogues.filter((each) => !isOwn(each)), ...catalogues],
    themes: [
      ...program.themes,
      ...newTo(
        program.themes,
        own.flatMap(({ themes }) => themes),
      ),
    ],
  }
}
