import { describe, expect, test } from 'vitest'
import { parseValue } from '../../src/engine/intake/values'
import type { CellValue } from '../../src/engine/workbook/types'
import { CHOICE_WORDS, date, number, percentCell, said, text, time } from './parsing'

const YES = [
  ...[
    'да',
    'Да',
    ' ДА ',
    'да.',
    'да!',
    'д\u0430',
    '+',
    '＋',
    '✓',
    '✔',
    '✔️',
    '☑',
    '✅',
    'v',
    'V',
    '1',
    'имеется',
    'Есть',
  ],
  ...[
    'выполнено',
    'Выполнена.',
    'создан',
    'ИСТИНА',
    'да, имеется',
    'да, приказ № 5',
    'Да; от 15.09.2025',
    'да, с 01.09.2025',
  ],
  // The Latin a of «дa».
  'дa',
]
const NO = [
  ...['нет', 'Нет.', 'НЕТ', '-', '–', '—', '−', '☐', '0', 'отсутствует', 'не имеется', 'не выполнено', 'Не  выполнена'],
  ...['не создан', 'ЛОЖЬ', 'нет, отсутствует', 'не было', 'HET'],
]
const NEITHER = ['возможно', 'частично', '+/-', '±', 'х', 'x', '☒', 'н', '2', 'скорее да', 'ага', '10']
const QUALIFIED = [
  'да (частично)',
  'да, частично',
  'да, но не везде',
  'да, кроме 5А',
  'нет, но будет',
  'да нет',
  'да/нет',
  'Да?',
  'да, приказ не подписан',
]

describe('yes or no', () => {
  test.each(YES)('«%s» is yes', (word) => expect(said('yes-no', word)).toBe(true))
  test.each(NO)('«%s» is no', (word) => expect(said('yes-no', word)).toBe(false))
  test.each(NEITHER)('«%s» is neither', (word) => expect(said('yes-no', word)).toBe('! wrong-type'))
  test.each(QUALIFIED)('«%s» is more than a word', (word) => expect(said('yes-no', word)).toBe('! qualified-answer'))
  test.each<[CellValue, unknown]>([
    [{ type: 'boolean', value: true }, true],
    [{ type: 'boolean', value: false }, false],
    [number(1), true],
    [number(0), false],
    [number(2), '! wrong-type'],
    [percentCell(1), '! wrong-type'],
    [date('2025-09-15'), '! wrong-type'],
  ])('%j → %j', (cell, expected) => expect(said('yes-no', cell)).toBe(expected))
})

describe('a text', () => {
  test.each<[CellValue | string, unknown]>([
    ['  45-о ', '45-о'],
    [number(45), '45'],
    [number(2.5), '2,5'],
    [percentCell(0.775), '77,5 %'],
    ['0', '0'],
    ['б/н', 'б/н'],
    ['5-6', '5-6'],
    ['15.09.2025', '15.09.2025'],
    ['май 2025', 'май 2025'],
    // What became of 2.1, 7.30 and 1.25.
    [date('2026-01-02'), '! date-instead'],
    ['02.янв', '! date-instead'],
    ['июл.30', '! date-instead'],
    ['янв.25', '! date-instead'],
    [time('07:30:00'), '! date-instead'],
  ])('%j → %j', (cell, expected) => expect(said('text', cell)).toBe(expected))
})

const DOCUMENTS = [
  ...[
    'Приказ об утверждении положения',
    'Приказ об утверждении программ',
    'Справка о контроле',
    'Статистический отчёт',
  ],
  'Иное',
]
const ANSWERS = ['Да', 'Частично', 'Нет', 'Неприменимо']
const PEOPLE = ['Руководитель', 'Педагогические работники', 'Педагоги дистанционных программ', 'Родители']
const MEASURES = ['Напоминание', 'Удаление', 'Блокировка', 'Разблокировка', 'Не принята']
const DEVICES = ['Компьютер', 'Ноутбук', 'Смарт-ТВ', 'Телефон']
const CHATS = ['Учительская', 'Руководитель – педагоги', 'Руководитель – родители', 'Класс (группа)', 'Родительский']
const DECLARED = ['были', 'не было']

