import type { ChatIdea, EventIdea, Group, Life, Row, Setting } from './life'
import { dayBetween } from './days'
import type { Random } from './random'

/** Minutes of screen a lesson that a laptop may take, by class (SanPiN 1.2.3685-21, table 6.8). */
const laptopMinutes = (grade: number): number => {
  if (grade <= 2) return 20
  if (grade <= 4) return 25
  return grade <= 9 ? 30 : 35
}

const classes = (random: Random): Group[] => {
  const letters = random.between(1, 2) === 1 ? ['А'] : ['А', 'Б']
  return Array.from({ length: 11 }, (_, index) => index + 1).flatMap((grade) =>
    (grade > 9 ? ['А'] : letters).map((letter) => ({
      group: `${grade}${letter}`,
      level: String(grade),
      pupils: random.between(18, 28),
      subjects: grade < 5 ? 8 : 13,
      screen: laptopMinutes(grade),
    })),
  )
}

const CHATS: ChatIdea[] = [
  { kind: 'Учительская', name: 'Учительская' },
  { kind: 'Общешкольный канал', name: 'Школьные новости' },
  { kind: 'Канал сотрудников (администрации)', name: 'Администрация' },
  { kind: 'Класс (группа)', name: 'Чат', each: 1 },
  { kind: 'Родительский', name: 'Родители', each: 1 },
  { kind: 'Внеурочный', name: 'Проектная мастерская' },
  { kind: 'Иной', name: 'Олимпиадный кружок' },
]

/** Chats of the head, which the school of Omsk has besides. */
const MANAGEMENT_CHATS: ChatIdea[] = [
  { kind: 'Руководитель – заместители', name: 'Планёрка' },
  { kind: 'Руководитель – педагоги', name: 'Директор и педагоги' },
  { kind: 'Руководитель – родители', name: 'Совет родителей' },
  { kind: 'Руководитель – актив обучающихся', name: 'Совет старшеклассников' },
]

const EVENTS: EventIdea[] = [
  ['Обучение', 'Первые шаги в Сферум', '2025-09-02', '2025-09-06'],
  ['Классный час', 'Платформа Сферум и правила чатов', '2025-09-08', '2025-09-13'],
  ['Родительское собрание', 'Сферум и порядок дистанционных занятий, онлайн', '2025-09-15', '2025-09-26'],
  ['Методическое', 'Как провести дистанционный урок', '2025-10-06', '2025-10-18'],
  ['Совещание', 'Итоги первой четверти, по видеосвязи', '2025-11-05', '2025-11-15'],
  ['Трансляция', 'Новогодний концерт', '2025-12-15', '2025-12-26'],
  [
    'Информирование',
    'Изменение расписания и графика контроля на дни дистанционных занятий',
    '2026-01-28',
    '2026-01-31',
  ],
]

const EVENTS_OUTSIDE: EventIdea[] = [
  ['Занятие по видеосвязи', 'Уроки в дни, когда школа училась из дома', '2026-02-02', '2026-02-06'],
  ['Внеурочное', 'Онлайн-экскурсия в музей', '2025-10-20', '2025-11-01'],
  ['Сетевое взаимодействие', 'Урок вместе с городской библиотекой', '2026-03-02', '2026-03-28'],
]

const incident = ({ groups, random }: Setting): Row => {
  const date = dayBetween(random, '2025-10-01', '2025-12-20')
  return {
    date,
    chat: `Чат ${random.pick(groups).group}`,
    participant: 'У-01',
    violation: 'Нецензурная лексика, оскорбление',
    measure: 'Удаление',
    measureDate: date,
  }
}

const MINOR = ['Голосовое сообщение', 'Общение не на русском языке', 'Иное нарушение пользовательского соглашения']

/** Three reminders to one participant; the fourth violation is punished by a fortnight. */
const blockAfterReminders = ({ groups, random }: Setting): Row[] => {
  const chat = `Чат ${random.pick(groups).group}`
  const row = (date: string, violation: string, measure: string): Row => ({
    date,
    chat,
    participant: 'У-07',
    violation,
    measure,
    measureDate: date,
  })
  return [
    ...MINOR.map((violation, index) =>
      row(dayBetween(random, `2026-0${index + 1}-12`, `2026-0${index + 1}-20`), violation, 'Напоминание'),
    ),
    { ...row('2026-04-06', 'Нецензурная лексика, оскорбление', 'Блокировка'), blockedUntil: '2026-04-20' },
  ]
}

const school = {
  kind: 'school',
  kindTitle: 'общеобразовательное',
  short: (number) => `МБОУ «СОШ № ${number}»`,
  full: (number) =>
    `Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № ${number}»`,
  groups: classes,
  teachers: (groups, random) => groups + random.between(8, 20),
  deputies: [2, 4],
  position: 'учитель информатики',
  remoteLessons: true,
  invited: ['Педагогические работники', 'Обучающиеся', 'Родители'],
} satisfies Partial<Life>

export const PERM_SCHOOL: Life = {
  ...school,
  title: 'школы, Пермский край',
  firstNumber: 101,
  deputies: [2, 4],
  chats: CHATS,
  events: EVENTS,
  moderation: (setting) => [incident(setting)],
}

export const OMSK_SCHOOL: Life = {
  ...school,
  title: 'школы, Омск',
  firstNumber: 601,
  deputies: [2, 4],
  chats: [...CHATS.slice(0, 3), ...MANAGEMENT_CHATS, ...CHATS.slice(3)],
  events: [...EVENTS, ...EVENTS_OUTSIDE],
  moderation: (setting) => [incident(setting), ...blockAfterReminders(setting)],
}
