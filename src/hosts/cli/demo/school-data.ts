import type { Value } from '../../../engine/catalogue/types'
import type { Filling } from '../../../engine/report/form/types'
import type { InstitutionIdentity } from '../../../engine/store/types'
import type { Random } from './random'
import { actRows, chatRows, eventRows } from './school-life'
import { CONTROL_DAYS, PERIOD, REMOTE_WEEKS } from './demo-audit'

type Row = Record<string, Value>

/** Minutes of screen a lesson that a laptop may take, by class (SanPiN 1.2.3685-21, table 6.8). */
const laptopMinutes = (grade: number): number => {
  if (grade <= 2) return 20
  if (grade <= 4) return 25
  return grade <= 9 ? 30 : 35
}

const TEST_DAY = '2026-01-20'
const SUBJECTS = ['Русский язык', 'Математика', 'Окружающий мир', 'Литературное чтение']

export type SchoolClass = { group: string; grade: number; pupils: number }

const classesOf = (random: Random): SchoolClass[] => {
  const letters = random.between(1, 2) === 1 ? ['А'] : ['А', 'Б']
  return Array.from({ length: 11 }, (_, index) => index + 1).flatMap((grade) =>
    (grade > 9 ? ['А'] : letters).map((letter) => ({
      group: `${grade}${letter}`,
      grade,
      pupils: random.between(18, 28),
    })),
  )
}

const groupRow = ({ group, grade, pupils }: SchoolClass, number: number, random: Random): Row => {
  const subjects = grade < 5 ? 8 : 13
  return {
    group,
    level: String(grade),
    pupils,
    teacher: `Классный руководитель ${number}`,
    onPlatform: true,
    teacherAssigned: true,
    pupilChat: true,
    parentChat: true,
    staffChat: true,
    subjects,
    subjectChats: subjects,
    subjectChatsWithAdmin: subjects,
    invitedPupils: pupils,
    invitedParents: pupils + random.between(0, 8),
    rulesDate: `2025-09-${String(random.between(3, 26)).padStart(2, '0')}`,
  }
}

const peopleRows = (teachers: number, classes: number, pupils: number, random: Random): Row[] => {
  const full = (category: string, total: number, left = 0): Row => ({
    category,
    total,
    connected: total,
    linked: total,
    teacherStatus: total,
    equipped: total,
    trained: total,
    left,
    removed: left,
  })
  const partly = (category: string, total: number): Row => {
    const left = random.between(1, 6)
    const connected = Math.round(total * (0.8 + random.share() * 0.2))
    return {
      category,
      total,
      connected,
      linked: connected,
      teacherStatus: 0,
      equipped: total,
      trained: 0,
      left,
      removed: left,
    }
  }
  return [
    full('Руководитель', 1),
    full('Заместители', random.between(2, 4)),
    full('Администраторы платформы', random.between(2, 3)),
    full('Классные руководители', classes),
    full('Педагогические работники', teachers, random.between(0, 3)),
    full('Специалисты', random.between(1, 4)),
    partly('Обучающиеся', pupils),
  ]
}

const lessonRows = (classes: SchoolClass[], random: Random): Row[] =>
  CONTROL_DAYS.flatMap((date) =>
    classes
      .filter((_, index) => index % Math.ceil(classes.length / 8) === 0)
      .map(({ group, grade }) => ({
        date,
        start: '09:00',
        group,
        subject: random.pick(SUBJECTS),
        teacher: 'Учитель-предметник',
        duration: 40,
        screenTime: laptopMinutes(grade) - random.between(0, 5),
        device: 'Ноутбук',
        phones: 0,
        format: 'Онлайн-занятие',
        form: 'Урок',
        link: 'https://school.example/lesson',
        onSchedule: true,
        posted: true,
        gymnastics: true,
        testDate: TEST_DAY,
      })),
  )

const attendanceRows = (lessons: Row[], classes: SchoolClass[], random: Random): Row[] =>
  lessons.map(({ date = '', group = '' }) => {
    const listed = classes.find((each) => each.group === group)?.pupils ?? 0
    const absent = random.between(0, 4)
    return { date, group, listed, present: listed - absent, absent, ill: random.between(0, absent) }
  })

const periodRows = (): Row[] =>
  REMOTE_WEEKS.map(({ start, end, order, cause }, index) => ({
    start,
    end,
    cause,
    orderNumber: `${40 + index}-о`,
    orderDate: order,
    groups: 'все',
    parentApplications: 0,
    refusals: 2,
    withoutDevices: 1,
    offeredRecordings: true,
    offeredOtherSystems: true,
    offeredTraditional: true,
    worksReceived: 20,
    worksInTime: 19,
  }))

const inviteRows = (random: Random): Row[] =>
  ['Педагогические работники', 'Обучающиеся', 'Родители'].map((role) => {
    const created = random.between(10, 60)
    const cancelled = random.between(0, 5)
    const used = created - cancelled
    return { role, created, used, cancelled, unclaimed: 0, requestsReceived: used, requestsProcessed: used }
  })

/** An exemplary school's figures: every duty that a table can show is carried out. */
export const exemplary = (identity: InstitutionIdentity, random: Random): Omit<Filling, 'answers'> => {
  const classes = classesOf(random)
  const pupils = classes.reduce((sum, each) => sum + each.pupils, 0)
  const teachers = classes.length + random.between(8, 20)
  const lessons = lessonRows(classes, random)
  const day = '2025-10-0'
  return {
    passport: {
      fullName: identity.fullName ?? identity.name,
      shortName: identity.name,
      inn: identity.inn ?? '',
      kind: 'общеобразовательное',
      ...(identity.subdivision === null ? {} : { subdivision: identity.subdivision }),
      municipality: identity.municipality ?? '',
      site: 'https://school.example',
      head: 'Примеров П. П.',
      filledBy: 'Образцова О. О.',
      phone: '+7 (000) 000-00-00',
      email: 'office@school.example',
      periodFrom: PERIOD.from,
      periodTo: PERIOD.to,
      filledOn: '2026-05-29',
      pupils,
      teachers,
      groups: classes.length,
      remoteLessons: 'проводились',
      foreignChatsStart: random.between(0, 12),
      foreignChatsEnd: 0,
    },
    tables: {
      groups: { rows: classes.map((each, index) => groupRow(each, index + 1, random)) },
      people: { rows: peopleRows(teachers, classes.length, pupils, random) },
      acts: { rows: actRows() },
      periods: { declared: 'были', rows: periodRows() },
      lessons: { declared: 'были', rows: lessons },
      attendance: { declared: 'были', rows: attendanceRows(lessons, classes, random) },
      chats: { rows: chatRows(classes, random) },
      invites: { declared: 'были', rows: inviteRows(random) },
      moderation: {
        declared: 'были',
        rows: [
          {
            date: `${day}7`,
            chat: 'Чат 7А',
            participant: 'У-01',
            violation: 'Нецензурная лексика, оскорбление',
            measure: 'Удаление',
            measureDate: `${day}7`,
          },
        ],
      },
      events: { declared: 'были', rows: eventRows() },
    },
  }
}
