import { catalogue, inputOf, requirement, type Entry } from './comparative-input'

/** Theme 1 stands apart in the school's text (units 1 and 3) and together in the centre's (units 1 and 2). */
export const school = catalogue(
  'school-a',
  ['school'],
  [
    requirement('2.1', 1),
    requirement('2.2', 2, { theme: 'theme-2', role: 'role-2' }),
    requirement('2.3', 3),
    requirement('2.4', 4, { theme: 'theme-3' }),
  ],
)
export const centre = {
  ...catalogue(
    'centre-b',
    ['additional'],
    [
      requirement('3.1', 2, { role: 'role-3' }),
      requirement('3.2', 1, { critical: true, criticalWhy: 'Без администратора чат никто не ведёт.' }),
      requirement('3.3', 5, { theme: 'theme-2', role: 'role-3' }),
      requirement('3.4', 1, { theme: 'theme-4' }),
    ],
  ),
  shortTitle: 'Центр',
}

const entries: Entry[] = [
  { name: 'Школа', kind: 'school', held: school, marks: [1, '?', 0.5, 0] },
  { name: 'Лицей', kind: 'school', held: school, marks: ['–', 1, '?', '–'] },
  { name: 'Центр', kind: 'additional', held: centre, marks: ['?', 1, 0.2, 1] },
  { name: 'Дворец', kind: 'additional', held: centre, marks: ['–', '–', '–', 0] },
  { name: 'Дом', kind: 'additional', held: centre, marks: ['?', '?', '?', 1] },
]

export const across = () => inputOf([school, centre], entries)

/**
 * «Темы» by hand: theme 1 of Школа (1·1 + 3·0.5) ÷ 4, of Центр 1·1 ÷ (2 + 1) with a part unknown. On themes 1 and 2:
 * Школа 2.5 of 1 + 2 + 3, assessed 4; Лицей 2 of 2 + 3, assessed 2; Центр 1 + 5·0.2 of 2 + 1 + 5, assessed 6.
 */
export const BY_HAND: Record<string, (number | string | undefined)[]> = {
  Дворец: ['–', '–', '–', '–', '–', undefined, 0],
  Дом: ['?', '?', 0, '?', '?', undefined, 1],
  Центр: [2 / 8, 4 / 8, 6 / 8, 1 / 3, 0.2, undefined, 1],
  Лицей: [2 / 5, 5 / 5, 2 / 5, '?', 1, '–', undefined],
  Школа: [2.5 / 6, 4.5 / 6, 4 / 6, 2.5 / 4, '?', 0, undefined],
}

/** Mean, number and spread of the same seven columns. Complete is also who is wholly undetermined: 0. */
export const TALLIES: [number, number, number | undefined][] = [
  [(2 / 8 + 2 / 5 + 2.5 / 6) / 3, 3, 2.5 / 6 - 2 / 8],
  [(4 / 8 + 1 + 4.5 / 6) / 3, 3, 1 - 4 / 8],
  [(0 + 6 / 8 + 2 / 5 + 4 / 6) / 4, 4, 6 / 8],
  [(1 / 3 + 2.5 / 4) / 2, 2, 2.5 / 4 - 1 / 3],
  [(0.2 + 1) / 2, 2, 0.8],
  [0, 1, undefined],
  [(0 + 1 + 1) / 3, 3, 1],
]

export const THEME_COLUMNS = ['Индекс', 'Возможный', 'Полнота', '1', '2', '3', '4']
