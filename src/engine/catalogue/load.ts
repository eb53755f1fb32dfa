import { CORE_SCHEMA, load } from 'js-yaml'
import type { z } from 'zod'
import { Failure } from '../base/failure'
import { catalogueFaults } from './check-catalogue'
import { dictionaryFaults, normFaults, repeated, titleFaults } from './check-dictionary'
import { termsOfDictionary, withOwnTerms } from './put-terms'
import { catalogueSchema, dictionarySchema, screenTimeSchema, themesSchema } from './schema'
import type { Dictionary } from './evidence-types'
import type { Catalogue, Consequence, Rules, Theme } from './types'

/** The resource files as text. */
export type RuleTexts = { evidence: string; themes: string; screenTime: string; catalogues: string[] }

const isNamed = (value: unknown): value is { id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'

/** `requirements[3] «ps-2.1-a»`: the path of a mistake with the ids of what it lies in. */
const placeOf = (path: PropertyKey[], whole: unknown): string => {
  let value = whole
  const steps = path.map((step) => {
    value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined
    return `${typeof step === 'number' ? `[${step}]` : `.${String(step)}`}${isNamed(value) ? ` «${value.id}»` : ''}`
  })
  return steps.join('').replace(/^\./, '')
}

const read = <T>(file: string, text: string, schema: z.ZodType<T>, faults: string[]): T | null => {
  let raw: unknown
  try {
    raw = load(text, { schema: CORE_SCHEMA })
  } catch (cause) {
    faults.push(`${file}: не читается как YAML: ${cause instanceof Error ? cause.message : String(cause)}`)
    return null
  }
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  faults.push(...result.error.issues.map(({ path, message }) => `${file}: ${placeOf(path, raw)}: ${message}`))
  return null
}

const checkedCatalogue = (
  written: Catalogue,
  themes: Theme[] | null,
  dictionary: Dictionary | null,
  faults: string[],
): Catalogue | null => {
  const file = `catalogues/${written.id}.yaml`
  const catalogue = { ...written, terms: { ...dictionary?.terms, ...written.terms } }
  if (dictionary !== null) {
    const missing = termsOfDictionary(dictionary).filter((term) => catalogue.terms[term] === undefined)
    faults.push(...missing.map((term) => `${file}: нет слова {${term}}, которое нужно формам`))
    if (missing.length === 0)
      faults.push(...titleFaults(dictionary, catalogue.terms).map((fault) => `${file}: ${fault}`))
  }
  try {
    const spoken = withOwnTerms(catalogue)
    if (dictionary !== null && themes !== null)
      faults.push(...catalogueFaults(spoken, themes, dictionary).map((fault) => `${file}: ${fault}`))
    return spoken
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    faults.push(`${file}: неизвестное слово в тексте (${cause.message})`)
    return null
  }
}

/** Weight of a theme by what its breach leads to; 1 for an unknown one. */
export const weightsOf = (consequences: Consequence[], themes: Theme[]): ((theme: string) => number) => {
  const weights = new Map(consequences.map(({ id, weight }) => [id, weight]))
  const byTheme = new Map(themes.map(({ id, consequence }) => [id, weights.get(consequence)]))
  return (theme) => byTheme.get(theme) ?? 1
}

const themeFaults = (themes: Theme[], consequences: Consequence[]): string[] => [
  ...repeated(themes.map(({ id }) => id)).map((id) => `тема «${id}» описана дважды`),
  ...repeated(themes.map(({ title }) => title)).map((title) => `две темы называются «${title}»`),
  ...repeated(consequences.map(({ id }) => id)).map((id) => `класс последствий «${id}» описан дважды`),
  ...themes
    .filter(({ consequence }) => !consequences.some(({ id }) => id === consequence))
    .map(({ id, consequence }) => `тема «${id}»: класса последствий «${consequence}» нет`),
]

/**
 * Reads and checks the program's rules. Pure: takes the texts of the resource files.
 * Throws Failure('bad-resource') whose message lists every mistake found.
 */
export const loadRules = (texts: RuleTexts): Rules => {
  const faults: string[] = []
  const dictionary = read('evidence.yaml', texts.evidence, dictionarySchema, faults)
  const dictionaryOfThemes = read('themes.yaml', texts.themes, themesSchema, faults)
  const themes = dictionaryOfThemes?.themes ?? null
  const consequences = dictionaryOfThemes?.consequences ?? []
  const screenTime = read('norms/screen-time.yaml', texts.screenTime, screenTimeSchema, faults)
  const schema = catalogueSchema(weightsOf(consequences, themes ?? []))
  const parsed = texts.catalogues.map((text, index) => read(`перечень ${index + 1}`, text, schema, faults))

  if (dictionary !== null) {
    faults.push(...dictionaryFaults(dictionary).map((fault) => `evidence.yaml: ${fault}`))
    if (screenTime !== null)
      faults.push(...normFaults(screenTime, dictionary).map((fault) => `norms/screen-time.yaml: ${fault}`))
  }
  if (themes !== null) faults.push(...themeFaults(themes, consequences).map((fault) => `themes.yaml: ${fault}`))
  const ids = parsed.flatMap((each) => (each === null ? [] : [each.id]))
  faults.push(...repeated(ids).map((id) => `положение «${id}» загружено дважды`))

  const catalogues = parsed
    .flatMap((each) => (each === null ? [] : [each]))
    .flatMap((each) => checkedCatalogue(each, themes, dictionary, faults) ?? [])
  if (faults.length > 0 || dictionary === null || themes === null || screenTime === null)
    throw new Failure(
      'bad-resource',
      `Файлы правил программы содержат ошибки:\n${faults.map((fault) => `— ${fault}`).join('\n')}`,
    )
  return { catalogues, consequences, themes, dictionary, norms: { screenTime } }
}
