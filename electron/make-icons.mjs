// Renders resources/icons/icon.svg into everything installers ask for: node electron/make-icons.mjs
// Needs Chromium: $SVERKA_BROWSER, else /usr/bin/chromium. The results are kept in the repository.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const at = (path) => fileURLToPath(new URL(`../resources/icons/${path}`, import.meta.url))

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const LINUX = [16, 32, 48, 64, 128, 256, 512]
const WINDOWS = [16, 24, 32, 48, 64, 128, 256]
/** Types of PNG entries in an .icns by their pixels; @2x ones repeat a size under another type. */
const MAC = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
]

const rendered = async (svg) => {
  const executablePath = process.env['SVERKA_BROWSER'] ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox'] })
  const pngs = new Map()
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    const image = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
    await page.setContent(
      `<body style="margin:0"><img width="${size}" height="${size}" style="display:block" src="${image}">`,
    )
    pngs.set(size, await page.screenshot({ omitBackground: true }))
    await page.close()
  }
  await browser.close()
  return pngs
}

const ico = (pngs) => {
  const head = Buffer.alloc(6)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(WINDOWS.length, 4)
  let offset = 6 + 16 * WINDOWS.length
  const entries = WINDOWS.map((size) => {
    const entry = Buffer.alloc(16)
    // 256 is written as 0.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(pngs.get(size).length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += pngs.get(size).length
    return entry
  })
  return Buffer.concat([head, ...entries, ...WINDOWS.map((size) => pngs.get(size))])
}

const icns = (pngs) => {
  const chunks = MAC.map(([type, size]) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(8 + pngs.get(size).length, 4)
    return Buffer.concat([head, pngs.get(size)])
  })
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(8 + chunks.reduce((sum, { length }) => sum + length, 0), 4)
  return Buffer.concat([head, ...chunks])
}

const pngs = await rendered(readFileSync(at('icon.svg'), 'utf8'))
mkdirSync(at('png'), { recursive: true })
for (const size of LINUX) writeFileSync(at(`png/${size}x${size}.png`), pngs.get(size))
writeFileSync(at('icon.ico'), ico(pngs))
writeFileSync(at('icon.icns'), icns(pngs))
