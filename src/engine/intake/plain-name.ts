import { asSeen } from '../base/russian'

const ASIDE = /[\p{Pi}\p{Pf}"'`´,;:()[\]{}!?*|\\«»„“”]/gu

/**
 * A name of an institution as words parted by single spaces: no quotes and brackets, «#» for every sign of a number,
 * dots only after what they shorten.
 */
export const plainName = (text: string): string =>
  asSeen(text.replace(/№/gu, ' # ').replace(ASIDE, ' '))
    .replace(ASIDE, ' ')
    .replace(/(?<![a-zа-я])(?:n[oо]?|номер)[.°º]?\s*(?=\d)|(?<=[а-я])n[oо]?\s*(?=\d)/gu, ' # ')
    .replace(/#/g, ' # ')
    .replace(/д\s*\/\s*с(?=\s|$|ад)/gu, 'д/с')
    .replace(/(?<!\d)\/(?!с)|(?<=\d)\/(?!\d)/gu, ' ')
    .replace(/(школа|лицей|гимназия|школы|лицея|гимназии)-/gu, '$1 ')
    .replace(/(?<=\d)-(?=[а-яa-z](?![а-яa-z]))/gu, '')
    .replace(/(?<=[а-яa-z])-?(?=\d)/gu, ' ')
    .replace(/\.(?=\S)/gu, '. ')
    .replace(/(?<=^|\s)[-.]+(?=\s|$)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()

const NOTHING = /^(?:[-—–.\s]*|нет|не имеется|отсутствует|нету|н\/п|б\/н|не применимо)$/u

/** «Структурное подразделение» as compared; '' where there is none, whatever was written to say so. */
export const subdivisionKey = (subdivision: string | null): string => {
  const text = plainName(subdivision ?? '').replace(/\.(?=\s|$)|# ?/gu, '')
  return NOTHING.test(asSeen(subdivision ?? '').replace(/\.$/u, '')) ? '' : text
}
