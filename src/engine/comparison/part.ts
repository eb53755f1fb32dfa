import type { Catalogue, Theme } from '../catalogue/types'
import type { Comparison } from './types'
import { themesOf, themesOver } from './themes'

/**
 * Some institutions of a comparison: their own figures and places as they are in the whole, means by theme over them
 * alone. Which themes are common stays as all catalogues of the audit have it.
 */
export const partOf = (
  whole: Comparison,
  isShown: (id: number) => boolean,
  catalogues: Catalogue[],
  dictionary: Theme[],
): Comparison => {
  const institutions = whole.institutions.filter(({ id }) => isShown(id))
  const used = new Set(institutions.map(({ catalogue }) => catalogue))
  const order = whole.themes.flatMap((theme) => theme.catalogues)
  const held = catalogues
    .filter(({ id }) => used.has(id))
    .sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
    .map((catalogue) => [catalogue.id, themesOf(catalogue)] as const)
  const common = new Set(whole.themes.filter((theme) => theme.common).map(({ theme }) => theme))
  return {
    institutions,
    themes: themesOver(institutions, new Map(held), dictionary).map((theme) => ({
      ...theme,
      common: common.has(theme.theme),
    })),
    absent: whole.absent.filter(({ id }) => isShown(id)),
  }
}
