import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { thirdPartyNotices } from './src/build/notices'
import { checkedRules } from './src/engine/resources'
import { newDatabase } from './src/engine/store/open-store'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const sizeOf = (parts: string[]): string => {
  const kilobytes = (length: number): string => `${Math.round(length / 1024)} KB`
  const packed = parts.reduce((sum, part) => sum + gzipSync(part).length, 0)
  return `${kilobytes(parts.join('').length)} (${kilobytes(packed)} gzip)`
}

/** One line on what the window loads; test/ui/bundle.test.ts holds it to its bounds. */
const reportSize: Plugin = {
  name: 'report-size',
  generateBundle: (_options, bundle) => {
    const chunks = Object.values(bundle).filter((part) => part.type === 'chunk')
    const all = sizeOf(chunks.map(({ code }) => code))
    const needed = new Set(chunks.filter(({ isEntry }) => isEntry).flatMap((part) => [part.fileName, ...part.imports]))
    const first = sizeOf(chunks.filter(({ fileName }) => needed.has(fileName)).map(({ code }) => code))
    console.info(`Window: ${first} of scripts at first, ${all} in all.`)
  },
}

/** Rules are read and checked by the build too: every start is spared it, and a mistake in them ends the build. */
const checkRules: Plugin = {
  name: 'check-rules',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'rules.json', source: await checkedRules(at('resources')) })
  },
}

/** A new database is made by the build: every first start, and every import into a new file, is spared its steps. */
const makeDatabase: Plugin = {
  name: 'make-database',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'new.sqlite', source: await newDatabase() })
  },
}

const notices = thirdPartyNotices(at('.'))

export default defineConfig({
  main: {
    plugins: [checkRules, makeDatabase, notices.collect],
    build: {
      outDir: 'out/main',
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: {
          index: at('electron/main.ts'),
          start: at('src/hosts/start.ts'),
          cli: at('src/hosts/cli/main.ts'),
          'engine-thread': at('src/hosts/engine-thread.ts'),
          reader: at('src/engine/cases/taking/workbook-thread.ts'),
          writer: at('src/engine/cases/issuing/writer-thread.ts'),
        },
        external: ['electron', 'vite', '@vitejs/plugin-vue'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  renderer: {
    root: at('src/ui'),
    plugins: [vue(), reportSize, notices.write],
    build: {
      outDir: 'out/renderer',
      target: 'chrome140',
      minify: true,
      // Charts are one chunk, fetched with the first of them.
      chunkSizeWarningLimit: 800,
      rollupOptions: { input: at('src/ui/index.html') },
    },
  },
})
