import { counted as countOf, decimal } from '../base/russian'
import { CONFIRMATIONS, MONTHS, namesFrom, type Names } from './criterion-aspects'
import type { AtLeast, Condition, Criterion, DocumentCriterion, Ratio, Sequence, Where } from './criterion-types'
import type { Dictionary } from './evidence-types'

type FormNames = Names & {
  /** One row of a table; a row that stands in columns beside another table is a mark there. */
  entry: (table: string) => string
}

const formNames = (dictionary: Dictionary, terms: Record<string, string>): FormNames => {
  const names = namesFrom(dictionary, terms)
  const spread = (table: string): boolean => dictionary.tables.find(({ id }) => id === table)?.from !== undefined
  return { ...names, entry: (table) => `${spread(table) ? 'отметка' : 'строка'} листа ${names.table(table)}` }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} или ${words.at(-1) ?? ''}`

const also = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} и ${words.at(-1) ?? ''}`

const values = (list: readonly string[]): string => either(list.map((each) => `«${each}»`))

const conditionWords = (condition: Condition, named: (column: string) => string): string => {
  const column = named(condition.column)
  if ('is' in condition) return `столбец ${column} заполнен`
  if ('in' in condition) return `в столбце ${column} — ${values(condition.in)}`
  if ('notIn' in condition)
    return `в столбце ${column} — не ${condition.notIn.map((each) => `«${each}»`).join(' и не ')}`
  if ('mentions' in condition) return `в столбце ${column} упомянуто ${values(condition.mentions)}`
  if ('lacks' in condition) return `в столбце ${column} нет слов ${values(condition.lacks)}`
  if ('atLeast' in condition) return `${column} — не меньше ${decimal(condition.atLeast)}`
  if ('atMost' in condition) return `${column} — не больше ${decimal(condition.atMost)}`
  if ('notAfter' in condition) return `${column} — не позже, чем ${named(condition.notAfter)}`
  if ('atLeastShareOf' in condition) {
    const other = named(condition.atLeastShareOf)
    if (condition.share === 1) return `${column} — не меньше, чем ${other}`
    return `${column} — не меньше ${decimal(condition.share * 100)} % от ${other}`
  }
  const { equals } = condition
  const said = typeof equals === 'boolean' ? (equals ? '«Да»' : '«Нет»') : `«${equals}»`
  return `в столбце ${column} — ${said}`
}

/** Columns that must only be filled are named together. */
const conditionsWords = (conditions: Where, table: string, names: FormNames): string => {
  const filled = conditions.filter((each) => 'is' in each)
  const gathered: Where = filled.length > 1 ? filled : []
  const rest = conditions.filter((each) => !gathered.includes(each))
  return also([
    ...(gathered.length === 0 ? [] : [`заполнены ${also(gathered.map(({ column }) => names.column(table, column)))}`]),
    ...rest.map((each) => conditionWords(each, (column) => names.column(table, column))),
  ])
}

/** «, где …»: which rows of a table are meant; nothing where all of them are. */
const whichRows = (table: string, where: Where | undefined, names: FormNames): string =>
  where === undefined || where.length === 0 ? '' : `, где ${conditionsWords(where, table, names)}`

const PART = 'Если выполняется не во всех строках, засчитывается их доля.'

const documentWords = (
  { acts, unnumbered, inPeriod, before, where }: DocumentCriterion,
  names: FormNames,
): string[] => {
  const number = unnumbered === true ? 'с датой (номер не нужен)' : 'с номером и датой'
  const time = inPeriod === true ? 'внутри периода' : 'не позже конца периода'
  return [
    `На листе ${names.table('acts')} есть ${values(acts)} ${number} ${time}${whichRows('acts', where, names)}.`,
    ...(before === undefined
      ? []
      : [
          `Документ издан не позже самой ранней даты в столбце ${names.column(before.table, before.column)} листа ${names.table(before.table)}; изданный позже засчитывается частично.`,
        ]),
  ]
}

const ratioWords = ({ table, where, part, whole, target, counted }: Ratio, names: FormNames): string[] => [
  `Доля ${counted} — не меньше ${decimal(target * 100)} %: ${names.column(table, part)} к ${names.column(table, whole)} на листе ${names.table(table)}${whichRows(table, where, names)}.`,
  'Меньшая доля засчитывается частично.',
]

const atLeastWords = ({ table, where, column, count, counted }: AtLeast, names: FormNames): string[] => [
  `${capital(counted)} — не меньше ${decimal(count)}: ${column === undefined ? 'считаются строки' : `складывается столбец ${names.column(table, column)}`} листа ${names.table(table)}${whichRows(table, where, names)}.`,
  ...(count > 1 ? ['Меньшее число засчитывается частично.'] : []),
]

