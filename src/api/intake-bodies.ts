import { z } from 'zod'
import { said } from './body-parts'

/** `POST /api/audits/A/imports`; `name` and `schoolYear` are of a new audit, `A` being `new`. */
export const importBody = z.strictObject({
  upload: said('загрузка'),
  dryRun: z.boolean().default(false),
  /** Takes files once more whose data a later form has replaced. */
  again: z.boolean().default(false),
  /** Reads files once more that the program ended with. */
  retry: z.boolean().default(false),
  catalogue: z.string().nullable().default(null),
  name: said('название мониторинга', 200).optional(),
  schoolYear: z.int().min(2020).max(2100).optional(),
})

/** `POST …/questions/S`: whose the file is, by name or number of a candidate; somebody new; not to ask, or to ask again. */
export const answerBody = z.union(
  [
    z.strictObject({ institution: z.union([z.int(), said('учреждение')]) }),
    z.strictObject({ newcomer: z.literal(true), subdivision: z.string().nullable().default(null) }),
    z.strictObject({ drop: z.literal(true) }),
    z.strictObject({ ask: z.literal(true) }),
  ],
  { message: 'Укажите учреждение, новое учреждение или «не спрашивать».' },
)

/** `POST …/mappings`: what a sheet (`column` null) or a column is; `as` like `people` or `people.connected`. */
export const mappingBody = z.strictObject({
  file: said('файл'),
  sheet: said('лист'),
  column: z.string().nullable().default(null),
  as: said('чем считать'),
  catalogue: z.string().optional(),
})

/** `POST …/unknown`: a sheet (`column` null) or column that needs no asking about, or is to be asked about again. */
export const unneededBody = z.strictObject({
  catalogue: z.string().nullable(),
  sheet: said('лист'),
  column: z.string().nullable(),
  unneeded: z.boolean(),
})

/** `POST …/corrections`. */
export const correctionBody = z.strictObject({
  file: said('файл'),
  sheet: said('лист'),
  cell: said('ячейка'),
  value: z.string(),
  reason: said('причина'),
})

/** `DELETE …/corrections?file=&sheet=&cell=`. */
export const correctionQuery = correctionBody.pick({ file: true, sheet: true, cell: true }).strip()

export type ImportBody = z.input<typeof importBody>
export type AnswerBody = z.input<typeof answerBody>
export type MappingBody = z.input<typeof mappingBody>
export type UnneededBody = z.input<typeof unneededBody>
export type CorrectionBody = z.input<typeof correctionBody>
export type CorrectionPlace = z.input<typeof correctionQuery>
