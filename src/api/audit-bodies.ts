import { z } from 'zod'
import { controlDays, isoDay, said } from './body-parts'

const name = said('название мониторинга', 200)

/** First year of a school year. */
const schoolYear = z.int().min(2020).max(2100)

/** `POST /api/audits`; what is left out is filled in: the school year by today, the period by the school year. */
export const newAuditBody = z.strictObject({
  name: name.optional(),
  schoolYear: schoolYear.optional(),
  period: z
    .strictObject({ from: isoDay, to: isoDay })
    .refine(({ from, to }) => from < to, { message: 'Период кончается раньше, чем начинается.' })
    .optional(),
  dueDate: isoDay.optional(),
  controlDays: controlDays.optional(),
})

/** `PATCH /api/audits/A`. */
export const auditChangeBody = z.strictObject({ name: name.optional(), dueDate: isoDay.optional() })

/** `POST /api/audits/A/rescore`: holding institutions to another edition, tried or, with `save`, done. */
export const rescoreBody = z.strictObject({
  from: z.string().optional(),
  to: said('редакция, на которую перейти'),
  institutions: z.array(z.string()).optional(),
  save: z.boolean().default(false),
})

/** `POST /api/demo`. */
export const demoBody = z.strictObject({
  institutions: z.int().min(1).max(500).default(40),
  seed: z
    .int()
    .min(1)
    .max(2 ** 31)
    .default(2026),
})

export type NewAuditBody = z.input<typeof newAuditBody>
export type AuditChangeBody = z.input<typeof auditChangeBody>
export type RescoreBody = z.input<typeof rescoreBody>
export type DemoBody = z.input<typeof demoBody>
