import type { Kind } from '../catalogue/kind'
import type { Near } from '../intake/place-sender'
import type { Intake } from '../intake/types'
import type { Db } from './db'
import { fromJson } from './json'

/** A file that waits for the curator to say whose it is; `name` and `inn` are as sent. */
export type NewQuestion = {
  submission: number
  name: string | null
  inn: string | null
  kind: Kind
  message: string
  /** Institutions by id, best first. */
  candidates: Near[]
  intake: Intake
}

export type Question = Omit<NewQuestion, 'intake'> & { batch: number; file: string }

/** An answer: who is meant by a name as sent (`nameKey` and `subdivision` as compared), and the file it was given to. */
export type Alias = {
  id: number
  name: string
  nameKey: string
  kind: Kind
  subdivision: string
  inn: string | null
  institutionId: number
  institution: string
  file: string
  addedAt: string
}

/** What an answer is about: a name as compared, and whose it may be. */
export type AliasKey = Pick<Alias, 'nameKey' | 'kind' | 'subdivision' | 'inn'>

export type NewAlias = Pick<Alias, 'name' | 'nameKey' | 'kind' | 'subdivision' | 'inn'> & {
  institution: number
  submission: number
  at: string
}

type QuestionRow = Omit<Question, 'candidates'> & { candidates: string }

const QUESTIONS = `
  SELECT submission, batch, file, name, inn, kind, message, candidates FROM v_questions
  WHERE audit_id = ? ORDER BY submission`

/** Files that wait for the curator to say whose they are, with what was read of them; and the answers given. */
export const questionQueries = (db: Db) => {
  const addQuestion = ({ submission, name, inn, kind, message, candidates, intake }: NewQuestion): void =>
    db.run(
      'INSERT INTO questions (submission, name, inn, kind, message, candidates, intake) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [submission, name, inn, kind, message, JSON.stringify(candidates), JSON.stringify(intake)],
    )

  /** Those nobody has answered and no later file has made idle. */
  const questions = (auditId: number): Question[] =>
    db.all<QuestionRow>(QUESTIONS, [auditId]).map((row) => ({
      ...row,
      candidates: fromJson<Near[]>(row.candidates, `вопрос об учреждении, ${row.file}`),
    }))

  /** What was read of the file; null when it asks nothing. */
  const intakeInQuestion = (submission: number): Intake | null => {
    const row = db.first<{ intake: string }>('SELECT intake FROM questions WHERE submission = ?', [submission])
    return row === null ? null : fromJson<Intake>(row.intake, `вопрос об учреждении, файл № ${submission}`)
  }

  /** Nobody needs an answer any more; the file stays where it is. */
  const dropQuestion = (submission: number, at: string): void =>
    db.run('UPDATE questions SET dropped_at = ? WHERE submission = ?', [at, submission])

  /** Asks again about a file nobody was to be asked about. False when it is no such file of the audit. */
  const askAgain = (auditId: number, submission: number): boolean => {
    db.run(
      `UPDATE questions SET dropped_at = NULL
       WHERE submission = ?2 AND dropped_at IS NOT NULL
         AND EXISTS (SELECT 1 FROM live_submissions s WHERE s.id = ?2 AND s.audit = ?1)`,
      [auditId, submission],
    )
    return db.changed() === 1
  }

  /** Answers in force, oldest first. */
  const aliases = (): Alias[] =>
    db.all<Alias>(
      `SELECT l.id, l.name, l.name_key AS nameKey, l.kind, l.subdivision_key AS subdivision, l.inn,
         l.institution AS institutionId, v.institution, v.file, l.added_at AS addedAt
       FROM v_aliases v JOIN aliases l ON l.id = v.alias_id ORDER BY l.id`,
    )

  const addAlias = ({ name, nameKey, kind, subdivision, inn, institution, submission, at }: NewAlias): void =>
    db.run(
      `INSERT INTO aliases (name, name_key, kind, subdivision_key, inn, institution, submission, added_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [name, nameKey, kind, subdivision, inn, institution, submission, at],
    )

  const withKey = 'name_key = ? AND kind = ? AND subdivision_key = ? AND inn IS ?'
  const keyOf = ({ nameKey, kind, subdivision, inn }: AliasKey) => [nameKey, kind, subdivision, inn]

  /** Forgets an answer and those it had taken the place of; all of them can be remembered again. */
  const forgetAlias = (key: AliasKey, at: string): void =>
    db.run(`UPDATE aliases SET forgotten_at = ? WHERE forgotten_at IS NULL AND ${withKey}`, [at, ...keyOf(key)])

  /** Remembers an answer again, with those forgotten along with it. Gives what it is about; null where none is forgotten. */
  const rememberAlias = (id: number): AliasKey | null => {
    const found = db.first<AliasKey & { at: string }>(
      `SELECT name_key AS nameKey, kind, subdivision_key AS subdivision, inn, forgotten_at AS at FROM aliases
       WHERE id = ? AND forgotten_at IS NOT NULL`,
      [id],
    )
    if (found === null) return null
    db.run(`UPDATE aliases SET forgotten_at = NULL WHERE forgotten_at = ? AND id <= ? AND ${withKey}`, [
      ...[found.at, id, ...keyOf(found)],
    ])
    return found
  }

  return {
    ...{ addQuestion, questions, intakeInQuestion, dropQuestion, askAgain },
    ...{ aliases, addAlias, forgetAlias, rememberAlias },
  }
}
