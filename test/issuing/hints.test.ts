import { describe, expect, test } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import { takeFile } from '../../src/engine/cases/taking/take-file'
import { writeForm, type Filling } from '../../src/engine/report/form/write-form'
import { rulesOfProgram } from '../catalogue/program-rules'
import { asked } from '../report/marked/python'
import { hasPython } from '../workbook/python'

const rules = rulesOfProgram()
const audit = { name: 'Проба', schoolYear: 2025, periodFrom: '2026-01-12', periodTo: '2026-03-20', dueDate: null }

/** Something in every place a form asks for. */
const hintsFor = (catalogue: string): Filling => {
  const plan = planForm(rules, catalogue)
  const value = (type: string): string | number | boolean => {
    if (type === 'yes-no') return true
    if (type === 'date') return '2025-03-04'
    return type === 'integer' || type === 'number' ? 31 : '=СУММ(A1)'
  }
  return {
    passport: Object.fromEntries(plan.passport.map(({ id, type }) => [id, value(type)])),
    answers: Object.fromEntries(
      plan.asked.map(({ requirement }) => [
        requirement,
        { answer: 'Да', confirmation: 'Приказ № 5 от 01.09.2025', comment: 'Сделано' },
      ]),
    ),
    tables: Object.fromEntries(
      plan.tables.map((table) => [
        table.id,
        {
          rows: (plan.keys[table.id] ?? ['5А', '5Б']).map((key) => ({
            ...Object.fromEntries(table.columns.map(({ id, type }) => [id, value(type)])),
            [table.key[0] ?? '']: key,
          })),
        },
      ]),
    ),
  }
}

describe.each(rules.catalogues.map(({ id }) => id))('hints in the form of %s', (id) => {
  const plan = planForm(rules, id)
  const options = { audit, controlDays: ['2026-02-03'], institution: { shortName: 'СОШ № 1', inn: '5902000009' } }
  const made = (hints: Filling | null): Promise<Uint8Array> => writeForm(plan, { ...options, hints })
  const taken = (bytes: Uint8Array) => {
    const result = takeFile(bytes, [plan])
    if (result.status !== 'taken') throw new Error(JSON.stringify(result))
    return result.intake
  }

  test('give no fact, remark or row: the untouched form says what one without them says', async () => {
    const [bare, hinted] = [taken(await made(null)), taken(await made(hintsFor(id)))]
    expect(hinted).toEqual(bare)
    // Only what the curator wrote himself: name, ИНН, period.
    expect(hinted.facts.every(({ table }) => table === 'passport')).toBe(true)
    expect(hinted.facts.map(({ column }) => column).sort()).toEqual(['inn', 'periodFrom', 'periodTo', 'shortName'])
  })

  test.skipIf(!hasPython('openpyxl'))('stand in notes beside empty cells', async () => {
    const script = `
found = []
for sheet in books[0]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None:
                found.append([sheet.title, cell.coordinate, cell.value is None, cell.comment.text])
print(json.dumps(found))`
    const notes = asked<[string, string, boolean, string][]>(script, await made(hintsFor(id)))
    expect(notes.length).toBeGreaterThan(plan.asked.length)
    expect(notes.filter(([, , isEmpty]) => !isEmpty)).toEqual([])
    expect(notes.every(([, , , text]) => text.startsWith('В прошлый раз: '))).toBe(true)
    expect(notes.some(([sheet, , , text]) => sheet === 'Участники' && text === 'В прошлый раз: 31')).toBe(true)
    expect(notes.map(([, , , text]) => text)).toContain('В прошлый раз: строк 2. 5А, 5Б')
  })
})
