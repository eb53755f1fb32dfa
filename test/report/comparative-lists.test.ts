import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { packSources, unpackSources } from '../../src/engine/report/comparative/sources-pack'
import type { ReportedAbsence, ReportInput } from '../../src/engine/report/comparative/types'
import { catalogue, inputOf, requirement, type Entry } from './comparative-input'
import { folder, linesOf, partsOf, read, written } from './comparative-reading'

/** 2.1 and 2.5 are one unit; 3.1 is only recommended. */
const held = catalogue(
  'school-a',
  ['school'],
  [
    requirement('2.1', 1, { remedy: 'Подключите педагогов.' }),
    requirement('2.2', 2, { role: 'role-2', critical: true, remedy: null }),
    requirement('2.3', 3),
    requirement('2.5', 1, { unit: '2.1', statement: 'Ещё о том же', remedy: 'Обновите список.' }),
    requirement('3.1', 1, { obligation: 'recommended' }),
  ],
)
const school = (name: string, marks: Entry['marks']): Entry => ({ name, kind: 'school', held, marks })

const sheetOf = async (input: ReportInput, title: string, name: string) => {
  await written(input, name)
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(`${folder}/${name}`)
  return book.getWorksheet(title)
}

describe('«План мероприятий»', () => {
  const input = inputOf([held], [school('Вторая', [0, 0, '?', 0.5, 0]), school('Первая', [1, 1, '?', '?', 1])], {
    terms: { remedy: '2026-05-20', data: '2026-04-25' },
  })

  it('has a line for each unit that is not fulfilled and for each that is not known, and none for advice', async () => {
    const lines = linesOf(read(await written(input, 'plan.xlsx')), 'План мероприятий', 4)
    expect(
      lines.map((line) => ['Учреждение', 'Вид мероприятия', 'Пункт', 'Критич.'].map((title) => line[title])),
    ).toEqual([
      ['Вторая', 'Устранить нарушение', '2.2', '! да'],
      ['Вторая', 'Устранить нарушение', '2.1; 2.5', undefined],
      ['Вторая', 'Представить сведения', '2.3', undefined],
      ['Первая', 'Представить сведения', '2.3', undefined],
      ['Первая', 'Представить сведения', '2.5', undefined],
    ])
    expect(lines[0]).toMatchObject({
      'Ответственный (роль)': 'Заместитель руководителя',
      'Что сделать': 'Исполнить требование и подтвердить это данными формы.',
      Отметка: 'Не начато',
    })
    expect(lines[1]?.['Что сделать']).toBe('Подключите педагогов.\nОбновите список.')
    expect(lines[1]?.['Нарушение']).toMatch(/^Требование 2\.1 \/ Ещё о том же\n/)
    expect(lines[2]?.['Что сделать']).toBe(
      'Внесите или исправьте данные, названные в причине, и пришлите форму ещё раз.',
    )
  })

  it('proposes terms, offers marks from a list and takes only days from the report on', async () => {
    const sheet = await sheetOf(input, 'План мероприятий', 'plan-rules.xlsx')
    expect(sheet?.getCell('J5').value).toEqual(new Date('2026-05-20T00:00:00Z'))
    expect(sheet?.getCell('J7').value).toEqual(new Date('2026-04-25T00:00:00Z'))
    expect(sheet?.getCell('K9').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"Не начато,В работе,Выполнено,Снято"'],
    })
    // 15.04.2026 is day 46,127 of a spreadsheet: 45,658 on 01.01.2025, 365 days later 2026, and 31 + 28 + 31 + 14 more.
    const xml = [...partsOf(await written(input, 'plan-days.xlsx'))].find(([, text]) =>
      text.includes('Не начато,В работе'),
    )
    expect(xml?.[1]).toMatch(/type="date"[^>]*operator="greaterThanOrEqual"[^>]*>\s*<formula1>46127<\/formula1>/)
  })

  it('leaves terms to be filled in where the audit has no due day', async () => {
    const open = { ...input, terms: { remedy: null, data: null } }
    const book = read(await written(open, 'plan-open.xlsx'))
    expect(linesOf(book, 'План мероприятий', 4)[0]?.['Срок']).toBeUndefined()
    expect(book.Sheets['План мероприятий']?.['A2']?.v).toContain('Срок не установлен')
  })

  it('says so when nothing is to be done', async () => {
    const book = read(await written(inputOf([held], [school('Первая', [1, 1, 1, 1, 0])]), 'plan-none.xlsx'))
    expect(book.Sheets['План мероприятий']?.['A2']?.v).toContain('мероприятия не нужны')
    expect(linesOf(book, 'План мероприятий', 4)).toEqual([])
  })
})

