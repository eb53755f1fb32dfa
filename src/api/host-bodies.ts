import { z } from 'zod'

const password = z.string().max(1024)

/** `POST /api/host/database`: what the shell is to do; the path comes from its dialog or its list, never from here. */
export const hostDatabaseBody = z.discriminatedUnion('action', [
  z.object({ action: z.literal('open') }),
  z.object({ action: z.literal('create') }),
  z.object({ action: z.literal('recent'), id: z.string() }),
  /** Opens the database that was refused for want of its password. */
  z.object({ action: z.literal('unlock'), password }),
  /** It is not to be opened after all. */
  z.object({ action: z.literal('leave') }),
])

export type HostDatabaseBody = z.infer<typeof hostDatabaseBody>

/** `POST /api/host/password`: `current` opens the file now, null for `next` takes its password away. */
export const hostPasswordBody = z.object({ current: password.optional(), next: password.nullable() })

export type HostPasswordBody = z.infer<typeof hostPasswordBody>
