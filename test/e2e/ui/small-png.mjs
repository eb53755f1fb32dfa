// A screenshot with at most 256 colours: the same to the eye, a third of the bytes (PNG, ISO/IEC 15948).
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const chunksOf = (png) => {
  const chunks = []
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

const chunk = (type, data) => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

const paeth = (left, up, corner) => {
  const [a, b, c] = [left, up, corner].map((each) => Math.abs(left + up - corner - each))
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** Pixels of a picture without interlacing, `step` bytes each. */
const pixelsOf = (bytes, width, height, step) => {
  const row = width * step
  const pixels = Buffer.alloc(row * height)
  for (let y = 0; y < height; y++) {
    const filter = bytes[y * (row + 1)]
    for (let x = 0; x < row; x++) {
      const at = y * row + x
      const left = x >= step ? pixels[at - step] : 0
      const up = y > 0 ? pixels[at - row] : 0
      const corner = x >= step && y > 0 ? pixels[at - row - step] : 0
      const by = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter]
      pixels[at] = bytes[y * (row + 1) + 1 + x] + by
    }
  }
  return pixels
}

const nearest = (colour, palette) => {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255]
  let [best, least] = [0, Infinity]
  palette.forEach((each, index) => {
    const far = ((each >> 16) - red) ** 2 + (((each >> 8) & 255) - green) ** 2 + ((each & 255) - blue) ** 2
    if (far < least) [best, least] = [index, far]
  })
  return best
}

/** The picture with its 256 most frequent colours; every other one becomes the nearest of them. */
export const smallPng = (png) => {
  const chunks = chunksOf(png)
  const header = Buffer.from(chunks[0].data)
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const step = header[9] === 6 ? 4 : 3
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const pixels = pixelsOf(inflateSync(packed), width, height, step)
  const colours = new Uint32Array(width * height)
  const times = new Map()
  for (let index = 0; index < colours.length; index++) {
    const colour = pixels.readUIntBE(index * step, 3)
    colours[index] = colour
    times.set(colour, (times.get(colour) ?? 0) + 1)
  }
  const palette = [...times]
    .sort((one, other) => other[1] - one[1])
    .slice(0, 256)
    .map(([colour]) => colour)
  const places = new Map([...times.keys()].map((colour) => [colour, nearest(colour, palette)]))
  const rows = Buffer.alloc((width + 1) * height)
  colours.forEach((colour, index) => {
    rows[Math.floor(index / width) * (width + 1) + 1 + (index % width)] = places.get(colour)
  })
  const table = Buffer.alloc(palette.length * 3)
  palette.forEach((colour, index) => table.writeUIntBE(colour, index * 3, 3))
  header[8] = 8
  header[9] = 3
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
