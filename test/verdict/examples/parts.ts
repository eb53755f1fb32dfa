import type { AtLeast, EveryRow, NoRow } from '../../../src/engine/catalogue/criterion-types'

/** Met with four or more events, 0.25 for each below. */
export const four: AtLeast = { kind: 'at-least', table: 'events', count: 4, counted: 'мероприятий' }
/** Share of chats with an administrator; undetermined when the sheet does not come. */
export const chats: EveryRow = {
  kind: 'every-row',
  table: 'chats',
  holds: [{ column: 'administrator', is: 'filled' }],
  what: 'администратор назначен',
}
/** Met when declared «не было». */
export const clean: NoRow = {
  kind: 'no-row',
  table: 'moderation',
  where: [{ column: 'measure', in: ['Не принята'] }],
  what: 'нарушение без меры',
}
/** Not applicable when no lesson was held. */
export const lessons: EveryRow = {
  kind: 'every-row',
  table: 'lessons',
  holds: [{ column: 'device', is: 'filled' }],
  what: 'устройство указано',
}
export const EVENT = ['2025-10-01', 'Обучение', 'Сферум', 10]
export const chat = (administrator: string | null) => ['Чат', 'Родительский', administrator, 10]
