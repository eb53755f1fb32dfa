import { describe, expect, test } from 'vitest'
import { fieldByTitle } from '../../src/engine/intake/lookup'
import { takeReading } from '../../src/engine/intake/take'
import type { Intake } from '../../src/engine/intake/types'
import type { Merge, Sheet } from '../../src/engine/workbook/types'
import { ANSWERS, date, HEADER, PLAN, sheet, withSheet } from './fixture'
import { balanceOf, codes, factAt, take } from './taking'

const merged = (from: Sheet, ...merges: Merge[]): Sheet => ({ ...from, merges })
const down = (top: number, bottom: number, column: number): Merge => ({ top, bottom, left: column, right: column })

describe('headers with a unit written to them', () => {
  const people = (total: string, joined: string): Intake =>
    take(
      withSheet(
        sheet('Участники', [
          ['Категория', total, joined],
          ['Руководитель', 3, 2],
        ]),
      ),
    )

  test.each([
    ['Всего, чел.', 'Подключено (чел.)'],
    ['Всего (человек)', 'Подключено, человек'],
    ['Всего (кол-во)', 'Подключились (чел)'],
  ])('«%s», «%s»', (total, joined) => {
    const intake = people(total, joined)
    expect(codes(intake)).toEqual([])
    expect([factAt(intake, 'Участники!B2'), factAt(intake, 'Участники!C2')]).toEqual([3, 2])
  })

  test.each([['Всего (%)'], ['Всего (мин)'], ['Всего (мальчиков)'], ['Всего за год, чел.']])(
    '«%s» may be another figure, and is not taken',
    (total) => {
      expect(factAt(people(total, 'Подключено'), 'Участники!B2')).toBeUndefined()
    },
  )

  test('a unit two fields differ by is no unit, and the one that has it in its title wins', () => {
    const field = (id: string, title: string) => ({ id, title, synonyms: [], type: 'integer' as const })
    const fields = [field('a', 'Приглашено (чел.)'), field('b', 'Приглашено'), field('c', 'Обучено (чел.)')]
    const named = (title: string) => fieldByTitle(fields, title)?.id
    expect(['Приглашено (чел.)', 'Приглашено', 'Приглашено (шт.)', 'Обучено', 'Обучено, человек'].map(named)).toEqual([
      ...['a', 'b', undefined, 'c', 'c'],
    ])
  })
})

describe('a number merged over several rows', () => {
  test('may be of each or of all: it is taken for none, and told once', () => {
    const rows = [
      ['Категория', 'Всего', 'Подключено'],
      ['Руководитель', 3, 1],
      ['Обучающиеся', null, 2],
    ]
    const intake = take(withSheet(merged(sheet('Участники', rows), down(1, 2, 1))))
    expect(codes(intake)).toEqual(['error merged-number B2'])
    expect(intake.facts.filter(({ column }) => column === 'total')).toEqual([])
    expect([factAt(intake, 'Участники!C2'), factAt(intake, 'Участники!C3')]).toEqual([1, 2])
    expect(balanceOf(intake, 'Участники')).toEqual([3, 0, 2, 1])
  })

  test('over a row that holds nothing else it is a number like any other', () => {
    const rows = [
      ['Категория', 'Всего', 'Подключено'],
      ['Руководитель', 3, 1],
      ['Обучающиеся', 5, 2],
    ]
    const intake = take(withSheet(merged(sheet('Участники', rows), down(2, 4, 1))))
    expect(codes(intake)).toEqual([])
    expect(factAt(intake, 'Участники!B3')).toBe(5)
  })

  test('a day and a class merged over rows belong to each of them still', () => {
    const rows = [
      ['Дата', 'Начало', 'Класс', 'Продолжительность (мин)', 'Ссылка есть'],
      [date('2026-02-03'), '08:30', '5А', 40, 'да'],
      [null, '09:30', null, 30, 'да'],
    ]
    const intake = take(withSheet(merged(sheet('Дистанционные занятия', rows), down(1, 2, 0), down(1, 2, 2))))
    expect(codes(intake)).toEqual([])
    expect(intake.facts.filter(({ row, table }) => table === 'lessons' && row === '3').map(({ cell }) => cell)).toEqual(
      [...['A2', 'B3', 'C2', 'D3', 'E3']],
    )
  })
})

test('an answer merged over several questions is that of each, and names the cell it stands in', () => {
  const rows = [
    HEADER,
    [1, '2.1', '', 'Платформа используется', 'Да', 'Приказ № 1 от 01.09.2025'],
    [2, '2.4, п. 3', '', 'Чаты созданы'],
    [3, '3.10', '', 'Ссылки размещены', 'Нет'],
  ]
  const intake = take(withSheet(merged(sheet('Требования', rows), down(1, 2, 4))))
  const answers = intake.facts.filter(({ table, column }) => table === 'answers' && column === 'answer')
  expect(answers.map(({ row, value, cell }) => [row, value, cell])).toEqual([
    ['use-platform', 'Да', 'E2'],
    ['chats', 'Да', 'E2'],
    ['lessons-site', 'Нет', 'E4'],
  ])
  expect(balanceOf(intake, 'Требования')).toEqual([4, 3, 0, 1])
  // A heading between the questions has no answer of its own.
  const headed = [...rows.slice(0, 2), ['Раздел второй'], ...rows.slice(2)]
  const again = take(withSheet(merged(sheet('Требования', headed), down(1, 3, 4))))
  expect(codes(again)).toEqual([])
  expect(ANSWERS.rows.length).toBeGreaterThan(3)
})

