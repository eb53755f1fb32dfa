import { percent } from '../../base/russian'
import type { Stability } from '../../comparison/types'
import { pair, paragraph, section, type MethodRow } from './method-rows'
import type { ReportInput } from './types'

const factor = (value: number): string => value.toFixed(2).replace('.', ',').replace(/0$/, '')

const percentWord = (share: number): string => percent(share).replace(',0', '')

/** How firm places are, and all that is needed to repeat the trial. */
export const stabilityRows = (stability: Stability | null | undefined): MethodRow[] => {
  if (stability === null || stability === undefined || stability.places.length === 0) return []
  const { seed, draws, spread, percentiles, flips } = stability
  const [low, high] = percentiles
  return [
    section('Устойчивость мест'),
    paragraph(
      `Веса — решение людей, поэтому проверено, что станет с местами, если веса немного другие. В каждом испытании вес каждой единицы умножен на своё случайное число от ${factor(1 - spread)} до ${factor(1 + spread)}, индексы и места посчитаны заново по тем же правилам. «3 (2–5)» — место 3, а от ${Math.round(low * 100)}-го до ${Math.round(high * 100)}-го процентиля испытаний — места со 2-го по 5-е; собственное место входит в диапазон всегда. Один номер без диапазона — место не меняется.`,
    ),
    paragraph(
      `«Неразличимы»: индексы равны, или более чем в ${percentWord(flips)} испытаний стоящее ниже не уступает стоящему выше. Кто впереди из неразличимых, по этим данным сказать нельзя. Учреждения без места в испытаниях не участвуют. Диапазоны — расчёт программы: если веса изменены в файле и место другое, вместо диапазона стоит «пересчитано».`,
    ),
    pair('Испытаний', String(draws)),
    pair('Начальное число генератора', `${seed} (генератор mulberry32; то же число даёт те же диапазоны)`),
    pair('Отклонение весов', `± ${percentWord(spread)}`),
    pair('Границы диапазона', `${Math.round(low * 100)}-й и ${Math.round(high * 100)}-й процентили`),
    pair('Неразличимы при смене порядка', `более чем в ${percentWord(flips)} испытаний`),
  ]
}

/** What the report is compared with, and how the terms of the plan came about. */
export const otherRows = ({ previous, terms, part }: ReportInput): MethodRow[] => [
  ...(part === undefined ? [] : [pair('Часть мониторинга', part)]),
  ...(previous === null || previous === undefined
    ? []
    : [pair('Динамика', `против мониторинга «${previous.before.name}»; под разными редакциями — по темам обеих`)]),
  ...(terms?.remedy
    ? [
        pair(
          'Сроки в плане мероприятий',
          'предложены: 30 дней на устранение нарушения и 10 дней на представление сведений от срока сдачи, а если он прошёл — от дня отчёта',
        ),
      ]
    : []),
]
