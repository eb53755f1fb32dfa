import { asSeen } from '../../base/russian'
import { monthOf } from './months'

/**
 * Does a text show what Excel made of something else: «02.янв» of 2.1, «июл.30» of 7.30, «янв.25» of 1.25? A file of
 * plain text holds such a date as it was shown.
 */
export const isMadeDate = (text: string): boolean => {
  if (text.length > 9 || !/\d/.test(text)) return false
  const [, day, month, month2, year] =
    /^(?:(\d{1,2})[.-]([а-яё]{3,4})|([а-яё]{3,4})[.-](\d{2,4}))\.?$/.exec(asSeen(text)) ?? []
  return (day !== undefined || year !== undefined) && monthOf(month ?? month2 ?? '') !== undefined
}
