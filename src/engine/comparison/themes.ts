import type { Catalogue, Theme } from '../catalogue/types'
import { rounded } from './level'
import type { InstitutionScore, Measure, ThemeScore } from './types'
import { isScored } from './units'

/** Catalogue id → themes of the duties it scores. */
export type ThemesHeld = Map<string, Set<string>>

export const themesOf = ({ requirements }: Catalogue): Set<string> =>
  new Set(requirements.filter(isScored).map(({ theme }) => theme))

/** Themes that every catalogue scores: on these its institutions stand in one list. */
export const commonThemes = (held: ThemesHeld): Set<string> => {
  const [first = new Set<string>(), ...others] = held.values()
  return new Set([...first].filter((theme) => others.every((themes) => themes.has(theme))))
}

/** Something of the theme was assessed; undetermined as a whole it has an index of 0 that means nothing. */
const isAssessed = ({ index, completeness }: Measure): boolean =>
  index !== null && completeness !== null && rounded(completeness) > 0

const mean = (measures: Measure[], figure: keyof Measure): number | null =>
  measures.length === 0 ? null : measures.reduce((sum, each) => sum + (each[figure] ?? 0), 0) / measures.length

const themeScore = ({ id, title }: Theme, measures: Measure[], held: ThemesHeld): ThemeScore => {
  const catalogues = [...held].filter(([, themes]) => themes.has(id)).map(([catalogue]) => catalogue)
  const assessed = measures.filter(isAssessed)
  const indices = assessed.map(({ index }) => index ?? 0)
  const notApplicable = measures.filter(({ index }) => index === null).length
  const lowest = indices.length === 0 ? null : Math.min(...indices)
  const highest = indices.length === 0 ? null : Math.max(...indices)
  return {
    theme: id,
    title,
    catalogues,
    common: catalogues.length === held.size,
    index: mean(assessed, 'index'),
    upper: mean(assessed, 'upper'),
    completeness: mean(assessed, 'completeness'),
    institutions: assessed.length,
    undetermined: measures.length - assessed.length - notApplicable,
    notApplicable,
    lowest,
    highest,
    spread: lowest === null || highest === null || indices.length < 2 ? null : highest - lowest,
  }
}

/** Every theme the catalogues score over all institutions; a theme without a title goes by its id, at the end. */
export const themesOver = (
  scores: Pick<InstitutionScore, 'themes'>[],
  held: ThemesHeld,
  dictionary: Theme[],
): ThemeScore[] => {
  const measures = new Map<string, Measure[]>()
  for (const theme of [...held.values()].flatMap((themes) => [...themes])) measures.set(theme, [])
  for (const score of scores) for (const { theme, ...figures } of score.themes) measures.get(theme)?.push(figures)
  const titled = new Set(dictionary.map(({ id }) => id))
  const untitled = [...measures.keys()]
    .filter((id) => !titled.has(id))
    .map((id) => ({ id, title: id, consequence: '' }))
  return [...dictionary, ...untitled].flatMap((theme) => {
    const found = measures.get(theme.id)
    return found === undefined ? [] : [themeScore(theme, found, held)]
  })
}
