import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import initSqlJs from 'sql.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import type { FormPlan } from '../../src/engine/catalogue/types'
import { readRules } from '../../src/engine/resources'
import { inventedSchools } from '../../src/demo/institutions'
import { hasPython } from '../workbook/python'
import { byTitles, cellsByHand, fillByHand, type Hand } from './by-hand'
import { hasOffice, savedByOffice } from './office'
import { newFolder, sverka } from './sverka'

const python = hasPython('openpyxl')
const folder = newFolder()
const at = (...parts: string[]): string => join(folder, ...parts)

type StoredFact = { sheet: string; cell: string; value: string | number; kind: string; table: string }

const factsOf = async (database: string): Promise<StoredFact[]> => {
  const { Database } = await initSqlJs()
  const db = new Database(readFileSync(database))
  const [result] = db.exec('SELECT sheet, cell, value, value_type, table_id FROM v_facts ORDER BY sheet, cell')
  return (result?.values ?? []).map(([sheet, cell, value, kind, table]) => ({
    sheet: String(sheet),
    cell: String(cell),
    value: typeof value === 'number' ? value : String(value),
    kind: String(kind),
    table: String(table),
  }))
}

/** A fact's value as a person would have typed it into a cell. */
const typedText = ({ value, kind }: StoredFact): string => {
  if (kind === 'boolean') return value === 1 ? 'да' : 'нет'
  return String(value)
}

/** «15.09.2025» and 2025-09-15 are one day; case and spaces around do not matter. */
const comparable = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^(\d{2})\.(\d{2})\.(\d{4})$/, '$3-$2-$1')

describe.skipIf(!python)('a form filled by another program', () => {
  let plan: FormPlan
  let hand: Hand

  beforeAll(async () => {
    plan = planForm(await readRules(fileURLToPath(new URL('../../resources', import.meta.url))), 'perm-school')
    const [school] = inventedSchools(1, 3, plan)
    if (!school?.filling) throw new Error('the first invented school sent nothing')
    hand = byTitles(plan, school.filling)
    mkdirSync(at('присланное'))
    expect(sverka('form', 'perm-school', '--out', at('Форма.xlsx')).code).toBe(0)
    fillByHand(at('Форма.xlsx'), { ...hand, reversed: true }, at('присланное', 'Школа.xlsx'))
  })

  it('comes back with every row accounted for and every fact in the cell it names', async () => {
    const { code, stdout } = sverka('import', '--db', at('a.sqlite'), '--json', at('присланное', 'Школа.xlsx'))
    const [file] = JSON.parse(stdout).files
    expect(code).toBe(0)
    expect(file).toMatchObject({ status: 'accepted', institution: 'МБОУ «СОШ № 101»', catalogue: 'perm-school' })
    const { read, accepted, quarantined, skipped } = file.rows
    expect(read).toBe(accepted + quarantined + skipped)
    expect(quarantined).toBe(0)
    const given = Object.values(hand.tables).reduce((sum, { rows }) => sum + rows.length, 0)
    expect(accepted).toBeGreaterThanOrEqual(given + plan.asked.length)

    const cells = cellsByHand(at('присланное', 'Школа.xlsx'))
    const facts = await factsOf(at('a.sqlite'))
    expect(facts.length).toBeGreaterThan(given * 3)
    for (const fact of facts)
      expect([fact.sheet, fact.cell, comparable(cells[fact.sheet]?.[fact.cell] ?? 'empty')]).toEqual([
        fact.sheet,
        fact.cell,
        comparable(typedText(fact)),
      ])
  })

  it.skipIf(!hasOffice)('says the same after LibreOffice has saved it anew', async () => {
    const saved = savedByOffice(at('присланное', 'Школа.xlsx'), at('из LibreOffice'))
    const { code } = sverka('import', '--db', at('b.sqlite'), '--json', saved)
    expect(code).toBe(0)
    expect(await factsOf(at('b.sqlite'))).toEqual(await factsOf(at('a.sqlite')))
  })
})
