import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

/**
 * Builds modules of tests, which plain Node then runs in threads and processes of their own. `input`: files by name;
 * `work` is given what they came to and a new folder named `prefix…`, and neither is left after it.
 */
export const withBuilt = async ({ input, prefix }, work) => {
  // Beside the libraries, so that they are found.
  const built = fileURLToPath(new URL(`../node_modules/.cache/sverka-test-${process.pid}`, import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), prefix))
  const fileOf = (name) => join(built, `${name}.mjs`)
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: true,
        target: 'node20',
        outDir: built,
        minify: false,
        rollupOptions: { input, output: { entryFileNames: '[name].mjs' } },
      },
    })
    await work({ folder, fileOf, load: (name) => import(pathToFileURL(fileOf(name)).href) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(built, { recursive: true, force: true })
  }
}
