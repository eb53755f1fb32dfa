import { CONTROL_DAYS, REMOTE_WEEKS } from './demo-audit'
import type { Group, Row, Setting } from './life'
import { STAFF } from './names'

const TEST_DAY = '2026-01-20'
const SUBJECTS = ['Русский язык', 'Математика', 'Окружающий мир', 'Литературное чтение']

/** Three control days of so many groups make at most 30 rows. */
const SAMPLED_GROUPS = 8

export const periodRows = ({ pupils, random }: Setting): Row[] => {
  const first = random.between(20, 90)
  return REMOTE_WEEKS.map(({ start, end, order, cause }, index) => {
    const works = random.between(15, 60)
    return {
      start,
      end,
      cause,
      orderNumber: `${first + index}-о`,
      orderDate: order,
      groups: 'все',
      parentApplications: pupils,
      transferred: pupils,
      refusals: random.between(1, 4),
      withoutDevices: random.between(1, 3),
      offeredRecordings: true,
      offeredOtherSystems: true,
      offeredTraditional: true,
      worksReceived: works,
      worksInTime: works - 1,
    }
  })
}

const sampled = (groups: Group[]): Group[] =>
  groups.filter((_, index) => index % Math.ceil(groups.length / SAMPLED_GROUPS) === 0)

export const lessonRows = ({ groups, random }: Setting): Row[] =>
  CONTROL_DAYS.flatMap((date) =>
    sampled(groups).map(({ group, screen, programme }) => ({
      date,
      start: '09:00',
      group,
      subject: programme ?? random.pick(SUBJECTS),
      teacher: random.pick(STAFF),
      duration: 40,
      screenTime: screen - random.between(0, 5),
      device: 'Ноутбук',
      phones: 0,
      format: 'Онлайн-занятие',
      form: 'Урок',
      link: 'https://org.example/lesson',
      onSchedule: true,
      posted: true,
      gymnastics: true,
      testDate: TEST_DAY,
    })),
  )

/** Present and absent of every lesson add up to the group's list. */
export const attendanceRows = (lessons: Row[], { groups, random }: Setting): Row[] =>
  lessons.map(({ date = '', group = '' }) => {
    const listed = groups.find((each) => each.group === group)?.pupils ?? 0
    const absent = random.between(0, 4)
    return { date, group, listed, present: listed - absent, absent, ill: random.between(0, absent) }
  })

const REGIMES = ['Согласно учебному расписанию', 'Специальный режим и расписание', 'Индивидуальное сопровождение']
const FORMS = [
  'видеозвонки, видеоуроки, консультации',
  'видеозвонки, консультации',
  'видеозвонки, мастер-классы, консультации',
]

/** Annex 1 of the Tomsk text: the first group of every programme learnt remotely. */
export const remoteRows = ({ groups, random }: Setting): Row[] =>
  groups
    .filter((_, index) => index % 2 === 0)
    .map(({ group, pupils, programme = '' }) => ({
      programme,
      teacher: random.pick(STAFF),
      group,
      hours: random.between(2, 4),
      pupils,
      format: random.pick(['Синхронное', 'Асинхронное']),
      regime: random.pick(REGIMES),
      forms: random.pick(FORMS),
      links: 'https://org.example/call',
    }))

/** A mark for every control day: how many took part. */
export const markRows = (remote: Row[], { random }: Setting): Row[] =>
  remote.flatMap(({ programme = '', group = '', pupils = 0 }) =>
    CONTROL_DAYS.map((date) => ({ programme, group, date, present: Number(pupils) - random.between(0, 3) })),
  )
