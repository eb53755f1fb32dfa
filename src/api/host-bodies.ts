import { z } from 'zod'

/** `POST /api/host/database`: what the shell is to do; the path comes from its dialog or its list, never from here. */
export const hostDatabaseBody = z.discriminatedUnion('action', [
  z.object({ action: z.literal('open') }),
  z.object({ action: z.literal('create') }),
  z.object({ action: z.literal('recent'), id: z.string() }),
])

export type HostDatabaseBody = z.infer<typeof hostDatabaseBody>
