import type { Confirmation, Criterion, Sequence, WithinNorm } from '../criterion-types'
import { namedColumnsOf, namedColumnsText } from './condition-text'
import {
  columnOf,
  columnsOf,
  conditions,
  documents,
  refused,
  said,
  tableOf,
  taken,
  wholeNumber,
  type Part,
} from './criterion-part'
import { documentTerms, hours, lastDay, longest, oneIsEnough, relations } from './criterion-terms'
import { listOf, listText } from './lists-text'
import { codeOf, CONFIRMATION_WORDS } from './words'

type OfKind<K extends Criterion['kind']> = Extract<Criterion, { kind: K }>

const ROWS = 'какие строки брать; пусто — все'

const confirmations: Part<OfKind<'attested'>> = {
  column: 'list',
  properties: ['confirmation'],
  need: true,
  about: `чем подтверждается: ${Object.values(CONFIRMATION_WORDS).join(', ')}`,
  write: ({ confirmation }) => listText(confirmation.map((each) => CONFIRMATION_WORDS[each])),
  read: ({ text }) => {
    const words = listOf(text)
    const codes = words.map((word) => codeOf(CONFIRMATION_WORDS, word))
    const unknown = words.filter((_, index) => codes[index] === null)
    return unknown.length > 0
      ? refused(
          ...unknown.map(
            (word) => `подтверждения «${word}» нет; бывает: ${Object.values(CONFIRMATION_WORDS).join(', ')}`,
          ),
        )
      : taken({ confirmation: codes.filter((code): code is Confirmation => code !== null) })
  },
}

/** Which event the document must come before; the table stands in «Другая таблица». */
const before: Part<OfKind<'document'>>[] = [
  {
    column: 'byTable',
    properties: [],
    need: false,
    about: 'если документ разрешает событие — таблица событий: документ должен быть не позже первого из них',
    write: (criterion, names) => (criterion.before === undefined ? null : names.table(criterion.before.table)),
    read: () => taken({}),
  },
  {
    column: 'byColumn',
    properties: ['before'],
    need: false,
    about: 'столбец с датой этих событий',
    write: (criterion, names) =>
      criterion.before === undefined ? null : names.column(criterion.before.table, criterion.before.column),
    read: ({ text }, { byTable, names }) => {
      if (byTable === '') return refused('названа дата события, а таблица событий («Другая таблица») — нет')
      const field = names.findColumn(byTable, text)
      return field === null
        ? refused(
            `столбца «${text}» нет в таблице «${names.table(byTable)}»; есть: ${names.columns(byTable).join(', ')}`,
          )
        : taken({ before: { table: byTable, column: field.id } })
    },
  },
]

const target: Part<OfKind<'ratio'>> = {
  column: 'norm',
  properties: ['target'],
  need: true,
  about: 'какая доля нужна: «100 %»',
  write: (criterion) => ({ value: criterion.target, percent: true }),
  read: ({ text, number }) => {
    const percent = /^(\d+(?:[.,]\d+)?)\s*%$/.exec(text)?.[1]
    // A bare 90 in a cell that is not a percentage can only mean 90 %.
    const plain = number !== null && number >= 10 ? number / 100 : number
    const share = percent === undefined ? plain : Number(percent.replace(',', '.')) / 100
    return share === null || share <= 0 || share > 1
      ? refused(`нужна доля от 0 до 100 %, а написано «${text}»`)
      : taken({ target: share })
  },
}

const otherTable: Part<OfKind<'covered-by'>> = {
  column: 'byTable',
  properties: ['by'],
  need: true,
  about: 'таблица, в которой должна быть запись',
  write: ({ by }, names) => names.table(by),
  read: (_, { byTable }) => taken({ by: byTable }),
}

const LEVELS = { group: 'группа', level: 'класс или возраст' }

/** Where the class or ages of a group stand: a table and two of its columns. */
const levels: Part<WithinNorm>[] = [
  {
    column: 'byTable',
    properties: [],
    need: false,
    about: 'если класс или возраст не виден из названия группы — таблица, где он указан',
    write: (criterion, names) => (criterion.levels === undefined ? null : names.table(criterion.levels.table)),
    read: () => taken({}),
  },
  {
    column: 'holds',
    properties: ['levels'],
    need: false,
    about: 'столбцы этой таблицы: «группа: Класс/группа; класс или возраст: Классы или возраст»',
    write: (criterion, names) =>
      criterion.levels === undefined
        ? null
        : namedColumnsText<'group' | 'level'>(criterion.levels, LEVELS, criterion.levels.table, names),
    read: ({ text }, { byTable, names }) => {
      if (byTable === '') return refused('названы столбцы с классом или возрастом, а «Другая таблица» — нет')
      const { value, faults } = namedColumnsOf(text, LEVELS, byTable, names)
      return value === null ? refused(...faults) : taken({ levels: { table: byTable, ...value } })
    },
  },
]

