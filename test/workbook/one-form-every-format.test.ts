import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import type { FormPlan } from '../../src/engine/catalogue/types'
import { expandSources } from '../../src/engine/cases/taking/expand-sources'
import { sheetTitles } from '../../src/engine/intake/find-sheets'
import type { Fact, Intake } from '../../src/engine/intake/types'
import { writeForm } from '../../src/engine/report/form/write-form'
import { readRules } from '../../src/engine/resources'
import { takeFile } from '../../src/engine/cases/taking/take-file'
import { CONTROL_DAYS, PERIOD } from '../../src/demo/demo-audit'
import { inventedSchools } from '../../src/demo/institutions'
import { sourcesOf } from '../../src/hosts/cli/walk'
import { convertedByOffice, hasOffice } from '../e2e/office'

const audit = { name: '', schoolYear: 2025, periodFrom: PERIOD.from, periodTo: PERIOD.to, dueDate: null }

const FILTERS = {
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
  xlsm: 'xlsm:Calc MS Excel 2007 VBA XML',
  xls: 'xls:MS Excel 97',
  ods: 'ods:calc8',
}

/** Semicolons, cp1251, cells as shown, every sheet into a file of its own. */
const CSV = 'csv:Text - txt - csv (StarCalc):59,34,34,1,,0,false,true,false,false,false,-1'

const intakeOf = (bytes: Uint8Array, plan: FormPlan): Intake => {
  const taken = takeFile(bytes, [plan])
  if (taken.status !== 'taken') throw new Error(JSON.stringify(taken))
  return taken.intake
}

const places = (facts: Fact[]): string[] =>
  facts.map(({ table, row, column, value, sheet, cell }) => [table, row, column, sheet, cell, value].join(' · ')).sort()

describe.runIf(hasOffice)('one filled form in every format', () => {
  const folder = mkdtempSync(join(tmpdir(), 'форма-'))
  let plan: FormPlan
  let form: Uint8Array
  let facts: string[]

  beforeAll(async () => {
    plan = planForm(await readRules(fileURLToPath(new URL('../../resources', import.meta.url))), 'perm-school')
    const filling = inventedSchools(40, 5, plan).find(({ plant }) => plant === 'good')?.filling
    form = await writeForm(plan, { audit, controlDays: CONTROL_DAYS, institution: null }, filling ?? undefined)
    writeFileSync(join(folder, 'СОШ 5.xlsx'), form)
    facts = places(intakeOf(form, plan).facts)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const converted = (filter: string, isRussian = false): string => {
    const out = mkdtempSync(join(folder, 'копия-'))
    convertedByOffice(join(folder, 'СОШ 5.xlsx'), out, filter, { isRussian })
    return out
  }

  test.each(Object.entries(FILTERS))(
    '.%s gives the same facts from the same cells',
    (_, filter) => {
      const out = converted(filter)
      const intake = intakeOf(readFileSync(join(out, readdirSync(out)[0] ?? '')), plan)
      expect(facts.length).toBeGreaterThan(100)
      expect(places(intake.facts)).toEqual(facts)
      expect(intake.remarks.filter(({ severity }) => severity !== 'info')).toEqual([])
    },
    60_000,
  )

  test('sheets as .csv in cp1251 are one submission with the same facts', async () => {
    const out = converted(CSV, true)
    expect(readdirSync(out).length).toBeGreaterThan(5)
    writeFileSync(join(out, 'СОШ 5-Участники.pdf'), '%PDF-1.7')
    const sources = await expandSources(await sourcesOf([out]), sheetTitles([plan]))
    expect(sources.map(({ path }) => path)).toEqual(['СОШ 5 (листы CSV)', 'СОШ 5-Участники.pdf'])
    const intake = intakeOf((await sources[0]?.read()) ?? new Uint8Array(), plan)
    expect(places(intake.facts)).toEqual(facts)
    expect(intake.balance.map(({ sheet }) => sheet)).toContain('Учреждение (СОШ 5-Учреждение.csv)')
    for (const { read, accepted, quarantined, skipped } of intake.balance)
      expect(accepted + quarantined + skipped).toBe(read)
  })

  test('remarks to sheets that came as .csv name the file', async () => {
    const out = mkdtempSync(join(folder, 'листы-'))
    writeFileSync(join(out, 'СОШ 5_Учреждение.csv'), 'Показатель;Значение\nИНН;123\nРуководитель;Иванова И. И.')
    writeFileSync(join(out, 'СОШ 5_Требования.csv'), 'не форма')
    writeFileSync(join(out, 'СОШ 5__sverka.csv'), `catalogue;perm-school\nedition;${plan.edition}\nformVersion;1`)
    const [source] = await expandSources(await sourcesOf([out]), sheetTitles([plan]))
    const intake = intakeOf((await source?.read()) ?? new Uint8Array(), plan)
    const [about] = intake.remarks.filter(({ sheet, cell }) => sheet === 'Учреждение' && cell !== null)
    expect(about?.message).toMatch(/^Файл «СОШ 5_Учреждение\.csv», лист «Учреждение», ячейка [A-Z]\d+: /)
  })
})
