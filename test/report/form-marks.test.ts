import { describe, expect, it } from 'vitest'
import type { Criterion } from '../../src/engine/catalogue/criterion-types'
import type { Catalogue } from '../../src/engine/catalogue/types'
import { cellsToFill } from '../../src/engine/catalogue/effort'
import { loadRules } from '../../src/engine/catalogue/load'
import { planForm } from '../../src/engine/catalogue/plan'
import type { Intake } from '../../src/engine/intake/types'
import { writeForm } from '../../src/engine/report/form/write-form'
import { takeFile } from '../../src/engine/cases/taking/take-file'
import { evidenceOf } from '../../src/engine/verdict/evidence'
import { judge } from '../../src/engine/verdict/judge'
import { resourceTexts } from '../catalogue/resource-texts'
import { context } from '../verdict/build'
import { filledBytes, hasOffice, opened, recalculated, remarksOf, sheetOf, validationAt } from './form-workbook'

const office = hasOffice()
if (!office) console.warn('SKIPPED: soffice is not installed, live formulas of the register were not recalculated')

const SHEET = 'Удалённое обучение'
const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`)

const told: Criterion = {
  kind: 'every-row',
  table: 'remote_programmes',
  holds: ['teacher', 'hours', 'pupils', 'format', 'regime', 'forms', 'links'].map((column) => ({
    column,
    is: 'filled',
  })),
  what: 'строка заполнена',
}
const attended: Criterion = {
  kind: 'every-row',
  table: 'remote_marks',
  holds: [{ column: 'present', atLeast: 1 }],
  what: 'на занятии кто-то был',
}
const marked: Criterion = {
  kind: 'covered-by',
  table: 'remote_programmes',
  by: 'remote_marks',
  on: ['programme', 'group'],
  what: 'у группы есть отметки',
}

const rules = loadRules(resourceTexts('tomsk-centre'))
const planOf = (...criteria: Criterion[]) => {
  const [centre] = rules.catalogues as [Catalogue]
  const scored = centre.requirements.filter(({ criterion }) => criterion !== null)
  const requirements = scored
    .slice(0, criteria.length)
    .map((each, at) => ({ ...each, criterion: criteria[at] ?? null, role: null }))
  return planForm({ ...rules, catalogues: [{ ...centre, requirements, indicators: undefined }] }, centre.id)
}
const plan = planOf(told, attended, marked)
const options = { audit: null, controlDays: [], institution: null }
const audit = { name: 'Проба', schoolYear: 2025, periodFrom: '2026-01-12', periodTo: '2026-03-20', dueDate: null }

const taken = (bytes: Uint8Array): Intake => {
  const result = takeFile(bytes, [plan])
  if (result.status !== 'taken') throw new Error(JSON.stringify(result))
  return result.intake
}

const factsOf = ({ facts }: Intake, table: string): string[] =>
  facts
    .filter((fact) => fact.table === table)
    .map(({ row, column, value, cell }) => `${row} ${column} ${value} ${cell}`)

describe('the register of remote teaching in a form', () => {
  it('is there only for criteria that read it, marks only for those that read marks', () => {
    const ids = (...criteria: Criterion[]) => planOf(...criteria).tables.map(({ id }) => id)
    expect(ids({ ...attended, table: 'events', holds: [{ column: 'topic', is: 'filled' }] })).toEqual(['events'])
    expect(ids(told)).toEqual(['remote_programmes'])
    expect(ids(attended)).toEqual(['remote_programmes', 'remote_marks'])
    const columns = planOf(attended).tables.map((table) => table.columns.map(({ id }) => id))
    expect(columns).toEqual([
      ['programme', 'group'],
      ['programme', 'group', 'date', 'present'],
    ])
  })

  it('counts as a row for each group and a mark for each day', () => {
    // 3 answers; 6 groups of 9 cells; 5 days over 5 marks of each of the 6 groups.
    expect(cellsToFill(plan, 6)).toBe(plan.passport.length + 3 + 6 * 9 + (6 + 1) * 5)
  })

  it('stands as in the annex: the dates under one heading, all other titles over both rows', async () => {
    const sheet = sheetOf(await opened(await writeForm(plan, options)), SHEET)
    expect(sheet.getCell('J4').text).toBe('Даты / отметки педагога')
    expect([sheet.getCell('N4').master.address, sheet.getCell('O4').isMerged]).toEqual(['J4', false])
    expect(sheet.getCell('A5').master.address).toBe('A4')
    expect(sheet.getCell('I4').text).toMatch(/^Ссылки на ресурсы, с помощью которых организуется удалённое обучение/)
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 })
    expect(validationAt(sheet, 'J5')?.type).toBe('date')
    expect(validationAt(sheet, 'N65')).toMatchObject({ type: 'whole', formulae: [0, 200] })
    expect(validationAt(sheet, 'F6')?.type).toBe('list')
    for (const address of ['J5', 'J6']) expect(sheet.getCell(address).protection).toMatchObject({ locked: false })
  })

  it('names the control days beforehand, shut, and no others', async () => {
    const controlDays = ['2026-02-03', '2026-02-05']
    const sheet = sheetOf(await opened(await writeForm(plan, { ...options, controlDays })), SHEET)
    expect([sheet.getCell('J5').value, sheet.getCell('K5').value, sheet.getCell('L5').value]).toEqual([
      ...controlDays.map(day),
      null,
    ])
    expect(sheet.getCell('J5').protection?.locked ?? true).toBe(true)
    expect(sheet.getCell('A2').text).toContain('Контрольные дни: 03.02.2026, 05.02.2026.')
  })
})

describe('the register as it comes back', () => {
  const row = (programme: string | null, teacher: string | null, group: string, pupils: number) => [
    ...[programme, teacher, group, 4, pupils, 'Синхронное', 'По расписанию', 'Видеоуроки', 'https://example.test'],
  ]

  const returned = async (): Promise<Uint8Array> => {
    const book = await opened(await writeForm(plan, options))
    const sheet = sheetOf(book, SHEET)
    sheet.getCell('B3').value = 'были'
    const rows = [
      [...row('Весёлая кисточка', 'Иванова А. А.', '1', 15), '12 чел', 11],
      [...row(null, null, '2', 10), null, 9],
      [...row('Шахматы', 'Петров П. П.', '1', 8), '0 чел.'],
      row('Шахматы', 'Петров П. П.', '2', 8),
    ]
    sheet.getCell('J5').value = day('2026-02-03')
    sheet.getCell('K5').value = '10.02.2026'
    rows.forEach((cells, at) =>
      cells.forEach((value, column) => {
        if (value !== null) sheet.getRow(6 + at).getCell(column + 1).value = value
      }),
    )
    sheet.mergeCells('A6:A7')
    sheet.mergeCells('B6:B7')
    return new Uint8Array(await book.xlsx.writeBuffer())
  }

  it('gives programmes and marks with the cells they stand in', async () => {
    const intake = taken(await returned())
    expect(factsOf(intake, 'remote_marks')).toEqual([
      ...['J6 programme Весёлая кисточка A6', 'J6 group 1 C6', 'J6 date 2026-02-03 J5', 'J6 present 12 J6'],
      ...['K6 programme Весёлая кисточка A6', 'K6 group 1 C6', 'K6 date 2026-02-10 K5', 'K6 present 11 K6'],
      ...['K7 programme Весёлая кисточка A6', 'K7 group 2 C7', 'K7 date 2026-02-10 K5', 'K7 present 9 K7'],
      ...['J8 programme Шахматы A8', 'J8 group 1 C8', 'J8 date 2026-02-03 J5', 'J8 present 0 J8'],
    ])
    const programmes = factsOf(intake, 'remote_programmes')
    expect(programmes).toHaveLength(4 * 9)
    for (const each of ['7 programme Весёлая кисточка A6', '7 teacher Иванова А. А. B6', '7 pupils 10 E7'])
      expect(programmes).toContain(each)
    expect(intake.remarks.filter(({ sheet }) => sheet === SHEET)).toEqual([])
    // Title, hint and two rows of header; «были» and four rows of groups.
    const balance = intake.balance.find(({ sheet }) => sheet === SHEET)
    expect(balance).toMatchObject({ read: 9, accepted: 5, quarantined: 0, skipped: 4 })
  })

  it('is judged by rows and by marks, and the cells are named', async () => {
    const { facts, tables } = taken(await returned())
    const data = {
      facts: facts.map((fact) => ({ ...fact, file: 'центр.xlsx' })),
      tables: tables.map((table) => ({ ...table, file: 'центр.xlsx' })),
      keyed: [],
    }
    const evidence = evidenceOf(data, rules.dictionary, 'additional')
    const judged = (criterion: Criterion) => {
      const { outcome, value, reason, evidence: cells } = judge(criterion, evidence, context(), null)
      return { outcome, value, reason, cells: cells.map(({ cell }) => cell) }
    }
    expect(judged(told)).toMatchObject({ outcome: 'met' })
    expect(judged(attended)).toMatchObject({ outcome: 'partial', value: 0.75, cells: ['J8'] })
    expect(judged(attended).reason).toContain('не соблюдается: ячейка J8')
    expect(judged(marked)).toMatchObject({ outcome: 'partial', value: 0.75, cells: ['A9', 'C9'] })
    const onDay: Criterion = { ...attended, where: [{ column: 'date', equals: '2026-02-03' }] }
    expect(judged(onDay)).toMatchObject({ outcome: 'partial', value: 0.5, cells: ['J8'] })
  })

  it('is undetermined over marks that nobody put, and says what is missing', () => {
    const { remote_programmes: programmes, remote_marks: marks } = evidenceOf(
      {
        facts: [
          {
            ...{ table: 'remote_programmes', row: '6', column: 'programme', value: 'Шахматы' },
            ...{ sheet: SHEET, cell: 'A6', file: 'центр.xlsx' },
          },
        ],
        tables: [],
        keyed: [],
      },
      rules.dictionary,
      'additional',
    ).tables
    if (programmes === undefined || marks === undefined) throw new Error('no tables')
    const evidence = {
      ...{ kind: 'additional' as const, passport: {}, passportCells: {}, answers: {} },
      tables: { remote_programmes: programmes, remote_marks: { ...marks, state: 'blank' as const } },
    }
    const { outcome, reason } = judge(attended, evidence, context(), null)
    expect(outcome).toBe('undetermined')
    expect(reason).toContain(`На листе «${SHEET}» не заполнено «Даты / отметки педагога»`)
  })

  it('is the same when the program fills it', async () => {
    const programme = { programme: 'Шахматы', teacher: 'Петров П. П.', hours: 4, pupils: 8, format: 'Синхронное' }
    const rest = { regime: 'По расписанию', forms: 'Видеоуроки', links: 'https://example.test' }
    const of = (group: string) => ({ programme: 'Шахматы', group })
    const bytes = await writeForm(plan, options, {
      passport: {},
      answers: {},
      tables: {
        remote_programmes: { declared: 'были', rows: ['1', '2'].map((group) => ({ ...programme, group, ...rest })) },
        remote_marks: {
          rows: [
            { ...of('2'), date: '2026-02-10', present: 7 },
            { ...of('1'), date: '2026-02-03', present: 8 },
          ],
        },
      },
    })
    expect(factsOf(taken(bytes), 'remote_marks')).toEqual([
      ...['J6 programme Шахматы A6', 'J6 group 1 C6', 'J6 date 2026-02-03 J5', 'J6 present 8 J6'],
      ...['K7 programme Шахматы A7', 'K7 group 2 C7', 'K7 date 2026-02-10 K5', 'K7 present 7 K7'],
    ])
  })
})

describe.skipIf(!office)('the control sheet over the register', () => {
  it('counts marks without a day, marks and days of another kind, days outside the period, and no marks at all', async () => {
    const remarks = async (cells: Record<string, string | number | Date>): Promise<Record<string, string>> => {
      const row = ['Шахматы', 'Петров П. П.', '1', 4, 8, 'Синхронное', 'По расписанию', 'Видеоуроки', 'сайт']
      const first = Object.fromEntries(row.map((value, column) => [`${'ABCDEFGHI'[column]}6`, value]))
      const filling = { [SHEET]: { B3: 'были', ...first, ...cells } }
      const found = remarksOf(
        await recalculated(await filledBytes(await writeForm(plan, { ...options, audit }), filling)),
      )
      return Object.fromEntries(
        Object.entries(found)
          .filter(([name]) => name.startsWith(SHEET))
          .map(([name, said]) => [name.slice(SHEET.length + 2), said]),
      )
    }
    expect(await remarks({})).toEqual({ '«Даты / отметки педагога» заполнены': '1 at J6' })
    expect(await remarks({ J5: day('2026-02-03'), J6: 8 })).toEqual({})
    expect(await remarks({ J5: 'вторник', J6: '8 чел', K5: day('2025-12-31'), K6: 7, L6: 5, L7: 4 })).toEqual({
      'Над каждой отметкой стоит дата': '2 at L6',
      'Отметки — числа': '1 at J6',
      'Даты занятий — даты': '1 at J5',
      'Даты отметок педагога внутри отчётного периода': '1 at K5',
    })
  })
})
