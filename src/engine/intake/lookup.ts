import { asSeen } from '../base/russian'
import type { Field } from '../catalogue/evidence-types'

const MEMORY = { entries: 2048, length: 128 }
const keys = new Map<string, string>()

const keyOf = (text: string): string =>
  asSeen(text)
    .replace(/\s*\/\s*/g, ' / ')
    .replace(/\s*[*:.]+$/, '')
    .trim()

/** Titles as compared: marks of obligation and a closing colon do not matter. */
export const titleKey = (text: string): string => {
  const known = keys.get(text)
  if (known !== undefined) return known
  const key = keyOf(text)
  if (text.length <= MEMORY.length) {
    if (keys.size >= MEMORY.entries) keys.clear()
    keys.set(text, key)
  }
  return key
}

/** A field that a curator has said some other titles name. */
export type MappedField = Field & { mapped?: string[] }

const remembered = <Key extends object, Found>(make: (key: Key) => Found): ((key: Key) => Found) => {
  const known = new WeakMap<Key, Found>()
  return (key) => {
    const found = known.get(key) ?? make(key)
    known.set(key, found)
    return found
  }
}

/** Units and ways of writing that say nothing of what is counted: «Обучающихся, чел.», «На платформе (да/нет)». */
const UNIT =
  /\s*(?:,\s*|\(\s*)(?:чел|человек|шт|штук|ед|единиц|кол-во|количество|да ?\/ ?нет|дд\.мм\.гг(?:гг)?)[.\s]*\)?$/u

const withoutUnit = (key: string): string => key.replace(UNIT, '')

/** Titles less their units → field; null where two fields share one. */
const unitIndex = remembered((fields: MappedField[]): Map<string, Field | null> => {
  const index = new Map<string, Field | null>()
  for (const field of fields)
    for (const title of [field.title, ...field.synonyms]) {
      const key = withoutUnit(titleKey(title))
      if (key !== '') index.set(key, (index.get(key) ?? field) === field ? field : null)
    }
  return index
})

/** Title or synonym → field; what a curator said wins, then a title over another field's synonym. */
const titleIndex = remembered((fields: MappedField[]): Map<string, Field> => {
  const index = new Map<string, Field>()
  const put = (key: string, field: Field): void => {
    if (key !== '' && !index.has(key)) index.set(key, field)
  }
  for (const field of fields)
    for (const title of field.mapped ?? []) for (const key of [title, titleKey(title)]) put(key, field)
  for (const field of fields) for (const key of [field.title, titleKey(field.title)]) put(key, field)
  for (const field of fields) for (const synonym of field.synonyms) put(titleKey(synonym), field)
  return index
})

/** No title of ours comes near it, however it is spaced: an instruction need not be compared. */
const LONGEST_TITLE = 250

/** The field a header cell or a passport label names. */
export const fieldByTitle = (fields: Field[], title: string): Field | undefined => {
  const index = titleIndex(fields)
  const exact = index.get(title)
  if (exact !== undefined || title.length > LONGEST_TITLE) return exact
  const key = titleKey(title)
  return index.get(key) ?? unitIndex(fields).get(withoutUnit(key)) ?? undefined
}

const choiceKey = (text: string): string => asSeen(text).replace(/[.;,]+$/, '')

const choiceIndex = remembered(
  (list: string[]) =>
    new Map(list.flatMap((choice) => [[choiceKey(choice), choice] as const, [choice, choice] as const])),
)

/** The choice as the list spells it. */
export const choiceOf = (list: string[], text: string): string | undefined => {
  const index = choiceIndex(list)
  return index.get(text) ?? index.get(choiceKey(text))
}
