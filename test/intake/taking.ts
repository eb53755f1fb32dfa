import { takeReading } from '../../src/engine/intake/take'
import type { Intake } from '../../src/engine/intake/types'
import type { Reading } from '../../src/engine/workbook/types'
import { PLAN } from './fixture'

export const take = (from: Reading): Intake => {
  const result = takeReading(from, [PLAN])
  if (!('facts' in result)) throw new Error(result.message)
  return result
}

export const refusal = (from: Reading, plans = [PLAN]): string => {
  const result = takeReading(from, plans)
  return 'facts' in result ? 'taken' : result.code
}

export const factAt = (intake: Intake, place: string): unknown =>
  intake.facts.find(({ sheet: title, cell }) => `${title}!${cell}` === place)?.value

export const codes = (intake: Intake): string[] =>
  intake.remarks.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)

export const balanceOf = (intake: Intake, title: string): number[] => {
  const found = intake.balance.find((each) => each.sheet === title)
  return found === undefined ? [] : [found.read, found.accepted, found.quarantined, found.skipped]
}
