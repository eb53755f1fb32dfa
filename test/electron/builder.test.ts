import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): Buffer => readFileSync(join(root, path))

type Target = { target: string[]; icon: string }
type Config = {
  win: Target
  linux: Target
  mac: Target
  files: string[]
  asarUnpack: string[]
  electronFuses: Record<string, boolean>
}

const config = load(read('electron-builder.yml').toString()) as Config

/** electron-builder's own check of a configuration, as it makes it before packing. */
const validate = (given: unknown): void => {
  const builder = createRequire(join(root, 'node_modules/app-builder-lib/package.json'))
  const { validateSchema } = builder('./out/util/config/schemaValidator.js') as {
    validateSchema: (schema: unknown, data: unknown, options: { name: string }) => void
  }
  validateSchema(builder('./scheme.json'), given, { name: 'electron-builder' })
}

describe('electron-builder.yml', () => {
  test("is what electron-builder's schema allows", () => {
    expect(() => validate(config)).not.toThrow()
    expect(() => validate({ ...config, electronFuses: { runAsNodes: false } })).toThrow(/Invalid configuration/)
  })

  test('makes what each system installs', () => {
    expect(config.win.target).toEqual(['portable', 'nsis'])
    expect(config.linux.target).toEqual(['AppImage', 'deb'])
    expect(config.mac.target).toEqual(['dmg'])
  })

  test('takes from the runtime all that an installed program does not need', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  test('keeps beside the archive what threads read', () => {
    expect(config.asarUnpack).toEqual(expect.arrayContaining(['out/main/**', 'resources/**', 'node_modules/**']))
  })
})

describe('icons', () => {
  const pngSize = (bytes: Buffer): [string, number, number] => [
    bytes.toString('latin1', 1, 4),
    bytes.readUInt32BE(16),
    bytes.readUInt32BE(20),
  ]

  test('of Linux are of the sizes they are named after', () => {
    const names = readdirSync(join(root, config.linux.icon))
    expect(names).toContain('512x512.png')
    for (const name of names) {
      const size = Number(name.split('x')[0])
      expect(pngSize(read(join(config.linux.icon, name)))).toEqual(['PNG', size, size])
    }
  })

  test('of Windows hold 256 pixels, which its installer asks for', () => {
    const bytes = read(config.win.icon)
    const sizes = Array.from({ length: bytes.readUInt16LE(4) }, (_, each) => {
      const entry = 6 + 16 * each
      const from = bytes.readUInt32LE(entry + 12)
      const [kind, width] = pngSize(bytes.subarray(from, from + bytes.readUInt32LE(entry + 8)))
      expect([kind, width % 256]).toEqual(['PNG', bytes.readUInt8(entry)])
      return width
    })
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  })

  test('of macOS hold 512 pixels, which its builder asks for, and 1024', () => {
    const bytes = read(config.mac.icon)
    expect([bytes.toString('latin1', 0, 4), bytes.readUInt32BE(4)]).toEqual(['icns', bytes.length])
    const sizes: Record<string, number> = {}
    for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4))
      sizes[bytes.toString('latin1', at, at + 4)] = pngSize(bytes.subarray(at + 8))[1]
    expect(sizes).toMatchObject({ ic07: 128, ic08: 256, ic09: 512, ic10: 1024 })
  })
})
