import type { InstitutionResult } from '../../../../api/institutions-results'
import type { JournalResult } from '../../../../api/journal-results'

type Entry = JournalResult['entries'][number]
type SentFile = InstitutionResult['files'][number]

export type HistoryEvent = { key: string; at: string; title: string; text: string; file: SentFile | null }

/** Entries of the journal about an institution and its forms, newest first. */
export const historyOf = (entries: readonly Entry[], files: readonly SentFile[], name: string): HistoryEvent[] => {
  const told = entries
    .filter(({ institution }) => institution === name)
    .map(({ id, at, title, sentence }) => ({ key: `journal ${id}`, at, title, text: sentence, file: null }))
  const sent = files.map((file) => ({
    key: `file ${file.submission}`,
    at: file.at,
    title: 'Форма',
    text: file.path,
    file,
  }))
  return [...told, ...sent].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