describe('an item of a list', () => {
  test.each<[string[], CellValue | string, unknown]>([
    [DOCUMENTS, 'Справка о контроле', 'Справка о контроле'],
    [DOCUMENTS, ' справка  О КОНТРОЛЕ. ', 'Справка о контроле'],
    [DOCUMENTS, 'статистический отчет', 'Статистический отчёт'],
    // A Latin C and o.
    [DOCUMENTS, 'Cправка o контроле', 'Справка о контроле'],
    [CHATS, 'руководитель - педагоги', 'Руководитель – педагоги'],
    [CHATS, 'Руководитель—родители', 'Руководитель – родители'],
    [CHATS, 'Класс ( группа )', 'Класс (группа)'],
    // An only beginning.
    [DOCUMENTS, 'Справка', 'Справка о контроле'],
    [DOCUMENTS, 'Стат. отчёт', '! not-in-list'],
    [DOCUMENTS, 'Приказ об утверждении пол', 'Приказ об утверждении положения'],
    [DOCUMENTS, 'Приказ', '! not-in-list'],
    [DOCUMENTS, 'Приказ об утверждении', '! not-in-list'],
    [DOCUMENTS, 'С', '! not-in-list'],
    [CHATS, 'Руководитель', '! not-in-list'],
    [MEASURES, 'блок', 'Блокировка'],
    // Begins one of them, and names both.
    [PEOPLE, 'Педагоги', '! not-in-list'],
    [PEOPLE, 'Педагогические', 'Педагогические работники'],
    // Listed other words.
    [DOCUMENTS, 'другое', 'Иное'],
    [PEOPLE, 'Директор', 'Руководитель'],
    [DEVICES, 'ПК', 'Компьютер'],
    [DEVICES, 'Smart TV', 'Смарт-ТВ'],
    [DEVICES, 'смартфон', 'Телефон'],
    [MEASURES, 'меры не приняты', 'Не принята'],
    [DECLARED, 'Было', 'были'],
    [DECLARED, 'нет', 'не было'],
    [DECLARED, '-', '! ambiguous-dash'],
    // A misprint is never taken.
    [DEVICES, 'Ноудбук', '! not-in-list'],
    [DEVICES, 'Компьютер (настольный)', '! not-in-list'],
    [ANSWERS, 'да.', 'Да'],
    [ANSWERS, '+', 'Да'],
    [ANSWERS, 'имеется', 'Да'],
    [ANSWERS, 'не выполнено', 'Нет'],
    [ANSWERS, 'н/п', 'Неприменимо'],
    [ANSWERS, 'Не применимо', 'Неприменимо'],
    [ANSWERS, 'частично выполнено', 'Частично'],
    [ANSWERS, '+/-', 'Частично'],
    [ANSWERS, 'Да (частично)', '! not-in-list'],
    [ANSWERS, '-', '! ambiguous-dash'],
    [ANSWERS, '1', '! not-in-list'],
    [ANSWERS, number(0), '! not-in-list'],
    [ANSWERS, 'нет данных', '~ unknown'],
    [DEVICES, 'нет', '~ none'],
    [DEVICES, '—', '~ dash'],
    [DEVICES, date('2026-01-02'), '! date-instead'],
  ])('%j: %j → %j', (list, cell, expected) => {
    expect(said('choice', cell, { list })).toBe(expected)
  })

  test.each([
    [DEVICES, 'Ноудбук', '«Ноутбук»'],
    [DEVICES, 'Тлефон', '«Телефон»'],
    [DEVICES, 'Компьютер (настольный)', '«Компьютер»'],
    [PEOPLE, 'Родитили', '«Родители»'],
    [PEOPLE, 'Педагоги', '«Педагогические работники» или «Педагоги дистанционных программ»'],
    [MEASURES, 'Напоминане', '«Напоминание»'],
    [ANSWERS, 'Да (частично)', '«Да»'],
  ])('%j: «%s» is refused with %s beside it', (list, word, suggested) => {
    const parsed = parseValue(text(word), { type: 'choice', list, words: CHOICE_WORDS, date1904: false })
    expect(parsed).toMatchObject({
      ok: false,
      code: 'not-in-list',
      fix: `Возможно, имелось в виду ${suggested}: выберите значение из выпадающего списка.`,
    })
  })

  test('two items that differ by case alone are told apart as they are spelt, and else not', () => {
    const list = ['5А', '5а']
    expect(['5А', '5а', '5 А'].map((word) => said('choice', word, { list }))).toEqual(['5А', '5а', '! not-in-list'])
  })

  test('other words are data: without them only the items themselves are known', () => {
    expect(said('choice', 'ПК', { list: DEVICES })).toBe('Компьютер')
    expect(said('choice', 'ПК', { list: DEVICES, words: {} })).toBe('! not-in-list')
    expect(said('choice', 'ПК', { list: DEVICES, words: { Ноутбук: ['пк'] } })).toBe('Ноутбук')
  })
})
