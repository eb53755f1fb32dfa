import { describe, expect, test } from 'vitest'
import { ANSWERS, CHATS, CLEAN, date, HEADER, IDENTITY, LESSONS, PASSPORT, reading, sheet, withSheet } from './fixture'
import { balanceOf, codes, factAt, take } from './taking'

describe('a clean form', () => {
  const intake = take(CLEAN)

  test('gives every value with the cell it stands in, and no remark', () => {
    expect(intake.remarks).toEqual([])
    expect(intake.quarantined).toEqual([])
    expect(intake.facts.map(({ table, row, column, value, cell }) => [table, row, column, value, cell])).toEqual([
      ['passport', '', 'fullName', 'Муниципальное учреждение «Школа Берёзовая»', 'B2'],
      ['passport', '', 'shortName', 'Школа Берёзовая', 'B3'],
      ['passport', '', 'inn', '5900000002', 'B4'],
      ['passport', '', 'periodFrom', '2026-01-12', 'B5'],
      ['passport', '', 'periodTo', '2026-03-20', 'B6'],
      ['passport', '', 'pupils', 640, 'B7'],
      ['answers', 'use-platform', 'answer', 'Да', 'E3'],
      ['answers', 'use-platform', 'confirmation', 'Приказ № 5', 'F3'],
      ['answers', 'use-platform', 'date', '2025-09-01', 'G3'],
      ['answers', 'chats', 'answer', 'Частично', 'E5'],
      ['answers', 'chats', 'comment', 'готовятся', 'H5'],
      ['people', '3', 'category', 'Руководитель', 'A3'],
      ['people', '3', 'total', 1, 'B3'],
      ['people', '3', 'joined', 1, 'C3'],
      ['people', '4', 'category', 'Педагогические работники', 'A4'],
      ['people', '4', 'total', 40, 'B4'],
      ['people', '4', 'joined', 31, 'C4'],
      ['declared', 'lessons', 'declared', 'были', 'B2'],
      ['lessons', '4', 'date', '2026-02-03', 'A4'],
      ['lessons', '4', 'start', '09:30', 'B4'],
      ['lessons', '4', 'group', '5А', 'C4'],
      ['lessons', '4', 'minutes', 40, 'D4'],
      ['lessons', '4', 'link', true, 'E4'],
      ['chats', '2', 'name', '5А класс', 'A2'],
      ['chats', '2', 'pupils', 25, 'B2'],
    ])
  })

  test('knows the form, the sender and where empty cells stand', () => {
    expect(intake.identity).toEqual({ catalogue: 'test-school', edition: '2025-09-01', formVersion: 1 })
    expect(intake.sender).toMatchObject({ shortName: 'Школа Берёзовая', inn: '5900000002', kind: 'school' })
    expect(intake.tables).toContainEqual({
      table: 'people',
      sheet: 'Участники',
      columns: { category: 'A', total: 'B', joined: 'C' },
      state: 'filled',
    })
    expect(intake.keyed[1]?.cells).toMatchObject({ 'lessons-site': 'E6', 'lessons-site.comment': 'H6', chats: 'E5' })
  })

  test('accounts for every row', () => {
    expect(balanceOf(intake, 'Учреждение')).toEqual([7, 6, 0, 1])
    expect(balanceOf(intake, 'Требования')).toEqual([6, 2, 0, 4])
    expect(balanceOf(intake, 'Участники')).toEqual([5, 2, 0, 3])
    expect(balanceOf(intake, '_sverka')).toEqual([3, 0, 0, 3])
    expect(intake.balance.find((each) => each.sheet === 'Требования')?.reasons).toEqual({
      'заголовок или подсказка': 1,
      'шапка таблицы': 1,
      'заголовок раздела': 1,
      'не заполнено': 1,
    })
  })
})

