/** Written in a way that only the library's reader knows. */
export class Unusual extends Error {}

export const unusual = (): never => {
  throw new Unusual()
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

const reference = (written: string): string => {
  const named = ENTITIES[written]
  if (named !== undefined) return named
  const code = /^&#(?:x([\da-f]{1,6})|(\d{1,7}));$/i.exec(written)
  const point = code?.[1] === undefined ? Number(code?.[2] ?? Infinity) : Number.parseInt(code[1], 16)
  return point <= 0x10ffff ? String.fromCodePoint(point) : unusual()
}

/** Text of an element or attribute as its writer meant it. Throws `Unusual` for what XML does not know by itself. */
export const plainText = (written: string): string => {
  const text = written.includes('&') ? written.replace(/&[^;]*;?/g, reference) : written
  if (text.includes('_x')) unusual()
  return text.includes('\r') ? text.replace(/\r\n/g, '\n') : text
}
