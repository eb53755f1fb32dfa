import { normalised } from '../base/russian'
import type { ConsolidatedColumn } from './consolidated-column'
import type { Dictionary } from './evidence-types'

const PASSPORT = 'passport'

const columnFaults = ({ title, table, keys, column }: ConsolidatedColumn, dictionary: Dictionary): string[] => {
  const place = `сводная таблица, «${title}»`
  if (table === PASSPORT)
    return dictionary.passport.some(({ id }) => id === column) ? [] : [`${place}: поля «${column}» нет`]
  const found = dictionary.tables.find(({ id }) => id === table)
  if (found === undefined) return [`${place}: таблицы «${table}» нет`]
  const unnamed = found.key.filter((id) => keys[id] === undefined)
  return [
    ...(found.columns.some(({ id }) => id === column) ? [] : [`${place}: столбца «${column}» нет`]),
    ...(unnamed.length === 0 ? [] : [`${place}: не сказано, к какой строке относится («${unnamed.join('», «')}»)`]),
    ...Object.entries(keys).flatMap(([id, value]) => {
      const field = found.columns.find((each) => each.id === id)
      if (field === undefined || !found.key.includes(id)) return [`${place}: ключевого столбца «${id}» нет`]
      const list = field.choices === undefined ? undefined : dictionary.choices[field.choices]
      return list === undefined || list.includes(value) ? [] : [`${place}: значения «${value}» в списке нет`]
    }),
  ]
}

/** Mistakes in the columns of sheets with a row for each institution, in Russian. */
export const consolidatedFaults = (dictionary: Dictionary): string[] => {
  const columns = dictionary.consolidated ?? []
  const titles = columns.flatMap(({ title, synonyms }) => [title, ...synonyms].map(normalised))
  const twice = [...new Set(titles.filter((title, index) => titles.indexOf(title) !== index))]
  return [
    ...columns.flatMap((column) => columnFaults(column, dictionary)),
    ...twice.map((title) => `сводная таблица: заголовок «${title}» подходит к двум показателям`),
  ]
}
