import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rules } from './catalogue/types'
import { loadRules } from './catalogue/load'

/**
 * Loads every catalogue with the dictionary and norms from the `resources` folder.
 * Throws Failure('bad-resource') that names each mistake.
 */
export const readRules = async (folder: string): Promise<Rules> => {
  const text = (...parts: string[]): Promise<string> => readFile(join(folder, ...parts), 'utf8')
  const names = (await readdir(join(folder, 'catalogues'))).filter((name) => name.endsWith('.yaml')).sort()
  const [evidence, themes, screenTime, ...catalogues] = await Promise.all([
    text('evidence.yaml'),
    text('themes.yaml'),
    text('norms', 'screen-time.yaml'),
    ...names.map((name) => text('catalogues', name)),
  ])
  return loadRules({ evidence, themes, screenTime, catalogues })
}
