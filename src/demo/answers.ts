import type { Confirmation } from '../engine/catalogue/criterion-types'
import type { Asked } from '../engine/catalogue/types'
import type { Filling } from '../engine/report/form/types'

const PROOF: Record<Confirmation, { confirmation?: string; date?: string }> = {
  document: { confirmation: 'Справка № 7 от 20.03.2026', date: '2026-03-20' },
  link: { confirmation: 'https://org.example/sferum' },
  file: { confirmation: 'Материалы.pdf' },
  date: { date: '2026-03-20' },
  number: { confirmation: '125' },
}

/** «Да» everywhere, with proof where proof is asked. */
export const allYes = (questions: Asked[]): Filling['answers'] =>
  Object.fromEntries(
    questions.map(({ requirement, confirmation }) => [
      requirement,
      { answer: 'Да', ...(confirmation?.[0] === undefined ? {} : PROOF[confirmation[0]]) },
    ]),
  )
