import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RuleTexts } from '../../src/engine/catalogue/load'

const resource = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../resources/${path}`, import.meta.url)), 'utf8')

/** The program's own resource files, with the named catalogues. */
export const resourceTexts = (...ids: string[]): RuleTexts => ({
  evidence: resource('evidence.yaml'),
  themes: resource('themes.yaml'),
  screenTime: resource('norms/screen-time.yaml'),
  catalogues: ids.map((id) => resource(`catalogues/${id}.yaml`)),
})
