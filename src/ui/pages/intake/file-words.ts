import type { DryRunResult } from '../../../api/taking-back-results'
import type { ImportResult } from '../../../api/results'
import { number } from '../../shared/formats'
import { remarkCountWords } from '../../shared/remark-words'
import { plural } from '../../shared/russian-plural'

export type TakenFile = ImportResult['files'][number]
export type FileStatus = TakenFile['status']
export type Rows = TakenFile['rows']
export type Severity = TakenFile['remarks'][number]['severity']

type Tone = 'good' | 'warn' | 'bad' | 'idle'
type StatusWord = { word: string; planned: string; sign: string; tone: Tone }

/** `planned` is the word of a preview. */
export const FILE_STATUSES: Record<FileStatus, StatusWord> = {
  refused: { word: 'Отказано', planned: 'Не примется', sign: '✕', tone: 'bad' },
  unassigned: { word: 'Ждёт ответа', planned: 'Потребует ответа', sign: '?', tone: 'warn' },
  accepted: { word: 'Принято', planned: 'Примется', sign: '✓', tone: 'good' },
  attachment: { word: 'Вложение', planned: 'Вложение', sign: '–', tone: 'idle' },
  duplicate: { word: 'Повтор', planned: 'Повтор', sign: '=', tone: 'idle' },
}

/** From what needs the curator most to what needs him least. */
export const FILE_STATUS_ORDER: FileStatus[] = ['refused', 'unassigned', 'accepted', 'attachment', 'duplicate']

/** What the curator is to do about a file beside what its remarks say; null where nothing. */
export const WHAT_TO_DO: Record<FileStatus, string | null> = {
  refused: null,
  unassigned: 'Скажите на вкладке «Вопросы», чья это форма, — файл примется сразу, присылать его снова не нужно.',
  accepted: null,
  attachment: null,
  duplicate: null,
}

export const SEVERITIES: Record<Severity, { word: string; sign: string; tone: Tone }> = {
  error: { word: 'Ошибка', sign: '✕', tone: 'bad' },
  warning: { word: 'Предупреждение', sign: '!', tone: 'warn' },
  info: { word: 'К сведению', sign: 'i', tone: 'idle' },
}

const SEVERITY_ORDER: Severity[] = ['error', 'warning', 'info']

/** Those that need the curator first; within a status as they came. */
export const inOrder = <File extends { status: FileStatus }>(files: readonly File[]): File[] =>
  FILE_STATUS_ORDER.flatMap((status) => files.filter((file) => file.status === status))

export const countByStatus = (files: readonly { status: FileStatus }[]): Record<FileStatus, number> => {
  const counts: Record<FileStatus, number> = { accepted: 0, refused: 0, duplicate: 0, unassigned: 0, attachment: 0 }
  for (const { status } of files) counts[status] += 1
  return counts
}

export const sumRows = (files: readonly { rows: Rows }[]): Rows => {
  const sum: Rows = { read: 0, accepted: 0, quarantined: 0, skipped: 0 }
  for (const { rows } of files)
    for (const part of ['read', 'accepted', 'quarantined', 'skipped'] as const) sum[part] += rows[part]
  return sum
}

/** Whether every row read has its place. */
export const isBalanced = ({ read, accepted, quarantined, skipped }: Rows): boolean =>
  read === accepted + quarantined + skipped

/** «прочитано 120 = принято 100 + в карантине 5 + пропущено 15» */
export const balanceWords = ({ read, accepted, quarantined, skipped }: Rows): string =>
  `прочитано ${number(read)} = принято ${number(accepted)} + в карантине ${number(quarantined)} + пропущено ${number(skipped)}`

/** «2 ошибки, 1 предупреждение»; empty where there are none. */
export const remarkWords = (remarks: readonly { severity: Severity }[]): string => {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
  for (const { severity } of remarks) counts[severity] += 1
  return remarkCountWords(counts)
}

export const countBySeverity = (files: readonly Pick<TakenFile, 'remarks'>[]): Record<Severity, number> => {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
  for (const { remarks } of files) for (const { severity } of remarks) counts[severity] += 1
  return counts
}

/** Errors first; within a severity as they came. */
export const remarksInOrder = (remarks: TakenFile['remarks']): TakenFile['remarks'] =>
  SEVERITY_ORDER.flatMap((severity) => remarks.filter((remark) => remark.severity === severity))

type Totals = DryRunResult['total']

/** Figures of a preview by what happens to them, those without any left out: «новых 120, изменится 3». */
export const changeWords = (facts: Partial<Totals>): { key: keyof Totals; text: string }[] => {
  const { new: fresh = 0, changed = 0, unchanged = 0, gone = 0, conflicting = 0, quarantined = 0 } = facts
  const parts: [keyof Totals, number, string][] = [
    ['new', fresh, plural(fresh, 'новый', 'новых', 'новых')],
    ['changed', changed, plural(changed, 'изменится', 'изменятся', 'изменятся')],
    ['unchanged', unchanged, 'без изменений'],
    ['gone', gone, plural(gone, 'уйдёт', 'уйдут', 'уйдут')],
    ['conflicting', conflicting, plural(conflicting, 'спорный', 'спорных', 'спорных')],
    ['quarantined', quarantined, 'в карантине'],
  ]
  return parts.flatMap(([key, count, word]) => (count === 0 ? [] : [{ key, text: `${number(count)}\u00a0${word}` }]))
}

/** Folder and name of a path, the folder with its slash. */
export const splitPath = (path: string): { folder: string; name: string } => {
  const at = path.lastIndexOf('/') + 1
  return { folder: path.slice(0, at), name: path.slice(at) }
}
