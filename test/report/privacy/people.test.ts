import { describe, expect, test } from 'vitest'
import { HIDDEN, withoutPeople } from '../../../src/engine/report/privacy/people-text'
import { hidingPeople } from '../../../src/engine/report/privacy/people'
import { personalColumns } from '../../../src/engine/report/privacy/personal-columns'
import type { StoredFact } from '../../../src/engine/store/fact-types'
import { rulesOfProgram } from '../../catalogue/program-rules'

describe('a text', () => {
  test.each([
    ['ответственная Примерова Полина Петровна', `ответственная ${HIDDEN}`],
    ['отв. Примеров П. П.', `отв. ${HIDDEN}`],
    ['назначен П.П. Примеров', `назначен ${HIDDEN}`],
    ['сообщено Примеровой Полине Петровне', `сообщено ${HIDDEN}`],
    ['Полина Петровна обещала', `${HIDDEN} обещала`],
    ['тел. +7 (000) 123-45-67 и 8 000 123 45 67', `тел. ${HIDDEN} и ${HIDDEN}`],
    ['тел.8 000 123-45-67', `тел.${HIDDEN}`],
    ['писать на primer@shkola.example', `писать на ${HIDDEN}`],
  ])('%j loses who is meant', (said, shown) => expect(withoutPeople(said)).toBe(shown))

  test.each([
    'Гимназия имени А. С. Пушкина',
    'МБОУ «Лицей им. Примерова П. П.»',
    'Приказ № 12 от 05.09.2025, ИНН 5902123456',
    'Подключено 31 из 40 педагогов (77,5 %), требуется 100 %.',
    'Лист «Классы и группы» не заполнен: внесите данные',
    'п. 2.4 и п. 3.1; с 8 до 20 часов, 81234567',
    'SHA-256 a81234567890b и 0c4f81234567890e, доля 1,88123456789',
  ])('%j names nobody', (said) => expect(withoutPeople(said)).toBe(said))
})

const fact = (table: string, column: string, value: string, cell: string): StoredFact => ({
  ...{ table, row: '7', column, value, sheet: 'Документы', cell, id: 1, submission: 1 },
  ...{ file: 'а.xlsx', catalogue: null, carried: false },
})

const hidden = hidingPeople(
  {
    facts: [
      fact('acts', 'responsible', 'Тетрадкина', 'D7'),
      fact('acts', 'responsible', 'Администратор', 'D8'),
      fact('acts', 'number', '12', 'B7'),
    ],
    tables: [
      {
        table: 'acts',
        sheet: 'Документы',
        columns: { responsible: 'D', number: 'B' },
        state: 'filled',
        file: 'а.xlsx',
      },
    ],
    keyed: [{ table: 'passport', sheet: 'Учреждение', cells: { phone: 'B11' }, file: 'а.xlsx' }],
  },
  [{ table: 'passport', column: 'head', value: 'Указкина Ульяна' }],
  { acts: ['responsible'], passport: ['head', 'phone'] },
  new Set(['администратор']),
)

describe('what is personal of an institution', () => {
  test('is known by its cell, filled, empty or not taken', () => {
    expect(hidden.isPersonal('а.xlsx', 'Документы', 'D7')).toBe(true)
    expect(hidden.isPersonal('а.xlsx', 'Документы', 'D19')).toBe(true)
    expect(hidden.isPersonal('а.xlsx', 'Учреждение', 'B11')).toBe(true)
    expect(hidden.isPersonal('а.xlsx', 'Документы', 'B7')).toBe(false)
    expect(hidden.isPersonal('б.xlsx', 'Документы', 'D7')).toBe(false)
  })

  test('is not read elsewhere either, in any case', () => {
    expect(hidden.text('Сделано вместе с Тетрадкиной')).toBe(`Сделано вместе с ${HIDDEN}`)
    expect(hidden.text('По словам Указкиной всё готово')).toBe(`По словам ${HIDDEN} всё готово`)
    expect(hidden.text('Чат Указкина-Тетрадкина')).toBe(`Чат ${HIDDEN}-${HIDDEN}`)
    expect(hidden.text('Тетрадкиноведение и НеТетрадкина')).toBe('Тетрадкиноведение и НеТетрадкина')
  })

  test('but a word of the regulation stays a word', () =>
    expect(hidden.text('Администратор платформы не назначен')).toBe('Администратор платформы не назначен'))
})

test('the dictionary marks these fields as personal, and no others', () =>
  expect(personalColumns(rulesOfProgram().dictionary)).toEqual({
    passport: ['head', 'filledBy', 'phone', 'email'],
    groups: ['teacher'],
    acts: ['responsible'],
    lessons: ['teacher'],
    chats: ['administrator'],
    remote_programmes: ['teacher'],
    moderation: ['participant'],
  }))
