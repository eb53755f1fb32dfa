import { withTerms } from '../base/label'
import { normalised } from '../base/russian'
import { choiceWordFaults } from './check-choice-words'
import { consolidatedFaults } from './check-consolidated'
import { relationFaults } from './check-relations'
import type { Dictionary, EvidenceTable, Field, ScreenTimeNorm } from './evidence-types'

/** Values that come more than once, each once. */
export const repeated = (values: string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
]

const fieldFaults = (place: string, fields: Field[], { choices }: Dictionary): string[] => [
  ...repeated(fields.map(({ id }) => id)).map((id) => `${place}: «${id}» описано дважды`),
  ...repeated(fields.flatMap(({ title, synonyms }) => [title, ...synonyms].map(normalised))).map(
    (title) => `${place}: заголовок «${title}» подходит к двум столбцам`,
  ),
  ...fields
    .filter(({ personal, type }) => personal === true && type !== 'text')
    .map(({ id }) => `${place}: «${id}» помечено personal, а это не текст: скрывать в отчётах умеем только тексты`),
  ...fields.flatMap((field) => {
    if ((field.type === 'choice') !== (field.choices !== undefined))
      return [`${place}: у «${field.id}» список значений нужен, когда тип choice, и только тогда`]
    return field.choices === undefined || choices[field.choices] !== undefined
      ? []
      : [`${place}: у «${field.id}» указан список «${field.choices}», которого нет`]
  }),
]

const spreadFaults = ({ id, from, sheet, event, key, columns }: EvidenceTable, { tables }: Dictionary): string[] => {
  if (from === undefined) return []
  const place = `таблица «${id}»`
  const base = tables.find((table) => table.id === from.table)
  if (base === undefined || base.from !== undefined) return [`${place}: таблицы «${from.table}» с листом нет`]
  const own = [from.by, from.value]
  const typeOf = (fields: Field[], column: string): string | undefined =>
    fields.find((each) => each.id === column)?.type
  return [
    ...(base.sheet === sheet && base.event === event ? [] : [`${place}: лист не тот же, что у «${base.id}»`]),
    ...(typeOf(columns, from.by) === 'date' && key.includes(from.by)
      ? []
      : [`${place}: «${from.by}» должно быть ключевым столбцом с датой`]),
    ...(typeOf(columns, from.value) === undefined ? [`${place}: столбца «${from.value}» нет`] : []),
    ...columns
      .filter((column) => !own.includes(column.id) && typeOf(base.columns, column.id) !== column.type)
      .map((column) => `${place}: столбец «${column.id}» не такой, как в таблице «${base.id}»`),
  ]
}

const tableFaults = (dictionary: Dictionary): string[] =>
  dictionary.tables.flatMap((table) => {
    const place = `таблица «${table.id}»`
    const ids = table.columns.map(({ id }) => id)
    const first = table.columns[0]
    return [
      ...fieldFaults(place, table.columns, dictionary),
      ...spreadFaults(table, dictionary),
      ...table.key.filter((id) => !ids.includes(id)).map((id) => `${place}: ключевого столбца «${id}» нет`),
      ...table.columns
        .filter(({ id, personal }) => personal === true && table.key.includes(id))
        .map(({ id }) => `${place}: «${id}» помечено personal, но им называют строку: в отчётах её не скрыть`),
      ...(table.prefilled === true && (first?.id !== table.key[0] || first?.type !== 'choice')
        ? [`${place}: вписывать строки заранее можно, только если первый столбец ключевой и со списком`]
        : []),
    ]
  })

/** Mistakes inside the dictionary of evidence, in Russian. */
export const dictionaryFaults = (dictionary: Dictionary): string[] => [
  ...fieldFaults('сведения об учреждении', dictionary.passport, dictionary),
  ...repeated(dictionary.tables.map(({ id }) => id)).map((id) => `таблица «${id}» описана дважды`),
  ...repeated(
    dictionary.tables
      .filter(({ from }) => from === undefined)
      .flatMap(({ sheet, synonyms }) => [sheet, ...synonyms].map(normalised)),
  ).map((title) => `название листа «${title}» подходит к двум таблицам`),
  ...tableFaults(dictionary),
  ...Object.entries(dictionary.choices).flatMap(([list, values]) =>
    repeated(values.map(normalised)).map((value) => `список «${list}»: значение «${value}» повторяется`),
  ),
  ...choiceWordFaults(dictionary),
  ...repeated(dictionary.checks.map(({ id }) => id)).map((id) => `соотношение «${id}» описано дважды`),
  ...relationFaults(dictionary),
  ...consolidatedFaults(dictionary),
]

/**
 * Titles that a catalogue's words make the same as another field's title or synonym, in Russian. Throws RangeError on
 * an unknown term.
 */
export const titleFaults = ({ passport, tables }: Dictionary, terms: Record<string, string>): string[] => {
  const said = (text: string): string => normalised(withTerms(text, terms))
  const clashes = (place: string, fields: Field[]): string[] =>
    fields
      .filter(({ title }) => title.includes('{'))
      .filter(({ id, title }) =>
        fields.some((other) => other.id !== id && [other.title, ...other.synonyms].map(said).includes(said(title))),
      )
      .map(
        ({ title }) => `${place}: со словами перечня заголовок «${withTerms(title, terms)}» подходит к двум столбцам`,
      )
  return [
    ...clashes('сведения об учреждении', passport),
    ...tables.flatMap(({ id, columns }) => clashes(`таблица «${id}»`, columns)),
  ]
}

const DEVICES = 'Устройство'

type Span = { device: string; span: [number, number] }

const spanFaults = (whose: string, spans: Span[]): string[] =>
  spans.flatMap(({ device, span: [from, to] }, index) => [
    ...(from > to ? [`«${device}»: ${whose} ${from}–${to} записаны наоборот`] : []),
    ...(spans.some((other, at) => at < index && other.device === device && other.span[1] >= from && other.span[0] <= to)
      ? [`«${device}»: у ${whose === 'классы' ? 'классов' : 'возрастов'} ${from}–${to} два норматива`]
      : []),
  ])

/** Devices of the norm that no form can name, and limits that contradict each other, in Russian. */
export const normFaults = (norm: ScreenTimeNorm, { choices }: Dictionary): string[] => {
  const known = choices[DEVICES] ?? []
  const devices = [...new Set([...[...norm.limits, ...norm.byAge].map(({ device }) => device), ...norm.forbidden])]
  const [youngest, oldest] = norm.agesOfFirstClass
  return [
    ...devices
      .filter((device) => !known.includes(device))
      .map((device) => `устройства «${device}» нет в списке «${DEVICES}»`),
    ...spanFaults(
      'классы',
      norm.limits.map(({ device, classes }) => ({ device, span: classes })),
    ),
    ...spanFaults(
      'возрасты',
      norm.byAge.map(({ device, ages }) => ({ device, span: ages })),
    ),
    ...(youngest > oldest ? [`возраст первоклассников ${youngest}–${oldest} записан наоборот`] : []),
  ]
}
