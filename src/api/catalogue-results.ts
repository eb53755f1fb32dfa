import { z } from 'zod'
import { indicator, kind } from './result-parts'

/** `sverka catalogue --json`. */
export const cataloguesResult = z.object({
  catalogues: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      edition: z.string(),
      kinds: z.array(kind),
      requirements: z.int(),
      scored: z.int(),
      /** Added by the curator; the rest come with the program. */
      own: z.boolean(),
      /** The edition before it. */
      follows: z.string().optional(),
    }),
  ),
})

/** `sverka catalogue add --json`; `mistakes` name the cells of the workbook, and with one nothing is added. */
export const catalogueAddResult = z.object({
  file: z.string(),
  status: z.enum(['added', 'known', 'rejected']),
  id: z.string().nullable(),
  title: z.string().nullable(),
  edition: z.string().nullable(),
  follows: z.string().nullable(),
  requirements: z.int(),
  scored: z.int(),
  themes: z.array(z.string()),
  mistakes: z.array(
    z.object({
      sheet: z.string().nullable(),
      cell: z.string().nullable(),
      value: z.string().nullable(),
      message: z.string(),
    }),
  ),
})

const titled = z.object({ id: z.string(), title: z.string() })

/** `sverka catalogue ID --json`: one regulation, whole. */
export const catalogueResult = z.object({
  id: z.string(),
  title: z.string(),
  edition: z.string(),
  follows: z.string().optional(),
  effectiveFrom: z.string(),
  kinds: z.array(kind),
  terms: z.record(z.string(), z.string()),
  roles: z.array(titled),
  sections: z.array(titled),
  themes: z.array(titled.extend({ consequence: titled.extend({ weight: z.number(), why: z.string() }) })),
  requirements: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      item: z.int().nullable(),
      subitem: z.int().nullable(),
      annex: z.string().nullable(),
      /** «2.4, п. 3» */
      label: z.string(),
      section: z.string(),
      unit: z.string(),
      role: z.string().nullable(),
      theme: z.string(),
      statement: z.string(),
      obligation: z.enum(['mandatory', 'conditional', 'recommended', 'informative']),
      weight: z.number(),
      critical: z.boolean(),
      criticalWhy: z.string().nullable(),
      appliesWhen: z.string().nullable(),
      criterion: z.looseObject({ kind: z.string() }).nullable(),
      /** How it is decided, in sentences; conditions of a composed criterion on lines of their own, begun with a dash. */
      criterionText: z.string().nullable(),
      remedy: z.string().nullable(),
    }),
  ),
  /** Shown, never scored: of a table's rows, or from one number of the passport to another. */
  indicators: z.array(indicator).default([]),
  notes: z.array(z.object({ clause: z.string().nullable(), text: z.string() })),
})

const comparedRequirement = z.object({
  requirement: z.string(),
  clause: z.string(),
  role: z.string().nullable(),
  statement: z.string(),
})
/** A catalogue as something else names it. */
export const comparedCatalogue = z.object({ id: z.string(), title: z.string(), edition: z.string() })
const texts = z.array(z.string())

/** `sverka catalogue diff A B --json`; in `differences` a side holds only what the other does not have. */
export const catalogueDiffResult = z.object({
  a: comparedCatalogue,
  b: comparedCatalogue,
  names: z.array(z.object({ title: z.string(), a: z.string(), b: z.string() })),
  roles: z.object({ onlyA: texts, onlyB: texts }),
  themes: z.array(
    z.object({
      theme: z.string(),
      title: z.string(),
      relation: z.enum(['same', 'changed', 'only-a', 'only-b']),
      clauses: z.object({ a: texts, b: texts }),
      changed: z.array(
        z.object({
          a: comparedRequirement,
          b: comparedRequirement,
          differences: z.array(z.object({ title: z.string(), a: texts, b: texts })),
        }),
      ),
      onlyA: z.array(comparedRequirement),
      onlyB: z.array(comparedRequirement),
    }),
  ),
})

export type CatalogueResult = z.infer<typeof catalogueResult>
export type CataloguesResult = z.infer<typeof cataloguesResult>
export type CatalogueAddResult = z.infer<typeof catalogueAddResult>
export type CatalogueDiffResult = z.infer<typeof catalogueDiffResult>
