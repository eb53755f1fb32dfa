import { withTerms } from '../base/label'
import { nestedQuotes } from '../base/quotes'
import { counted, decimal } from '../base/russian'
import type { Condition, Confirmation, Criterion, Where } from './criterion-types'
import type { Dictionary } from './evidence-types'

/** One thing a criterion fixes, in Russian: «срок» — «1 мая». */
type Aspect = { title: string; words: string }

const KINDS: Record<Criterion['kind'], string> = {
  attested: 'ответ учреждения с подтверждением',
  document: 'документ',
  'published-by': 'размещение на сайте',
  ratio: 'доля',
  'at-least': 'не меньше заданного числа',
  'every-row': 'каждая строка отвечает условию',
  'no-row': 'ни одной такой строки',
  'within-norm': 'экранное время в пределах нормы',
  'covered-by': 'сверка двух листов',
  ordered: 'порядок дат',
  'within-hours': 'время суток',
  sequence: 'порядок мер',
  'any-of': 'достаточно одного из условий',
  'all-of': 'нужны все условия',
}

export const CONFIRMATIONS: Record<Confirmation, string> = {
  document: 'документ',
  link: 'ссылка',
  file: 'файл',
  date: 'дата',
  number: 'число',
}

export const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')

/** Names tables and columns as the form of a catalogue with these terms does. */
export type Names = { table: (table: string) => string; column: (table: string, column: string) => string }

export const namesFrom = ({ tables }: Dictionary, terms: Record<string, string>): Names => {
  const quoted = (text: string): string => nestedQuotes(`«${withTerms(text, terms)}»`)
  const found = (table: string) => tables.find(({ id }) => id === table)
  return {
    table: (table) => quoted(found(table)?.sheet ?? table),
    column: (table, column) => quoted(found(table)?.columns.find(({ id }) => id === column)?.title ?? column),
  }
}

const aspect = (title: string, ...words: string[]): Aspect[] => words.map((each) => ({ title, words: each }))

/** Listed values stand under their column, so that a difference names only those that differ. */
const conditionAspects = (title: string, condition: Condition, named: (column: string) => string): Aspect[] => {
  const column = named(condition.column)
  const said = (words: string): Aspect[] => aspect(title, `${column} ${words}`)
  const listed = (how: string, values: string[]): Aspect[] =>
    aspect(`${title}: ${how}${column}`, ...values.map((value) => `«${value}»`))
  if ('is' in condition) return said('заполнено')
  if ('in' in condition) return listed('', condition.in)
  if ('notIn' in condition) return listed('кроме ', condition.notIn)
  if ('mentions' in condition) return listed('слова в ', condition.mentions)
  if ('lacks' in condition) return listed('без слов в ', condition.lacks)
  if ('atLeast' in condition) return said(`не меньше ${decimal(condition.atLeast)}`)
  if ('atMost' in condition) return said(`не больше ${decimal(condition.atMost)}`)
  if ('notAfter' in condition) return said(`не позже ${named(condition.notAfter)}`)
  if ('atLeastShareOf' in condition) {
    const share = condition.share === 1 ? '' : `${decimal(condition.share * 100)} % от `
    return said(`не меньше ${share}${named(condition.atLeastShareOf)}`)
  }
  const { equals } = condition
  return said(`— ${typeof equals === 'boolean' ? (equals ? 'да' : 'нет') : `«${equals}»`}`)
}

