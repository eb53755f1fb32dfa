import type { LocationQueryRaw } from 'vue-router'

export type PageLink = { path: string; query?: LocationQueryRaw }

/** Page of one institution by its `key` (its name, where only one bears it); the chosen audit comes along by itself. */
export const institutionLink = (key: string, query?: LocationQueryRaw): PageLink => ({
  path: `/institutions/${encodeURIComponent(key)}`,
  ...(query === undefined ? {} : { query }),
})

/** An institution's page unfolded at one of its requirements. */
export const requirementLink = (institution: string, requirement: string): PageLink =>
  institutionLink(institution, { requirement })

/** An institution's page with the sheet it sent opened around a cell; '' is the sheet as a whole. */
export const sourceLink = (institution: string, at: { file: string; sheet: string; cell: string }): PageLink =>
  institutionLink(institution, { source: at.file, sheet: at.sheet, cell: at.cell })

export const catalogueLink = (id: string, query?: LocationQueryRaw): PageLink => ({
  path: `/catalogues/${encodeURIComponent(id)}`,
  ...(query === undefined ? {} : { query }),
})
