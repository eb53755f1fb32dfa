import type { Filling } from '../engine/report/form/types'
import { change, changePeople, keep } from './change'

/** A shortcoming of the data, and what an honest institution says of it by requirement. */
type Weakness = {
  change: (filling: Filling) => void
  honest: { answer: 'Частично' | 'Нет' | 'Неприменимо'; comment?: string; requirements: string[] }[]
}

const without = (filling: Filling, table: string, kinds: string[]): void =>
  keep(filling, table, ({ kind }) => !kinds.includes(String(kind)))

const TEACHERS = 'Педагогические работники'

const training: Weakness = {
  change: (filling) => {
    changePeople(filling, TEACHERS, ({ total }) => ({ trained: Number(total) - 3 }))
    changePeople(filling, 'Педагоги дистанционных программ', ({ total }) => ({ trained: Number(total) - 1 }))
  },
  honest: [
    {
      answer: 'Частично',
      comment: 'Остальные педагоги обучатся в июне',
      requirements: ['ps-2.6-3', 'om-a2-3.1', 'pc-2.5-3', 'tc-4.2'],
    },
  ],
}

const gymnastics: Weakness = {
  change: (filling) => change(filling, 'lessons', (_, index) => index === 0, { gymnastics: false }),
  honest: [
    { answer: 'Частично', comment: 'На одном занятии гимнастики не было', requirements: ['ps-3.5-a', 'pc-3.5-a'] },
  ],
}

const reports: Weakness = {
  change: (filling) => without(filling, 'acts', ['Статистический отчёт', 'Аналитическая справка']),
  honest: [
    { answer: 'Нет', requirements: ['ps-2.4-16', 'pc-2.4-15', 'kg-2.2-7', 'tc-2.5.3'] },
    {
      answer: 'Неприменимо',
      comment: 'Доступа к статистике платформы у нас нет',
      requirements: ['om-2.1-17', 'kg-2.1-16'],
    },
  ],
}

const broadcasts: Weakness = {
  change: (filling) => without(filling, 'events', ['Трансляция']),
  honest: [
    {
      answer: 'Неприменимо',
      comment: 'Трансляций в этом году не планировали',
      requirements: ['ps-2.4-14', 'om-2.1-14', 'kg-2.1-13', 'pc-2.4-13'],
    },
    { answer: 'Нет', requirements: ['om-a2-5.5-2'] },
  ],
}

const meetings: Weakness = {
  change: (filling) => without(filling, 'events', ['Совещание']),
  honest: [{ answer: 'Нет', requirements: ['ps-2.3-5b', 'om-2.2-6b', 'kg-2.2-9c', 'pc-2.3-5b'] }],
}

const parents: Weakness = {
  change: (filling) => change(filling, 'groups', (_, index) => index < 2, { invitedParents: 5 }),
  honest: [
    {
      answer: 'Частично',
      comment: 'Две группы ещё приглашают родителей',
      requirements: ['ps-2.5-5b', 'ps-3.3-2c', 'om-2.6-1b', 'kg-2.3-2', 'kg-2.3-3', 'pc-3.3-2c', 'tc-2.7.3-b'],
    },
  ],
}

const structure: Weakness = {
  change: (filling) => change(filling, 'groups', (_, index) => index % 2 === 0, { onPlatform: false }),
  honest: [
    {
      answer: 'Частично',
      comment: 'Половину ещё не завели на платформе',
      requirements: [
        ...['ps-2.1-a', 'ps-2.4-7', 'om-2.1-5', 'om-a2-4.5-a', 'kg-2.1-4', 'kg-2.1-5'],
        ...['pc-2.1-a', 'pc-2.4-7', 'tc-2.4.2-a'],
      ],
    },
  ],
}

const ORDER = 'Приказ о назначении администратора'

/** Whom the order names does not teach; where any worker may be named, there is no order. Breaks a critical duty. */
const administrator: Weakness = {
  change: (filling) =>
    filling.answers['tc-2.3-a'] === undefined
      ? change(filling, 'acts', ({ kind }) => kind === ORDER, { position: 'делопроизводитель' })
      : without(filling, 'acts', [ORDER]),
  honest: [
    {
      answer: 'Нет',
      requirements: ['ps-2.3-2', 'om-2.1', 'om-2.2-2', 'kg-2.1-a', 'kg-2.2-2', 'pc-2.3-2', 'tc-2.3-a'],
    },
  ],
}

/** Shortcomings of one good institution; the first has none, the second enough to be no more than sufficient. */
const SETS: Weakness[][] = [
  [],
  [administrator, reports, meetings, parents, structure],
  [training, parents],
  [gymnastics, broadcasts],
  [reports, structure],
  [meetings, parents],
]

/** Gives a good institution shortcomings that it admits itself: its answers agree with its data. */
export const weaken = (filling: Filling, ordinal: number): void => {
  for (const weakness of SETS[ordinal % SETS.length] ?? []) {
    weakness.change(filling)
    for (const { requirements, ...answer } of weakness.honest)
      for (const requirement of requirements)
        if (filling.answers[requirement] !== undefined) filling.answers[requirement] = { ...answer }
  }
}
