import { columnLetters } from '../../src/engine/base/address'
import type { Criterion } from '../../src/engine/catalogue/criterion-types'
import type { ScreenTimeNorm, Value } from '../../src/engine/catalogue/evidence-types'
import type { Answer, Context, Evidence, EvidenceTable, Known, Outcome, Terms } from '../../src/engine/verdict/types'

export const FILE = 'школа.xlsx'
/** First data row of every sheet built here. */
const FIRST_ROW = 5

type Cell = Value | null

const TABLES: Record<string, { sheet: string; event: boolean; columns: string[] }> = {
  people: { sheet: 'Участники', event: false, columns: ['category', 'total', 'connected'] },
  acts: { sheet: 'Документы', event: false, columns: ['kind', 'number', 'date', 'publishedOn', 'responsible'] },
  chats: { sheet: 'Чаты', event: false, columns: ['name', 'kind', 'administrator', 'messages', 'earliest', 'latest'] },
  events: { sheet: 'Мероприятия', event: true, columns: ['date', 'kind', 'topic', 'participants'] },
  lessons: { sheet: 'Дистанционные занятия', event: true, columns: ['date', 'group', 'device', 'minutes'] },
  periods: {
    sheet: 'Периоды дистанционного обучения',
    event: true,
    columns: ['start', 'end', 'cause', 'worksReceived', 'worksInTime'],
  },
  groups: { sheet: 'Классы и группы', event: false, columns: ['group', 'level'] },
  attendance: {
    sheet: 'Посещаемость',
    event: true,
    columns: ['date', 'group', 'listed', 'present', 'absent', 'ill'],
  },
  moderation: {
    sheet: 'Нарушения и инциденты',
    event: true,
    columns: ['date', 'measure', 'measureDate', 'participant', 'until'],
  },
}

const known = (sheet: string, cell: string, value: Value): Known => ({ value, file: FILE, sheet, cell })

const empty = (id: string, state: EvidenceTable['state']): EvidenceTable => {
  const { sheet, event, columns } = TABLES[id] ?? { sheet: id, event: false, columns: [] }
  return {
    state,
    event,
    file: FILE,
    sheet,
    columns: state === 'missing' ? {} : Object.fromEntries(columns.map((column, at) => [column, columnLetters(at)])),
    declared: state === 'none' ? known(sheet, 'B2', 'не было') : null,
    rows: [],
  }
}

/** Rows of values in the order of the table's columns; null is an empty cell. */
const filled = (id: string, rows: Cell[][]): EvidenceTable => {
  const { columns = [], sheet = id } = TABLES[id] ?? {}
  return {
    ...empty(id, 'filled'),
    rows: rows.map((cells, at) => ({
      row: String(FIRST_ROW + at),
      values: Object.fromEntries(
        cells.flatMap((value, column) =>
          value === null
            ? []
            : [[columns[column] ?? '', known(sheet, `${columnLetters(column)}${FIRST_ROW + at}`, value)] as const],
        ),
      ),
    })),
  }
}

export type Sheets = Record<string, Cell[][] | 'none' | 'blank' | 'missing'>

/** Evidence with the given sheets; all other tables are missing. */
export const evidence = (sheets: Sheets = {}): Evidence => ({
  kind: 'school',
  passport: {},
  passportCells: {},
  answers: {},
  tables: Object.fromEntries(
    Object.keys(TABLES).map((id) => {
      const content = sheets[id] ?? 'missing'
      return [id, typeof content === 'string' ? empty(id, content) : filled(id, content)]
    }),
  ),
})

/** An answer line in row 12 of «Требования». */
export const answer = (
  said: string | null,
  rest: { confirmation?: Value; date?: string; comment?: string } = {},
): Answer => {
  const cell = (letter: string, value: Value | null | undefined): Known | null =>
    value === null || value === undefined ? null : known('Требования', `${letter}12`, value)
  return {
    answer: cell('E', said),
    confirmation: cell('F', rest.confirmation),
    date: cell('G', rest.date),
    comment: cell('H', rest.comment),
    cells: { file: FILE, sheet: 'Требования', answer: 'E12', confirmation: 'F12', date: 'G12', comment: 'H12' },
  }
}

/** SanPiN 1.2.3685-21, table 6.8: a part of it. */
const NORM: ScreenTimeNorm = {
  id: 'screen',
  source: 'СанПиН 1.2.3685-21, таблица 6.8',
  checkNeeded: false,
  limits: [
    { device: 'Компьютер', classes: [1, 2], minutes: 20 },
    { device: 'Компьютер', classes: [3, 4], minutes: 25 },
    { device: 'Компьютер', classes: [5, 9], minutes: 30 },
    { device: 'Компьютер', classes: [10, 11], minutes: 35 },
    { device: 'Интерактивная панель', classes: [7, 11], minutes: 25 },
  ],
  byAge: [{ device: 'Компьютер', ages: [6, 7], minutes: 15 }],
  agesOfFirstClass: [7, 8],
  notes: [],
  forbidden: ['Телефон'],
}

/** The school year 2025–2026, looked at from September to its end. */
export const context = (terms: Partial<Terms> = {}): Context => ({
  terms: {
    periodFrom: '2025-09-01',
    periodTo: '2026-05-31',
    schoolYear: 2025,
    asOf: '2026-05-31',
    ratioTolerance: 0,
    lateValue: 0.5,
    sampled: false,
    ...terms,
  },
  norms: { screenTime: NORM },
  title: { table: (table) => TABLES[table]?.sheet ?? table, column: (_, column) => column },
})

/** Facts that must give a known outcome; the id says which. */
export type Example = {
  id: string
  criterion: Criterion
  sheets?: Sheets
  answer?: Answer
  terms?: Partial<Terms>
  outcome: Outcome
  value: number | null
  /** The whole reason, or a part of it. */
  reason?: string | RegExp
  /** Every cited place, `Лист!A1`; `Лист!` for a sheet as a whole. */
  cells?: string[]
}
