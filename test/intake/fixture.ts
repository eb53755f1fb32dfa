import type { Field } from '../../src/engine/catalogue/evidence-types'
import type { FormPlan } from '../../src/engine/catalogue/types'
import type { Cell, CellValue, Reading, Sheet } from '../../src/engine/workbook/types'

const field = (id: string, title: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  id,
  title,
  type,
  synonyms: [],
  ...more,
})

/** A small invented form: independent of the real catalogues. */
export const PLAN: FormPlan = {
  catalogue: 'test-school',
  edition: '2025-09-01',
  formVersion: 1,
  title: 'Положение школы (проба)',
  kinds: ['school'],
  terms: {},
  passport: [
    field('fullName', 'Полное наименование', 'text'),
    field('shortName', 'Краткое наименование', 'text', { required: true, synonyms: ['Сокращённое наименование'] }),
    field('inn', 'ИНН', 'text'),
    field('periodFrom', 'Период с', 'date'),
    field('periodTo', 'Период по', 'date'),
    field('pupils', 'Обучающихся', 'integer', { min: 0, max: 10_000 }),
  ],
  asked: [
    {
      number: 1,
      requirement: 'use-platform',
      label: '2.1',
      role: 'Администратор',
      statement: 'Платформа используется',
      conditional: false,
      recommended: false,
      confirmation: ['document', 'date'],
    },
    {
      number: 2,
      requirement: 'chats',
      label: '2.4, п. 3',
      role: 'Учитель',
      statement: 'Чаты созданы',
      conditional: false,
      recommended: false,
      confirmation: null,
    },
    {
      number: 3,
      requirement: 'lessons-site',
      label: '3.10',
      role: 'Учитель',
      statement: 'Ссылки размещены',
      conditional: true,
      recommended: false,
      confirmation: null,
    },
  ],
  tables: [
    {
      id: 'people',
      sheet: 'Участники',
      synonyms: ['Участники платформы'],
      event: false,
      key: ['category'],
      prefilled: true,
      rows: 3,
      hint: 'Впишите числа.',
      columns: [
        field('category', 'Категория', 'choice', { choices: 'categories' }),
        field('total', 'Всего', 'integer', { min: 0 }),
        field('joined', 'Подключено', 'integer', { min: 0, synonyms: ['Подключились'] }),
      ],
    },
    {
      id: 'lessons',
      sheet: 'Дистанционные занятия',
      synonyms: [],
      event: true,
      key: ['date', 'group'],
      rows: 5,
      hint: 'Одна строка на занятие.',
      columns: [
        field('date', 'Дата', 'date'),
        field('start', 'Начало', 'time'),
        field('group', 'Класс', 'text'),
        field('minutes', 'Продолжительность (мин)', 'number', { min: 1, max: 240 }),
        field('link', 'Ссылка есть', 'yes-no'),
      ],
    },
    {
      id: 'chats',
      sheet: 'Чаты',
      synonyms: [],
      event: false,
      key: ['name'],
      rows: 5,
      hint: 'Одна строка на чат.',
      columns: [field('name', 'Название', 'text'), field('pupils', 'Обучающихся', 'integer')],
    },
  ],
  choices: { categories: ['Руководитель', 'Педагогические работники', 'Обучающиеся'] },
  keys: {},
  demands: {},
  checks: [
    {
      table: 'people',
      id: 'joined-at-most-total',
      left: ['joined'],
      relation: 'at-most',
      right: ['total'],
      message: '«Подключено» не больше «Всего»',
    },
    {
      relation: 'in-period',
      id: 'lessons-in-period',
      table: 'lessons',
      column: 'date',
      message: 'Даты занятий внутри отчётного периода',
    },
  ],
}

type Plain = string | number | boolean | null | CellValue

export const date = (value: string): CellValue => ({ type: 'date', value })

const contentOf = (plain: Exclude<Plain, null>): CellValue => {
  if (typeof plain === 'string') return { type: 'text', value: plain }
  if (typeof plain === 'number') return { type: 'number', value: plain }
  return typeof plain === 'boolean' ? { type: 'boolean', value: plain } : plain
}

/** A sheet from rows of plain values; null is an empty cell, an empty row is left out. */
export const sheet = (title: string, rows: Plain[][], hidden = false): Sheet => ({
  title,
  hidden,
  rows: rows
    .map((cells, row) => ({
      row,
      cells: cells.flatMap((plain, column): Cell[] =>
        plain === null || plain === '' ? [] : [{ column, content: contentOf(plain) }],
      ),
    }))
    .filter(({ cells }) => cells.length > 0),
})

export const reading = (...sheets: Sheet[]): Reading => ({ format: 'xlsx', date1904: false, sheets })

export const IDENTITY = sheet(
  '_sverka',
  [
    ['catalogue', 'test-school'],
    ['edition', '2025-09-01'],
    ['formVersion', 1],
  ],
  true,
)

// 5900000002: 5·2 + 9·4 + seven zeros = 46; 46 mod 11 = 2; 2 mod 10 = 2, the tenth digit.
export const PASSPORT = sheet('Учреждение', [
  ['Сведения об учреждении'],
  ['Полное наименование', 'Муниципальное учреждение «Школа Берёзовая»', 'По уставу'],
  ['Краткое наименование', 'Школа Берёзовая'],
  ['ИНН', '5900000002'],
  ['Период с', date('2026-01-12')],
  ['Период по', date('2026-03-20')],
  ['Обучающихся', 640],
])

export const HEADER = ['№', 'Пункт', 'Роль', 'Требование', 'Ответ', 'Подтверждение', 'Дата', 'Комментарий']

export const ANSWERS = sheet('Требования', [
  ['Самооценка'],
  HEADER,
  [1, '2.1', 'Администратор', 'Платформа используется', 'Да', 'Приказ № 5', date('2025-09-01'), null],
  ['Раздел 2'],
  [2, '2.4, п. 3', 'Учитель', 'Чаты созданы', 'Частично', null, null, 'готовятся'],
  [3, '3.10', 'Учитель', 'Ссылки размещены', null, null, null, null],
])

const PEOPLE = sheet('Участники', [
  ['Участники'],
  ['Категория', 'Всего', 'Подключено'],
  ['Руководитель', 1, 1],
  ['Педагогические работники', 40, 31],
  ['Обучающиеся', null, null],
])

export const LESSONS = sheet('Дистанционные занятия', [
  ['Занятия'],
  ['В периоде были / не было:', 'были'],
  ['Дата', 'Начало', 'Класс', 'Продолжительность (мин)', 'Ссылка есть'],
  [date('2026-02-03'), '9:30', '5А', 40, 'да'],
])

export const CHATS = sheet('Чаты', [
  ['Название', 'Обучающихся'],
  ['5А класс', 25],
])

export const CLEAN = reading(PASSPORT, ANSWERS, PEOPLE, LESSONS, CHATS, IDENTITY)

/** The clean form with sheets replaced by title. */
export const withSheet = (...changed: Sheet[]): Reading =>
  reading(...CLEAN.sheets.map((each) => changed.find(({ title }) => title === each.title) ?? each))
