import { isIsoDay, russianDay } from '../base/calendar'
import { decimal, typedNumber } from '../base/russian'
import type { OrderCheck, RowCheck } from '../catalogue/evidence-types'
import type { Broken, Form, Row } from './relation'

const sumOf = (row: Row, columns: string[]): number | null => {
  const values = columns.map((column) => row.get(column)?.value)
  return values.every((value) => typeof value === 'number') ? values.reduce((sum, value) => sum + value, 0) : null
}

const failedSum = (row: Row, check: RowCheck): Broken[] => {
  const left = sumOf(row, check.left)
  const right = sumOf(row, check.right)
  const cited = row.get(check.left[0] ?? '')
  if (left === null || right === null || cited === undefined) return []
  const holds = check.relation === 'equal' ? Math.abs(left - right) < 1e-9 : left <= right + 1e-9
  if (holds) return []
  const stands = `стоит ${decimal(left)} и ${decimal(right)}`
  return [
    {
      ...{ check, cited, stands, detail: stands },
      facts: [...check.left, ...check.right].flatMap((column) => row.get(column) ?? []),
      value: typedNumber(left),
      expected: `${check.relation === 'equal' ? '=' : '≤'} ${decimal(right)}`,
      fix: `Проверьте числа в строке ${cited.row}.`,
    },
  ]
}

/** Sums inside a row; a row with an unknown number is not checked. */
export const checkSums = (form: Form, check: RowCheck): Broken[] =>
  form.rows(check.table).flatMap((row) => failedSum(row, check))

const shown = (value: string): string => (isIsoDay(value) ? russianDay(value) : value)

const failedOrder = (row: Row, check: OrderCheck): Broken[] => {
  const [first, then] = [row.get(check.first), row.get(check.then)]
  if (typeof first?.value !== 'string' || typeof then?.value !== 'string' || first.value <= then.value) return []
  return [
    {
      ...{ check, cited: then, facts: [first, then] },
      value: shown(then.value),
      expected: `не раньше ${shown(first.value)}`,
      stands: `стоит ${shown(first.value)} и ${shown(then.value)}`,
      detail: `стоит ${shown(first.value)} (${first.cell}) и ${shown(then.value)}`,
      fix: 'Исправьте одну из двух ячеек.',
    },
  ]
}

/** Days or times of a row (or of the passport) in their order; an empty one is not checked. */
export const checkOrder = (form: Form, check: OrderCheck): Broken[] =>
  (check.table === 'passport' ? [form.passport] : form.rows(check.table)).flatMap((row) => failedOrder(row, check))
