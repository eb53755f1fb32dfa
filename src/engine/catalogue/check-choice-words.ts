import { ANSWERS, DECLARATIONS } from '../base/choice-lists'
import { normalised } from '../base/russian'
import type { Dictionary } from './evidence-types'

const listFaults = (name: string, items: string[], words: Record<string, string[]>): string[] => {
  const own = new Set(items.map(normalised))
  const first = new Map<string, string>()
  return items.flatMap((item) =>
    [...new Set((words[item] ?? []).map(normalised))].flatMap((word) => {
      const place = `другие слова для «${item}»`
      const other = first.get(word)
      first.set(word, item)
      if (own.has(word) && word !== normalised(item)) return [`${place}: «${word}» — само значение списка «${name}»`]
      return other === undefined ? [] : [`${place}: «${word}» в списке «${name}» означает и «${other}»`]
    }),
  )
}

/** Other words for items of lists that name no item, or two of one list, in Russian. */
export const choiceWordFaults = ({ choices, choiceWords = {} }: Dictionary): string[] => {
  const lists: [string, string[]][] = [...Object.entries(choices), ['Ответ', ANSWERS], ['В периоде', DECLARATIONS]]
  const items = new Set(lists.flatMap(([, list]) => list))
  return [
    ...Object.keys(choiceWords)
      .filter((item) => !items.has(item))
      .map((item) => `другие слова для «${item}»: такого значения нет ни в одном списке`),
    ...lists.flatMap(([name, list]) => listFaults(name, list, choiceWords)),
  ]
}
