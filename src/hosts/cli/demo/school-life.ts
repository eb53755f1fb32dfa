import type { Value } from '../../../engine/catalogue/types'
import type { Random } from './random'
import type { SchoolClass } from './school-data'

type Row = Record<string, Value>

/** Documents of an exemplary school, all in time. */
export const actRows = (): Row[] => [
  { kind: 'Приказ об утверждении положения', number: '112-о', date: '2025-08-28', publishedOn: '2025-09-01' },
  { kind: 'Приказ об использовании платформы', number: '113-о', date: '2025-08-28', publishedOn: '2025-09-03' },
  {
    kind: 'Приказ о назначении администратора',
    number: '114-о',
    date: '2025-08-29',
    responsible: 'Образцова О. О.',
    position: 'учитель информатики',
  },
  { kind: 'Приказ о назначении ответственных', number: '115-о', date: '2025-08-29', publishedOn: '2025-09-03' },
  { kind: 'Приказ о распределении обязанностей', number: '116-о', date: '2025-08-29' },
  {
    kind: 'Заявка на регистрацию',
    number: 'б/н',
    date: '2025-09-01',
    responsible: 'Образцова О. О.',
    attachments: 'приказ № 114-о от 29.08.2025',
  },
  { kind: 'Изменение расписания', number: '12-о', date: '2026-01-30', publishedOn: '2026-01-30' },
  { kind: 'Изменение графика контроля', number: '13-о', date: '2026-01-30', publishedOn: '2026-01-30' },
  { kind: 'Изменение рабочих программ', number: '11-о', date: '2026-01-28' },
  { kind: 'Справка о контроле', number: '4', date: '2026-03-20' },
  { kind: 'Статистический отчёт', number: '2', date: '2026-04-06' },
  { kind: 'Методические материалы', number: 'б/н', date: '2025-10-10', publishedOn: '2025-10-13' },
  { kind: 'Памятка пользователям', number: 'б/н', date: '2025-09-08', publishedOn: '2025-09-09' },
]

/** Chats with life in them: the staff's, the school's, and one class with its parents. */
export const chatRows = (classes: SchoolClass[], random: Random): Row[] => {
  const group = classes[0]?.group ?? '1А'
  const chat = (name: string, kind: string, of = ''): Row => ({
    name,
    kind,
    ...(of === '' ? {} : { group: of }),
    administrator: 'Образцова О. О.',
    adminPosition: 'учитель информатики',
    weekMessages: random.between(12, 140),
    earliest: '08:05',
    latest: '18:40',
  })
  return [
    chat('Учительская', 'Учительская'),
    chat('Школьные новости', 'Общешкольный канал'),
    chat('Администрация', 'Канал сотрудников (администрации)'),
    chat(`Чат ${group}`, 'Класс (группа)', group),
    chat(`Родители ${group}`, 'Родительский', group),
    chat('Проектная мастерская', 'Внеурочный'),
    chat('Олимпиадный кружок', 'Иной'),
  ]
}

/** Meetings, trainings and announcements about the platform and remote lessons. */
export const eventRows = (): Row[] => [
  { date: '2025-09-04', kind: 'Обучение', topic: 'Первые шаги в Сферум', groups: 'педагоги', participants: 30 },
  {
    date: '2025-09-10',
    kind: 'Классный час',
    topic: 'Платформа Сферум и правила чатов',
    groups: 'все',
    participants: 300,
  },
  {
    date: '2025-09-18',
    kind: 'Родительское собрание',
    topic: 'Сферум и порядок дистанционных занятий, онлайн',
    groups: 'все',
    participants: 260,
  },
  { date: '2025-10-14', kind: 'Методическое', topic: 'Как провести дистанционный урок', participants: 25 },
  { date: '2025-11-12', kind: 'Совещание', topic: 'Итоги первой четверти, по видеосвязи', participants: 12 },
  { date: '2025-12-19', kind: 'Трансляция', topic: 'Новогодний концерт', groups: 'все', participants: 400 },
  {
    date: '2026-01-30',
    kind: 'Информирование',
    topic: 'Изменение расписания и графика контроля на дни дистанционных занятий',
    groups: 'все',
    participants: 600,
  },
]