describe('«Не представили сведения»', () => {
  const absence = (id: number, name: string, more: Partial<ReportedAbsence> = {}): ReportedAbsence => ({
    ...{ id, name, kind: 'school', catalogue: 'school-a', municipality: null, state: 'not-submitted' },
    ...{ dueDate: '2026-04-10', extendedTo: null, daysOverdue: 5, contact: null },
    ...more,
  })

  it('puts who is longest overdue first, with the extension, and no contacts unless they are given', async () => {
    const absences = [
      absence(7, 'Продлено', { extendedTo: '2026-04-20', daysOverdue: 0 }),
      absence(8, 'Просрочено'),
      absence(9, 'Возвращено', { state: 'rework', daysOverdue: 2 }),
    ]
    const input = inputOf([held], [school('Первая', [1, 1, 1, 1, 1])], { absences })
    const lines = linesOf(read(await written(input, 'absent.xlsx')), 'Не представили сведения', 3)
    expect(lines.map((line) => [line['№'], line['Учреждение'], line['Что ожидается'], line['Дней просрочки']])).toEqual(
      [
        [1, 'Просрочено', 'форма не прислана', 5],
        [2, 'Возвращено', 'форма возвращена на доработку', 2],
        [3, 'Продлено', 'форма не прислана', 0],
      ],
    )
    const sheet = await sheetOf(input, 'Не представили сведения', 'absent-columns.xlsx')
    expect(sheet?.getCell('H6').value).toEqual(new Date('2026-04-20T00:00:00Z'))
    expect(sheet?.getColumn(10).hidden).toBe(true)
    const told = { ...input, absences: [absence(8, 'Просрочено', { contact: 'school@example.test' })] }
    expect((await sheetOf(told, 'Не представили сведения', 'absent-told.xlsx'))?.getColumn(10).hidden).toBe(false)
  })

  it('says when nobody is missing', async () => {
    const input = inputOf([held], [school('Первая', [1, 1, 1, 1, 1])], { absences: [] })
    const text = read(await written(input, 'absent-none.xlsx')).Sheets['Не представили сведения']?.['A2']?.v
    expect(text).toBe('На 15.04.2026 сведения представили все.')
  })
})

describe('«Источники»', () => {
  const cell = (file: string, address: string, value: string | number | null) => ({
    ...{ file, sheet: 'Участники', cell: address, value },
  })

  it('packs cells and gives the same back', () => {
    const sources = [
      { requirement: 'r-2.1', outcome: 'met', evidence: [cell('а.xlsx', 'B5', 40), cell('а.xlsx', 'C5', null)] },
      { requirement: 'r-2.2', outcome: 'unmet', evidence: [] },
      { requirement: 'r-2.3', outcome: 'met', evidence: [cell('а.xlsx', 'B5', '=1+1'), cell('б.xlsx', '', null)] },
    ]
    expect(unpackSources(packSources(sources))).toEqual(sources)
  })

  it('lists each cell of each result with the checksum of its file, as text', async () => {
    const input = inputOf([held], [school('Первая', [1, 0, 1, 1, 1])])
    const [institution] = input.institutions
    if (institution === undefined) throw new Error('no institution')
    institution.sources = packSources([
      {
        ...{ requirement: 'r-2.1', outcome: 'met' },
        evidence: [cell('Первая.xlsx', 'B5', 40), cell('Первая.xlsx', 'C5', '=CMD()'), cell('Первая.xlsx', '', null)],
      },
      { requirement: 'r-2.2', outcome: 'unmet', evidence: [cell('Дважды.xlsx', 'G5', '2026-03-20')] },
    ])
    const balance = { read: 1, accepted: 1, quarantined: 0, skipped: 0 }
    institution.submissions = [
      { path: 'Первая.xlsx', status: 'accepted', balance, sha256: 'a'.repeat(64) },
      { path: 'Дважды.xlsx', status: 'accepted', balance, sha256: 'b'.repeat(64) },
      { path: 'Дважды.xlsx', status: 'accepted', balance, sha256: 'c'.repeat(64) },
    ]
    const bytes = await written(input, 'sources.xlsx')
    const titles = ['Учреждение', 'Пункт', 'Результат', 'Файл', 'Лист', 'Ячейка', 'Значение', 'SHA-256 файла']
    expect(linesOf(read(bytes), 'Источники', 3).map((line) => titles.map((title) => line[title]))).toEqual([
      ['Первая', '2.1', 'выполнено', 'Первая.xlsx', 'Участники', 'B5', 40, 'a'.repeat(64)],
      ['Первая', '2.1', 'выполнено', 'Первая.xlsx', 'Участники', 'C5', '=CMD()', 'a'.repeat(64)],
      ['Первая', '2.1', 'выполнено', 'Первая.xlsx', 'Участники', 'лист', 'лист в целом', 'a'.repeat(64)],
      [
        ...['Первая', '2.2', 'не выполнено', 'Дважды.xlsx', 'Участники', 'G5', '20.03.2026'],
        `${'b'.repeat(64)} или ${'c'.repeat(64)}`,
      ],
    ])
    expect(Object.values(read(bytes).Sheets['Источники'] ?? {}).some((each: { f?: string }) => each.f)).toBe(false)
  })

  it('has no column of checksums where none are told', async () => {
    const input = inputOf([held], [school('Первая', [1, 0, 1, 1, 1])])
    const [institution] = input.institutions
    if (institution === undefined) throw new Error('no institution')
    institution.sources = packSources([{ requirement: 'r-2.1', outcome: 'met', evidence: [cell('файл 1', 'B5', 40)] }])
    expect((await sheetOf(input, 'Источники', 'sources-untold.xlsx'))?.getColumn(10).hidden).toBe(true)
    const [own] = institution.submissions
    institution.submissions = own === undefined ? [] : [{ ...own, sha256: 'a'.repeat(64) }]
    expect((await sheetOf(input, 'Источники', 'sources-told.xlsx'))?.getColumn(10).hidden).toBe(false)
  })

  it('is left out where the report is not given any', async () => {
    const book = read(await written(inputOf([held], [school('Первая', [1, 1, 1, 1, 1])]), 'no-sources.xlsx'))
    expect(book.SheetNames).not.toContain('Источники')
  })
})
