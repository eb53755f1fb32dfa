import type { Value } from '../engine/catalogue/evidence-types'
import type { Kind } from '../engine/catalogue/kind'
import type { FormPlan } from '../engine/catalogue/types'
import type { Random } from './random'

export type Row = Record<string, Value>

/** A class or group; `screen` is how many minutes of a lesson it may look at a laptop. */
export type Group = {
  group: string
  level: string
  pupils: number
  subjects: number
  screen: number
  /** What a centre's group studies. */
  programme?: string
}

/** A meeting, training or broadcast: kind, topic, first and last possible day. */
export type EventIdea = [kind: string, topic: string, from: string, to: string]

/** A chat: its kind and name; `each` makes one for each of the first groups. */
export type ChatIdea = { kind: string; name: string; each?: number }

/** What institutions under one regulation are like: whatever differs between a school, a kindergarten and a centre. */
export type Life = {
  kind: Kind
  /** In the passport's list. */
  kindTitle: string
  /** The whole set, in the summary: «школы, Пермский край». */
  title: string
  short: (number: number) => string
  full: (number: number) => string
  firstNumber: number
  groups: (random: Random) => Group[]
  /** Teachers that so many groups need. */
  teachers: (groups: number, random: Random) => number
  deputies: [number, number]
  /** The position of the administrator and of who leads chats: pedagogical. */
  position: string
  remoteLessons: boolean
  chats: ChatIdea[]
  events: EventIdea[]
  invited: string[]
  moderation: (setting: Setting) => Row[]
}

/** One institution while its form is filled in. */
export type Setting = {
  plan: FormPlan
  life: Life
  groups: Group[]
  pupils: number
  teachers: number
  /** Its place among those under its regulation, from 0: what no two of them have in common. */
  ordinal: number
  /** Who administers the platform there. */
  administrator: string
  random: Random
}
