import { refusal } from './refusals'

const CYRILLIC = /[А-яЁё]/g
const LOST = /\ufffd/g

/** Bytes that are looked at to tell a damaged UTF-8 from cp1251. */
const SAMPLE = 1 << 20

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0

const utf16 = (bytes: Buffer, isBigEndian: boolean): string => {
  if (bytes.length % 2 === 1) throw refusal('broken-text')
  return (isBigEndian ? Buffer.from(bytes).swap16() : bytes).toString('utf16le')
}

/**
 * UTF-8 where the bytes are sound UTF-8, else cp1251. A text in which only a few places are no UTF-8 is a damaged one:
 * in cp1251 it would turn into noise.
 */
const eightBit = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const lenient = new TextDecoder('utf-8').decode(bytes.subarray(0, SAMPLE))
    if (count(lenient, CYRILLIC) > count(lenient, LOST)) throw refusal('broken-text')
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** Text of a file by its bytes: a mark of UTF-16 or UTF-8 at its start, else what they can be. Throws `broken-file`. */
export const decodedText = (bytes: Buffer): string => {
  const [first, second] = bytes
  const bigEndian = first === 0xfe && second === 0xff
  const text = (first === 0xff && second === 0xfe) || bigEndian ? utf16(bytes, bigEndian) : eightBit(bytes)
  if (text.includes('\0')) throw refusal('broken-text')
  return text.startsWith('\ufeff') ? text.slice(1) : text
}
