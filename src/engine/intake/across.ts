import { counted, decimal, typedNumber } from '../base/russian'
import { nestedQuotes } from '../base/quotes'
import type { SteadyCheck } from '../catalogue/evidence-types'
import { contactsOf } from './contacts'
import { brokenCheck, RECONCILIATION } from './relation'
import type { AcrossRemark, Remark, SentForm, SentTable } from './types'

/**
 * When two tables are held to be one and the same: all rows equal in any order, at least so many rows and so many
 * telling cells (words and numbers other than zero). Below that, small tables agree by chance and mean nothing.
 */
export const SAMENESS = { rows: 3, telling: 12 }

/** A form copies the previous one when every table worth comparing is the same, days aside, and there are so many. */
export const COPIED_TABLES = 2

/** An institution of the audit as these checks see it. */
export type Sender = {
  form: SentForm
  name: string
  inn: string | null
  /** Checks against the previous audit, in the words of its regulation. */
  checks: SteadyCheck[]
  /** Its own form of the previous audit, if there is one. */
  earlier: { audit: string; form: SentForm } | null
}

const worthComparing = ({ rows, telling }: SentTable): boolean => rows >= SAMENESS.rows && telling >= SAMENESS.telling

const remarkOn = (sheet: string | null, value: string, expected: string, text: string): Remark => ({
  severity: 'warning',
  code: RECONCILIATION,
  sheet,
  cell: null,
  value,
  expected,
  message: nestedQuotes(
    `${sheet === null ? 'Книга' : `Лист «${sheet}»`}: не выполнено контрольное соотношение: ${text}`,
  ),
})

const linesOf = (count: number): string => counted(count, 'строка', 'строки', 'строк')

/** The first of those that share a table keeps it; every later one is asked whose it is. */
const sharedTables = (senders: Sender[]): AcrossRemark[] => {
  const first = new Map<string, { sender: Sender; table: SentTable }>()
  return senders
    .flatMap((sender) => sender.form.tables.map((table) => ({ sender, table })))
    .filter(({ table }) => worthComparing(table))
    .sort((one, other) => one.table.submission - other.table.submission)
    .flatMap(({ sender, table }) => {
      const key = `${table.table}\n${table.digest}`
      const twin = first.get(key)
      if (twin === undefined) {
        first.set(key, { sender, table })
        return []
      }
      const text =
        `таблицы двух учреждений не совпадают полностью (${linesOf(table.rows)} — те же, что у «${twin.sender.name}», ` +
        `файл «${twin.table.file}»). Выясните, чьи это данные, и запросите верные.`
      const remark = remarkOn(table.sheet, `как у «${twin.sender.name}»`, 'собственные данные учреждения', text)
      return [{ submission: table.submission, restsOn: twin.table.submission, remark }]
    })
}

const copiedForm = ({ form, earlier }: Sender): AcrossRemark[] => {
  if (earlier === null) return []
  const pairs = form.tables.flatMap((table) => {
    const before = earlier.form.tables.find((each) => each.table === table.table)
    return before !== undefined && worthComparing(table) && worthComparing(before) ? [{ table, before }] : []
  })
  const copied = pairs.filter(({ table, before }) => table.undated === before.undated)
  if (pairs.length < COPIED_TABLES || copied.length < pairs.length) return []
  const sheets = copied.map(({ table }) => `«${table.sheet}»`).join(', ')
  const text =
    `форма заполнена заново за свой период (листы ${sheets} те же, что в мониторинге «${earlier.audit}», файл ` +
    `«${earlier.form.file}», если не считать дат). Запросите сведения за этот период.`
  const remark = remarkOn(null, `как в мониторинге «${earlier.audit}»`, 'сведения за этот период', text)
  return [{ submission: form.submission, restsOn: earlier.form.submission, remark }]
}

const jump = ({ form, earlier }: Sender, check: SteadyCheck): AcrossRemark[] => {
  const [now, before] = [form.passport[check.field], earlier?.form.passport[check.field]]
  if (earlier === null || typeof now?.value !== 'number' || typeof before?.value !== 'number') return []
  const [less, more] = [Math.min(now.value, before.value), Math.max(now.value, before.value)]
  if (more <= less * check.times || more - less < check.least) return []
  const remark = brokenCheck(check, now, {
    value: typedNumber(now.value),
    expected: `от ${decimal(Math.ceil(before.value / check.times))} до ${decimal(Math.floor(before.value * check.times))}`,
    detail: `стоит ${decimal(now.value)}, в мониторинге «${earlier.audit}» было ${decimal(before.value)}`,
    fix: 'Проверьте число; если оно верно, объясните изменение.',
  })
  return [{ submission: now.submission, restsOn: before.submission, remark }]
}

/** One telephone or address under two names: institutions with one ИНН are one legal body and may share it. */
const sharedContacts = (senders: Sender[]): AcrossRemark[] => {
  const first = new Map<string, { sender: Sender; submission: number; file: string }>()
  return senders.flatMap((sender) =>
    contactsOf(sender.form).flatMap(({ key, check, stated }) => {
      const holder = first.get(key)
      if (holder === undefined) first.set(key, { sender, submission: stated.submission, file: stated.file })
      if (holder === undefined || (holder.sender.inn !== null && holder.sender.inn === sender.inn)) return []
      const remark = brokenCheck(check, stated, {
        value: String(stated.value),
        expected: 'свой у каждого учреждения',
        detail: `тот же указан у «${holder.sender.name}», файл «${holder.file}»`,
        fix: 'Проверьте, не чужая ли это форма.',
      })
      return [{ submission: stated.submission, restsOn: holder.submission, remark }]
    }),
  )
}

/**
 * Контрольные соотношения between forms: tables shared by two institutions, a copy of the previous audit's form, a
 * figure that jumped since then, a contact under two names. Each is a remark to the later file; `senders` go in the
 * order their files were taken. Pure, and the same for the same input.
 */
export const acrossRemarks = (senders: Sender[]): AcrossRemark[] =>
  [
    ...sharedTables(senders),
    ...senders.flatMap((sender) => [...copiedForm(sender), ...sender.checks.flatMap((check) => jump(sender, check))]),
    ...sharedContacts(senders),
  ].sort((one, other) => one.submission - other.submission)
