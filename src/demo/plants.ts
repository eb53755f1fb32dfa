import type { Filling } from '../engine/report/form/types'
import { change } from './change'
import { overClaim } from './over-claim'

/** What was done to a form, so that it can be looked for in the results. */
export type Plant = 'good' | 'late' | 'blank-sheet' | 'over-claim' | 'wrong-type' | 'undeclared' | 'branch' | 'silent'

/** Requirements with a deadline for publishing, which an institution may miss. */
export const WITH_DEADLINE = ['ps-2.1-b', 'pc-2.1-b']

const late = (filling: Filling, ordinal: number): void => {
  change(filling, 'acts', ({ kind }) => kind === 'Приказ об использовании платформы', {
    publishedOn: `2026-05-${String(4 + (ordinal % 9) * 3).padStart(2, '0')}`,
  })
  for (const requirement of WITH_DEADLINE)
    if (filling.answers[requirement] !== undefined)
      filling.answers[requirement] = { answer: 'Частично', comment: 'Разместили, но позже срока' }
}

const BLANK_TABLES: Record<string, string[]> = {
  'perm-school': ['groups', 'people', 'chats', 'acts'],
  'omsk-school': ['chats', 'groups'],
  kindergarten: ['groups', 'people'],
  'perm-centre': ['acts', 'chats'],
  'tomsk-centre': ['people', 'groups'],
}

const WRONG = {
  people: (filling) =>
    change(filling, 'people', ({ category }) => category === 'Педагогические работники', { connected: 'двадцать' }),
  lessons: (filling) => change(filling, 'lessons', (_, index) => index === 2, { date: '31.02.2026' }),
  groups: (filling) => change(filling, 'groups', (_, index) => index === 1, { pupils: 'двадцать пять' }),
  acts: (filling) =>
    change(filling, 'acts', ({ kind }) => kind === 'Справка о контроле', { date: 'март, точно не помню' }),
  chats: (filling) => change(filling, 'chats', (_, index) => index === 0, { latest: 'поздно вечером' }),
} satisfies Record<string, (filling: Filling) => void>

const WRONG_TYPES: Record<string, ((filling: Filling) => void)[]> = {
  'perm-school': [WRONG.lessons, WRONG.people, WRONG.groups, WRONG.acts],
  'omsk-school': [WRONG.groups, WRONG.acts],
  kindergarten: [WRONG.people, WRONG.acts],
  'perm-centre': [WRONG.acts, WRONG.lessons],
  'tomsk-centre': [WRONG.chats, WRONG.people],
}

const turn = <T>(from: T[] | undefined, ordinal: number): T | undefined => from?.[ordinal % from.length]

/** Damages an exemplary form in the way of its kind; `ordinal` counts those of a kind under a regulation, from 0. */
export const plant = (filling: Filling, kind: Plant, catalogue: string, ordinal: number): void => {
  if (kind === 'late') late(filling, ordinal)
  if (kind === 'blank-sheet') {
    const table = filling.tables[turn(BLANK_TABLES[catalogue], ordinal) ?? 'groups']
    if (table !== undefined) table.rows = []
  }
  if (kind === 'over-claim') overClaim(filling)
  if (kind === 'wrong-type') turn(WRONG_TYPES[catalogue], ordinal)?.(filling)
  if (kind === 'undeclared') filling.tables['moderation'] = { rows: [] }
}