describe('what people do to a form', () => {
  test('sheets in any order, blank rows between, columns moved and renamed', () => {
    const people = sheet('УЧАСТНИКИ ПЛАТФОРМЫ', [
      [],
      [],
      ['Подключились', 'Замечания', 'Категория', 'Всего:'],
      [],
      [1, 'ок', 'руководитель', 1],
      [],
      [null, 'завтра', null, null],
      [31, null, 'Педагогические работники.', 40],
    ])
    const intake = take(reading(IDENTITY, CHATS, people, LESSONS, ANSWERS, PASSPORT))
    expect(factAt(intake, 'УЧАСТНИКИ ПЛАТФОРМЫ!A5')).toBe(1)
    expect(factAt(intake, 'УЧАСТНИКИ ПЛАТФОРМЫ!C5')).toBe('Руководитель')
    expect(factAt(intake, 'УЧАСТНИКИ ПЛАТФОРМЫ!D8')).toBe(40)
    expect(codes(intake)).toEqual(['info unknown-column B3'])
    expect(balanceOf(intake, 'УЧАСТНИКИ ПЛАТФОРМЫ')).toEqual([4, 2, 0, 2])
  })

  test('a value of the wrong type puts its row aside, its good values stay', () => {
    const intake = take(
      withSheet(
        sheet('Участники', [
          ['Категория', 'Всего', 'Подключено'],
          ['Руководитель', 1, 'все'],
          ['Завхоз', 2, 2],
          ['Обучающиеся', 10.5, -1],
          ['Педагогические работники', date('2026-01-02'), { type: 'error', value: '#REF!' }],
          [null, 5, { type: 'formula', value: 'SUM(B2:B3)' }],
        ]),
      ),
    )
    expect(codes(intake)).toEqual([
      'error wrong-type C2',
      'error not-in-list A3',
      'error not-integer B4',
      'error out-of-range C4',
      'error date-instead B5',
      'error error-cell C5',
      'error formula-without-value C6',
      'error key-missing A6',
    ])
    expect(factAt(intake, 'Участники!B2')).toBe(1)
    expect(factAt(intake, 'Участники!B3')).toBe(2)
    expect(factAt(intake, 'Участники!C2')).toBeUndefined()
    expect(balanceOf(intake, 'Участники')).toEqual([6, 0, 5, 1])
    expect(intake.quarantined[0]).toMatchObject({ sheet: 'Участники', row: 2, values: ['Руководитель', '1', 'все'] })
    const [remark] = intake.remarks
    expect(remark).toMatchObject({ sheet: 'Участники', cell: 'C2', value: 'все', expected: 'целое число от 0' })
    expect(remark?.message).toContain('Лист «Участники», ячейка C2')
    expect(remark?.message).toContain('Впишите только число')
  })

  test('an impossible date and a time that Excel took for a date are never converted', () => {
    const intake = take(
      withSheet(
        sheet('Дистанционные занятия', [
          ['В периоде были / не было:', 'были'],
          ['Дата', 'Начало', 'Класс', 'Продолжительность (мин)', 'Ссылка есть'],
          ['31.02.2026', date('2030-07-01'), '5А', 40, '+'],
          ['15.02.2026', '7.30', date('2026-05-01'), '40,5', '-'],
        ]),
      ),
    )
    expect(codes(intake)).toEqual(['error impossible-date A3', 'error date-instead B3', 'error date-instead C4'])
    expect(factAt(intake, 'Дистанционные занятия!A3')).toBeUndefined()
    expect(factAt(intake, 'Дистанционные занятия!A4')).toBe('2026-02-15')
    expect(factAt(intake, 'Дистанционные занятия!B4')).toBe('07:30')
    expect(factAt(intake, 'Дистанционные занятия!D4')).toBe(40.5)
    expect(factAt(intake, 'Дистанционные занятия!E4')).toBe(false)
  })

  test('a requirement is answered only where number and clause agree', () => {
    const row = (number: number | string | null, label: string | ReturnType<typeof date>, answer: string | null) => [
      number,
      label,
      'Р',
      'Т',
      answer,
    ]
    const intake = take(
      withSheet(
        sheet('Требования', [
          HEADER,
          row(1, date('2026-01-02'), 'Да'),
          row(2, '3.10', 'Да'),
          row(3, '3.10', 'не знаю'),
          row(3, '3.10', 'Да'),
          row(null, '2.1', 'Нет'),
          row(99, '9.9', 'Нет'),
        ]),
      ),
    )
    expect(codes(intake)).toEqual([
      'error date-instead B2',
      'error other-clause B3',
      'error not-in-list E4',
      'error repeated-row A5',
      'error unknown-number A6',
      'error unknown-number A7',
    ])
    expect(intake.facts.filter(({ table }) => table === 'answers')).toEqual([])
    expect(balanceOf(intake, 'Требования')).toEqual([7, 0, 6, 1])
  })

  test('a date confirms only where a date may', () => {
    const intake = take(
      withSheet(
        sheet('Требования', [
          HEADER,
          [1, '2.1', null, null, 'Да', date('2025-09-01')],
          [2, '2.4, п. 3', null, null, 'Да', date('2025-09-01')],
          [3, '3.10', null, null, 'Нет'],
        ]),
      ),
    )
    expect(factAt(intake, 'Требования!F2')).toBe('01.09.2025')
    expect(codes(intake)).toEqual(['error date-instead F3'])
  })

  test('a missing sheet, a blank sheet, an undeclared event sheet', () => {
    const bare = sheet('Дистанционные занятия', [
      ['В периоде были / не было:', null],
      ['Дата', 'Начало', 'Класс', 'Продолжительность (мин)', 'Ссылка есть'],
    ])
    const blank = sheet('Участники', [
      ['Категория', 'Всего', 'Подключено'],
      ['Руководитель', null, null],
    ])
    const intake = take(reading(PASSPORT, ANSWERS, bare, blank, IDENTITY))
    expect(intake.remarks.map(({ severity, code, sheet: title }) => [severity, code, title])).toEqual([
      ['error', 'missing-sheet', 'Чаты'],
      ['warning', 'blank-sheet', 'Участники'],
      ['warning', 'blank-sheet', 'Дистанционные занятия'],
    ])
    expect(intake.tables.map(({ table, state }) => [table, state])).toEqual([
      ['people', 'blank'],
      ['lessons', 'blank'],
    ])
  })

  test('«не было» is data; rows against it are remarked', () => {
    const rows = [['Дата', 'Начало', 'Класс', 'Продолжительность (мин)', 'Ссылка есть']]
    const none = take(withSheet(sheet(LESSONS.title, [['В периоде были / не было:', 'Не было'], ...rows])))
    expect(none.tables.find(({ table }) => table === 'lessons')?.state).toBe('none')
    expect(none.remarks).toEqual([])
    const against = take(
      withSheet(
        sheet(LESSONS.title, [
          ['В периоде были / не было:', 'не было'],
          ...rows,
          [date('2026-02-03'), '9:30', '5А', 40, 'да'],
        ]),
      ),
    )
    expect(against.tables.find(({ table }) => table === 'lessons')?.state).toBe('filled')
    expect(codes(against)).toEqual(['warning declared-none B1'])
  })

  test('relations inside the form: reconciliation, period, duplicates, totals', () => {
    const people = sheet('Участники', [
      ['Категория', 'Всего', 'Подключено'],
      ['Руководитель', 1, 1],
      ['Педагогические работники', 40, 41],
      ['Обучающиеся', 600, null],
      ['Итого', 641, 42],
    ])
    const lessons = sheet(LESSONS.title, [
      ['В периоде были / не было:', 'были'],
      ['Дата', 'Начало', 'Класс', 'Продолжительность (мин)', 'Ссылка есть'],
      [date('2025-12-31'), '9:30', '5А', 40, 'да'],
    ])
    const chats = sheet('Чаты', [
      ['Название', 'Обучающихся'],
      ['5А', 20],
      ['Итоговая аттестация', 20],
      ['5а ', 21],
    ])
    const intake = take(reading(PASSPORT, ANSWERS, people, lessons, chats, IDENTITY))
    expect(codes(intake)).toEqual([
      'warning duplicate-key A4',
      'warning reconciliation C3',
      'warning reconciliation A3',
    ])
    expect(intake.remarks[1]?.message).toContain(
      'контрольное соотношение: «Подключено» не больше «Всего» (стоит 41 и 40)',
    )
    expect(balanceOf(intake, 'Участники')).toEqual([5, 3, 0, 2])
    expect(balanceOf(intake, 'Чаты')).toEqual([4, 3, 0, 1])
  })

  test('foreign sheets are counted and named, service sheets pass silently', () => {
    const intake = take(
      reading(...CLEAN.sheets, sheet('Меню столовой', [['каша'], ['суп', 5]]), sheet('Справочники', [['Да'], ['Нет']])),
    )
    expect(intake.remarks.map(({ severity, code, sheet: title }) => [severity, code, title])).toEqual([
      ['info', 'foreign-sheet', 'Меню столовой'],
    ])
    expect(balanceOf(intake, 'Меню столовой')).toEqual([2, 0, 0, 2])
    expect(balanceOf(intake, 'Справочники')).toEqual([2, 0, 0, 2])
  })

  test('a sheet that lost its header keeps its rows for working off', () => {
    const intake = take(withSheet(sheet('Чаты', [['Наши чаты'], ['5А класс', 25], ['5Б класс', 24]])))
    expect(codes(intake)).toEqual(['error no-header null'])
    expect(balanceOf(intake, 'Чаты')).toEqual([3, 0, 2, 1])
    expect(intake.tables.map(({ table }) => table)).toEqual(['people', 'lessons'])
  })

  test('a lost column is named, its cells are unknown', () => {
    const intake = take(
      withSheet(
        sheet('Участники', [
          ['Категория', 'Всего'],
          ['Руководитель', 1],
        ]),
      ),
    )
    expect(codes(intake)).toEqual(['warning missing-column null'])
    expect(intake.remarks[0]?.message).toContain('«Подключено»')
  })
})
