import type { Kind } from '../../catalogue/kind'

/** How a letter speaks of the institution it is for, whatever its name: names are not declined. */
export const YOURS: Record<Kind, { who: string; whose: string; gone: string }> = {
  school: { who: 'ваша школа', whose: 'вашей школы', gone: 'представила' },
  preschool: { who: 'ваш детский сад', whose: 'вашего детского сада', gone: 'представил' },
  additional: { who: 'ваше учреждение', whose: 'вашего учреждения', gone: 'представило' },
}
