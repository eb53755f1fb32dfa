import { createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { KEY_COST, memoryOf, provenPart, SALT_BYTES, type KeyCost, type SealHeader } from './seal-header'

/** What a password comes to with a salt; kept in memory as long as the database is open, the password is not. */
export type SealKey = { cost: KeyCost; salt: Buffer; master: Buffer }

/** One word may be typed in several ways that look alike (й is one sign or two): all are the same password. */
const wordOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8')

const derived = (password: string, cost: KeyCost, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { logN, r, p } = cost
    const maxmem = memoryOf(cost) + 1024 * 1024
    scrypt(wordOf(password), salt, 32, { N: 2 ** logN, r, p, maxmem }, (error, master) =>
      error === null ? resolve(master) : reject(error),
    )
  })

/** The key of a password that is set now: with a salt of its own. */
export const newSealKey = async (password: string, cost: KeyCost = KEY_COST): Promise<SealKey> => {
  const salt = randomBytes(SALT_BYTES)
  return { cost, salt, master: await derived(password, cost, salt) }
}

/** A key for a purpose, from the one of the password. */
const partOf = ({ master }: SealKey, salt: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, salt, purpose, 32))

/** The key of one save: no two saves share one, so counters serve as nonces. */
export const fileKey = (key: SealKey, nonce: Uint8Array): Buffer => partOf(key, nonce, 'sverka sealed content')

/** What shows that a header was written under this key. */
export const proofOf = (key: SealKey, proven: Uint8Array): Buffer =>
  createHmac('sha256', partOf(key, key.salt, 'sverka sealed header'))
    .update(proven)
    .digest()

/** Whether a header was written under this key. */
const isProven = (key: SealKey, header: SealHeader): boolean =>
  timingSafeEqual(proofOf(key, provenPart(header)), header.proof)

/** Whether the password is the one of the key. */
export const isPasswordOf = async (key: SealKey, password: string): Promise<boolean> =>
  timingSafeEqual(await derived(password, key.cost, key.salt), key.master)

/** Finds the key of a header; null where the password is another. */
export type KeyFinder = (header: SealHeader) => Promise<SealKey | null>

/** Finds keys of a password; files that share a salt cost one derivation. */
export const keysOf = (password: string): KeyFinder => {
  const known = new Map<string, Promise<SealKey>>()
  return async (header) => {
    const { cost, salt } = header
    const name = `${JSON.stringify(cost)} ${salt.toString('hex')}`
    const found = known.get(name) ?? derived(password, cost, salt).then((master) => ({ cost, salt, master }))
    known.set(name, found)
    const key = await found
    return isProven(key, header) ? key : null
  }
}

/** Finds a key one has already. */
export const theKey =
  (key: SealKey): KeyFinder =>
  (header) =>
    Promise.resolve(isProven(key, header) ? key : null)
