import { russianDay } from '../base/calendar'
import type { PeriodCheck } from '../catalogue/evidence-types'
import { brokenCheck, type Form } from './relation'
import type { Remark } from './types'

type Bounds = { from: string; to: string; filledOn: string | null }

/** The period of the passport; null without one that can be relied on. A form filled in before it began says nothing. */
const boundsOf = ({ passport }: Form): Bounds | null => {
  const day = (field: string): string | null => {
    const value = passport.get(field)?.value
    return typeof value === 'string' ? value : null
  }
  const [from, to, filledOn] = [day('periodFrom'), day('periodTo'), day('filledOn')]
  if (from === null || to === null || from > to) return null
  return { from, to, filledOn: filledOn !== null && from <= filledOn && filledOn < to ? filledOn : null }
}

/** Days outside the period, or later than the form was filled in; what may be earlier is told by the check. */
export const checkDays = (form: Form, check: PeriodCheck): Remark[] => {
  const bounds = boundsOf(form)
  if (bounds === null) return []
  const { from, to, filledOn } = bounds
  const earliest = check.relation === 'in-period' ? from : ''
  const latest = filledOn ?? to
  const period = `${russianDay(from)} – ${russianDay(to)}`
  // A day over a column of marks stands in one cell for many rows.
  const told = new Set<string>()
  return form.rows(check.table).flatMap((row) => {
    const fact = row.get(check.column)
    if (typeof fact?.value !== 'string' || (earliest <= fact.value && fact.value <= latest)) return []
    if (told.has(fact.cell)) return []
    told.add(fact.cell)
    const future = fact.value <= to && fact.value > latest
    return [
      brokenCheck(check, fact, {
        value: russianDay(fact.value),
        expected:
          check.relation === 'in-period'
            ? `${russianDay(from)} – ${russianDay(latest)}`
            : `не позже ${russianDay(latest)}`,
        detail: future
          ? `стоит ${russianDay(fact.value)}, а форма заполнена ${russianDay(latest)}`
          : `стоит ${russianDay(fact.value)}, период ${period}`,
        fix: future ? 'Проверьте дату.' : 'Проверьте дату или перенесите строку в другой отчёт.',
      }),
    ]
  })
}
