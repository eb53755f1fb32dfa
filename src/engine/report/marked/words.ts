import type { Severity } from '../../intake/types'
import { plainText, shortened } from '../comparative/words'
import { safeText } from '../safe-text'
import type { Told } from './types'

export const AUTHOR = 'Сверка'

export const REMARKS_SHEET = 'Замечания программы'

export const SEVERITY_WORD: Record<Severity, string> = {
  error: 'ошибка',
  warning: 'предупреждение',
  info: 'сведение',
}

export const ORDER: Severity[] = ['error', 'warning', 'info']

/** Text from a sender's cell as one line that no spreadsheet takes for a formula. */
export const oneLine = (text: string): string => safeText(plainText(text).replace(/\s+/g, ' ').trim())

const START = `${AUTHOR} · `
const LINES = ['Что не так: ', 'Ожидалось: ', 'Как исправить: ']

const said = (text: string): string => shortened(oneLine(text), 600)

/** Lines of a cell's note about one remark; the first says how grave it is. */
export const noteLines = ({ severity, wrong, expected, fix }: Told): [head: string, ...lines: string[]] => [
  `${START}${SEVERITY_WORD[severity]}`,
  `Что не так: ${said(wrong)}`,
  ...(expected === null ? [] : [`Ожидалось: ${said(expected)}`]),
  `Как исправить: ${said(fix)}`,
]

const isOurs = (line: string): boolean => [START, ...LINES].some((start) => line.trimStart().startsWith(start))

/** A note without what the program wrote into it; null when it wrote nothing there. */
export const withoutOurs = (note: string): string | null => {
  const lines = note.split('\n')
  if (!lines.some((line) => line.trimStart().startsWith(START))) return null
  return lines
    .filter((line) => !isOurs(line) && line.trim() !== `${AUTHOR}:`)
    .join('\n')
    .trim()
}

const IMPERATIVE = /[а-яё]+(?:ите|йте|ьте)(?:сь)?(?![а-яё])/i

/** Sentences of a message; full stops inside quotation marks end none. */
const sentencesOf = (message: string): string[] => {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < message.length; at++) {
    const mark = message.charAt(at)
    if (mark === '«' || mark === '„') depth++
    if (mark === '»' || mark === '“') depth = Math.max(0, depth - 1)
    if (depth === 0 && /[.!?…]/.test(mark) && /^\s+[А-ЯЁA-Z«„]/.test(message.slice(at + 1))) {
      found.push(message.slice(from, at + 1).trim())
      from = at + 1
    }
  }
  return [...found, message.slice(from).trim()].filter((sentence) => sentence !== '')
}

const PLACE = /^Лист «[^»]*»(?:, (?:ячейка|строка) [A-Z]*\d+)?: /

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A remark's message in two: what is wrong, without the place that stands beside it, and what to do about it. */
export const inTwo = (message: string): { wrong: string; fix: string } => {
  const sentences = sentencesOf(message.replace(PLACE, ''))
  const first = sentences.findIndex((sentence, index) => index > 0 && IMPERATIVE.test(sentence))
  const split = first === -1 ? sentences.length : first
  return {
    wrong: capital(sentences.slice(0, split).join(' ')),
    fix: sentences.slice(split).join(' ') || 'Проверьте и исправьте.',
  }
}
