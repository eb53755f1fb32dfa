import { Failure } from '../base/failure'
import type { Sniffed } from './magic'

const SAVE_AS = 'Откройте его в Excel или LibreOffice, сохраните как «Книга Excel (.xlsx)» и пришлите снова.'
const ASK_FORM = 'Попросите учреждение прислать заполненную форму книгой Excel (.xlsx).'
const AGAIN = 'Попросите прислать его ещё раз, лучше вложением письма, а не через мессенджер.'

const REFUSALS = {
  encrypted: [
    'Файл закрыт паролем, прочитать его нельзя.',
    'Попросите снять пароль на открытие (Файл → Сведения → Защита книги) и прислать снова; если при открытии пароль не спрашивают, снимите защиту книги (Рецензирование → Защитить книгу).',
  ],
  'empty-file': ['Файл пуст: в нём нет ни одного байта.', 'Попросите прислать его ещё раз.'],
  pdf: ['Это документ PDF, а не книга Excel.', ASK_FORM],
  word: ['Это текстовый документ (Word или OpenDocument), а не книга Excel.', ASK_FORM],
  rtf: ['Это текстовый документ RTF, а не книга Excel.', ASK_FORM],
  image: ['Это картинка, а не книга Excel.', ASK_FORM],
  presentation: ['Это презентация, а не книга Excel.', ASK_FORM],
  html: ['Это веб-страница (HTML), хотя файл может называться .xls или .xlsx.', SAVE_AS],
  'spreadsheet-xml': ['Это таблица в формате «XML-таблица 2003», хотя файл может называться .xls.', SAVE_AS],
  xml: ['Это файл XML, а не книга Excel .xlsx.', SAVE_AS],
  archive: [
    'Это архив, который программа не открывает (открываются только архивы .zip, не глубже одного архива в другом).',
    'Распакуйте его и загрузите папку с файлами.',
  ],
  'ancient-excel': ['Это книга Excel 4 или ещё более старого формата, он не поддерживается.', SAVE_AS],
  'binary-excel': ['Это двоичная книга Excel (.xlsb), она не поддерживается.', SAVE_AS],
  numbers: ['Это таблица Apple Numbers, она не поддерживается.', SAVE_AS],
  'broken-file': ['Файл повреждён или получен не полностью: он не читается.', AGAIN],
  'broken-text': ['Файл повреждён или получен не полностью: его текст обрывается или испорчен.', AGAIN],
  'broken-sheets': [
    'Книга повреждена: её листы не читаются.',
    'Откройте файл в Excel или LibreOffice, сохраните заново как .xlsx и пришлите снова.',
  ],
  'not-a-workbook': ['Содержимое файла не похоже на книгу Excel.', ASK_FORM],
} as const

export type RefusalCode = keyof typeof REFUSALS

/** The error that says what a file is and what to do about it; all that is broken has one code. */
export const refusal = (what: RefusalCode, cause?: unknown): Failure =>
  new Failure(what.startsWith('broken-') ? 'broken-file' : what, REFUSALS[what].join(' '), cause)

/** Why a file that is no zip, no OLE container and no text cannot be taken. */
export const sniffedFailure = (kind: Exclude<Sniffed, 'zip' | 'ole' | 'text'>): Failure => {
  if (kind === 'empty') return refusal('empty-file')
  return refusal(kind === 'unknown' ? 'not-a-workbook' : kind)
}

/** Codes of files that are no workbooks and that belong beside one: orders, scans, letters. */
export const ATTACHMENT_CODES: readonly string[] = ['pdf', 'image', 'word', 'rtf', 'presentation']
