import type { Condition, Where } from '../criterion-types'
import type { Field } from '../evidence-types'
import { cut, findOutside, listOf, listText, piece, unquoted } from './lists-text'
import type { EvidenceNames } from './names'

/** What a cell gave: its value, or what is wrong with it. */
export type Parsed<T> = { value: T | null; faults: string[] }

const percentText = (share: number): string => `${Number((share * 100).toPrecision(12))}`.replace('.', ',')

const conditionText = (condition: Condition, title: (column: string) => string): string => {
  const column = title(condition.column)
  if ('is' in condition) return `${column} заполнен`
  if ('in' in condition) return `${column}: ${listText(condition.in)}`
  if ('notIn' in condition) return `${column}: кроме ${listText(condition.notIn)}`
  if ('mentions' in condition) return `${column} упоминает: ${listText(condition.mentions)}`
  if ('lacks' in condition) return `${column} не упоминает: ${listText(condition.lacks)}`
  if ('atLeast' in condition) return `${column} >= ${String(condition.atLeast).replace('.', ',')}`
  if ('atMost' in condition) return `${column} <= ${String(condition.atMost).replace('.', ',')}`
  if ('notAfter' in condition) return `${column} не позже ${title(condition.notAfter)}`
  if ('atLeastShareOf' in condition)
    return `${column} >= ${percentText(condition.share)} % от ${title(condition.atLeastShareOf)}`
  const { equals } = condition
  if (typeof equals === 'boolean') return `${column} = ${equals ? 'Да' : 'Нет'}`
  return `${column} = ${typeof equals === 'number' ? String(equals).replace('.', ',') : piece(equals)}`
}

/** Conditions on a row in the notation of the workbook, one a line. */
export const conditionsText = (conditions: Where, table: string, names: EvidenceNames): string =>
  conditions.map((each) => conditionText(each, (column) => piece(names.column(table, column)))).join(';\n')

const OPERATOR =
  /[\s\u00a0]+(?:заполнен[аоы]?(?=[\s\u00a0]*$)|(?:не[\s\u00a0]+)?упомина(?:ет|ют)[\s\u00a0]*:?|не[\s\u00a0]+позже(?=[\s\u00a0]))|[\s\u00a0]*(?:<>|!=|≠|>=|=>|≥|<=|=<|≤|[:=<>])/iu
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/
const SHARE = /^(\d+(?:[.,]\d+)?)[\s\u00a0]*%[\s\u00a0]*от[\s\u00a0]+(.+)$/isu

const numberOf = (text: string): number | null =>
  NUMBER.test(text) ? Number(text.replace(',', '.').replace('+', '')) : null

type Reading = { table: string; names: EvidenceNames; choices: (field: Field) => string[] }

const fault = (message: string): Parsed<Condition> => ({ value: null, faults: [message] })
const sound = (value: Condition): Parsed<Condition> => ({ value, faults: [] })

const equalTo = (field: Field, rest: string, { choices }: Reading): Parsed<Condition> => {
  const values = listOf(rest, choices(field), ',')
  const [value = ''] = values
  const column = field.id
  if (values.length > 1) return sound({ column, in: values })
  if (field.type === 'yes-no') {
    const said = value.toLowerCase()
    if (said !== 'да' && said !== 'нет')
      return fault(`в столбце «${field.title}» бывает «Да» или «Нет», а не «${value}»`)
    return sound({ column, equals: said === 'да' })
  }
  if (field.type !== 'integer' && field.type !== 'number') return sound({ column, equals: value })
  const number = numberOf(value)
  return number === null
    ? fault(`в столбце «${field.title}» числа, а написано «${value}»`)
    : sound({ column, equals: number })
}

const atLeast = (field: Field, rest: string, { table, names }: Reading): Parsed<Condition> => {
  const number = numberOf(rest)
  if (number !== null) return sound({ column: field.id, atLeast: number })
  const [, percent = '', of = ''] = SHARE.exec(rest) ?? []
  if (of === '') return fault(`после «>=» нужно число или «100 % от» и название столбца, а написано «${rest}»`)
  const share = Number(percent.replace(',', '.')) / 100
  const other = names.findColumn(table, unquoted(of))
  if (other === null) return fault(`столбца «${unquoted(of)}» нет в таблице «${names.table(table)}»`)
  if (share > 1) return fault(`доля «${percent} %» больше 100 %`)
  return sound({ column: field.id, atLeastShareOf: other.id, share })
}

