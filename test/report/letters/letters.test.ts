import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { ReportInput } from '../../../src/engine/report/comparative/types'
import { letterNames } from '../../../src/engine/report/letters/file-names'
import { lettersOf, remindersOf } from '../../../src/engine/report/letters/letter'
import { letterSheet } from '../../../src/engine/report/letters/letter-sheet'
import { planLetter } from '../../../src/engine/report/letters/plan-letter'
import { planReminder } from '../../../src/engine/report/letters/plan-reminder'
import type { Letter, Reminder } from '../../../src/engine/report/letters/types'
import { plainDocument } from '../../../src/engine/report/word/plain-text'
import { allBad, allGood, oneKind } from '../note/inputs'

const golden = (name: string): string =>
  decodeURIComponent(new URL(`../../golden/${name}.txt`, import.meta.url).pathname)

const letterTo = (input: ReportInput, name: string): Letter => {
  const found = lettersOf(input).find(({ institution }) => institution === name)
  if (found === undefined) throw new Error(`no letter to ${name}`)
  return found
}

const withTerms = (input: ReportInput): ReportInput => ({
  ...input,
  terms: { remedy: '2026-05-15', data: '2026-04-25' },
})

const reminder = (more: Partial<NonNullable<ReportInput['absences']>[number]>): Reminder => {
  const absence = {
    ...{ id: 12, name: 'МБДОУ «Детский сад № 6»', kind: 'preschool' as const, catalogue: 'garden', municipality: null },
    ...{ state: 'not-submitted' as const, dueDate: '2026-04-10', extendedTo: null, daysOverdue: 5, contact: null },
  }
  const [found] = remindersOf({ ...allBad(), absences: [{ ...absence, ...more }] })
  if (found === undefined) throw new Error('no reminder')
  return found
}

describe('a letter reads', () => {
  it.each([
    ['letter-all-good', letterTo(withTerms(allGood()), 'МБДОУ «Детский сад № 4»')],
    ['letter-all-bad', letterTo(withTerms(allBad()), 'МБОУ «СОШ № 2»')],
    ['letter-partly', letterTo(oneKind(), 'МБОУ «СОШ № 4»')],
    ['letter-too-little', letterTo(withTerms(oneKind()), 'МБОУ «СОШ № 5»')],
  ])('%s', async (name, letter) => {
    await expect(plainDocument(planLetter(letter))).toMatchFileSnapshot(golden(name))
  })

  it('says the own figures and the place, and how firm it is', () => {
    // (3·1 + 2·0,6 + 1·1 + 1·0) / 7 = 5,2 / 7 = 0,742857…
    const text = plainDocument(planLetter(letterTo(oneKind(), 'МБОУ «СОШ № 4»')))
    expect(text).toContain('составил 74,3 %, возможный индекс — 74,3 %, полнота данных — 100,0 %')
    expect(text).toContain('3-е место среди четырёх школ')
    expect(text).toContain('Если веса требований изменять случайно в пределах ±20 %, место остаётся между 3-м и 4-м.')
  })

  it('says the place among all where the report is of a part', () => {
    const whole = oneKind()
    const institutions = whole.institutions.filter(({ name }) => name === 'МБОУ «СОШ № 4»')
    const scores = whole.comparison.institutions.filter(({ name }) => name === 'МБОУ «СОШ № 4»')
    const part = { ...whole, institutions, comparison: { ...whole.comparison, institutions: scores } }
    const [letter] = lettersOf(part, whole.comparison.institutions)
    expect(letter?.result.join(' ')).toContain('3-е место среди четырёх школ')
  })
})

describe('a reminder reads', () => {
  it.each([
    ['reminder-overdue', reminder({})],
    ['reminder-extended', reminder({ extendedTo: '2026-04-20', daysOverdue: 0 })],
    ['reminder-rework', reminder({ state: 'rework', daysOverdue: 0 })],
  ])('%s', async (name, each) => {
    await expect(plainDocument(planReminder(each))).toMatchFileSnapshot(golden(name))
  })
})

describe('a letter as a sheet', () => {
  const read = async (letter: Letter): Promise<ExcelJS.Worksheet> => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await letterSheet(letter)) as unknown as ExcelJS.Buffer)
    const [sheet, ...more] = book.worksheets
    if (sheet === undefined || more.length > 0) throw new Error('not one sheet')
    return sheet
  }

  it('is one sheet for A4 with a line for each breach and a drop-down to mark it off', async () => {
    const sheet = await read(letterTo(withTerms(allBad()), 'МБОУ «СОШ № 2»'))
    expect([sheet.pageSetup.paperSize, sheet.pageSetup.fitToWidth, sheet.pageSetup.orientation]).toEqual([
      9,
      1,
      'landscape',
    ])
    const [first] = (sheet.pageSetup.printTitlesRow ?? '').split(':')
    expect(sheet.getRow(Number(first)).getCell(3).text).toBe('Требование')
    const lines = Array.from({ length: sheet.rowCount }, (_, at) => sheet.getRow(at + 1)).filter(
      (row) => typeof row.getCell(1).value === 'number',
    )
    expect(lines.map((row) => [row.getCell(2).value, row.getCell(4).value, row.getCell(8).value])).toEqual([
      ['2.1, п. 1\n! критическое', 'не выполнено', '15.05.2026'],
      ['2.2', 'не выполнено', '15.05.2026'],
      ['2.3, п. 4', 'не выполнено', '15.05.2026'],
      ['2.4, п. 2', 'не выполнено', '15.05.2026'],
    ])
    expect(lines[0]?.getCell(9).dataValidation.formulae).toEqual(['"да,частично,нет"'])
  })

  it('has a footer Excel accepts, however long the audit is named', async () => {
    const letter = letterTo(withTerms(allBad()), 'МБОУ «СОШ № 2»')
    const { headerFooter } = await read({ ...letter, footer: `Мониторинг\n${'Х&Y '.repeat(100)}· «Сверка»` })
    expect(headerFooter.oddFooter?.length).toBeLessThan(256)
    expect(headerFooter.oddFooter).toMatch(/^&L&8Мониторинг Х&&Y .*Y…&R&8&P \/ &N$/)
  })

  it('writes as text what a spreadsheet program would execute, and has the same bytes each time', async () => {
    const letter = letterTo(withTerms(allBad()), 'МБОУ «СОШ № 2»')
    const hostile = { ...letter, breaches: letter.breaches.map((each) => ({ ...each, reason: '=HYPERLINK("x")' })) }
    const sheet = await read(hostile)
    const reasons: unknown[] = []
    sheet.eachRow((row) => {
      if (typeof row.getCell(1).value === 'number') reasons.push(row.getCell(5).value)
    })
    expect(new Set(reasons)).toEqual(new Set([`'=HYPERLINK("x")`]))
    expect(Buffer.from(await letterSheet(letter)).equals(Buffer.from(await letterSheet(letter)))).toBe(true)
  })
})

describe('files of letters', () => {
  it('sort as the institutions do and are safe names', () => {
    const names = letterNames([
      { id: 1, name: 'МБОУ «СОШ № 10»' },
      { id: 2, name: 'МБОУ «СОШ № 9»' },
      { id: 3, name: 'МБОУ «Гимназия: "Лад"/3»' },
    ])
    expect([...names].sort(([, a], [, b]) => (a < b ? -1 : 1))).toEqual([
      [3, '001 МБОУ Гимназия Лад 3'],
      [2, '002 МБОУ СОШ № 9'],
      [1, '003 МБОУ СОШ № 10'],
    ])
  })
})
