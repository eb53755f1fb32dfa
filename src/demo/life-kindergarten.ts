import { dayBetween } from './days'
import type { Group, Life, Row, Setting } from './life'
import type { Random } from './random'

const NAMES = [
  'Ромашка',
  'Солнышко',
  'Радуга',
  'Звёздочка',
  'Теремок',
  'Родничок',
  'Светлячок',
  'Колокольчик',
  'Пчёлка',
  'Ладушки',
]
const AGES = ['2–3 года', '3–4 года', '4–5 лет', '5–6 лет', '6–7 лет']

const groups = (random: Random): Group[] => {
  const first = random.between(0, NAMES.length - 1)
  return Array.from({ length: random.between(5, 8) }, (_, index) => ({
    group: NAMES[(first + index) % NAMES.length] ?? `Группа ${index + 1}`,
    level: AGES[index % AGES.length] ?? '5–6 лет',
    pupils: random.between(16, 25),
    subjects: 0,
    screen: 0,
  }))
}

/** A stranger's entry into an account: reported and settled the day it was noticed. */
const access = ({ groups: all, random }: Setting): Row => {
  const date = dayBetween(random, '2025-10-01', '2026-04-30')
  return {
    date,
    chat: `Родители, ${random.pick(all).group}`,
    violation: 'Доступ к аккаунту передан третьему лицу',
    measure: 'Сообщено администратору',
    measureDate: date,
  }
}

export const KINDERGARTEN: Life = {
  kind: 'preschool',
  kindTitle: 'дошкольное',
  title: 'детские сады',
  short: (number) => `МБДОУ «Детский сад № ${number}»`,
  full: (number) => `Муниципальное бюджетное дошкольное образовательное учреждение «Детский сад № ${number}»`,
  firstNumber: 11,
  groups,
  teachers: (count, random) => count * 2 + random.between(1, 4),
  deputies: [1, 2],
  position: 'воспитатель',
  remoteLessons: false,
  chats: [
    { kind: 'Учительская', name: 'Педагоги сада' },
    { kind: 'Общешкольный канал', name: 'Новости сада' },
    { kind: 'Руководитель – педагоги', name: 'Заведующий и педагоги' },
    { kind: 'Руководитель – родители', name: 'Родительский комитет' },
    { kind: 'Родительский', name: 'Родители', each: 3 },
  ],
  events: [
    ['Обучение', 'Первые шаги в Сферум', '2025-09-02', '2025-09-12'],
    ['Родительское собрание', 'Сферум и чаты групп', '2025-09-15', '2025-09-26'],
    ['Совещание', 'Подготовка к празднику, по видеосвязи', '2025-11-05', '2025-11-29'],
    ['Трансляция', 'Новогодний утренник', '2025-12-15', '2025-12-26'],
    ['Занятие по видеосвязи', 'Занятие с детьми, которые болеют дома', '2026-02-02', '2026-03-14'],
  ],
  invited: ['Педагогические работники', 'Родители'],
  moderation: (setting) => [access(setting)],
}
