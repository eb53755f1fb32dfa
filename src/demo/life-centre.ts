import { dayBetween } from './days'
import type { ChatIdea, Group, Life, Row, Setting } from './life'
import type { Random } from './random'

const PROGRAMMES = [
  'Робототехника',
  'Весёлая палитра',
  'Шахматы',
  'Хор «Капель»',
  'Театральная студия',
  'Юный эколог',
  'Народный танец',
  'Лепка из глины',
  'Авиамоделирование',
]
const AGES = ['8–10 лет', '9–11 лет', '10–12 лет', '12–14 лет']

/** What the strictest of these ages allows: class 3 by the oldest of «8–10 лет» or older. */
const SCREEN = 25

const groupsNamed =
  (named: (programme: string, number: number) => string) =>
  (random: Random): Group[] => {
    const first = random.between(0, PROGRAMMES.length - 1)
    return Array.from({ length: random.between(4, 6) }, (_, index) => PROGRAMMES[(first + index) % PROGRAMMES.length])
      .filter((programme) => programme !== undefined)
      .flatMap((programme) =>
        [1, 2].map((number) => ({
          group: named(programme, number),
          level: random.pick(AGES),
          pupils: random.between(9, 15),
          subjects: 1,
          screen: SCREEN,
          programme,
        })),
      )
  }

const advertising = ({ groups, random }: Setting): Row => {
  const date = dayBetween(random, '2025-10-01', '2026-04-30')
  const chat = `Чат ${random.pick(groups).group}`
  return { date, chat, participant: 'У-02', violation: 'Реклама', measure: 'Удаление', measureDate: date }
}

const CHATS: ChatIdea[] = [
  { kind: 'Учительская', name: 'Педагоги центра' },
  { kind: 'Общешкольный канал', name: 'Новости центра' },
  { kind: 'Канал сотрудников (администрации)', name: 'Администрация' },
  { kind: 'Класс (группа)', name: 'Чат', each: 2 },
  { kind: 'Родительский', name: 'Родители', each: 2 },
  { kind: 'Внеурочный', name: 'Каникулы в центре' },
]

const centre = {
  kind: 'additional',
  kindTitle: 'дополнительного образования',
  teachers: (groups, random) => groups + random.between(2, 6),
  deputies: [1, 3],
  remoteLessons: true,
  chats: CHATS,
  invited: ['Педагогические работники', 'Обучающиеся', 'Родители'],
  moderation: (setting) => [advertising(setting)],
} satisfies Partial<Life>

export const PERM_CENTRE: Life = {
  ...centre,
  title: 'центры, Пермский край',
  short: (number) => `МАУ ДО «Центр творчества № ${number}»`,
  full: (number) => `Муниципальное автономное учреждение дополнительного образования «Центр творчества № ${number}»`,
  firstNumber: 1,
  groups: groupsNamed((programme, number) => `${programme}-${number}`),
  deputies: [1, 3],
  position: 'педагог дополнительного образования',
  events: [
    ['Обучение', 'Первые шаги в Сферум', '2025-09-02', '2025-09-12'],
    ['Родительское собрание', 'Сферум и порядок дистанционных занятий, онлайн', '2025-09-15', '2025-09-26'],
    ['Методическое', 'Как провести дистанционное занятие', '2025-10-06', '2025-10-25'],
    ['Совещание', 'Итоги полугодия, по видеосвязи', '2025-12-08', '2025-12-20'],
    ['Трансляция', 'Отчётный концерт', '2025-12-22', '2025-12-27'],
    ['Информирование', 'Изменение расписания на дни дистанционных занятий', '2026-01-26', '2026-01-31'],
  ],
}

export const TOMSK_CENTRE: Life = {
  ...centre,
  title: 'центры, Томск',
  short: (number) => `МАОУ ДО «Дом творчества № ${number}»`,
  full: (number) =>
    `Муниципальное автономное образовательное учреждение дополнительного образования «Дом творчества № ${number}»`,
  firstNumber: 1,
  groups: groupsNamed((programme, number) => `${programme}, группа ${number}`),
  deputies: [1, 3],
  position: 'методист',
  events: [
    ['Методическое', 'Дистанционное занятие: от плана до звонка', '2025-09-15', '2025-10-11'],
    ['Методическое', 'Воспитательная работа и праздники на платформе', '2025-10-20', '2025-11-15'],
    ['Родительское собрание', 'Дистанционные занятия в нашем доме творчества, онлайн', '2025-09-15', '2025-09-27'],
    ['Информирование', 'Какие программы идут дистанционно', '2026-01-26', '2026-01-31'],
    ['Трансляция', 'Отчётный концерт, онлайн', '2025-12-15', '2025-12-27'],
  ],
}
