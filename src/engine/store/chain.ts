import { randomBytes } from 'node:crypto'
import { sha256Hex } from '../base/digest'

/** What of an entry its place in the chain rests on; `digest` stands for what it says. */
export type Link = { id: number; at: string; action: string; digest: string }

/** Makes what nobody can guess. */
export type Random = () => string

/** Random hex: the seed of a file's chain, or what keeps the digest of an entry from being guessed. */
export const randomHex: Random = (): string => randomBytes(16).toString('hex')

/**
 * Digest of what an entry says, `detail` being its JSON as kept. Without the salt the detail cannot be guessed from it, so a
 * detail may be taken away and the chain still holds.
 */
export const digestOf = (salt: string, detail: string): string => sha256Hex(`${salt}\n${detail}`)

/** SHA-256 of a detail put in place of one that was taken away. */
export const detailSha256 = (detail: string): string => sha256Hex(detail)

/** SHA-256 over the hash before it (the first: over the file's seed) and the entry. */
export const hashOf = (previous: string, { id, at, action, digest }: Link): string =>
  sha256Hex(JSON.stringify([previous, id, at, action, digest]))
