import { describe, expect, test } from 'vitest'
import { gradeOf, groupKey } from '../../src/engine/base/group-name'
import { groupsOf, unknownGroups } from '../../src/engine/intake/group-list'

describe('a class by name', () => {
  test.each(['7А', '7 а', '7-А', '7–А', '7A', '7 «А»', '7 "А"', '7А класс', 'класс 7А', '7А кл.', ' 7А '])(
    '«%s» is 7А',
    (name) => {
      expect(groupKey(name)).toBe('7а')
    },
  )

  test.each([
    ['Группа «Ёлочка»', 'елочка'],
    ['гр. Елочка', 'елочка'],
    ['Робототехника,группа 1', 'робототехника, группа 1'],
    ['11', '11'],
    ['1-1', '1-1'],
  ])('«%s» is %s', (name, key) => {
    expect(groupKey(name)).toBe(key)
  })

  test.each([
    ['7А', 7],
    ['10-Б', 10],
    ['5 класс', 5],
    ['12А', null],
    ['6–7 лет', null],
    ['Ромашка', null],
  ])('the school class of «%s» is %s', (name, grade) => {
    expect(gradeOf(name)).toBe(grade)
  })
})

describe('classes that a cell names', () => {
  const school = groupsOf(['5А', '5Б', '7А', '9А', '10А'])

  test.each([
    '5А',
    '5а, 5 Б; 7A',
    '5А, Б',
    '5А и 5Б',
    '5А и Б',
    '5–9 классы',
    'с 5 по 9 класс',
    '5А–9А',
    '5 классы',
    '5-е классы',
    '10',
    'все',
    'Все классы',
    'Вся школа',
    'педагоги',
    'педагоги, родители 5А',
    'начальная школа',
    '5А,\n7А',
    'дети 10–12 лет',
  ])('«%s» are all known', (text) => {
    expect(unknownGroups(text, school)).toEqual([])
  })

  test.each([
    ['7Б', ['7Б']],
    ['5А, 7Г, 9А', ['7Г']],
    ['5А, Б, В', ['5В']],
    ['5А и Д', ['5Д']],
    ['1–4 классы', ['1–4 классы']],
    ['8 классы', ['8 классы']],
    ['Ромашка', ['Ромашка']],
  ])('of «%s» unknown are %j', (text, unknown) => {
    expect(unknownGroups(text, school)).toEqual(unknown)
  })

  test('a name may hold a comma or «и» itself', () => {
    const centre = groupsOf(['Робототехника, группа 1', 'Робототехника, группа 2', 'Театр и мы'])
    expect(unknownGroups('Робототехника, группа 1, Робототехника, группа 2, Театр и мы', centre)).toEqual([])
    expect(unknownGroups('Робототехника, группа 1; Робототехника, группа 3', centre)).toEqual([
      'Робототехника',
      'группа 3',
    ])
  })
})
