import type { InstitutionIdentity } from '../engine/store/types'
import type { Life } from './life'

const MUNICIPALITIES = ['Примерский округ', 'город Образцов', 'Показательный район', 'Учебный округ']

const INN_WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** A made-up ИНН with a right checksum; no tax office has the code 0099. */
const inventedInn = (number: number): string => {
  const digits = `0099${String(number).padStart(5, '0')}`
  const sum = INN_WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return `${digits}${(sum % 11) % 10}`
}

/** A made-up institution: `number` of all, from 1, and `ordinal` among those under its regulation, from 0. */
export const inventedInstitution = (life: Life, number: number, ordinal: number): InstitutionIdentity => ({
  inn: inventedInn(number),
  kind: life.kind,
  subdivision: null,
  name: life.short(life.firstNumber + ordinal),
  fullName: life.full(life.firstNumber + ordinal),
  municipality: MUNICIPALITIES[number % MUNICIPALITIES.length] ?? null,
})

/** A branch: the same ИНН, told apart by its subdivision. */
export const branchOf = (head: InstitutionIdentity): InstitutionIdentity => ({
  ...head,
  subdivision: 'Филиал «Начальная школа»',
})

/** Surnames nobody has. */
export const STAFF = [
  'Образцова О. О.',
  'Примерова П. П.',
  'Тетрадкина Т. И.',
  'Указкина У. В.',
  'Линейкина Л. С.',
  'Страницына С. А.',
  'Переменкина Н. Д.',
  'Звонкова З. М.',
  'Мелкова М. Ю.',
  'Глобусова Г. Р.',
  'Партова В. Е.',
  'Журналова Ж. К.',
]

export const HEADS = ['Примеров П. П.', 'Задачников Е. Г.', 'Учебников В. Л.', 'Расписанова Р. Н.', 'Портфелева И. Ф.']
