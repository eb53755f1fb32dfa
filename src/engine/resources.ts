import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Hex } from './base/digest'
import type { RuleTexts } from './catalogue/load'
import type { Rules } from './catalogue/types'

/** Rules that were read and checked before, with the digest of the texts they were made of. */
type CheckedRules = { texts: string; rules: Rules }

const textsOf = async (folder: string): Promise<RuleTexts> => {
  const text = (...parts: string[]): Promise<string> => readFile(join(folder, ...parts), 'utf8')
  const names = (await readdir(join(folder, 'catalogues'))).filter((name) => name.endsWith('.yaml')).sort()
  const [evidence, themes, screenTime, ...catalogues] = await Promise.all([
    text('evidence.yaml'),
    text('themes.yaml'),
    text('norms', 'screen-time.yaml'),
    ...names.map((name) => text('catalogues', name)),
  ])
  return { evidence, themes, screenTime, catalogues }
}

const digestOf = (texts: RuleTexts): string => sha256Hex(JSON.stringify(texts))

const checkedOf = async (texts: RuleTexts): Promise<Rules> => {
  const { loadRules } = await import('./catalogue/load')
  return loadRules(texts)
}

const keptFor = async (texts: RuleTexts, file: URL): Promise<Rules | null> => {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as CheckedRules
    return kept.texts === digestOf(texts) ? kept.rules : null
  } catch {
    return null
  }
}

/**
 * Loads every catalogue with the dictionary and norms from the `resources` folder. `checked`: what `checkedRules` gave
 * for them, which saves reading and checking them once more; of other texts, or broken, it is passed over.
 * Throws Failure('bad-resource') that names each mistake.
 */
export const readRules = async (folder: string, checked: URL | null = null): Promise<Rules> => {
  const texts = await textsOf(folder)
  return (checked === null ? null : await keptFor(texts, checked)) ?? checkedOf(texts)
}

/** The same rules as text to be kept, for whoever starts often. Throws Failure('bad-resource'). */
export const checkedRules = async (folder: string): Promise<string> => {
  const texts = await textsOf(folder)
  const kept: CheckedRules = { texts: digestOf(texts), rules: await checkedOf(texts) }
  return JSON.stringify(kept)
}
