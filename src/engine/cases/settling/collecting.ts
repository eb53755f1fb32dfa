import { answerQuestion, askAgain, dropQuestion, type Answer, type Answered } from './answer-question'
import { dayOf } from '../../base/calendar'
import { Failure } from '../../base/failure'
import { changeCollection, collectionOn, noteReceived, type Collection, type CollectionChange } from './collection'
import { displayName, type EngineContext } from '../../engine-context'
import { catalogueOf } from '../judging/judge'
import type { RegisterOptions, RegisterOutcome } from './register'
import type { Alias, Question } from '../../store/questions'
import type { Audit, InstitutionIdentity } from '../../store/types'
import { waitingFiles, type WaitingFile } from './waiting-files'

/** Use cases of collecting forms: who is expected, who has sent what, and whose a file is. */
export type Collecting = {
  /** Adds institutions that must submit; those who send nothing stay listed. Throws Failure('no-catalogue'). */
  expect: (audit: Audit, institutions: InstitutionIdentity[], catalogue: string) => void
  /** Files that wait for an answer whose they are. */
  waitingFiles: (audit: Audit) => WaitingFile[]
  /** Takes a waiting file, named by number or path, as the institution's. */
  answerQuestion: (audit: Audit, which: string, answer: Answer) => Promise<Answered>
  /** Asks no more about a waiting file. */
  dropQuestion: (audit: Audit, which: string) => Promise<Question>
  /** Asks again about one that was to be asked about no more, by its number. */
  askAgain: (audit: Audit, submission: number) => Promise<Question>
  /** Answers in force: names as sent, and who is meant by them. */
  aliases: () => Alias[]
  /** Forgets an answer by its number or name. Throws Failure('which-alias'). */
  deleteAlias: (which: string) => Promise<Alias>
  /** Takes a register of institutions; makes the audit where there is none. */
  importRegister: (bytes: Uint8Array, path: string, options: RegisterOptions) => Promise<RegisterOutcome>
  /** Who has sent what as of an ISO day, today where left out. */
  collection: (audit: Audit, on?: string) => Collection
  changeCollection: (audit: Audit, change: CollectionChange) => Promise<void>
  /** On which ISO days forms came that were taken at once. */
  noteReceived: (audit: Audit, days: { institution: string; receivedOn: string }[]) => Promise<void>
}

const chosenAlias = (aliases: Alias[], which: string): Alias => {
  const found = aliases.filter(({ id, name }) => String(id) === which || name === which)
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  const list = (found.length > 0 ? found : aliases).slice(0, 10).map(({ id, name }) => `№ ${id} «${name}»`)
  throw new Failure(
    'which-alias',
    aliases.length === 0
      ? 'Запомненных наименований в базе нет.'
      : `Запомненного наименования «${which}» нет, или таких несколько. Укажите номер: ${list.join(', ')}.`,
  )
}

export const collecting = (context: EngineContext): Collecting => {
  const { store, saver, now } = context
  return {
    expect: ({ id }, institutions, catalogue) => {
      catalogueOf(store.rules(id), catalogue)
      store.transaction(() => {
        for (const institution of institutions) store.expect(id, institution, catalogue)
        const names = institutions.map(displayName)
        store.journal(now().toISOString(), 'expected', { audit: id, catalogue, institutions: names })
      })
    },
    waitingFiles: (audit) => waitingFiles(context, audit),
    answerQuestion: (audit, which, answer) => answerQuestion(context, audit, which, answer),
    dropQuestion: (audit, which) => dropQuestion(context, audit, which),
    askAgain: (audit, submission) => askAgain(context, audit, submission),
    aliases: store.aliases,
    deleteAlias: async (which) => {
      const alias = chosenAlias(store.aliases(), which)
      store.transaction(() => {
        store.deleteAlias(alias)
        store.journal(now().toISOString(), 'alias-deleted', alias)
      })
      await saver.save()
      return alias
    },
    importRegister: async (bytes, path, options) => {
      const { importRegister } = await import('./register')
      return importRegister(context, bytes, path, options)
    },
    collection: (audit, on) => collectionOn(context, audit, on ?? dayOf(now())),
    changeCollection: (audit, change) => changeCollection(context, audit, change),
    noteReceived: (audit, days) => noteReceived(context, audit, days),
  }
}
