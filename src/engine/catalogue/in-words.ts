import { clauseLabel, sectionOf } from '../base/label'
import { criterionWords } from './criterion-words'
import type { Catalogue, Consequence, Requirement, Rules, Theme } from './types'

type RequirementInWords = Requirement & {
  /** «2.4, п. 3» */
  label: string
  section: string
  /** How it is decided, see `criterionWords`; null where nothing is scored. */
  criterionText: string | null
}

/** A catalogue with everything a reader needs beside it: titles of its themes, what they weigh and why, rules in words. */
export type CatalogueInWords = Omit<Catalogue, 'requirements'> & {
  requirements: RequirementInWords[]
  themes: (Omit<Theme, 'consequence'> & { consequence: Consequence })[]
}

export const inWords = (
  catalogue: Catalogue,
  { dictionary, themes, consequences }: Pick<Rules, 'dictionary' | 'themes' | 'consequences'>,
): CatalogueInWords => {
  const used = new Set(catalogue.requirements.map(({ theme }) => theme))
  return {
    ...catalogue,
    requirements: catalogue.requirements.map((each) => ({
      ...each,
      label: clauseLabel(each),
      section: sectionOf(each),
      criterionText: each.criterion === null ? null : criterionWords(each.criterion, dictionary, catalogue.terms),
    })),
    themes: themes.flatMap((theme) => {
      const consequence = consequences.find(({ id }) => id === theme.consequence)
      return used.has(theme.id) && consequence !== undefined ? [{ ...theme, consequence }] : []
    }),
  }
}