const compared = (field: Field, operator: string, rest: string, reading: Reading): Parsed<Condition> => {
  const column = field.id
  const values = (): string[] => listOf(rest.replace(/^кроме[\s\u00a0:]+/iu, ''), reading.choices(field), ',')
  if (operator.startsWith('заполнен')) return sound({ column, is: 'filled' })
  if (rest === '') return fault(`после «${operator}» ничего не написано`)
  if (operator.startsWith('упомина')) return sound({ column, mentions: listOf(rest, [], ',') })
  if (operator.startsWith('не упомина')) return sound({ column, lacks: listOf(rest, [], ',') })
  if (operator.startsWith('не ') || operator.startsWith('не\u00a0')) {
    const other = reading.names.findColumn(reading.table, unquoted(rest))
    return other === null
      ? fault(`столбца «${unquoted(rest)}» нет в таблице «${reading.names.table(reading.table)}»`)
      : sound({ column, notAfter: other.id })
  }
  switch (operator) {
    case ':':
      return sound(/^кроме[\s\u00a0:]/iu.test(rest) ? { column, notIn: values() } : { column, in: values() })
    case '<>':
    case '!=':
    case '≠':
      return sound({ column, notIn: values() })
    case '=':
      return equalTo(field, rest, reading)
    case '>=':
    case '=>':
    case '≥':
      return atLeast(field, rest, reading)
    case '<=':
    case '=<':
    case '≤': {
      const number = numberOf(rest)
      return number === null ? fault(`после «<=» нужно число, а написано «${rest}»`) : sound({ column, atMost: number })
    }
    default:
      return fault(`вместо «${operator}» пишите «${operator}=»: «не меньше» или «не больше»`)
  }
}

const oneCondition = (text: string, reading: Reading): Parsed<Condition> => {
  const operator = findOutside(text, OPERATOR)
  const { table, names } = reading
  if (operator === null)
    return fault(
      `условие «${text}» не разобрать: после названия столбца нужно «=», «:», «>=», «<=», «заполнен» или «упоминает»`,
    )
  const title = unquoted(text.slice(0, operator.at))
  const field = names.findColumn(table, title)
  if (field === null) return fault(`столбца «${title}» нет в таблице «${names.table(table)}»`)
  const said = operator.found
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase()
  const rest = text.slice(operator.at + operator.found.length).trim()
  const word = said === ':' ? said : said.replace(/ ?:$/, '')
  return compared({ ...field, title: names.column(table, field.id) }, word, rest, reading)
}

/** Conditions written in a cell, separated by semicolons or line breaks, on columns of a known table. */
export const conditionsOf = (text: string, reading: Reading): Parsed<Where> => {
  const parsed = cut(text, ';\n').map((each) => oneCondition(each, reading))
  const faults = parsed.flatMap((each) => each.faults)
  return { value: faults.length > 0 ? null : parsed.flatMap(({ value }) => value ?? []), faults }
}

/** `имя: столбец; имя: столбец` with exactly these names; the values are column ids of the table. */
export const namedColumnsOf = <Name extends string>(
  text: string,
  wanted: Record<Name, string>,
  table: string,
  names: EvidenceNames,
): Parsed<Record<Name, string>> => {
  const faults: string[] = []
  const found: Partial<Record<Name, string>> = {}
  const keys = Object.keys(wanted) as Name[]
  for (const each of cut(text, ';\n')) {
    const colon = findOutside(each, /:/)
    const said = each.slice(0, colon?.at ?? each.length).trim()
    const key = keys.find((name) => wanted[name].toLowerCase() === said.toLowerCase())
    const title = unquoted(each.slice((colon?.at ?? each.length) + 1))
    const field = names.findColumn(table, title)
    if (key === undefined)
      faults.push(`«${said}» здесь не пишут; нужно: ${keys.map((name) => `«${wanted[name]}: столбец»`).join('; ')}`)
    else if (field === null) faults.push(`столбца «${title}» нет в таблице «${names.table(table)}»`)
    else found[key] = field.id
  }
  const missing = keys.filter((key) => found[key] === undefined)
  if (faults.length === 0 && missing.length > 0)
    faults.push(`не сказано: ${missing.map((key) => `«${wanted[key]}: столбец»`).join('; ')}`)
  return { value: faults.length > 0 ? null : (found as Record<Name, string>), faults }
}

/** The same, written. */
export const namedColumnsText = <Name extends string>(
  columns: Record<Name, string>,
  wanted: Record<Name, string>,
  table: string,
  names: EvidenceNames,
): string =>
  (Object.keys(wanted) as Name[])
    .map((key) => `${wanted[key]}: ${piece(names.column(table, columns[key]))}`)
    .join(';\n')
