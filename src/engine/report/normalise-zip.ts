/** 1980-01-01 00:00, the first moment a zip entry can carry. */
const DOS_TIME = 0
const DOS_DATE = 0x0021

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_LENGTH = 22

const endRecord = (view: DataView): number => {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) if (view.getUint32(at, true) === END) return at
  throw new RangeError('not a zip: no end of central directory')
}

const stamp = (view: DataView, at: number): void => {
  view.setUint16(at, DOS_TIME, true)
  view.setUint16(at + 2, DOS_DATE, true)
}

/**
 * A copy of a finished zip with every entry dated 1980-01-01, so that the same content gives the same bytes.
 * Nothing else is touched. Throws RangeError when the bytes are no plain (non-zip64) zip.
 */
export const normaliseZip = (zip: Uint8Array): Uint8Array => {
  const copy = zip.slice()
  const view = new DataView(copy.buffer, copy.byteOffset, copy.byteLength)
  const end = endRecord(view)
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const local = view.getUint32(at + 42, true)
    if (view.getUint32(at, true) !== CENTRAL || view.getUint32(local, true) !== LOCAL)
      throw new RangeError('not a plain zip: an entry is not where the directory says')
    stamp(view, at + 12)
    stamp(view, local + 10)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return copy
}
