import { normalised } from '../../base/russian'
import type { CoveredBy, DocumentCriterion, NoRow, PublishedBy, Sequence, WithinHours } from '../criterion-types'
import type { Parsed } from './condition-text'
import { refused, taken, type Part, type ReadContext } from './criterion-part'
import { cut, findOutside, listOf, piece, unquoted } from './lists-text'
import type { EvidenceNames } from './names'
import { MONTHS } from './words'

const UNNUMBERED = 'без номера'
const IN_PERIOD = 'внутри периода'
const STRICT = 'хватает одного случая'

const DOCUMENT_TERMS = [UNNUMBERED, IN_PERIOD, `${UNNUMBERED}, ${IN_PERIOD}`]

/** What the drop-down of «Условия» offers. */
export const TERM_CHOICES = [...DOCUMENT_TERMS, STRICT]

const flags = ({ unnumbered, inPeriod }: DocumentCriterion): string | null =>
  [...(unnumbered === true ? [UNNUMBERED] : []), ...(inPeriod === true ? [IN_PERIOD] : [])].join(', ') || null

/** What else is asked of a document. */
export const documentTerms: Part<DocumentCriterion> = {
  column: 'terms',
  properties: ['unnumbered', 'inPeriod'],
  need: false,
  about: `«${UNNUMBERED}» — документ может быть без номера; «${IN_PERIOD}» — дата документа внутри отчётного периода`,
  write: flags,
  read: ({ text }) => {
    const words = listOf(text, [UNNUMBERED, IN_PERIOD])
    const unknown = words.filter((word) => word !== UNNUMBERED && word !== IN_PERIOD)
    if (unknown.length > 0)
      return refused(...unknown.map((word) => `«${word}» здесь не пишут; бывает: ${DOCUMENT_TERMS.join('; ')}`))
    return taken({
      ...(words.includes(UNNUMBERED) ? { unnumbered: true } : {}),
      ...(words.includes(IN_PERIOD) ? { inPeriod: true } : {}),
    })
  },
}

/** A flat prohibition is broken by one row, however many others are right. */
export const oneIsEnough: Part<NoRow> = {
  column: 'terms',
  properties: ['strict'],
  need: false,
  about: `«${STRICT}» — запрет безусловный: одна такая строка, и он нарушен; пусто — засчитывается доля остальных строк`,
  write: ({ strict }) => (strict === true ? STRICT : null),
  read: ({ text }) =>
    normalised(text) === STRICT
      ? taken({ strict: true })
      : refused(`«${text}» здесь не пишут; бывает: «${STRICT}» или пусто`),
}

const DAY = /^(?:до|не позже)?\s*(\d{1,2})(?:\s+([а-яё]+)|\.(\d{1,2}))(?:\s+учебного года)?$/iu

/** The last day for publishing, without a year: «до 1 мая». */
export const lastDay: Part<PublishedBy> = {
  column: 'terms',
  properties: ['by'],
  need: false,
  about: 'последний день, если он назван: «до 1 мая»',
  write: ({ by }) => (by === undefined ? null : `до ${by.day} ${MONTHS[by.month - 1]}`),
  read: ({ text }) => {
    const [, day, word, digits] = DAY.exec(text) ?? []
    const month = word === undefined ? Number(digits) : MONTHS.indexOf(word.toLowerCase()) + 1
    const real =
      month >= 1 && month <= 12 && Number(day) >= 1 && Number(day) <= new Date(Date.UTC(2024, month, 0)).getUTCDate()
    return real
      ? taken({ by: { month, day: Number(day) } })
      : refused(`нужен день вида «до 1 мая», а написано «${text}»`)
  },
}

const HOURS = /^(?:с\s*)?(\d{1,2})[:.](\d{2})\s*(?:[-–—]|до)\s*(\d{1,2})[:.](\d{2})$/iu

const timeOf = (hours: string | undefined, minutes: string | undefined): string | null =>
  Number(hours) < 24 && Number(minutes) < 60 ? `${hours?.padStart(2, '0')}:${minutes}` : null

