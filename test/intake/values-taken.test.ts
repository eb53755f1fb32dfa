import { describe, expect, test } from 'vitest'
import { reconcile, type CurrentFact } from '../../src/engine/intake/reconcile'
import type { Fact, Intake } from '../../src/engine/intake/types'
import { ANSWERS, HEADER, LESSONS, PASSPORT, date, sheet, withSheet } from './fixture'
import { balanceOf, codes, factAt, take } from './taking'

type Rows = Parameters<typeof sheet>[1]

const PEOPLE_HEAD = ['Категория', 'Всего', 'Подключено']
const LESSONS_HEAD = ['Дата', 'Начало', 'Класс', 'Продолжительность (мин)', 'Ссылка есть']

const lessons = (...rows: Rows): Intake =>
  take(withSheet(sheet('Дистанционные занятия', [['В периоде были / не было:', 'были'], LESSONS_HEAD, ...rows])))

const passport = (...rows: Rows): Intake =>
  take(withSheet(sheet('Учреждение', [['Краткое наименование', 'Школа'], ...rows])))

const own = (intake: Intake, title: string): string[] =>
  intake.remarks.filter((remark) => remark.sheet === title).map(({ code, cell }) => `${code} ${cell}`)

describe('a cell that says there is no value', () => {
  test('counts as empty in a table: its row is taken without it, and nothing is remarked', () => {
    const intake = lessons([date('2026-02-03'), '—', '5А', 'н/д', 'да'])
    expect(own(intake, 'Дистанционные занятия')).toEqual([])
    expect(intake.facts.filter(({ table }) => table === 'lessons').map(({ column }) => column)).toEqual([
      ...['date', 'group', 'link'],
    ])
    expect(balanceOf(intake, 'Дистанционные занятия')).toEqual([3, 2, 0, 1])
  })

  test('in place of a key leaves its row waiting', () => {
    const intake = lessons([date('2026-02-03'), '7.30', '-', 40, 'да'])
    expect(own(intake, 'Дистанционные занятия')).toEqual(['key-missing C3'])
    expect(balanceOf(intake, 'Дистанционные занятия')).toEqual([3, 1, 1, 1])
  })

  test('a row of them alone is not filled', () => {
    const intake = lessons([date('2026-02-03'), '7.30', '5А', 40, 'да'], ['н/п', '-', '-', 'н/п', 'н/п'])
    expect(own(intake, 'Дистанционные занятия')).toEqual([])
    expect(intake.balance.find((each) => each.sheet === 'Дистанционные занятия')?.reasons).toEqual({
      'не заполнено': 1,
      'шапка таблицы': 1,
    })
  })

  test('a dash where a number is wanted is a remark: zero or nothing', () => {
    const intake = take(withSheet(sheet('Участники', [PEOPLE_HEAD, ['Руководитель', 1, '-']])))
    expect(own(intake, 'Участники')).toEqual(['zero-or-nothing C2'])
    expect(intake.remarks[0]).toMatchObject({ severity: 'error', value: '-', expected: 'целое число от 0' })
    expect(intake.remarks[0]?.message).toBe(
      'Лист «Участники», ячейка C2: «Подключено» — ожидается целое число от 0, а стоит «-». Если таких нет, впишите 0; если число неизвестно, напишите «нет данных».',
    )
    expect(balanceOf(intake, 'Участники')).toEqual([2, 0, 1, 1])
  })

  test('in a field the form requires is warned of, with its cell and what is wanted', () => {
    const intake = take(
      withSheet(
        sheet('Учреждение', [
          ['Краткое наименование', 'н/д'],
          ['Полное наименование', 'Школа полностью'],
        ]),
      ),
    )
    expect(intake.remarks.find(({ code }) => code === 'no-value')).toMatchObject({
      severity: 'warning',
      sheet: 'Учреждение',
      cell: 'B1',
      value: 'н/д',
      expected: 'текст',
    })
  })
})

