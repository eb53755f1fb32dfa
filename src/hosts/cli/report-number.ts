import { Failure } from '../../engine/base/failure'

/** The number of a report that was sent. Throws Failure('usage'). */
export const reportNumber = (text: string): number => {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new Failure(
    'usage',
    `Номер отправленного отчёта — целое число, а не «${text}». Список: sverka reports --db DB.`,
  )
}