/** Screen-time limits are the one norm there is: choosing the kind chooses it. */
const normGroup: Part<WithinNorm> = {
  column: 'by',
  properties: ['group', 'norm'],
  need: true,
  about: 'столбец с классом или группой',
  write: ({ table, group }, names) => names.column(table, group),
  read: ({ text }, { table, names }) => {
    const field = names.findColumn(table, text)
    return field === null
      ? refused(`столбца «${text}» нет в таблице «${names.table(table)}»`)
      : taken({ norm: 'screenTime', group: field.id })
  },
}

const DATES = { date: 'нарушение', applied: 'мера', until: 'мера до' }

const dates: Part<Sequence> = {
  column: 'holds',
  properties: ['date', 'applied', 'until'],
  need: true,
  about: 'столбцы с датами: «нарушение: Дата; мера: Дата меры; мера до: Блокировка до»',
  write: ({ table, date, applied, until }, names) => namedColumnsText({ date, applied, until }, DATES, table, names),
  read: ({ text }, { table, names }) => namedColumnsOf(text, DATES, table, names),
}

const measures: Part<Sequence> = {
  column: 'list',
  properties: ['in'],
  need: true,
  about: 'значения этого столбца, которые и есть мера',
  write: (criterion) => listText(criterion.in),
  read: ({ text }, { choices, names, table }) => {
    const known = names.columns(table).flatMap((title) => {
      const field = names.findColumn(table, title)
      return field?.choices === undefined ? [] : choices(field)
    })
    return taken({ in: listOf(text, known) })
  },
}

const PARTS: { [K in Criterion['kind']]: Part<OfKind<K>>[] } = {
  attested: [confirmations, said('what', 'why', 'почему это нельзя решить по таблицам')],
  document: [
    documents(),
    conditions('where', false, 'что ещё должно быть в строке листа «Документы»'),
    documentTerms,
    ...before,
  ],
  'published-by': [documents(), lastDay],
  ratio: [
    tableOf(),
    conditions('where', false, ROWS),
    columnOf('column', 'part', true, 'столбец «сколько сделано»'),
    columnOf('other', 'whole', true, 'столбец «сколько всего»'),
    target,
    said('what', 'counted', 'кого или что считаем, в родительном падеже: «педагогов»'),
    said('done', 'done', 'что с ними сделано: «Подключено»'),
  ],
  'at-least': [
    tableOf(),
    conditions('where', false, ROWS),
    columnOf('column', 'column', false, 'столбец, который складывать; пусто — считать строки'),
    wholeNumber('count', 1, true, 'сколько нужно'),
    said('what', 'counted', 'что считаем, в родительном падеже: «совещаний по видеосвязи»'),
  ],
  'every-row': [
    tableOf(),
    conditions('where', false, ROWS),
    conditions('holds', true, 'что должно выполняться в каждой строке'),
    said('what', 'what', 'что должно быть, словами: «класс есть на платформе»'),
  ],
  'no-row': [
    tableOf(),
    conditions('where', true, 'каких строк быть не должно'),
    oneIsEnough,
    said('what', 'what', 'чего не должно быть, словами: «участие в занятии с телефона»'),
  ],
  'within-norm': [
    tableOf(),
    columnOf('column', 'minutes', true, 'столбец с минутами за экраном'),
    columnOf('other', 'device', true, 'столбец с устройством'),
    normGroup,
    ...levels,
  ],
  'covered-by': [
    tableOf(),
    columnsOf('on', 'столбцы, по которым ищется запись: «Дата, Класс/группа»'),
    otherTable,
    relations,
    said('what', 'what', 'что должно быть, словами: «учёт присутствия в день занятия»'),
  ],
  ordered: [
    tableOf(),
    conditions('where', false, ROWS),
    columnOf('column', 'first', true, 'столбец с датой, которая раньше'),
    columnOf('other', 'then', true, 'столбец с датой, которая не раньше неё'),
    wholeNumber('maxDays', 0, false, 'наибольшее число дней между ними, если оно названо'),
    said('what', 'what', 'что должно быть, словами: «тестовое подключение до занятия»'),
  ],
  'within-hours': [
    tableOf(),
    conditions('where', false, ROWS),
    columnOf('column', 'first', true, 'столбец с самым ранним временем'),
    columnOf('other', 'last', true, 'столбец с самым поздним временем'),
    hours,
    said('what', 'what', 'что должно быть, словами'),
  ],
  sequence: [
    tableOf(),
    conditions('counting', false, 'какие строки считать нарушениями; пусто — все'),
    columnsOf('by', 'столбцы, по которым узнаётся участник: «Код участника»'),
    columnOf('column', 'measure', true, 'столбец с мерой'),
    measures,
    dates,
    wholeNumber('moreThan', 0, true, 'после скольких нарушений: мера законна, если их больше'),
    longest,
    said('what', 'what', 'что должно быть, словами'),
  ],
  'any-of': [],
  'all-of': [],
}

/** What each column holds for a kind of criterion, in the order of the guide. */
export const partsOf = (kind: Criterion['kind']): Part<Criterion>[] => PARTS[kind] as unknown as Part<Criterion>[]
