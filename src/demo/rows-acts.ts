import { russianDay } from '../engine/base/calendar'
import { dayBetween, daysLater } from './days'
import type { Row, Setting } from './life'

/** A document: how it is numbered, its first and last possible day, and what else is known of it. */
type Idea = {
  numbered: 'order' | 'number' | 'none'
  from: string
  to: string
  published?: boolean
  responsible?: boolean
  link?: boolean
}

const ORDER = { numbered: 'order', from: '2025-08-25', to: '2025-08-29' } as const
const REPORT = { numbered: 'number', from: '2026-03-16', to: '2026-05-16' } as const
const MATERIAL = { numbered: 'none', from: '2025-10-06', to: '2025-11-15', published: true } as const
const BEFORE_REMOTE = { numbered: 'order', from: '2026-01-26', to: '2026-01-30', published: true } as const

const IDEAS: Record<string, Idea> = {
  'Приказ об утверждении положения': { ...ORDER, published: true },
  'Приказ об использовании платформы': { ...ORDER, published: true },
  'Приказ о назначении администратора': { ...ORDER, responsible: true },
  'Приказ о назначении ответственных': { ...ORDER, published: true },
  'Приказ о распределении обязанностей': ORDER,
  'Заявка на регистрацию': { numbered: 'none', from: '2025-09-01', to: '2025-09-05', responsible: true },
  'Изменение расписания': BEFORE_REMOTE,
  'Изменение графика контроля': BEFORE_REMOTE,
  'Изменение рабочих программ': BEFORE_REMOTE,
  'Приказ об утверждении программ': ORDER,
  'Положение об индивидуальном учебном плане': ORDER,
  'Приказ о работе педагогов вне учреждения': { ...BEFORE_REMOTE, published: false },
  'Справка о контроле': REPORT,
  'Статистический отчёт': REPORT,
  'Аналитическая справка': REPORT,
  'Справка о контроле воспитательной работы': REPORT,
  'Аналитическая справка о воспитательной работе': REPORT,
  'Методические материалы': { ...MATERIAL, responsible: true, link: true },
  'Материалы для воспитательной работы': { ...MATERIAL, responsible: true, link: true },
  'Памятка пользователям': MATERIAL,
}

const ADMINISTRATOR = 'Приказ о назначении администратора'
const REQUEST = 'Заявка на регистрацию'

const numberOf = ({ numbered }: Idea, place: number): string => {
  if (numbered === 'none') return 'б/н'
  return numbered === 'order' ? `${place}-о` : String(place)
}

/** Documents of the kinds that the form has, all in time; numbers and days differ from one institution to another. */
export const actRows = ({ plan, life, administrator, random }: Setting): Row[] => {
  const first = random.between(40, 190)
  const rows = (plan.keys['acts'] ?? []).flatMap((kind, index): Row[] => {
    const idea = IDEAS[kind]
    if (idea === undefined) return []
    const date = dayBetween(random, idea.from, idea.to)
    return [
      {
        kind,
        number: numberOf(idea, first + index),
        date,
        ...(idea.responsible === true ? { responsible: administrator, position: life.position } : {}),
        ...(idea.published === true ? { publishedOn: daysLater(random, date, 4) } : {}),
        ...(idea.link === true ? { link: 'https://org.example/materials' } : {}),
      },
    ]
  })
  const order = rows.find(({ kind }) => kind === ADMINISTRATOR)
  const request = rows.find(({ kind }) => kind === REQUEST)
  if (order !== undefined && request !== undefined)
    request['attachments'] = `приказ № ${order['number']} от ${russianDay(String(order['date']))}`
  return rows
}
