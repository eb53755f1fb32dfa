import { appendFileSync, readFileSync, rmSync } from 'node:fs'

/** A file that was being read when the note was last written. */
export type Noted = { sha256: string; path: string }

/** The note beside a database, and whether it may name files in clear; null where the database is in memory. */
export type WorkNote = { file: string; names: boolean } | null

/** Beside a database under a password a note names no file: only its SHA-256 tells which it was. */
export const workNoteOf = (database: string | null, isSealed = false): WorkNote =>
  database === null ? null : { file: `${database}.work`, names: !isSealed }

const namelessly = (sha256: string): string => `файл ${sha256.slice(0, 12)}…`

/**
 * Notes on disk that a file is about to be read; returns what notes that it has been. Should the program end in
 * between, the note tells which file it was. A disk that cannot be written stops no import.
 */
export const noteWork = (note: WorkNote, { sha256, path }: Noted): (() => void) => {
  if (note === null) return () => undefined
  const write = (line: object): void => {
    try {
      appendFileSync(note.file, `${JSON.stringify(line)}\n`)
    } catch {
      // Reading goes on: the note only helps after a crash.
    }
  }
  write({ sha256, path: note.names ? path : namelessly(sha256) })
  return () => write({ read: sha256 })
}

const lineOf = (text: string): Partial<Noted> & { read?: string } => {
  try {
    return JSON.parse(text) as Partial<Noted> & { read?: string }
  } catch {
    // The last line may have been cut off.
    return {}
  }
}

/** Files that were begun and never ended, from the note a program left when it ended; none without a note. */
export const leftInWork = (note: WorkNote): Noted[] => {
  if (note === null) return []
  let text
  try {
    text = readFileSync(note.file, 'utf8')
  } catch {
    return []
  }
  const open = new Map<string, Noted>()
  for (const { sha256, path, read } of text.split('\n').map(lineOf)) {
    if (sha256 !== undefined && sha256 !== '' && path !== undefined) open.set(sha256, { sha256, path })
    if (read !== undefined) open.delete(read)
  }
  return [...open.values()]
}

/** What the note says is in the database now, or was for nothing. */
export const removeWorkNote = (note: WorkNote): void => {
  if (note !== null) rmSync(note.file, { force: true })
}
