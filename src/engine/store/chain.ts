import { createHash, randomBytes } from 'node:crypto'

/** What of an entry its place in the chain rests on; `digest` stands for what it says. */
export type Link = { id: number; at: string; action: string; digest: string }

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Makes what nobody can guess. */
export type Random = () => string

/** Random hex: the seed of a file's chain, or what keeps the digest of an entry from being guessed. */
export const randomHex: Random = (): string => randomBytes(16).toString('hex')

/**
 * Digest of what an entry says, `detail` being its JSON as kept. Without the salt the detail cannot be guessed from it, so a
 * detail may be taken away and the chain still holds.
 */
export const digestOf = (salt: string, detail: string): string => sha256(`${salt}\n${detail}`)

/** SHA-256 of a detail put in place of one that was taken away. */
export const detailSha256 = (detail: string): string => sha256(detail)

/** SHA-256 over the hash before it (the first: over the file's seed) and the entry. */
export const hashOf = (previous: string, { id, at, action, digest }: Link): string =>
  sha256(JSON.stringify([previous, id, at, action, digest]))
