import type { Filling } from '../../../engine/report/form/types'
import { change } from './weaknesses'
import type { Random } from './random'

/** What was done to a school's form, so that it can be looked for in the results. */
export type Plant = 'good' | 'late' | 'blank-sheet' | 'over-claim' | 'wrong-type' | 'undeclared' | 'branch' | 'silent'

/** How many schools of each forty are of which kind; the rest are good. */
const SHARES: [Plant, number][] = [
  ['late', 5],
  ['blank-sheet', 5],
  ['over-claim', 5],
  ['wrong-type', 4],
  ['undeclared', 2],
  ['silent', 3],
]

const BLOCK = 40

/** The kinds of `count` schools in a shuffled order; the last two of each forty share an ИНН. */
export const plantsFor = (count: number, random: Random): Plant[] => {
  const planted = SHARES.flatMap(([plant, times]) => Array.from({ length: times }, () => plant))
  const block = (): Plant[] => {
    const places: Plant[] = [...planted, ...Array.from({ length: BLOCK - 2 - planted.length }, (): Plant => 'good')]
    const shuffled = places
      .map((plant) => ({ plant, order: random.share() }))
      .sort((a, b) => a.order - b.order)
      .map(({ plant }) => plant)
    return [...shuffled, 'branch', 'branch']
  }
  return Array.from({ length: Math.ceil(count / BLOCK) }, block)
    .flat()
    .slice(0, count)
}

const BLANK_TABLES = ['groups', 'people', 'chats', 'acts']

const WRONG_TYPES: ((filling: Filling) => void)[] = [
  (filling) =>
    change(filling, 'people', ({ category }) => category === 'Педагогические работники', { connected: 'двадцать' }),
  (filling) => change(filling, 'lessons', (_, index) => index === 2, { date: '31.02.2026' }),
  (filling) => change(filling, 'groups', (_, index) => index === 1, { pupils: 'двадцать пять' }),
  (filling) => change(filling, 'acts', ({ kind }) => kind === 'Справка о контроле', { date: 'март, точно не помню' }),
]

/** Damages an exemplary form in the way of its kind; `ordinal` counts schools of the same kind, from 0. */
export const plant = (filling: Filling, kind: Plant, ordinal: number): void => {
  if (kind === 'late') {
    change(filling, 'acts', ({ kind: act }) => act === 'Приказ об использовании платформы', {
      publishedOn: `2026-05-${String(4 + (ordinal % 9) * 3).padStart(2, '0')}`,
    })
    filling.answers['ps-2.1-b'] = { answer: 'Частично', comment: 'Разместили, но позже срока' }
  }
  if (kind === 'blank-sheet') {
    const table = filling.tables[BLANK_TABLES[ordinal % BLANK_TABLES.length] ?? 'groups']
    if (table !== undefined) table.rows = []
  }
  if (kind === 'over-claim') {
    const teachers = filling.tables['people']?.rows.find(({ category }) => category === 'Педагогические работники')
    const some = Math.round(Number(teachers?.['total']) * 0.6)
    if (teachers !== undefined) Object.assign(teachers, { connected: some, linked: some, teacherStatus: some })
  }
  if (kind === 'wrong-type') WRONG_TYPES[ordinal % WRONG_TYPES.length]?.(filling)
  if (kind === 'undeclared') filling.tables['moderation'] = { rows: [] }
}
