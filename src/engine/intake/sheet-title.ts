import { asSeen } from '../base/russian'

/** Excel cuts titles here, LibreOffice does not. */
const LONGEST = 31

const KNOWN = new Map<string, string>()

/** A sheet's title as compared. */
export const sheetKey = (title: string): string => {
  let key = KNOWN.get(title)
  if (key === undefined) {
    key = asSeen(title.slice(0, LONGEST))
    if (KNOWN.size > 1000) KNOWN.clear()
    KNOWN.set(title, key)
  }
  return key
}

/** Number of a copy, number before a title, «лист», «копия»: what people and programs add to a title. */
const ADDED = [
  /^лист\s+(?=\D{3})/,
  /^\d+[.)]?\s+/,
  /^копия\s+(?:листа\s+)?/,
  /[\s(-]*копия\)?(?:\s*\d+)?$/,
  /\s*\(\d*\)?$/,
  /[_\s]+\d+$/,
  /[\s.:;,_-]+$/,
]

/** A title without what was added to it: «Участники (2)», «Лист „Участники“», «Копия Участники_2» are «участники». */
export const sheetStem = (title: string): string => ADDED.reduce((key, added) => key.replace(added, ''), asSeen(title))

/** A cut title says less than this about which one it was. */
const TELLING = 20

/** The same title but for what was added, or cut off to make room for it. */
export const isCloseTitle = (title: string, known: string): boolean => {
  const [stem, key] = [sheetStem(title), sheetStem(known)]
  if (stem === key) return true
  const isCut = title.trim().length >= LONGEST - 1 && stem.length >= TELLING
  return isCut && (key.startsWith(stem) || asSeen(known).startsWith(stem))
}
