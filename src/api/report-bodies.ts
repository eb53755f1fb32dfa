import { z } from 'zod'
import { controlDays } from './body-parts'
import { reportOptions } from './report-options'

/** `POST /api/audits/A/reports`. */
export const reportBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('comparative'),
    options: reportOptions
      .extend({
        /** The report it amends: its number, or the one sent last. */
        against: z.union([z.int().positive(), z.literal('last')]).optional(),
        /** Kept as it is sent. */
        freeze: z.boolean().default(false),
        /** What a kept one is remembered by. */
        title: z.string().trim().max(200, { message: 'Слишком длинно: название отчёта.' }).optional(),
      })
      .default({ freeze: false }),
  }),
  z.strictObject({ kind: z.literal('open-data'), options: reportOptions.default({}) }),
  z.strictObject({
    kind: z.literal('note'),
    options: reportOptions
      .omit({ sheets: true, names: true })
      .extend({
        /** Audit to compare with; the one before this where left out. */
        previous: z.string().nullable().optional(),
      })
      .default({}),
  }),
  z.strictObject({
    kind: z.literal('letters'),
    options: z
      .strictObject({
        /** By name, key or ИНН; all where left out. */
        institutions: z.array(z.string()).min(1).optional(),
        format: z.enum(['docx', 'xlsx']).default('docx'),
        /** To those who owe a form, in place of letters about results. */
        reminders: z.boolean().default(false),
        /** With names of people, telephone numbers and addresses. */
        names: z.boolean().default(false),
      })
      .default({ format: 'docx', reminders: false, names: false }),
  }),
  z.strictObject({
    kind: z.literal('forms'),
    options: z
      .strictObject({
        /** Institutions by name; all where left out. */
        institutions: z.array(z.string()).optional(),
        /** Only of these catalogues; of all where left out. */
        catalogues: z.array(z.string()).optional(),
        /** The audit's own where left out. */
        controlDays: controlDays.optional(),
        /** Notes with what each said in the period before. */
        hints: z.boolean().default(false),
      })
      .default({ hints: false }),
  }),
  z.strictObject({
    kind: z.literal('copies'),
    options: z
      .strictObject({
        institutions: z.array(z.string()).optional(),
        /** Answers also to whom there is nothing to remark. */
        all: z.boolean().default(false),
      })
      .default({ all: false }),
  }),
])

export type ReportBody = z.input<typeof reportBody>
