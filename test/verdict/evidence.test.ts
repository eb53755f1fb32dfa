import { describe, expect, it } from 'vitest'
import type { Dictionary } from '../../src/engine/catalogue/evidence-types'
import type { InstitutionData, StoredFact } from '../../src/engine/store/fact-types'
import { evidenceOf } from '../../src/engine/verdict/evidence'

const table = (id: string, sheet: string, event: boolean): Dictionary['tables'][number] => ({
  id,
  sheet,
  synonyms: [],
  event,
  key: [],
  columns: [],
  hint: '',
  rows: 10,
})
const dictionary: Dictionary = {
  passport: [],
  tables: [table('people', 'Участники', false), table('events', 'Мероприятия', true), table('chats', 'Чаты', false)],
  choices: {},
  checks: [],
}
const FILE = 'входящие/школа.xlsx'
const fact = (at: Pick<StoredFact, 'table' | 'row' | 'column' | 'value' | 'sheet' | 'cell'>, id = 1): StoredFact => ({
  id,
  submission: 1,
  file: FILE,
  catalogue: null,
  carried: false,
  ...at,
})
const layout = (of: string, sheet: string, state: 'filled' | 'none' | 'blank'): InstitutionData['tables'][number] => ({
  table: of,
  sheet,
  columns: { category: 'A', total: 'B' },
  state,
  file: FILE,
})
const declared = (of: string, value: string): StoredFact =>
  fact({ table: 'declared', row: of, column: 'declared', value, sheet: 'Мероприятия', cell: 'B2' })
const event = fact({ table: 'events', row: '9', column: 'kind', value: 'Обучение', sheet: 'Мероприятия', cell: 'B9' })

const of = (data: Partial<InstitutionData>) =>
  evidenceOf({ facts: [], tables: [], keyed: [], ...data }, dictionary, 'school')

describe('evidence of an institution', () => {
  it('has every table of the dictionary: missing where no sheet came, under the name of the form', () => {
    const { tables, kind } = of({
      keyed: [{ table: 'passport', sheet: 'Учреждение', cells: { inn: 'B5' }, file: FILE }],
    })
    expect(kind).toBe('school')
    expect(Object.keys(tables)).toEqual(['people', 'events', 'chats'])
    expect(tables['people']).toEqual({
      state: 'missing',
      event: false,
      file: FILE,
      sheet: 'Участники',
      columns: {},
      declared: null,
      rows: [],
    })
  })

  it('keeps rows under their sheet row numbers, in the order of the sheet', () => {
    const cell = (row: string, column: string, value: string | number, address: string) =>
      fact({ table: 'people', row, column, value, sheet: 'Участники (2)', cell: address })
    const { tables } = of({
      facts: [
        cell('10', 'total', 4, 'B10'),
        cell('9', 'category', 'Родители', 'A9'),
        cell('10', 'category', 'Заместители', 'A10'),
      ],
      tables: [layout('people', 'Участники (2)', 'filled')],
    })
    expect(tables['people']).toMatchObject({ state: 'filled', sheet: 'Участники (2)', columns: { total: 'B' } })
    expect(tables['people']?.rows).toEqual([
      { row: '9', values: { category: { value: 'Родители', file: FILE, sheet: 'Участники (2)', cell: 'A9' } } },
      {
        row: '10',
        values: {
          total: { value: 4, file: FILE, sheet: 'Участники (2)', cell: 'B10' },
          category: { value: 'Заместители', file: FILE, sheet: 'Участники (2)', cell: 'A10' },
        },
      },
    ])
  })

  it.each([
    ['blank', 'an event sheet without rows and without a word', [], 'blank'],
    ['blank', 'an event sheet said to have had events, without rows', [declared('events', 'были')], 'blank'],
    ['none', 'an event sheet declared «не было»', [declared('events', 'не было')], 'none'],
    ['filled', 'an event sheet declared «не было» that has rows', [declared('events', 'не было'), event], 'none'],
    ['blank', 'a sheet none of whose rows could be taken', [], 'filled'],
  ] as const)('%s: %s', (state, _, facts, told) => {
    const { tables } = of({ facts: [...facts], tables: [layout('events', 'Мероприятия', told)] })
    expect(tables['events']?.state).toBe(state)
    expect(tables['events']?.declared?.cell ?? null).toBe(facts.length > 0 ? 'B2' : null)
  })

  it('a sheet that is no event sheet cannot be declared «не было»', () => {
    expect(of({ tables: [layout('people', 'Участники', 'none')] }).tables['people']?.state).toBe('blank')
  })

  it('reads answers with the addresses of their empty cells', () => {
    const cells = { 'r-1': 'E7', 'r-1.confirmation': 'F7', 'r-1.date': 'G7', 'r-1.comment': 'H7', 'r-2': 'E8' }
    const said = fact({ table: 'answers', row: 'r-1', column: 'answer', value: 'Да', sheet: 'Требования', cell: 'E7' })
    const { answers } = of({ facts: [said], keyed: [{ table: 'answers', sheet: 'Требования', cells, file: FILE }] })
    expect(Object.keys(answers)).toEqual(['r-1', 'r-2'])
    expect(answers['r-1']).toEqual({
      answer: { value: 'Да', file: FILE, sheet: 'Требования', cell: 'E7' },
      confirmation: null,
      date: null,
      comment: null,
      cells: { file: FILE, sheet: 'Требования', answer: 'E7', confirmation: 'F7', date: 'G7', comment: 'H7' },
    })
    expect(answers['r-2']).toMatchObject({ answer: null, cells: { answer: 'E8', comment: '' } })
  })

  it('reads the passport with the cells of its empty fields', () => {
    const inn = fact({
      table: 'passport',
      row: '',
      column: 'inn',
      value: '5900000001',
      sheet: 'Учреждение',
      cell: 'B5',
    })
    const evidence = of({
      facts: [inn],
      keyed: [{ table: 'passport', sheet: 'Учреждение', cells: { inn: 'B5', site: 'B9' }, file: FILE }],
    })
    expect(evidence.passport).toEqual({ inn: { value: '5900000001', file: FILE, sheet: 'Учреждение', cell: 'B5' } })
    expect(evidence.passportCells['site']).toEqual({ file: FILE, sheet: 'Учреждение', cell: 'B9' })
  })
})
