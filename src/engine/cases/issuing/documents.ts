import { othersTurn } from '../../base/giving-way'
import { Failure } from '../../base/failure'
import { fileNameOf } from '../../base/file-name'
import { displayName, type EngineContext } from '../../engine-context'
import type { ReportInput } from '../../report/comparative/types'
import type { ReportOptions } from '../../report/options'
import type { DocumentPlan } from '../../report/word/types'
import type { Audit } from '../../store/types'
import { comparisonNow } from '../judging/bulk-verdicts'

/** A file to be made when its turn comes; `name` is a safe name with its extension. */
type DocumentToMake = { institution: string; name: string; make: () => Promise<Uint8Array> }

type LettersWish = Pick<ReportOptions, 'institutions' | 'names'> & {
  format?: 'docx' | 'xlsx' | undefined
  /** To those who owe a form, in place of letters about results. */
  reminders?: boolean | undefined
}

type Produced = 'note' | 'letters' | 'reminders'

/** Use cases of documents that people are sent. */
export type Documenting = {
  /** The analytical note, people never named in it. Throws Failure, see `shownPart`. */
  note: (audit: Audit, options?: ReportOptions) => Promise<Pick<DocumentToMake, 'name' | 'make'>>
  /**
   * Letters about results to all who have some, or reminders to all who owe a form, in the order of their names.
   * Throws Failure: `which-institution`, `nobody`.
   */
  letters: (audit: Audit, wish?: LettersWish) => Promise<DocumentToMake[]>
  /** Notes in the journal that documents were made, and saves; in a database that can only be read, nothing. */
  noteProduced: (audit: Audit, what: Produced, institutions: string[]) => Promise<void>
}

/** The cheapest sheet: documents need none of them. */
const NO_SHEETS = ['overview']

const nobody = (isReminder: boolean, named: string[] | undefined): Failure => {
  const [only, ...more] = named ?? []
  if (only !== undefined && more.length === 0)
    return new Failure(
      'nobody',
      isReminder
        ? `Напоминать не о чем: «${only}» форму сдало.`
        : `«${only}» ещё не прислало форму: писать о результатах рано. Составьте напоминание.`,
    )
  if (more.length > 0)
    return new Failure(
      'nobody',
      isReminder
        ? 'Напоминать не о чем: выбранные учреждения формы сдали.'
        : 'Выбранные учреждения форм ещё не прислали: писать о результатах рано. Составьте напоминания.',
    )
  return new Failure(
    'nobody',
    isReminder
      ? 'Напоминать некому: формы сдали все.'
      : 'Писать о результатах некому: форм ещё никто не прислал. Составьте напоминания.',
  )
}

const inTurn = async (context: EngineContext, plan: () => DocumentPlan): Promise<Uint8Array> => {
  // Whoever asked may cancel between two documents, and others are answered.
  await othersTurn()
  return context.writer.write({ kind: 'document', plan: plan() })
}

const gathered = async (context: EngineContext, audit: Audit, options: ReportOptions): Promise<ReportInput> => {
  const { reportInput } = await import('./report-audit')
  return reportInput(context, audit, { ...options, sheets: NO_SHEETS })
}

export const documenting = (context: EngineContext): Documenting => {
  const reminders = async (audit: Audit, wish: LettersWish): Promise<DocumentToMake[]> => {
    const { institutions, names } = wish
    const input = await gathered(context, audit, { institutions, names })
    const [{ remindersOf }, { planReminder }, nameOf] = [
      await import('../../report/letters/letter'),
      await import('../../report/letters/plan-reminder'),
      await namesIn(context, audit),
    ]
    return remindersOf(input).map((reminder) => ({
      institution: reminder.institution,
      name: `${nameOf(reminder)} — напоминание.docx`,
      make: () => inTurn(context, () => planReminder(reminder)),
    }))
  }
  const results = async (audit: Audit, wish: LettersWish): Promise<DocumentToMake[]> => {
    const { institutions, names, format = 'docx' } = wish
    const input = await gathered(context, audit, { institutions, names })
    const [{ lettersOf }, { planLetter }, nameOf] = [
      await import('../../report/letters/letter'),
      await import('../../report/letters/plan-letter'),
      await namesIn(context, audit),
    ]
    return lettersOf(input, comparisonNow(context, audit).institutions).map((letter) => ({
      institution: letter.institution,
      name: `${nameOf(letter)}.${format}`,
      make: async () => {
        if (format === 'docx') return inTurn(context, () => planLetter(letter))
        await othersTurn()
        return context.writer.write({ kind: 'letter-sheet', letter })
      },
    }))
  }
  return {
    note: async (audit, options = {}) => {
      const input = await gathered(context, audit, { ...options, names: false })
      return {
        name: `${fileNameOf(`Аналитическая справка — ${audit.name}`)}.docx`,
        make: async () => {
          const { planNote } = await import('../../report/note/plan-note')
          return inTurn(context, () => planNote(input))
        },
      }
    },
    letters: async (audit, wish = {}) => {
      const isReminder = wish.reminders === true
      if (isReminder && wish.format === 'xlsx')
        throw new Failure('usage', 'Напоминания составляются только в Word: уберите формат xlsx.')
      const found = await (isReminder ? reminders : results)(audit, wish)
      if (found.length === 0) throw nobody(isReminder, wish.institutions)
      return found.sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    noteProduced: async (audit, what, institutions) => {
      const { store, saver, now } = context
      try {
        await store.whenSettled(() =>
          store.journal(now().toISOString(), 'documents-made', { audit: audit.id, what, institutions }),
        )
        await saver.save()
      } catch (error) {
        // Whoever may only read the database may have its documents all the same.
        if (!(error instanceof Failure) || error.code !== 'read-only') throw error
      }
    },
  }
}

const namesIn = async ({ store }: EngineContext, audit: Audit): Promise<(of: { id: number }) => string> => {
  const { letterNames } = await import('../../report/letters/file-names')
  const all = store.institutions(audit.id).map((each) => ({ id: each.id, name: displayName(each) }))
  const names = letterNames(all)
  return ({ id }) => names.get(id) ?? String(id)
}
