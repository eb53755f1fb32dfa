import { z } from 'zod'

/** `POST /api/uploads`: a place to send files to before they are taken. */
export const newUploadResult = z.object({ upload: z.string() })

/** `PUT /api/uploads/ID/files?path=…`: `path` as it will be named everywhere. */
export const uploadedResult = z.object({ path: z.string(), bytes: z.int() })

/** `GET /api/uploads/ID`, in path order. */
export const uploadResult = z.object({
  upload: z.string(),
  bytes: z.int(),
  files: z.array(uploadedResult),
})

/** What taking something away answers with. */
export const removedResult = z.object({ removed: z.literal(true) })

export type NewUploadResult = z.infer<typeof newUploadResult>
export type UploadedResult = z.infer<typeof uploadedResult>
export type UploadResult = z.infer<typeof uploadResult>
export type RemovedResult = z.infer<typeof removedResult>
