import { dayBetween } from './days'
import type { ChatIdea, Row, Setting } from './life'

const twoDigits = (number: number): string => String(number).padStart(2, '0')

const rowOf = (kind: string, name: string, group: string | null, { life, administrator, random }: Setting): Row => ({
  name,
  kind,
  ...(group === null ? {} : { group }),
  administrator,
  adminPosition: life.position,
  weekMessages: random.between(12, 140),
  earliest: `08:${twoDigits(random.between(0, 59))}`,
  latest: `18:${twoDigits(random.between(0, 59))}`,
})

const rowsOf = ({ kind, name, each }: ChatIdea, setting: Setting): Row[] =>
  each === undefined
    ? [rowOf(kind, `${name} № ${setting.life.firstNumber + setting.ordinal}`, null, setting)]
    : setting.groups.slice(0, each).map(({ group }) => rowOf(kind, `${name} ${group}`, group, setting))

/** Chats with life in them, between 7.30 and 20.30. */
export const chatRows = (setting: Setting): Row[] => setting.life.chats.flatMap((idea) => rowsOf(idea, setting))

export const eventRows = ({ life, pupils, random }: Setting): Row[] =>
  life.events.map(([kind, topic, from, to]) => ({
    date: dayBetween(random, from, to),
    kind,
    topic,
    groups: 'все',
    participants: random.between(8, pupils),
  }))
