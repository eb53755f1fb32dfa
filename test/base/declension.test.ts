import { describe, expect, it } from 'vitest'
import {
  agreed,
  continued,
  didAfter,
  every,
  joined,
  nounIn,
  numbered,
  opened,
  someOf,
  spelled,
  spelledAlone,
} from '../../src/engine/base/declension'

describe('numbered', () => {
  it.each([
    ['nominative', '1 учреждение', '2 учреждения', '5 учреждений', '11 учреждений', '21 учреждение', '104 учреждения'],
    ['genitive', '1 учреждения', '2 учреждений', '5 учреждений', '11 учреждений', '21 учреждения', '104 учреждений'],
    ['dative', '1 учреждению', '2 учреждениям', '5 учреждениям', '11 учреждениям', '21 учреждению', '104 учреждениям'],
    ['accusative', '1 учреждение', '2 учреждения', '5 учреждений', '11 учреждений', '21 учреждение', '104 учреждения'],
    [
      'instrumental',
      '1 учреждением',
      '2 учреждениями',
      '5 учреждениями',
      '11 учреждениями',
      '21 учреждением',
      '104 учреждениями',
    ],
    [
      'prepositional',
      '1 учреждении',
      '2 учреждениях',
      '5 учреждениях',
      '11 учреждениях',
      '21 учреждении',
      '104 учреждениях',
    ],
  ] as const)('%s', (wanted, ...expected) => {
    expect([1, 2, 5, 11, 21, 104].map((count) => numbered(count, 'institution', wanted))).toEqual(expected)
  })

  it('counts the nouns of the brief in their cases', () => {
    expect(`в ${numbered(1, 'institution', 'prepositional')}`).toBe('в 1 учреждении')
    expect(`у ${numbered(2, 'school', 'genitive')}`).toBe('у 2 школ')
    expect(`из ${numbered(5, 'kindergarten', 'genitive')}`).toBe('из 5 детских садов')
    expect(numbered(1, 'school', 'accusative')).toBe('1 школу')
    expect(numbered(12, 'centre')).toBe('12 учреждений дополнительного образования')
  })

  it('takes the genitive after full thousands, whatever the case', () => {
    expect(numbered(1000, 'school', 'dative')).toBe('1\u00a0000 школ')
    expect(numbered(1001, 'school', 'dative')).toBe('1\u00a0001 школе')
    expect(numbered(0, 'file')).toBe('0 файлов')
  })

  it('takes the genitive singular after a fraction', () => {
    expect(numbered(1.5, 'row', 'dative')).toBe('1,5 строки')
  })
})

describe('spelled', () => {
  it('agrees in gender', () => {
    expect([spelled(1, 'file'), spelled(1, 'school'), spelled(1, 'institution')]).toEqual([
      'один файл',
      'одна школа',
      'одно учреждение',
    ])
    expect([spelled(2, 'file'), spelled(2, 'school'), spelled(2, 'institution')]).toEqual([
      'два файла',
      'две школы',
      'два учреждения',
    ])
  })

  it('declines the numeral with its noun', () => {
    expect(`в ${spelled(1, 'school', 'prepositional')}`).toBe('в одной школе')
    expect(`у ${spelled(2, 'school', 'genitive')}`).toBe('у двух школ')
    expect(`к ${spelled(3, 'file', 'dative')}`).toBe('к трём файлам')
    expect(`с ${spelled(4, 'error', 'instrumental')}`).toBe('с четырьмя ошибками')
    expect(`из ${spelled(5, 'kindergarten', 'genitive')}`).toBe('из пяти детских садов')
    expect(`в ${spelled(8, 'case', 'prepositional')}`).toBe('в восьми случаях')
    expect(spelled(8, 'case', 'instrumental')).toBe('восемью случаями')
    expect(spelled(10, 'row', 'instrumental')).toBe('десятью строками')
    expect(spelled(6, 'row')).toBe('шесть строк')
  })

  it('writes figures beyond ten', () => {
    expect(spelled(11, 'row')).toBe('11 строк')
    expect(spelled(21, 'school', 'genitive')).toBe('21 школы')
  })

  it('stands alone where the noun was said before', () => {
    expect(`${spelledAlone(1, 'school')} из них`).toBe('одна из них')
    expect(`у ${spelledAlone(2, 'institution', 'genitive')} из них`).toBe('у двух из них')
  })
})

describe('every and someOf', () => {
  it('names everybody', () => {
    expect([1, 2, 3, 15].map((count) => every(count, 'school'))).toEqual([
      'одна школа',
      'обе школы',
      'все три школы',
      'все 15 школ',
    ])
    expect(every(2, 'kindergarten')).toBe('оба детских сада')
    expect(`у ${every(2, 'school', 'genitive')}`).toBe('у обеих школ')
    expect(`в ${every(2, 'institution', 'prepositional')}`).toBe('в обоих учреждениях')
    expect(`во ${every(4, 'institution', 'prepositional')}`).toBe('во всех четырёх учреждениях')
    expect(`у ${every(21, 'institution', 'genitive')}`).toBe('у всех 21 учреждения')
  })

  it('names a part, in figures where the whole is large', () => {
    expect(someOf(1, 5, 'school')).toBe('одна из пяти школ')
    expect(`у ${someOf(2, 3, 'kindergarten', 'genitive')}`).toBe('у двух из трёх детских садов')
    expect(someOf(2, 37, 'institution')).toBe('2 из 37 учреждений')
    expect(someOf(1, 21, 'school')).toBe('1 из 21 школы')
  })
})

describe('words around a count', () => {
  it('agrees a verb', () => {
    expect([1, 2, 5, 11, 21].map((count) => didAfter(count, 'school', 'представил'))).toEqual([
      'представила',
      'представили',
      'представили',
      'представили',
      'представила',
    ])
    expect(didAfter(1, 'kindergarten', 'представил')).toBe('представил')
    expect(didAfter(1, 'institution', 'представил')).toBe('представило')
    expect([agreed(21, 'имеет', 'имеют'), agreed(111, 'имеет', 'имеют')]).toEqual(['имеет', 'имеют'])
  })

  it('joins a list with «и» before the last', () => {
    expect([joined([]), joined(['а']), joined(['а', 'б']), joined(['а', 'б', 'в'])]).toEqual([
      '',
      'а',
      'а и б',
      'а, б и в',
    ])
  })

  it('opens and continues a sentence', () => {
    expect(opened('школа')).toBe('Школа')
    expect([continued('На листе пусто'), continued('ИНН не указан'), continued('В форме пусто')]).toEqual([
      'на листе пусто',
      'ИНН не указан',
      'в форме пусто',
    ])
    expect(nounIn('day', 'instrumental', 'one')).toBe('днём')
  })
})