const sequenceWords = (criterion: Sequence, names: FormNames): string[] => {
  const { table, by, counting, in: measures, moreThan, maxMonths } = criterion
  const column = (id: string): string => names.column(table, id)
  return [
    `На листе ${names.table(table)} мера ${values(measures)} применяется к участнику (${also(by.map(column))}), только после более чем ${countOf(moreThan, 'нарушения', 'нарушений', 'нарушений')}, и длится не дольше ${countOf(maxMonths, 'месяца', 'месяцев', 'месяцев')} (от ${column(criterion.applied)} до ${column(criterion.until)}).`,
    ...(counting === undefined || counting.length === 0
      ? []
      : [`Нарушением считается строка${whichRows(table, counting, names)}.`]),
    PART,
  ]
}

const nested = (criteria: Criterion[], names: FormNames): string[] =>
  criteria.flatMap((each) => {
    const [first = '', ...rest] = linesOf(each, names)
    const [sentences, parts] = [rest.filter((line) => !isPart(line)), rest.filter(isPart)]
    return [`— ${[first, ...sentences].join(' ')}`, ...parts.map((line) => `  ${line}`)]
  })

const isPart = (line: string): boolean => /^ *— /.test(line)

const linesOf = (criterion: Criterion, names: FormNames): string[] => {
  switch (criterion.kind) {
    case 'attested':
      return [
        `${criterion.why} Поэтому решает ответ учреждения на листе «Требования»: «Да» засчитывается с подтверждением (${either(criterion.confirmation.map((each) => CONFIRMATIONS[each]))}), «Частично» — с комментарием о сделанном.`,
      ]
    case 'document':
      return documentWords(criterion, names)
    case 'published-by': {
      const { acts, by } = criterion
      const last = by === undefined ? '' : ` не позже ${by.day} ${MONTHS[by.month - 1] ?? ''}`
      return [
        `На листе ${names.table('acts')} у документа ${values(acts)} указана дата размещения на сайте${last}.`,
        ...(by === undefined ? [] : ['Размещённое позже засчитывается частично.']),
      ]
    }
    case 'ratio':
      return ratioWords(criterion, names)
    case 'at-least':
      return atLeastWords(criterion, names)
    case 'every-row': {
      const { table, where, holds } = criterion
      return [
        `В каждой строке листа ${names.table(table)}${whichRows(table, where, names)}: ${conditionsWords(holds, table, names)}.`,
        PART,
      ]
    }
    case 'no-row': {
      const { table, where, strict } = criterion
      return [
        `На листе ${names.table(table)} нет ни одной строки${whichRows(table, where, names)}.`,
        strict === true
          ? 'Хватает одного случая, чтобы требование не было выполнено.'
          : 'Если такие строки есть, засчитывается доля остальных.',
      ]
    }
    case 'within-norm': {
      const { table, group, device, minutes } = criterion
      return [
        `В каждой строке листа ${names.table(table)} ${names.column(table, minutes)} — не больше санитарной нормы для класса (группы) и устройства из столбцов ${names.column(table, group)} и ${names.column(table, device)}.`,
        PART,
      ]
    }
    case 'covered-by': {
      const { table, by, on, equal, atMost = [] } = criterion
      const column = (id: string): string => names.column(by, id)
      const sums = [
        ...(equal === undefined ? [] : [`${equal.sum.map(column).join(' + ')} = ${column(equal.to)}`]),
        ...atMost.map((each) => `${column(each.column)} — не больше, чем ${column(each.of)}`),
      ]
      return [
        `Для каждой строки листа ${names.table(table)} есть ${names.entry(by)} с теми же ${also(on.map(column))}${sums.length === 0 ? '' : `; в ней ${also(sums)}`}.`,
        PART,
      ]
    }
    case 'ordered': {
      const { table, where, first, then, maxDays } = criterion
      const within =
        maxDays === undefined ? '' : ` и не больше чем за ${countOf(maxDays, 'день', 'дня', 'дней')} до неё`
      return [
        `В каждой строке листа ${names.table(table)}${whichRows(table, where, names)}: ${names.column(table, first)} — не позже, чем ${names.column(table, then)}${within}.`,
        PART,
      ]
    }
    case 'within-hours': {
      const { table, where, first, last, from, to } = criterion
      return [
        `В каждой строке листа ${names.table(table)}${whichRows(table, where, names)}: ${names.column(table, first)} — не раньше ${from}, ${names.column(table, last)} — не позже ${to}.`,
        PART,
      ]
    }
    case 'sequence':
      return sequenceWords(criterion, names)
    case 'any-of':
      return ['Достаточно одного из условий:', ...nested(criterion.of, names)]
    case 'all-of':
      return ['Нужны все условия, засчитывается их средняя доля:', ...nested(criterion.of, names)]
  }
}

/**
 * How a criterion decides, in Russian sentences with the titles the form has. Conditions of a composed one stand on
 * lines of their own that begin with a dash, two spaces deeper at each step.
 */
export const criterionWords = (criterion: Criterion, dictionary: Dictionary, terms: Record<string, string>): string => {
  const lines = linesOf(criterion, formNames(dictionary, terms))
  const parts = lines.filter(isPart)
  return [lines.filter((line) => !isPart(line)).join(' '), ...parts].join('\n')
}
