import { answerQuestion, askAgain, dropQuestion, type Answer, type Answered } from './answer-question'
import { dayOf } from '../../base/calendar'
import { changeCollection, collectionOn, noteReceived, type Collection, type CollectionChange } from './collection'
import { displayName, type EngineContext } from '../../engine-context'
import { catalogueOf } from '../judging/judge'
import { forgetAlias, rememberAlias } from './known-names'
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
  /** Remembers a forgotten one again, as it was, by its number. Throws Failure: `no-alias`, `alias-answered`. */
  restoreAlias: (id: number) => Promise<Alias>
  /** Takes a register of institutions; makes the audit where there is none. */
  importRegister: (bytes: Uint8Array, path: string, options: RegisterOptions) => Promise<RegisterOutcome>
  /** Who has sent what as of an ISO day, today where left out. */
  collection: (audit: Audit, on?: string) => Collection
  changeCollection: (audit: Audit, change: CollectionChange) => Promise<void>
  /** On which ISO days forms came that were taken at once. */
  noteReceived: (audit: Audit, days: { institution: string; receivedOn: string }[]) => Promise<void>
}

export const collecting = (context: EngineContext): Collecting => {
  const { store, now } = context
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
    deleteAlias: (which) => forgetAlias(context, which),
    restoreAlias: (id) => rememberAlias(context, id),
    importRegister: async (bytes, path, options) => {
      const { importRegister } = await import('./register')
      return importRegister(context, bytes, path, options)
    },
    collection: (audit, on) => collectionOn(context, audit, on ?? dayOf(now())),
    changeCollection: (audit, change) => changeCollection(context, audit, change),
    noteReceived: (audit, days) => noteReceived(context, audit, days),
  }
}
