import { decimal, typedNumber, normalised } from '../base/russian'
import type { TotalCheck } from '../catalogue/evidence-types'
import type { Broken, Form, Row } from './relation'

const matching = (rows: Row[], { where }: TotalCheck): Row[] =>
  where === undefined
    ? rows
    : rows.filter((row) => normalised(String(row.get(where.column)?.value ?? '')) === normalised(where.equals))

/** The sum over the rows, or their number; null when there are none or one of them is not known. */
const totalOf = (rows: Row[], { column }: TotalCheck): number | null => {
  if (rows.length === 0) return null
  if (column === undefined) return rows.length
  const values = rows.map((row) => row.get(column)?.value)
  return values.every((value) => typeof value === 'number') ? values.reduce((sum, value) => sum + value, 0) : null
}

/** Figures of the passport against the rows they sum up; an empty or unreadable figure on either side is not checked. */
export const checkTotals = (form: Form, check: TotalCheck): Broken[] => {
  const stated = form.passport.get(check.field)
  const rows = matching(form.rows(check.table), check)
  const total = totalOf(rows, check)
  if (typeof stated?.value !== 'number' || total === null) return []
  const holds = check.relation === 'total' ? stated.value === total : stated.value <= total
  if (holds) return []
  const [first] = rows[0]?.values() ?? []
  const sheet = first?.sheet ?? ''
  const cited = check.where === undefined ? undefined : rows[0]?.get(check.column ?? '')
  const place = cited === undefined ? `лист «${sheet}»` : `лист «${sheet}», ${cited.cell}`
  const stands = `стоит ${decimal(stated.value)} и ${decimal(total)}`
  return [
    {
      ...{ check, cited: stated, stands, detail: `${stands}: ${place}` },
      facts: [stated, ...rows.flatMap((row) => row.get(check.column ?? '') ?? [...row.values()].slice(0, 1))],
      value: typedNumber(stated.value),
      expected: `${check.relation === 'total' ? '=' : '≤'} ${decimal(total)}`,
      fix: 'Исправьте то из двух, что неверно.',
    },
  ]
}
