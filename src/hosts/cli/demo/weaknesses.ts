import type { Value } from '../../../engine/catalogue/types'
import type { Filling } from '../../../engine/report/form/types'

type Row = Record<string, Value>

/** Changes the rows of a table that `which` names. */
export const change = (filling: Filling, table: string, which: (row: Row, index: number) => boolean, to: Row): void => {
  filling.tables[table]?.rows.forEach((row, index) => {
    if (which(row, index)) Object.assign(row, to)
  })
}

const drop = (filling: Filling, table: string, which: (row: Row) => boolean): void => {
  const found = filling.tables[table]
  if (found !== undefined) found.rows = found.rows.filter((row) => !which(row))
}

const honest = (filling: Filling, requirement: string, answer: string, comment?: string): void => {
  filling.answers[requirement] = { answer, ...(comment === undefined ? {} : { comment }) }
}

/** Shortcomings that a good school has and says so itself: its answers agree with its data. */
export const WEAKNESSES: ((filling: Filling) => void)[] = [
  () => undefined,
  (filling) => {
    const teachers = filling.tables['people']?.rows.find(({ category }) => category === 'Педагогические работники')
    if (teachers !== undefined) teachers['trained'] = Number(teachers['total']) - 3
    honest(filling, 'ps-2.6-3', 'Частично', 'Трое педагогов обучатся в июне')
  },
  (filling) => {
    change(filling, 'lessons', (_, index) => index === 0, { gymnastics: false })
    honest(filling, 'ps-3.5-a', 'Частично', 'На одном занятии гимнастики не было')
  },
  (filling) => {
    drop(filling, 'acts', ({ kind }) => kind === 'Статистический отчёт')
    honest(filling, 'ps-2.4-16', 'Нет')
  },
  (filling) => {
    drop(filling, 'events', ({ kind }) => kind === 'Трансляция')
    honest(filling, 'ps-2.4-14', 'Неприменимо', 'Трансляций в этом году не планировали')
  },
  (filling) => {
    drop(filling, 'events', ({ kind }) => kind === 'Совещание')
    honest(filling, 'ps-2.3-5b', 'Нет')
  },
]
