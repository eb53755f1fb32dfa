import { csvOf } from './csv'
import { aboutOf } from './fields'
import { openRows } from './rows'
import { OPEN_DATA_VERSION, openDataJsonSchema, openDataSchema, type OpenData } from './schema'
import { TABLES, type TableId } from './tables'
import type { OpenDataInput } from './types'

/** One file of the open data; `name` has Latin letters only, so that any archive and server takes it. */
export type OpenFile = { name: string; bytes: Uint8Array }

/** The document, held to its own schema. */
export const openDocument = (input: OpenDataInput): OpenData => {
  const { report, part } = input
  const { settings, ...audit } = report.audit
  const { thresholds, ratioTolerance, lateValue } = settings
  const { name, schoolYear, periodFrom, periodTo, dueDate, controlDays } = audit
  return openDataSchema.parse({
    format: 'sverka-open-data',
    version: OPEN_DATA_VERSION,
    generatedOn: report.generatedOn,
    programVersion: report.programVersion,
    rulesSha256: report.rulesSha256,
    audit: {
      ...{ name, schoolYear, periodFrom, periodTo, dueDate, controlDays },
      ...{ thresholds, ratioTolerance, lateValue },
    },
    part,
    ...openRows(input),
  })
}

const TEXT = [
  'Открытые данные мониторинга: те же числа, что в сравнительном отчёте.',
  '',
  'data.json — всё в одном документе; schema.json — его схема (JSON Schema 2020-12).',
  'Файлы CSV открываются двойным щелчком: UTF-8 с меткой BOM, разделитель «;», десятичная запятая, дни ГГГГ-ММ-ДД.',
  'Доли, индексы и полнота — от 0 до 1. Пусто — данных нет: это не ноль и не «выполнено».',
  'Апостроф в начале ячейки CSV стоит там, где таблица приняла бы текст за формулу, дату или число; в data.json его нет.',
  'Имён людей, телефонов и адресов почты в данных нет, если при выгрузке не выбрано иное.',
]

const readme = ({ audit, part, generatedOn }: OpenData): string => {
  const tables = Object.values(TABLES).flatMap(({ file, title, row }) => [
    '',
    `${file}.csv — ${title}`,
    ...Object.values(row.shape).map((field) => {
      const { title: column, description } = aboutOf(field)
      return `  ${column}${description === undefined ? '' : ` — ${description}`}`
    }),
  ])
  const head = [`${audit.name}. Составлено ${generatedOn}.`, ...(part === null ? [] : [part]), '', ...TEXT]
  return [...head, ...tables, ''].join('\r\n')
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const json = (value: unknown): Uint8Array => utf8(`${JSON.stringify(value, null, 1)}\n`)

/** The files of the open data: the document, its schema, a table of CSV for each of its arrays, and what they are. */
export const openDataFiles = (input: OpenDataInput): OpenFile[] => {
  const document = openDocument(input)
  const tables = Object.keys(TABLES) as TableId[]
  return [
    { name: 'data.json', bytes: json(document) },
    { name: 'schema.json', bytes: json(openDataJsonSchema()) },
    ...tables.map((id) => ({
      name: `${TABLES[id].file}.csv`,
      bytes: utf8(csvOf(TABLES[id].row, document[id])),
    })),
    { name: 'readme.txt', bytes: utf8(`\ufeff${readme(document)}`) },
  ]
}
