import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  main: {
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
          reader: at('src/engine/workbook-thread.ts'),
        },
        external: ['electron', 'vite', '@vitejs/plugin-vue'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  renderer: {
    root: at('src/ui'),
    plugins: [vue()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome140',
      minify: true,
      rollupOptions: { input: at('src/ui/index.html') },
    },
  },
})
