import { createHash } from 'node:crypto'
import { Failure } from '../base/failure'

/**
 * How a sealed file begins, byte by byte:
 *
 *     0 magic · 16 version · 17 log2 N · 18 r · 19 p · 20 log2 of a chunk's bytes · 21 zeros
 *     32 salt of the password · 64 number of this very save, random · 96 proof of the key · 128 SHA-256 of all before
 */
export type SealHeader = {
  cost: KeyCost
  /** Bytes of content in a chunk. */
  chunk: number
  salt: Buffer
  nonce: Buffer
  proof: Buffer
  /** The header as it stands in the file: every chunk is bound to it. */
  bytes: Buffer
}

/** Parameters of scrypt: 128 · 2^logN · r bytes of memory. */
export type KeyCost = { logN: number; r: number; p: number }

const MAGIC = Buffer.from('SVERKA-SEALED\r\n\x1a', 'latin1')
const VERSION = 1
const PROOF_AT = 96
const SUM_AT = 128

export const SEAL_HEADER_BYTES = 160
export const SALT_BYTES = 32
export const NONCE_BYTES = 32

/** What new passwords are worth: 128 MB of memory and about half a second of a processor for each guess. */
export const KEY_COST: KeyCost = { logN: 17, r: 8, p: 1 }

/** Chunks of 1 MB. */
export const LOG_CHUNK = 20

/** Memory a header may ask for, in bytes. */
const MOST_MEMORY = 1024 ** 3

/** Memory scrypt takes, in bytes. */
export const memoryOf = ({ logN, r, p }: KeyCost): number => 128 * r * (2 ** logN + p)

const isBearable = (cost: KeyCost): boolean =>
  cost.logN >= 10 &&
  cost.logN <= 20 &&
  cost.r >= 1 &&
  cost.r <= 32 &&
  cost.p >= 1 &&
  cost.p <= 16 &&
  memoryOf(cost) <= MOST_MEMORY

const sumOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** Whether the bytes begin as a sealed file does. */
export const isSealed = (bytes: Uint8Array): boolean =>
  bytes.length >= MAGIC.length && MAGIC.equals(bytes.subarray(0, MAGIC.length))

/** A header; `prove` makes the proof from what stands before it. */
export const sealHeader = (
  { cost, logChunk, salt, nonce }: { cost: KeyCost; logChunk: number; salt: Uint8Array; nonce: Uint8Array },
  prove: (bytes: Uint8Array) => Uint8Array,
): Buffer => {
  const bytes = Buffer.alloc(SEAL_HEADER_BYTES)
  MAGIC.copy(bytes)
  bytes.set([VERSION, cost.logN, cost.r, cost.p, logChunk], MAGIC.length)
  bytes.set(salt, 32)
  bytes.set(nonce, 64)
  bytes.set(prove(bytes.subarray(0, PROOF_AT)), PROOF_AT)
  bytes.set(sumOf(bytes.subarray(0, SUM_AT)), SUM_AT)
  return bytes
}

/** What the proof of a header is made from. */
export const provenPart = ({ bytes }: SealHeader): Buffer => bytes.subarray(0, PROOF_AT)

const damagedHeader = (name: string, what: string): Failure =>
  new Failure(
    'damaged-header',
    `${name} защищён паролем, но его начало повреждено: ${what}. Пароль здесь не поможет. Откройте резервную копию; этот файл не изменён.`,
  )

/**
 * Reads the header of a sealed file; `name` begins the sentence of a refusal. Nothing is taken on trust: what would need
 * absurd memory is refused before any is taken. Throws Failure: `damaged-header`, `newer-file`.
 */
export const readSealHeader = (file: Uint8Array, name: string): SealHeader => {
  const bytes = Buffer.from(file.subarray(0, SEAL_HEADER_BYTES))
  if (bytes.length < SEAL_HEADER_BYTES) throw damagedHeader(name, 'файл обрывается на нём')
  if (!sumOf(bytes.subarray(0, SUM_AT)).equals(bytes.subarray(SUM_AT)))
    throw damagedHeader(name, 'контрольная сумма не сходится')
  const [version = 0, logN = 0, r = 0, p = 0, logChunk = 0] = bytes.subarray(MAGIC.length)
  if (version > VERSION)
    throw new Failure('newer-file', `${name} защищён паролем в более новой версии программы. Обновите программу.`)
  const cost = { logN, r, p }
  if (!isBearable(cost) || logChunk < 12 || logChunk > 24)
    throw damagedHeader(name, 'в нём записаны невозможные настройки защиты')
  return {
    cost,
    chunk: 2 ** logChunk,
    salt: bytes.subarray(32, 64),
    nonce: bytes.subarray(64, 96),
    proof: bytes.subarray(PROOF_AT, SUM_AT),
    bytes,
  }
}
