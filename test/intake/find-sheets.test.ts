import { describe, expect, test } from 'vitest'
import { isCloseTitle, sheetStem } from '../../src/engine/intake/sheet-title'
import { takeReading } from '../../src/engine/intake/take'
import type { Intake } from '../../src/engine/intake/types'
import type { Sheet } from '../../src/engine/workbook/types'
import { ANSWERS, CHATS, CLEAN, IDENTITY, LESSONS, PASSPORT, PLAN, reading, sheet } from './fixture'
import { balanceOf, codes, factAt, take } from './taking'

const titled = (of: Sheet, title: string): Sheet => ({ ...of, title })

const PEOPLE = CLEAN.sheets.find(({ title }) => title === 'Участники') as Sheet

const peopleFacts = ({ facts }: Intake): string[] =>
  facts.filter(({ table }) => table === 'people').map(({ column, value, cell }) => `${column} ${value} ${cell}`)

const EXPECTED = peopleFacts(take(CLEAN))

const withPeople = (...sheets: Sheet[]): Intake => take(reading(PASSPORT, ANSWERS, ...sheets, LESSONS, CHATS, IDENTITY))

describe('titles close to a known one', () => {
  test.each([
    'участники',
    ' Участники ',
    'Участники (1)',
    'Участники (2)',
    'Участники_2',
    'Участники 2',
    'Лист «Участники»',
    'Копия Участники',
    'Участники - копия',
    'Участники (копия)',
    '3. Участники',
    'Участники.',
    // A Latin «y» in front.
    'Yчастники',
  ])('«%s» is «Участники»', (title) => expect(isCloseTitle(title, 'Участники')).toBe(true))

  test.each(['Участники форума', 'Участковые', 'Лист1', '2', ''])('«%s» is not', (title) =>
    expect(isCloseTitle(title, 'Участники')).toBe(false),
  )

  test('a title that Excel cut to make room for the number of a copy', () => {
    // 31 characters at most: «Периоды дистанционного обучения» has them all.
    expect('Периоды дистанционного обуч (2)').toHaveLength(31)
    expect(isCloseTitle('Периоды дистанционного обуч (2)', 'Периоды дистанционного обучения')).toBe(true)
    expect(isCloseTitle('Периоды', 'Периоды дистанционного обучения')).toBe(false)
  })

  test('the stem of a title that is nothing but what is added stays', () => expect(sheetStem('Лист1')).toBe('лист1'))
})

describe('sheets by title', () => {
  test('a copy stands for the sheet that is not there', () => {
    const intake = withPeople(titled(PEOPLE, 'Участники (2)'))
    expect(peopleFacts(intake)).toEqual(EXPECTED)
    expect(codes(intake)).toEqual([])
  })

  test('beside the sheet a copy gives nothing: what it repeats is told of, what it says otherwise waits', () => {
    const same = withPeople(PEOPLE, titled(PEOPLE, 'Участники (2)'))
    expect(peopleFacts(same)).toEqual(EXPECTED)
    expect(codes(same)).toEqual(['info repeated-sheet null'])
    expect(balanceOf(same, 'Участники (2)')).toEqual([5, 0, 0, 5])
    const other = withPeople(
      PEOPLE,
      sheet('Участники_2', [
        ['Категория', 'Всего', 'Подключено'],
        ['Руководитель', 1, 1],
        ['Обучающиеся', 640, 512],
      ]),
    )
    expect(peopleFacts(other)).toEqual(EXPECTED)
    expect(codes(other)).toEqual(['error repeated-sheet null'])
    expect(balanceOf(other, 'Участники_2')).toEqual([3, 0, 1, 2])
  })

  test('of several copies without the sheet none is taken', () => {
    const intake = withPeople(titled(PEOPLE, 'Участники (1)'), titled(PEOPLE, 'Участники (2)'))
    expect(peopleFacts(intake)).toEqual([])
    expect(codes(intake)).toEqual([
      'error missing-sheet null',
      'error repeated-sheet null',
      'error repeated-sheet null',
    ])
    expect(balanceOf(intake, 'Участники (1)')).toEqual([5, 0, 2, 3])
  })
})

describe('sheets by content', () => {
  test('headers that fit one table plainly are that table, and it is told of', () => {
    const intake = withPeople(titled(PEOPLE, 'Лист3'))
    expect(peopleFacts(intake)).toEqual(EXPECTED)
    expect(codes(intake)).toEqual(['info sheet-taken-as null'])
    expect(intake.remarks[0]?.message).toContain('«Лист3» принят как «Участники»')
  })

  test('two sheets that fit alike are a question, not taken', () => {
    const intake = withPeople(titled(PEOPLE, 'Лист3'), titled(PEOPLE, 'Лист4'))
    expect(peopleFacts(intake)).toEqual([])
    expect(codes(intake)).toEqual(['error missing-sheet null', 'error unknown-sheet null', 'error unknown-sheet null'])
    const [, question] = intake.remarks
    expect(question?.suggestions?.[0]).toMatchObject({ table: 'people', column: null, title: 'Участники' })
    expect(balanceOf(intake, 'Лист3')).toEqual([5, 0, 2, 3])
  })

  test('headers that are only like those of a table are a question with what the sheet may be', () => {
    const intake = withPeople(
      sheet('Люди', [
        ['Категории', 'Всего человек', 'Подключились к ней'],
        ['Руководитель', 1, 1],
      ]),
    )
    expect(peopleFacts(intake)).toEqual([])
    expect(codes(intake)).toEqual(['error missing-sheet null', 'error unknown-sheet null'])
    const suggestions = intake.remarks[1]?.suggestions ?? []
    expect(suggestions.map(({ table }) => table)).toEqual(['people'])
    expect(suggestions[0]?.score).toBeGreaterThan(0.35)
    expect(suggestions[0]?.score).toBeLessThan(0.8)
    expect(balanceOf(intake, 'Люди')).toEqual([2, 0, 1, 1])
  })

  test('a sheet whose headers share little with a missing table is foreign', () => {
    const intake = withPeople(
      sheet('Сводка', [
        ['Категории участников', 'Район', 'Директор', 'Телефон', 'Адрес'],
        ['Руководитель', 'Центр', 'И', '1', 'Садовая'],
      ]),
    )
    expect(codes(intake)).toEqual(['error missing-sheet null', 'info foreign-sheet null'])
  })

  test('a sheet that is like nothing missing is foreign', () => {
    const intake = take(
      reading(
        ...CLEAN.sheets,
        sheet('Меню', [
          ['Блюдо', 'Цена'],
          ['каша', 5],
        ]),
      ),
    )
    expect(codes(intake)).toEqual(['info foreign-sheet null'])
  })

  test('a form whose sheets lost all their titles and its identity is known by what stands on them', () => {
    const bare = CLEAN.sheets
      .filter(({ title }) => title !== '_sverka')
      .map((each, at) => titled(each, `Лист${at + 1}`))
    const result = takeReading(reading(...bare), [PLAN, { ...PLAN, catalogue: 'other', asked: [] }])
    if (!('facts' in result)) throw new Error(result.message)
    expect(result.identity?.catalogue).toBe('test-school')
    expect(peopleFacts(result)).toEqual(EXPECTED)
    expect(factAt(result, 'Лист1!B4')).toBe('5900000002')
  })
})