describe('values beside their place', () => {
  const passport = (...rows: (string | number | null)[][]): Intake =>
    take(
      withSheet(
        sheet('Учреждение', [
          ['Полное наименование', 'Школа'],
          ['Краткое наименование', 'Школа', 'Как в уставе.'],
          ['Период с', '12.01.2026', 'Дата вида 15.09.2025.'],
          ['Период по', '20.03.2026'],
          ...rows,
        ]),
      ),
    )

  test('in the column of hints they are named, and wait', () => {
    const intake = passport(['ИНН', null, '5900000002'], ['Обучающихся', null, 640])
    expect(codes(intake)).toEqual(['error value-elsewhere C5', 'error value-elsewhere C6'])
    expect(intake.remarks[1]?.message).toBe(
      'Лист «Учреждение», ячейка C6: «Обучающихся» — значение «640» стоит не в своём столбце и не взято. Перенесите его в ячейку B6.',
    )
    expect(balanceOf(intake, 'Учреждение')).toEqual([6, 4, 2, 0])
  })

  test('hints are no values', () => {
    expect(
      codes(passport(['ИНН', null, '10 цифр (у предпринимателя — 12).'], ['Обучающихся', null, 'Целое число.'])),
    ).toEqual([])
    expect(codes(passport(['ИНН', '5900000002'], ['Обучающихся', 640, 'Целое число.']))).toEqual([])
  })

  test.each([
    [['В периоде были / не было:', null, 'не было'], 'C1', 'не было'],
    [['В периоде были / не было:', 'были', 'не было'], 'B1', 'были'],
    [['В периоде были / не было:', null, 'Если не было — выберите «не было».'], null, undefined],
  ])('«В периоде»: %j', (row, cell, value) => {
    const lessons = sheet('Дистанционные занятия', [
      row,
      ['Дата', 'Начало', 'Класс', 'Продолжительность (мин)', 'Ссылка есть'],
    ])
    const declared = take(withSheet(lessons)).facts.find(({ table }) => table === 'declared')
    expect([declared?.cell ?? null, declared?.value]).toEqual([cell, value])
  })
})

test('rows the form was sent with and that are gone are missed, where each counts one thing', () => {
  const plan = {
    ...PLAN,
    keys: { people: ['Руководитель', 'Педагогические работники', 'Обучающиеся'] },
    choiceWords: { Руководитель: ['Директор'] },
  }
  const told = (...rows: (string | number)[][]): string[] => {
    const result = takeReading(withSheet(sheet('Участники', [['Категория', 'Всего', 'Подключено'], ...rows])), [plan])
    if (!('facts' in result)) throw new Error(result.message)
    return result.remarks.map(({ message }) => message)
  }
  expect(told(['Директор', 1, 1], ['Обучающиеся', 5, 5])).toEqual([
    'Лист «Участники»: нет строки «Педагогические работники», её показатели неизвестны. Верните удалённое из присланной формы и заполните, если таких нет — нулями.',
  ])
  // A row that is there and not filled is another matter, and so is a sheet nobody has filled.
  expect(told(['Руководитель', 1, 1], ['Обучающиеся', 5, 5], ['Педагогические работники'])).toEqual([])
  expect(told(['Завхоз', 1, 1]).filter((each) => each.includes('нет строк'))).toEqual([])
  expect(told(['Руководитель']).filter((each) => each.includes('нет строк'))).toEqual([])
})

describe('a signature under a table', () => {
  const HEAD = ['Название', 'Обучающихся']
  const chats = (...rows: (string | number | null)[][]): [string[], Record<string, number> | undefined] => {
    const intake = take(withSheet(sheet('Чаты', [HEAD, ['5А класс', 25], ...rows])))
    const names = intake.facts.flatMap(({ table, column, value }) =>
      table === 'chats' && column === 'name' ? [String(value)] : [],
    )
    return [names, intake.balance.find(({ sheet: title }) => title === 'Чаты')?.reasons]
  }

  test('is no data: after an empty row, to the end of the sheet', () => {
    const block = [['Директор', null, 'Примеров П. П.'], ['(подпись)'], [], ['М.П.'], ['Исп. Задачникова, тел. 00-00']]
    expect(chats([], ...block, ['«15» мая 2026 г.'])).toEqual([['5А класс'], { 'шапка таблицы': 1, подпись: 5 }])
    expect(chats([], ['И.о. директора', 'Примеров П. П.'])).toEqual([['5А класс'], { 'шапка таблицы': 1, подпись: 1 }])
  })

  test.each([
    ['right under the table', [['Директор']], ['5А класс', 'Директор']],
    ['with a value of the table', [[], ['Директор', 3]], ['5А класс', 'Директор']],
    ['with more of the table below', [[], ['Директор'], ['6Б', 20]], ['5А класс', 'Директор', '6Б']],
    ['in words of no signature', [[], ['Дирижёры']], ['5А класс', 'Дирижёры']],
    ['the part of a block right under the table', [['Директор'], [], ['М.П.']], ['5А класс', 'Директор']],
  ])('%s it is data', (_, rows, expected) => {
    expect(chats(...rows)[0]).toEqual(expected)
  })
})
