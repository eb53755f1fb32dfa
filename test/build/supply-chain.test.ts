import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { NOTICE_FILE } from '../../src/build/notices'
import { packageIn, productionFolders } from '../../src/build/shipped-packages'
import { isPermissive } from '../../src/build/third-party'

const root = fileURLToPath(new URL('../..', import.meta.url))
const OUT = process.env['SVERKA_OUT'] ?? join(root, 'out')

type Manifest = Record<'dependencies' | 'devDependencies' | 'overrides' | 'scripts', Record<string, string>>
type Locked = { version: string; integrity?: string; dev?: boolean; hasInstallScript?: boolean; link?: boolean }
type Lock = { lockfileVersion: number; packages: Record<string, Locked> }

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock
const locked = Object.entries(lock.packages).filter(([path]) => path !== '')

describe('what is installed', () => {
  test('is pinned to exact versions, and the lockfile holds the same ones', () => {
    const { dependencies, devDependencies, overrides } = manifest
    const wanted = Object.entries({ ...dependencies, ...devDependencies, ...overrides })
    expect(wanted.length).toBeGreaterThan(30)
    for (const [name, version] of wanted) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)])
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version])
    }
  })

  test('is held to its bytes by a digest, and nothing comes from a folder or a repository', () => {
    expect(lock.lockfileVersion).toBe(3)
    expect(locked.length).toBeGreaterThan(300)
    const loose = locked.filter(([, { integrity, link }]) => link === true || !/^sha512-/.test(integrity ?? ''))
    expect(loose.map(([path]) => path)).toEqual([])
  })

  test('needs no script of others: none that ships has one, and the one that builds is not used', () => {
    const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true)
    expect(scripted.map(([path, { dev }]) => [path, dev])).toEqual([
      // For Squirrel installers, which electron-builder.yml does not make.
      ['node_modules/electron-winstaller', true],
    ])
    const atInstall = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'postprepare']
    expect(atInstall.filter((name) => name in manifest.scripts)).toEqual([])
    expect(manifest.scripts['prepare']).toBe(manifest.scripts['build'])
  })
})

describe('what goes out', () => {
  const shipped = productionFolders(root).map(packageIn)
  const notice = readFileSync(join(OUT, 'renderer', NOTICE_FILE), 'utf8')

  test('is under permissive licences', () => {
    expect(shipped.length).toBeGreaterThan(80)
    expect(shipped.filter(({ licence }) => !isPermissive(licence))).toEqual([])
  })

  test('is named in the notice with its licence, packed beside the program or bundled into it', () => {
    const bundled = [
      '@vue/runtime-core',
      'vue-router',
      'pinia',
      '@pinia/colada',
      'element-plus',
      'echarts',
      'zrender',
      'marked',
    ]
    const all = [...shipped, ...bundled.map((name) => packageIn(join(root, 'node_modules', name)))]
    const titles = new Set(notice.split('\n'))
    expect(
      all.map(({ name, version, licence }) => `${name} ${version} (${licence})`).filter((title) => !titles.has(title)),
    ).toEqual([])
  })

  test('is all that the bundles hold: whatever else they import is one of the packages named', () => {
    const main = join(OUT, 'main')
    const chunks = existsSync(join(main, 'chunks'))
      ? readdirSync(join(main, 'chunks')).map((name) => `chunks/${name}`)
      : []
    const files = [...readdirSync(main), ...chunks].filter((name) => name.endsWith('.js'))
    const imported = files.flatMap((name) =>
      [
        ...readFileSync(join(main, name), 'utf8').matchAll(
          /^(?:import|export)[^'"\n]*?from\s*"([^."][^"]*)"|import\("([^."][^"]*)"\)/gm,
        ),
      ].map(([, one, other]) => one ?? other ?? ''),
    )
    const packages = new Set(
      imported
        .filter((name) => !name.startsWith('node:'))
        .map((name) =>
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        ),
    )
    const known = new Set(shipped.map(({ name }) => name))
    // The shell's own module, and what only `npm start -- --dev` loads.
    const apart = ['electron', 'vite', '@vitejs/plugin-vue']
    expect(packages.size).toBeGreaterThan(3)
    expect([...packages].filter((name) => !known.has(name) && !apart.includes(name))).toEqual([])
  })
})