const ownAspects = (criterion: Criterion, names: Names): Aspect[] => {
  const conditions = (title: string, table: string, where: Where | undefined): Aspect[] =>
    (where ?? []).flatMap((each) => conditionAspects(title, each, (column) => names.column(table, column)))
  const onRows = (table: string, where?: Where): Aspect[] => [
    ...aspect('лист', names.table(table)),
    ...conditions('какие строки', table, where),
  ]
  switch (criterion.kind) {
    case 'attested':
      return aspect('чем подтверждается', ...criterion.confirmation.map((each) => CONFIRMATIONS[each]))
    case 'document': {
      const { acts, unnumbered, inPeriod, before, where } = criterion
      return [
        ...aspect('вид документа', ...acts.map((act) => `«${act}»`)),
        ...aspect('номер документа', unnumbered === true ? 'не нужен' : 'нужен'),
        ...(inPeriod === true ? aspect('срок', 'внутри периода') : []),
        ...(before === undefined
          ? []
          : aspect('срок', `не позже самой ранней даты ${names.column(before.table, before.column)}`)),
        ...conditions('условие', 'acts', where),
      ]
    }
    case 'published-by': {
      const { acts, by } = criterion
      return [
        ...aspect('вид документа', ...acts.map((act) => `«${act}»`)),
        ...(by === undefined ? [] : aspect('срок', `не позже ${by.day} ${MONTHS[by.month - 1] ?? ''}`)),
      ]
    }
    case 'ratio': {
      const { table, where, part, whole, target } = criterion
      return [
        ...onRows(table, where),
        ...aspect('показатель', `${names.column(table, part)} из ${names.column(table, whole)}`),
        ...aspect('цель', `${decimal(target * 100)} %`),
      ]
    }
    case 'at-least': {
      const { table, where, column, count } = criterion
      return [
        ...onRows(table, where),
        ...aspect('показатель', column === undefined ? 'число строк' : names.column(table, column)),
        ...aspect('сколько нужно', String(count)),
      ]
    }
    case 'every-row':
      return [...onRows(criterion.table, criterion.where), ...conditions('условие', criterion.table, criterion.holds)]
    case 'no-row':
      return [
        ...onRows(criterion.table),
        ...conditions('чего не должно быть вместе', criterion.table, criterion.where),
        ...(criterion.strict === true ? aspect('предел', 'ни одного случая') : []),
      ]
    case 'within-norm':
      return [...onRows(criterion.table), ...aspect('показатель', names.column(criterion.table, criterion.minutes))]
    case 'covered-by': {
      const { table, by, on, equal, atMost } = criterion
      const named = (column: string): string => names.column(by, column)
      return [
        ...aspect('лист', names.table(table), names.table(by)),
        ...aspect('по чему сверяется', ...on.map(named)),
        ...(equal === undefined ? [] : aspect('условие', `${equal.sum.map(named).join(' + ')} = ${named(equal.to)}`)),
        ...aspect('условие', ...(atMost ?? []).map(({ column, of }) => `${named(column)} не больше ${named(of)}`)),
      ]
    }
    case 'ordered': {
      const { table, where, first, then, maxDays } = criterion
      return [
        ...onRows(table, where),
        ...aspect('условие', `${names.column(table, first)} не позже ${names.column(table, then)}`),
        ...(maxDays === undefined ? [] : aspect('срок', `не больше чем ${counted(maxDays, 'день', 'дня', 'дней')}`)),
      ]
    }
    case 'within-hours':
      return [...onRows(criterion.table, criterion.where), ...aspect('часы', `с ${criterion.from} до ${criterion.to}`)]
    case 'sequence':
      return [
        ...onRows(criterion.table),
        ...conditions('что считается нарушением', criterion.table, criterion.counting),
        ...aspect('мера', ...criterion.in.map((each) => `«${each}»`)),
        ...aspect('предел', `после более чем ${counted(criterion.moreThan, 'нарушения', 'нарушений', 'нарушений')}`),
        ...aspect('предел', `не дольше ${counted(criterion.maxMonths, 'месяца', 'месяцев', 'месяцев')}`),
      ]
    case 'any-of':
    case 'all-of':
      return criterion.of.flatMap((each) => aspectsWith(each, names))
  }
}

const aspectsWith = (criterion: Criterion, names: Names): Aspect[] => [
  ...aspect('способ проверки', KINDS[criterion.kind]),
  ...ownAspects(criterion, names),
]

/** Everything a criterion fixes, branches included, in words of the form; wording for reasons is left out. */
export const aspectsOf = (criterion: Criterion, dictionary: Dictionary, terms: Record<string, string>): Aspect[] =>
  aspectsWith(criterion, namesFrom(dictionary, terms))

/** Keys that word a reason or tell where a group's age is written: they change nothing in what is demanded. */
const ASIDE = new Set(['what', 'why', 'counted', 'done', 'levels'])

/** A criterion without its wording: equal for criteria that demand the same. */
export const coreOf = (criterion: Criterion | null): string =>
  JSON.stringify(criterion, (key, value: unknown) => (ASIDE.has(key) ? undefined : value))
