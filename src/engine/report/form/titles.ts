/** Sheet titles of every form; the intake knows them too. */
export const SHEET = {
  instruction: 'Инструкция',
  passport: 'Учреждение',
  requirements: 'Требования',
  control: 'Контроль заполнения',
  lists: 'Справочники',
  identity: '_sverka',
} as const

export const REQUIREMENT_TITLES = [
  '№',
  'Пункт',
  'Роль',
  'Требование',
  'Ответ',
  'Подтверждение',
  'Дата',
  'Комментарий',
] as const

export const YES_NO = ['Да', 'Нет']
export const DECLARED = ['были', 'не было']
export const DECLARED_LABEL = 'В периоде были / не было:'

/** Passport fields the form itself reasons about, by their id in the evidence dictionary. */
export const FIELD = {
  inn: 'inn',
  from: 'periodFrom',
  to: 'periodTo',
  filledOn: 'filledOn',
  remote: 'remoteLessons',
} as const
export const NO_REMOTE = 'не проводились'
