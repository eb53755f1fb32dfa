import type { Candidate } from '../taking/assign'
import { Failure } from '../../base/failure'
import { displayName, type EngineContext } from '../../engine-context'
import type { Question } from '../../store/questions'
import type { Audit } from '../../store/types'

/** A file that waits for the curator to say whose it is. */
export type WaitingFile = Omit<Question, 'candidates'> & { candidates: Candidate[] }

/** Files of an audit that wait, with the institutions they may be of, best first. */
export const waitingFiles = ({ store }: Pick<EngineContext, 'store'>, audit: Audit): WaitingFile[] => {
  const known = new Map(store.knownInstitutions(audit.id).map((each) => [each.id, each]))
  return store.questions(audit.id).map((question) => ({
    ...question,
    candidates: question.candidates.flatMap(({ id, score }) => {
      const found = known.get(id)
      return found === undefined ? [] : [{ id, institution: displayName(found), inn: found.inn, score }]
    }),
  }))
}

const baseName = (path: string): string => path.split('/').at(-1) ?? path

/** The waiting file a curator means by its number, its path, or its name alone. Throws Failure('which-file'). */
export const chosenQuestion = (questions: Question[], which: string): Question => {
  const wanted = which.split('\\').join('/')
  const ways: ((each: Question) => boolean)[] = [
    ({ submission }) => String(submission) === which,
    ({ file }) => file === wanted,
    ({ file }) => wanted.endsWith(`/${file}`),
    ({ file }) => baseName(file) === baseName(wanted),
  ]
  for (const isMeant of ways) {
    const [only, ...more] = questions.filter(isMeant)
    if (only !== undefined && more.length === 0) return only
    if (only !== undefined) break
  }
  const list = questions.slice(0, 10).map(({ submission, file }) => `№ ${submission} «${file}»`)
  throw new Failure(
    'which-file',
    list.length === 0
      ? 'Файлов, которые ждут ответа, чьи они, нет.'
      : `Файла «${which}» среди ожидающих ответа нет, или таких несколько. Укажите номер: ${list.join(', ')}.`,
  )
}
