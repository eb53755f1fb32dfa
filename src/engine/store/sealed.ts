import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { othersTurn } from '../base/giving-way'
import { Failure } from '../base/failure'
import { LOG_CHUNK, NONCE_BYTES, readSealHeader, SEAL_HEADER_BYTES, sealHeader, type SealHeader } from './seal-header'
import { fileKey, proofOf, type KeyFinder, type SealKey } from './seal-key'

const CIPHER = 'aes-256-gcm'
const TAG_BYTES = 16

/** The place of a chunk as a nonce: no other chunk is sealed under the key of this save. */
const nonceOf = (index: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 8)
  return nonce
}

/** What a chunk is bound to: the header, its place, and whether another follows. */
const bindingOf = (header: Uint8Array, index: number, isLast: boolean): Buffer => {
  const place = Buffer.alloc(5)
  place.writeUInt32BE(index)
  place[4] = isLast ? 1 : 0
  return Buffer.concat([header, place])
}

const chunksOf = (length: number, chunk: number): number => Math.max(1, Math.ceil(length / chunk))

/**
 * Content of a database as it goes to the disk under a password: AES-256-GCM by chunks of 1 MB, others having their
 * turn after each. Every save has a key of its own.
 */
export const sealed = async (content: Uint8Array, key: SealKey): Promise<Uint8Array> => {
  const chunk = 2 ** LOG_CHUNK
  const count = chunksOf(content.length, chunk)
  const nonce = randomBytes(NONCE_BYTES)
  const header = sealHeader({ cost: key.cost, logChunk: LOG_CHUNK, salt: key.salt, nonce }, (proven) =>
    proofOf(key, proven),
  )
  const secret = fileKey(key, nonce)
  const file = new Uint8Array(header.length + content.length + count * TAG_BYTES)
  file.set(header)
  let at = header.length
  for (let index = 0; index < count; index += 1) {
    const cipher = createCipheriv(CIPHER, secret, nonceOf(index))
    cipher.setAAD(bindingOf(header, index, index === count - 1))
    const part = cipher.update(content.subarray(index * chunk, (index + 1) * chunk))
    cipher.final()
    file.set(part, at)
    file.set(cipher.getAuthTag(), at + part.length)
    at += part.length + TAG_BYTES
    await othersTurn()
  }
  return file
}

const damagedContent = (name: string): Failure =>
  new Failure(
    'damaged-database',
    `${name} защищён паролем, пароль верен, но содержимое повреждено или обрезано. Откройте резервную копию; этот файл не изменён.`,
  )

const opened = async (file: Uint8Array, header: SealHeader, key: SealKey, name: string): Promise<Uint8Array> => {
  const whole = header.chunk + TAG_BYTES
  const rest = file.length - SEAL_HEADER_BYTES
  const count = chunksOf(rest, whole)
  if (rest < TAG_BYTES || rest - (count - 1) * whole < TAG_BYTES) throw damagedContent(name)
  const secret = fileKey(key, header.nonce)
  const content = new Uint8Array(rest - count * TAG_BYTES)
  for (let index = 0; index < count; index += 1) {
    const part = file.subarray(SEAL_HEADER_BYTES + index * whole, SEAL_HEADER_BYTES + (index + 1) * whole)
    const decipher = createDecipheriv(CIPHER, secret, nonceOf(index), { authTagLength: TAG_BYTES })
    decipher.setAAD(bindingOf(header.bytes, index, index === count - 1))
    decipher.setAuthTag(part.subarray(part.length - TAG_BYTES))
    content.set(decipher.update(part.subarray(0, part.length - TAG_BYTES)), index * header.chunk)
    try {
      decipher.final()
    } catch {
      throw damagedContent(name)
    }
    await othersTurn()
  }
  return content
}

const wrongPassword = (): Failure =>
  new Failure(
    'wrong-password',
    'Пароль не подходит. Проверьте раскладку клавиатуры и Caps Lock и введите его ещё раз. Без пароля файл не открыть.',
  )

/** Content of a sealed file and its key. Throws Failure: `damaged-header`, `newer-file`, `wrong-password`, `damaged-database`. */
export const unsealed = async (
  file: Uint8Array,
  find: KeyFinder,
  name: string,
): Promise<{ content: Uint8Array; key: SealKey }> => {
  const header = readSealHeader(file, name)
  const key = await find(header)
  if (key === null) throw wrongPassword()
  return { content: await opened(file, header, key, name), key }
}
