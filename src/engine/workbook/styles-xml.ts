/** Looks of cells: a reader of values needs only number formats and which cell has which. */
const LOOKS = ['fonts', 'fills', 'borders', 'cellStyleXfs', 'cellStyles', 'dxfs', 'colors']

const without = (xml: Buffer, name: string): Buffer => {
  const from = xml.indexOf(`<${name} `)
  const closing = `</${name}>`
  const to = from === -1 ? -1 : xml.indexOf(closing, from)
  return to === -1 ? xml : Buffer.concat([xml.subarray(0, from), xml.subarray(to + closing.length)])
}

/** A styles part without fonts, fills and borders: they are most of it, and parsing them gives nothing. */
export const withoutLooks = (xml: Buffer): Buffer => LOOKS.reduce(without, xml)
