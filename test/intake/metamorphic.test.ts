import fc from 'fast-check'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import type { FormPlan } from '../../src/engine/catalogue/types'
import { isAside } from '../../src/engine/intake/find-sheets'
import { takeReading } from '../../src/engine/intake/take'
import type { Intake } from '../../src/engine/intake/types'
import { writeForm } from '../../src/engine/report/form/write-form'
import { readRules } from '../../src/engine/resources'
import { DEFAULT_BOUNDS } from '../../src/engine/workbook/guard'
import { readWorkbook } from '../../src/engine/workbook/read'
import type { Reading } from '../../src/engine/workbook/types'
import { inventedSchools } from '../../src/demo/institutions'
import { blankOptions } from '../report/fixture-plan'
import { inOrder, reshaped, WAY_NAMES } from './reshape'

let plan: FormPlan
let form: Reading
let whole: string[]

const take = (reading: Reading): Intake => {
  const result = takeReading(reading, [plan])
  if (!('facts' in result)) throw new Error(result.message)
  return result
}

/** Facts without their places: what each row says, in any order of rows. */
const said = ({ facts }: Intake): string[] => {
  const rows = new Map<string, string[]>()
  for (const { table, row, column, value, sheet } of facts) {
    const isPlaced = /^\d+$/.test(row)
    const key = `${table} ${isPlaced ? `${sheet} ${row}` : row}`
    rows.set(key, [...(rows.get(key) ?? [`${table} ${isPlaced ? '' : row}`]), `${column}=${String(value)}`])
  }
  return [...rows.values()].map((each) => each.sort().join('; ')).sort()
}

const balances = ({ sheets }: Reading, { balance, quarantined }: Intake): void => {
  expect(balance.map(({ sheet }) => sheet)).toEqual(sheets.map(({ title }) => title))
  balance.forEach((each, index) => {
    expect(each.read).toBe(sheets[index]?.rows.length)
    expect(each.accepted + each.quarantined + each.skipped).toBe(each.read)
  })
  expect(quarantined).toHaveLength(balance.reduce((sum, each) => sum + each.quarantined, 0))
}

beforeAll(async () => {
  plan = planForm(await readRules(fileURLToPath(new URL('../../resources', import.meta.url))), 'perm-school')
  const filling = inventedSchools(4, 3, plan).find((each) => each.filling)?.filling
  if (!filling) throw new Error('no invented school sent anything')
  const bytes = await writeForm(plan, blankOptions, filling)
  form = readWorkbook(bytes, DEFAULT_BOUNDS, isAside)
  whole = said(take(form))
})

describe('a filled form spoilt in ways that say nothing else', () => {
  test('is filled, and has its sheets spoilt', () => {
    expect(whole.length).toBeGreaterThan(100)
    const changed = reshaped(form, plan, 'columns', 1).sheets.filter((sheet, index) => sheet !== form.sheets[index])
    // «Требования» and every table with a sheet of its own.
    expect(changed).toHaveLength(1 + plan.tables.filter(({ from }) => from === undefined).length)
  })

  test.each(WAY_NAMES)('%s', (way) => {
    for (const seed of [1, 2, 3]) {
      const reading = reshaped(form, plan, way, seed)
      const intake = take(reading)
      expect(said(intake)).toEqual(whole)
      balances(reading, intake)
    }
  })

  test('all of them in any combination', () => {
    const steps = fc.array(fc.record({ way: fc.constantFrom(...WAY_NAMES), seed: fc.nat() }), {
      ...{ minLength: 2, maxLength: 6 },
    })
    fc.assert(
      fc.property(steps, (ways) => {
        const reading = inOrder(ways).reduce((each, { way, seed }) => reshaped(each, plan, way, seed), form)
        const intake = take(reading)
        expect(said(intake)).toEqual(whole)
        balances(reading, intake)
      }),
      { numRuns: 60 },
    )
  })
})
