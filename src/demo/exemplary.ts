import type { Filling } from '../engine/report/form/types'
import type { InstitutionIdentity } from '../engine/store/types'
import { PERIOD } from './demo-audit'
import type { Life, Row, Setting } from './life'
import { HEADS, STAFF } from './names'
import type { Random } from './random'
import { actRows } from './rows-acts'
import { chatRows, eventRows } from './rows-chats'
import { attendanceRows, lessonRows, markRows, periodRows, remoteRows } from './rows-lessons'
import { groupRows, inviteRows, peopleRows } from './rows-people'

type Rows = Record<string, Row[]>

/** Rows of every table there is; the plan picks those that the form asks. */
const allRows = (setting: Setting): Rows => {
  const lessons = lessonRows(setting)
  const remote = remoteRows(setting)
  return {
    groups: groupRows(setting),
    people: peopleRows(setting),
    acts: actRows(setting),
    periods: periodRows(setting),
    lessons,
    attendance: attendanceRows(lessons, setting),
    chats: chatRows(setting),
    invites: inviteRows(setting),
    remote_programmes: remote,
    remote_marks: markRows(remote, setting),
    moderation: setting.life.moderation(setting),
    events: eventRows(setting),
  }
}

/** Every pupil of a school is in one class; in a centre some attend several groups. */
const pupilsOf = ({ kind }: Life, listed: number, random: Random): number =>
  kind === 'additional' ? listed - random.between(5, 20) : listed

const passport = (identity: InstitutionIdentity, number: number, setting: Setting): Filling['passport'] => {
  const { life, pupils, teachers, groups, administrator, random } = setting
  const line = String(number).padStart(4, '0')
  return {
    fullName: identity.fullName ?? identity.name,
    shortName: identity.name,
    inn: identity.inn ?? '',
    kind: life.kindTitle,
    ...(identity.subdivision === null ? {} : { subdivision: identity.subdivision }),
    municipality: identity.municipality ?? '',
    site: `https://org${number}.example`,
    head: random.pick(HEADS),
    filledBy: administrator,
    phone: `+7 (000) 100-${line.slice(0, 2)}-${line.slice(2)}`,
    email: `office@org${number}.example`,
    periodFrom: PERIOD.from,
    periodTo: PERIOD.to,
    filledOn: '2026-05-29',
    pupils,
    teachers,
    groups: groups.length,
    remoteLessons: life.remoteLessons ? 'проводились' : 'не проводились',
    foreignChatsStart: random.between(0, 12),
    foreignChatsEnd: 0,
  }
}

/** Figures of institution number `number` as they should be: every duty that a table can show is carried out. */
export const exemplary = (
  identity: InstitutionIdentity,
  number: number,
  { plan, life, ordinal, random }: Pick<Setting, 'plan' | 'life' | 'ordinal' | 'random'>,
): Omit<Filling, 'answers'> => {
  const groups = life.groups(random)
  const listed = groups.reduce((sum, { pupils }) => sum + pupils, 0)
  const setting: Setting = {
    plan,
    life,
    ordinal,
    groups,
    pupils: pupilsOf(life, listed, random),
    teachers: life.teachers(groups.length, random),
    administrator: random.pick(STAFF),
    random,
  }
  const rows = allRows(setting)
  return {
    passport: passport(identity, number, setting),
    tables: Object.fromEntries(
      plan.tables.map(({ id, event }) => [id, { ...(event ? { declared: 'были' } : {}), rows: rows[id] ?? [] }]),
    ),
  }
}
