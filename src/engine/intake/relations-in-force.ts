import { nestedQuotes } from '../base/quotes'
import type { Check } from '../catalogue/evidence-types'
import { brokenFigures } from './check'
import { formOf, RECONCILIATION, type Broken } from './relation'
import type { AcrossRemark, Fact } from './types'

/** A fact in force and the file it came with. */
type FactOf = Fact & { submission: number; file: string }

const NAMED = 3

/** A row of single figures (`=…`) names the row of a form by its key: its figures are put there. */
const joined = (facts: FactOf[], keysOf: (table: string) => string[]): FactOf[] => {
  const named = new Map<string, Map<string, string>>()
  const placeOf = ({ table, row }: Fact): string => `${table}\n${row}`
  for (const fact of facts) {
    if (!keysOf(fact.table).includes(fact.column)) continue
    const names = named.get(placeOf(fact)) ?? new Map<string, string>()
    named.set(placeOf(fact), names.set(fact.column, String(fact.value)))
  }
  const nameOf = (fact: Fact): string =>
    [fact.table, ...keysOf(fact.table).map((column) => named.get(placeOf(fact))?.get(column) ?? '')].join('\n')
  const placed = new Map(
    facts.flatMap((fact): [string, string][] => (fact.row.startsWith('=') ? [] : [[nameOf(fact), fact.row]])),
  )
  return facts.flatMap((fact) => {
    const row = fact.row.startsWith('=') ? placed.get(nameOf(fact)) : undefined
    if (row === undefined) return [fact]
    return keysOf(fact.table).includes(fact.column) ? [] : [{ ...fact, row }]
  })
}

const placesOf = (facts: FactOf[]): string => {
  const places = facts.map(({ file, sheet, cell }) => `«${file}», лист «${sheet}», ячейка ${cell}`)
  const rest = places.length - NAMED
  return `${places.slice(0, NAMED).join('; ')}${rest > 0 ? ` и ещё ${rest}` : ''}`
}

const remarkTo = (
  { check, stands, value, expected, ...broken }: Broken,
  loose: ReadonlySet<number>,
): AcrossRemark[] => {
  const facts = broken.facts as FactOf[]
  const submission = Math.max(...facts.map((fact) => fact.submission))
  const earlier = facts.filter((fact) => fact.submission !== submission)
  const cited = facts.find((fact) => fact.submission === submission)
  // Within one file it was told when the file was read, and a form that repeats a value of an earlier one is whole.
  if (cited === undefined || earlier.length === 0 || facts.every((fact) => !loose.has(fact.submission))) return []
  const { sheet, cell } = cited
  const text = `не выполнено контрольное соотношение: ${check.message.replace(/\.$/, '')} (${stands}; ${placesOf(earlier)}). Исправьте то, что неверно.`
  return [
    {
      submission,
      restsOn: Math.max(...earlier.map((fact) => fact.submission)),
      remark: {
        ...{ severity: 'warning', code: RECONCILIATION, sheet, cell, value, expected },
        message: nestedQuotes(`Лист «${sheet}», ячейка ${cell}: ${text}`),
      },
    },
  ]
}

/**
 * Контрольные соотношения between figures of a form and those of a sheet with a row for each institution: of sums, totals and days in their order,
 * those that do not hold, as remarks to the later file which name the cells of both. `keysOf`: columns that name a row;
 * `loose`: submissions of such sheets.
 */
export const relationsInForce = (
  facts: FactOf[],
  checks: Check[],
  keysOf: (table: string) => string[],
  loose: ReadonlySet<number>,
): AcrossRemark[] => {
  const form = formOf(joined(facts, keysOf))
  return checks.flatMap((check) => brokenFigures(form, check).flatMap((broken) => remarkTo(broken, loose)))
}
