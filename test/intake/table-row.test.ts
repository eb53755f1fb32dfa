import { describe, expect, test } from 'vitest'
import type { EvidenceTable } from '../../src/engine/catalogue/evidence-types'
import { openSheetIntake, type SheetIntake } from '../../src/engine/intake/sheet-intake'
import { takeTable } from '../../src/engine/intake/tables'
import { PLAN, sheet } from './fixture'

const text = (id: string, title: string, required = false) => ({
  id,
  title,
  synonyms: [],
  type: 'text' as const,
  required,
})

const DOCUMENTS: EvidenceTable = {
  id: 'acts',
  sheet: 'Документы',
  synonyms: [],
  event: false,
  key: ['kind'],
  prefilled: true,
  rows: 4,
  hint: '',
  columns: [
    { id: 'kind', title: 'Вид документа', synonyms: [], type: 'choice', choices: 'kinds' },
    text('number', 'Номер', true),
    text('person', 'Ответственное лицо'),
  ],
}

const taken = (
  table: EvidenceTable,
  rows: Parameters<typeof sheet>[1],
): SheetIntake & { state: string | undefined } => {
  const plan = { ...PLAN, choices: { ...PLAN.choices, kinds: ['Приказ', 'Протокол'] } }
  const intake = openSheetIntake(sheet(table.sheet, rows), plan, false)
  const [layout] = takeTable(intake, table)
  return { ...intake, state: layout?.state }
}

const codes = ({ remarks }: SheetIntake): string[] =>
  remarks.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)

const fates = ({ tally }: SheetIntake): unknown => {
  const { read, accepted, quarantined, skipped } = tally.close().balance
  return { read, accepted, quarantined, skipped }
}

describe('rows of an evidence sheet', () => {
  test('empty cells of a required column make one warning that lists them', () => {
    const intake = taken(DOCUMENTS, [
      ['Вид документа', 'Номер', 'Ответственное лицо'],
      ['Приказ', null, 'Б. В. Гай'],
      ['Протокол', null, 'Д. Е. Жук'],
      ['Приказ', '5', null],
    ])
    expect(codes(intake)).toEqual(['warning not-filled B2'])
    expect(intake.remarks[0]?.message).toContain('не заполнены ячейки B2, B3.')
    expect(fates(intake)).toEqual({ read: 4, accepted: 3, quarantined: 0, skipped: 1 })
  })

  test('a lost key column is an error and its rows wait, their values stay', () => {
    const intake = taken(DOCUMENTS, [
      ['Номер', 'Ответственное лицо'],
      ['5', 'Б. В. Гай'],
    ])
    expect(codes(intake)).toEqual(['error missing-column null'])
    expect(intake.facts.map(({ column, value }) => `${column}=${value}`)).toEqual(['number=5', 'person=Б. В. Гай'])
    expect(fates(intake)).toEqual({ read: 2, accepted: 0, quarantined: 1, skipped: 1 })
  })

  test('prefilled keys alone are no data, but a filled sheet of them is', () => {
    const rows = [['Вид документа', 'Номер', 'Ответственное лицо'], ['Приказ'], ['Протокол']]
    expect(taken(DOCUMENTS, rows).state).toBe('blank')
    expect(taken(DOCUMENTS, [...rows, ['Приказ', '5']]).state).toBe('filled')
  })

  test('several documents of one kind are fine; one category counted twice is not', () => {
    const [people] = PLAN.tables
    if (people === undefined) throw new Error('the fixture has lost its tables')
    const twice = [
      ['Руководитель', 1, 1],
      ['руководитель', 1, 1],
    ] as const
    const intake = taken(people, [['Категория', 'Всего', 'Подключено'], ...twice.map((row) => [...row])])
    expect(codes(intake)).toEqual(['warning duplicate-key A3'])
    expect(
      codes(
        taken(DOCUMENTS, [
          ['Вид документа', 'Номер', 'Ответственное лицо'],
          ['Приказ', '1'],
          ['Приказ', '2'],
        ]),
      ),
    ).toEqual([])
  })

  test('a repeated header and cells outside the form are skipped', () => {
    const header = ['Вид документа', 'Номер', 'Ответственное лицо', 'Черновик']
    const intake = taken(DOCUMENTS, [header, ['Приказ', '1'], header, [null, null, null, 'спросить у завуча']])
    expect(intake.tally.close().balance.reasons).toEqual({ 'шапка таблицы': 2, 'вне столбцов формы': 1 })
  })
})
