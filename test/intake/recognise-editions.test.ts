import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import type { FormPlan } from '../../src/engine/catalogue/types'
import { isAside } from '../../src/engine/intake/find-sheets'
import { takeReading } from '../../src/engine/intake/take'
import { writeForm } from '../../src/engine/report/form/write-form'
import { readRules } from '../../src/engine/resources'
import { DEFAULT_BOUNDS } from '../../src/engine/workbook/guard'
import { readWorkbook } from '../../src/engine/workbook/read'
import type { Reading } from '../../src/engine/workbook/types'
import { refusal } from './taking'

const rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
const first = planForm(rules, 'perm-centre')
const [asked, ...rest] = first.asked
if (asked === undefined) throw new Error('no question')

const edition = (change: Partial<FormPlan>): FormPlan => ({
  ...first,
  catalogue: 'perm-centre.2',
  edition: 'вторая',
  ...change,
})

/** What a form without its hidden sheet reads as. */
const sent = async (plan: FormPlan): Promise<Reading> => {
  const passport = { fullName: 'Центр', shortName: 'Центр', inn: '5900000010' }
  const bytes = await writeForm(
    plan,
    { audit: null, controlDays: [], institution: null },
    { passport, answers: {}, tables: {} },
  )
  const reading = readWorkbook(bytes, DEFAULT_BOUNDS, isAside)
  return { ...reading, sheets: reading.sheets.filter(({ title }) => title !== '_sverka') }
}

describe('editions of one catalogue, forms without the hidden sheet', () => {
  test.each([
    [
      'a question more',
      edition({ asked: [...first.asked, { ...asked, number: first.asked.length + 1, label: '9.9' }] }),
    ],
    ['a question in other words', edition({ asked: [{ ...asked, statement: 'Сказано иначе' }, ...rest] })],
    ['a sheet less', edition({ tables: first.tables.slice(0, -1) })],
    [
      'a column less',
      edition({
        tables: first.tables.map((table, at) => (at === 0 ? { ...table, columns: table.columns.slice(0, -1) } : table)),
      }),
    ],
  ])('told by what is in them: %s', async (_, second) => {
    for (const plan of [first, second]) {
      const taken = takeReading(await sent(plan), [first, second])
      expect('facts' in taken && taken.identity?.catalogue).toBe(plan.catalogue)
    }
  })

  test('forms of which nothing differs are a question, and so is one that fits neither to the letter', async () => {
    const reading = await sent(first)
    expect(refusal(reading, [first, edition({})])).toBe('ambiguous-form')
    const second = edition({ asked: [{ ...asked, statement: 'Сказано иначе' }, ...rest] })
    const sheets = reading.sheets.map((sheet) =>
      sheet.title === 'Требования' ? { ...sheet, rows: sheet.rows.slice(0, -1) } : sheet,
    )
    expect(refusal({ ...reading, sheets }, [first, second])).toBe('ambiguous-form')
  })
})