describe('what a newer form says there is none of', () => {
  const earlier: CurrentFact[] = [
    { id: 1, table: 'passport', row: '', column: 'pupils', value: 640 },
    { id: 2, table: 'passport', row: '', column: 'periodFrom', value: '2026-01-12' },
    { id: 3, table: 'answers', row: 'use-platform', column: 'date', value: '2025-09-01' },
    { id: 4, table: 'answers', row: 'chats', column: 'answer', value: 'Частично' },
    { id: 5, table: 'declared', row: 'lessons', column: 'declared', value: 'были' },
  ]
  const superseded = ({ facts, cleared }: Intake): number[] => {
    const keyed = facts.filter(({ table }) => table === 'passport' || table === 'answers')
    return reconcile(earlier, keyed, [], cleared).supersede.sort()
  }

  test('«нет данных» and a dash take the earlier value away; a blank cell leaves it', () => {
    expect(superseded(passport(['Обучающихся', 'нет данных']))).toEqual([1])
    expect(superseded(passport(['Период с', '—']))).toEqual([2])
    expect(superseded(passport(['Обучающихся', null], ['Период с', null]))).toEqual([])
  })

  test('a value that cannot be read takes nothing away', () => {
    expect(superseded(passport(['Обучающихся', '-'], ['Период с', '31.02.2026']))).toEqual([])
  })

  test('the same for answers', () => {
    const answers = sheet('Требования', [
      HEADER,
      [1, '2.1', 'Р', 'Т', null, null, '-'],
      [2, '2.4, п. 3', 'Р', 'Т', 'нет данных'],
    ])
    expect(superseded(take(withSheet(answers)))).toEqual([3, 4])
  })

  test('the same for «В периоде»', () => {
    const unsaid = sheet('Дистанционные занятия', [['В периоде были / не было:', 'нет данных'], LESSONS_HEAD])
    const intake = take(withSheet(unsaid))
    expect(intake.cleared).toEqual([
      { table: 'declared', row: 'lessons', column: 'declared', sheet: 'Дистанционные занятия', cell: 'B1' },
    ])
    expect(superseded(intake)).toEqual([5])
  })

  test('a value the same form also gives stays', () => {
    const fact: Fact = { ...{ table: 'passport', row: '', column: 'pupils' }, value: 640, sheet: 'У', cell: 'B1' }
    const cleared = [{ table: 'passport', row: '', column: 'pupils', sheet: 'У', cell: 'B2' }]
    expect(reconcile(earlier, [fact], [], cleared)).toEqual({ insert: [], supersede: [], unchanged: 1 })
  })
})

describe('dates written month first', () => {
  const day = (written: string): Rows[number] => [written, '7.30', '5А', 40, 'да']

  test('one that can be nothing else makes its neighbours ambiguous', () => {
    const intake = lessons(day('02/13/2026'), day('02/03/2026'), day('02/02/2026'), day('20/02/2026'))
    expect(own(intake, 'Дистанционные занятия')).toEqual(['month-first A3', 'ambiguous-date A4'])
    expect([5, 6].map((row) => factAt(intake, `Дистанционные занятия!A${row}`))).toEqual(['2026-02-02', '2026-02-20'])
    expect(intake.remarks.find(({ code }) => code === 'ambiguous-date')?.message).toBe(
      'Лист «Дистанционные занятия», ячейка A4: «Дата» — ожидается дата, например 15.09.2025, а стоит «02/03/2026». Рядом есть даты, где месяц стоит перед днём, поэтому непонятно, что здесь день, а что месяц. Впишите дату заново в виде ДД.ММ.ГГГГ.',
    )
  })

  test('real dates beside it may have been turned round already', () => {
    const intake = lessons(day('02/13/2026'), [date('2026-03-02'), '7.30', '5А', 40, 'да'])
    expect(own(intake, 'Дистанционные занятия')).toEqual(['month-first A3', 'ambiguous-date A4'])
  })

  test('a column without one is read as usual', () => {
    const intake = lessons(day('03.02.2026'), day('13.02.2026'))
    expect(factAt(intake, 'Дистанционные занятия!A3')).toBe('2026-02-03')
  })

  test('a book of such dates makes other columns ambiguous too, but for one that shows its order', () => {
    const many = sheet('Дистанционные занятия', [
      ['В периоде были / не было:', 'были'],
      LESSONS_HEAD,
      ...['02/13/2026', '02/14/2026'].map(day),
    ])
    const told = (from: string, to: string): string[] =>
      own(
        take(
          withSheet(
            many,
            sheet('Учреждение', [
              ['Краткое наименование', 'Ш'],
              ['Период с', from],
              ['Период по', to],
            ]),
          ),
        ),
        'Учреждение',
      ).filter((code) => !code.startsWith('missing'))
    expect(told('12.01.2026', '12.03.2026')).toEqual(['ambiguous-date B2', 'ambiguous-date B3'])
    expect(told('12.01.2026', '20.03.2026')).toEqual([])
  })
})

test('the clean form stays clean', () => {
  expect(codes(take(withSheet(PASSPORT, ANSWERS, LESSONS)))).toEqual(codes(take(withSheet(PASSPORT))))
})
