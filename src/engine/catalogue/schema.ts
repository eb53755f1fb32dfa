import { z } from 'zod'
import { isIsoDay } from '../base/calendar'
import { checkSchema } from './check-schema'
import { criterionSchema } from './criterion-schema'
import { indicatorSchema } from './indicator-schema'
import type { Dictionary, ScreenTimeNorm } from './evidence-types'
import type { Catalogue, Consequence, Requirement, Theme } from './types'

const name = z.string().min(1)
const id = z.string().regex(/^[a-zA-Z][a-zA-Z0-9._-]*$/)
const texts = z.array(name)

const field = z.strictObject({
  id,
  title: name,
  synonyms: texts.default([]),
  type: z.enum(['text', 'integer', 'number', 'date', 'time', 'yes-no', 'choice']),
  choices: name.optional(),
  unit: name.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  required: z.boolean().optional(),
  personal: z.boolean().optional(),
  hint: name.optional(),
})

const table = z.strictObject({
  id,
  sheet: name.max(31),
  synonyms: texts.default([]),
  event: z.boolean(),
  key: z.array(id).min(1),
  columns: z.array(field).min(1),
  hint: name,
  prefilled: z.boolean().optional(),
  rows: z.int().min(1),
  from: z
    .strictObject({ table: id, by: id, value: id, title: name, synonyms: texts.default([]), columns: z.int().min(1) })
    .optional(),
})

/** Goes into titles of sheets, after «Матрица »: 31 characters in all, some of them forbidden. */
const sheetWord = name.max(23).regex(/^[^\\/?*[\]:']+$/, 'нельзя знаки \\ / ? * [ ] : и апостроф')

const terms = z.record(z.string().regex(/^[a-z]\w*$/), name)

export const dictionarySchema: z.ZodType<Dictionary> = z.strictObject({
  terms: terms.optional(),
  passport: z.array(field).min(1),
  tables: z.array(table).min(1),
  choices: z.record(name, z.array(name).min(1)),
  choiceWords: z.record(name, z.array(name).min(1)).optional(),
  checks: z.array(checkSchema),
  consolidated: z
    .array(
      z.strictObject({
        title: name,
        synonyms: texts.default([]),
        table: id,
        keys: z.record(id, name).default({}),
        column: id,
      }),
    )
    .optional(),
})

const consequence = z.strictObject({ id, title: name, weight: z.number().positive(), why: name })

/** `themes.yaml`: classes of consequence with their weights, and the themes that belong to them. */
export const themesSchema: z.ZodType<{ consequences: Consequence[]; themes: Theme[] }> = z.strictObject({
  consequences: z.array(consequence).min(1),
  themes: z.array(z.strictObject({ id, title: name, consequence: id })).min(1),
})

const classNumber = z.int().min(1).max(11)
const age = z.int().min(1).max(18)
const minutes = z.int().min(1).max(240)

export const screenTimeSchema: z.ZodType<ScreenTimeNorm> = z.strictObject({
  id,
  source: name,
  checkNeeded: z.boolean(),
  limits: z.array(z.strictObject({ device: name, classes: z.tuple([classNumber, classNumber]), minutes })).min(1),
  byAge: z.array(z.strictObject({ device: name, ages: z.tuple([age, age]), minutes })).default([]),
  agesOfFirstClass: z.tuple([age, age]).default([7, 8]),
  notes: texts.default([]),
  forbidden: texts,
})

const written = z.strictObject({
  id,
  clause: z.string().regex(/^\d+(\.\d+)*$/),
  item: z.int().min(1).nullable().default(null),
  subitem: z.int().min(1).nullable().default(null),
  annex: name.nullable().default(null),
  section: name.optional(),
  unit: id.optional(),
  role: id.nullable().default(null),
  theme: id,
  statement: name,
  obligation: z.enum(['mandatory', 'conditional', 'recommended', 'informative']),
  weight: z.number().min(0).optional(),
  /** Why a breach of it caps the level; left out where it does not. */
  critical: name.optional(),
  appliesWhen: z.enum(['remote-lessons']).nullable().default(null),
  kinds: z
    .array(z.enum(['preschool', 'school', 'additional']))
    .min(1)
    .optional(),
  criterion: criterionSchema.nullable().default(null),
  remedy: name.nullable().default(null),
})

/** Weight of a theme's duties when a catalogue file does not say otherwise. */
type WeightOf = (theme: string) => number

/** What is left out of a catalogue file: its own unit; the weight of its theme, or 0 for what is only shown. */
const requirement = (weightOf: WeightOf) =>
  written.transform(({ critical, ...one }): Requirement => ({
    ...one,
    critical: critical !== undefined,
    criticalWhy: critical ?? null,
    unit: one.unit ?? one.id,
    weight: one.weight ?? (one.obligation === 'informative' ? 0 : weightOf(one.theme)),
  }))

export const catalogueSchema = (weightOf: WeightOf): z.ZodType<Catalogue> =>
  z.strictObject({
    id,
    title: name,
    shortTitle: sheetWord.optional(),
    edition: name,
    follows: id.optional(),
    effectiveFrom: z.string().refine(isIsoDay, 'нужна дата ГГГГ-ММ-ДД'),
    kinds: z.array(z.enum(['preschool', 'school', 'additional'])).min(1),
    terms,
    roles: z.array(z.strictObject({ id, title: name, category: name.optional() })).min(1),
    sections: z.array(z.strictObject({ id: name, title: name })).min(1),
    requirements: z.array(requirement(weightOf)).min(1),
    indicators: z.array(indicatorSchema).min(1).optional(),
    notes: z.array(z.strictObject({ clause: name.nullable(), text: name })),
  })