/** Hours of the day: «07:30–20:30». */
export const hours: Part<WithinHours> = {
  column: 'terms',
  properties: ['from', 'to'],
  need: true,
  about: 'часы: «07:30–20:30»',
  write: ({ from, to }) => `${from}–${to}`,
  read: ({ text }) => {
    const [, fromHours, fromMinutes, toHours, toMinutes] = HOURS.exec(text) ?? []
    const [from, to] = [timeOf(fromHours, fromMinutes), timeOf(toHours, toMinutes)]
    return from === null || to === null
      ? refused(`нужны часы вида «07:30–20:30», а написано «${text}»`)
      : taken({ from, to })
  },
}

const MONTHS_LIMIT = /^(?:не (?:дольше|больше|более))?\s*(\d+)\s*(?:мес[а-яё.]*)?$/iu

/** The longest a measure may last, in calendar months. */
export const longest: Part<Sequence> = {
  column: 'terms',
  properties: ['maxMonths'],
  need: true,
  about: 'сколько мера может длиться: «не дольше 1 мес.»',
  write: ({ maxMonths }) => `не дольше ${maxMonths} мес.`,
  read: ({ text }) => {
    const months = Number(MONTHS_LIMIT.exec(text)?.[1])
    return Number.isInteger(months) && months >= 1
      ? taken({ maxMonths: months })
      : refused(`нужен срок вида «не дольше 1 мес.», а написано «${text}»`)
  },
}

const sideOf = (text: string, { byTable, names }: ReadContext): Parsed<string[]> => {
  const titles = cut(text, '+').map(unquoted)
  const fields = titles.map((title) => names.findColumn(byTable, title))
  const unknown = titles.filter((_, index) => fields[index] === null)
  return unknown.length > 0
    ? refused(...unknown.map((title) => `столбца «${title}» нет в таблице «${names.table(byTable)}»`))
    : taken(fields.map((field) => field?.id ?? ''))
}

const relationOf = (text: string, context: ReadContext): Parsed<Pick<CoveredBy, 'equal' | 'atMost'>> => {
  const sign = findOutside(text, /[\s\u00a0]*(?:<=|=<|≤|=)/)
  if (sign === null)
    return refused(`«${text}» не разобрать: нужно «столбец + столбец = столбец» или «столбец <= столбец»`)
  const [left, right] = [text.slice(0, sign.at), text.slice(sign.at + sign.found.length)].map((side) =>
    sideOf(side, context),
  )
  const faults = [...(left?.faults ?? []), ...(right?.faults ?? [])]
  if (!left?.value || !right?.value) return refused(...faults)
  const [column] = left.value
  const [to] = right.value
  if (column === undefined || to === undefined || right.value.length > 1)
    return refused(`«${text}» не разобрать: справа нужен один столбец`)
  if (sign.found.trim() === '=') return taken({ equal: { sum: left.value, to } })
  return left.value.length > 1
    ? refused(`«${text}»: слева от «<=» нужен один столбец`)
    : taken({ atMost: [{ column, of: to }] })
}

const plus = (table: string, ids: string[], names: EvidenceNames): string =>
  ids.map((id) => piece(names.column(table, id)).replace(/^([^"].*\+.*)$/, '"$1"')).join(' + ')

/** Relations inside the rows of the other table: sums that are equal, columns not greater than others. */
export const relations: Part<CoveredBy> = {
  column: 'holds',
  properties: ['equal', 'atMost'],
  need: false,
  about:
    'что должно сойтись в другой таблице: «Присутствовало + Отсутствовало = По списку; Из них по болезни <= Отсутствовало»',
  write: ({ by, equal, atMost }, names) =>
    [
      ...(equal === undefined ? [] : [`${plus(by, equal.sum, names)} = ${plus(by, [equal.to], names)}`]),
      ...(atMost ?? []).map(({ column, of }) => `${plus(by, [column], names)} <= ${plus(by, [of], names)}`),
    ].join(';\n') || null,
  read: ({ text }, context) => {
    const parsed = cut(text, ';\n').map((each) => relationOf(each, context))
    const faults = parsed.flatMap((each) => each.faults)
    const equals = parsed.flatMap(({ value }) => value?.equal ?? [])
    if (equals.length > 1) faults.push('равенство может быть только одно')
    const atMost = parsed.flatMap(({ value }) => value?.atMost ?? [])
    if (faults.length > 0) return refused(...faults)
    return taken({ ...(equals[0] === undefined ? {} : { equal: equals[0] }), ...(atMost.length > 0 ? { atMost } : {}) })
  },
}
