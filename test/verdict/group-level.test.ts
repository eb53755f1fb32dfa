import { describe, expect, it } from 'vitest'
import type { Kind } from '../../src/engine/catalogue/kind'
import { loadRules } from '../../src/engine/catalogue/load'
import { levelOfName, levelOfText, limitFor } from '../../src/engine/verdict/group-level'
import { resourceTexts } from '../catalogue/resource-texts'

const norm = loadRules(resourceTexts()).norms.screenTime

const minutes = (said: string, kind: Kind, device = 'Компьютер'): number | null => {
  const level = levelOfText(said, kind)
  return level === null ? null : (limitFor(level, device, norm, kind)?.minutes ?? null)
}

describe('what «Классы или возраст» says of a group', () => {
  // SanPiN 1.2.3685-21, table 6.8, computer: classes 1–2 20, 3–4 25, 5–9 30, 10–11 35; 6–7 years 15.
  // The class of the oldest is age − 6 or age − 7, whichever gives more minutes.
  it.each([
    ['7–9 лет', 25], // 9 − 6 = 3 → 25; 9 − 7 = 2 → 20
    ['от 7 до 9 лет', 25],
    ['с 7 лет до 9 лет', 25],
    ['10-12', 30], // 12 − 6 = 6 → 30; 5 → 30
    ['10 лет', 25], // 4 → 25; 3 → 25
    ['11 лет', 30], // 5 → 30; 4 → 25
    ['16 лет', 35], // 10 → 35; 9 → 30
    ['17–18 лет', 35], // 12, there is none above 11
    ['14+', 35], // no upper limit: class 11
    ['от 14 лет', 35],
    ['старше 14', 35],
    ['7 лет', 20], // class 1 → 20, by age 15
    ['6–7 лет', 20],
    ['5–6 лет', 15], // 0 is no class; by age 15
    ['4–5 лет', null], // the norm has no computer for them
    ['7–9', 25], // a centre's groups have ages
    ['1–4 классы', 25],
    ['3 год обучения', null],
    ['разновозрастная', null],
  ])('%s in a centre: %s', (said, expected) => expect(minutes(said, 'additional')).toBe(expected))

  it.each([
    ['Компьютер', '6–7 лет', 15],
    ['Ноутбук', '5–6 лет', 15],
    ['Интерактивная доска', '5–6 лет', 7],
    ['Интерактивная панель', '6-7', 5],
    ['Интерактивная доска', '3–4 года', null],
  ])('a kindergarten’s group at %s, %s: %s', (device, said, expected) =>
    expect(minutes(said, 'preschool', device)).toBe(expected),
  )

  it.each([
    ['5', 30],
    ['3-5', 30],
    ['1 класс', 20],
    ['12', null],
    ['8–9 лет', 25], // 9 − 6 = 3
  ])('%s in a school: %s', (said, expected) => expect(minutes(said, 'school')).toBe(expected))
})

describe('what a group’s name says', () => {
  it.each([
    ['7А', 'school', 7],
    ['Группа 1', 'school', 1],
    ['Группа 1', 'additional', null],
    ['1Б', 'additional', 1],
    ['«Росток», 4 класс', 'additional', 4],
    ['Хор, 2 год обучения', 'additional', null],
  ] as const)('%s (%s): class %s', (name, kind, expected) => {
    const level = levelOfName(name, kind)
    expect(level === null ? null : 'schoolClass' in level && level.schoolClass).toBe(expected)
  })

  it('tells ages by the word for years', () => {
    expect(levelOfName('Кисточка, 7–9 лет', 'additional')).toMatchObject({ oldest: 9 })
    expect(levelOfName('5-7', 'school')).toBeNull()
  })
})
