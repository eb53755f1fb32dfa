import { asSeen } from '../base/russian'
import type { Field } from '../catalogue/types'

/** Titles as compared: marks of obligation and a closing colon do not matter. */
const titleKey = (text: string): string =>
  asSeen(text)
    .replace(/\s*[*:.]+$/, '')
    .trim()

const remembered = <Key extends object, Found>(make: (key: Key) => Found): ((key: Key) => Found) => {
  const known = new WeakMap<Key, Found>()
  return (key) => {
    const found = known.get(key) ?? make(key)
    known.set(key, found)
    return found
  }
}

/** Title or synonym → field; a title wins over another field's synonym. */
const titleIndex = remembered((fields: Field[]): Map<string, Field> => {
  const index = new Map<string, Field>()
  const put = (key: string, field: Field): void => {
    if (key !== '' && !index.has(key)) index.set(key, field)
  }
  for (const field of fields) for (const key of [field.title, titleKey(field.title)]) put(key, field)
  for (const field of fields) for (const synonym of field.synonyms) put(titleKey(synonym), field)
  return index
})

/** The field a header cell or a passport label names. */
export const fieldByTitle = (fields: Field[], title: string): Field | undefined => {
  const index = titleIndex(fields)
  return index.get(title) ?? index.get(titleKey(title))
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
