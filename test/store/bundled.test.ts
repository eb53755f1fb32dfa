import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const SCRIPT = `
import { openStore } from './built/open-store.js'
const store = await openStore(null)
store.journal('2026-02-03T10:00:00Z', 'проверка', null)
const again = await openStore(store.export())
console.log(again.entries()[0].action)
`

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'Сверка — тест '))
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir: join(folder, 'built'),
      ssr: true,
      rollupOptions: {
        input: at('src/engine/store/open-store.ts'),
        external: ['sql.js'],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  })
  await cp(at('node_modules/sql.js/package.json'), join(folder, 'node_modules/sql.js/package.json'))
  for (const file of ['sql-wasm.js', 'sql-wasm.wasm'])
    await cp(at(`node_modules/sql.js/dist/${file}`), join(folder, 'node_modules/sql.js/dist', file))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'run.js'), SCRIPT)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('built and moved to a folder with a Cyrillic name, the store finds its wasm from any working folder', () => {
  for (const cwd of [folder, tmpdir()])
    expect(execFileSync(process.execPath, [join(folder, 'run.js')], { cwd, encoding: 'utf8' })).toBe('проверка\n')
})
