import type { InstitutionIdentity } from '../../../engine/store/types'

const MUNICIPALITIES = ['Примерский округ', 'город Образцов', 'Показательный район', 'Учебный округ']

const INN_WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** A made-up ИНН with a right checksum; no tax office has the code 0099. */
const inventedInn = (number: number): string => {
  const digits = `0099${String(number).padStart(5, '0')}`
  const sum = INN_WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return `${digits}${(sum % 11) % 10}`
}

/** The `number`-th made-up school, from 1. */
export const inventedSchool = (number: number): InstitutionIdentity => ({
  inn: inventedInn(number),
  kind: 'school',
  subdivision: null,
  name: `МБОУ «СОШ № ${100 + number}»`,
  fullName: `Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № ${100 + number}»`,
  municipality: MUNICIPALITIES[number % MUNICIPALITIES.length] ?? null,
})

/** A branch of a school: the same ИНН, told apart by its subdivision. */
export const branchOf = (school: InstitutionIdentity): InstitutionIdentity => ({
  ...school,
  subdivision: 'Филиал «Начальная школа»',
})
