import { z } from 'zod'

const counts = z.object({
  facts: z.int(),
  originals: z.int(),
  shared: z.int(),
  reports: z.int(),
  quarantined: z.int(),
  remarks: z.int(),
  verdicts: z.int(),
  texts: z.int(),
  entries: z.int(),
})

/** `GET /api/audits/A/anonymise`: what would go, `done` false. */
export const anonymisePreviewResult = z.object({ audit: z.string(), done: z.boolean(), counts })

/** `POST /api/audits/A/anonymise` and `sverka anonymise --json`: what went; `copies` beside the file are removed, `left` could not be. */
export const anonymiseResult = anonymisePreviewResult.extend({ copies: z.int(), left: z.array(z.string()) })

export type AnonymisePreviewResult = z.infer<typeof anonymisePreviewResult>
export type AnonymiseResult = z.infer<typeof anonymiseResult>
