import { Failure } from '../../base/failure'
import type { EngineContext } from '../../engine-context'
import { thisMachine } from '../../store/file-system'
import { forgetCopies } from '../../store/forget-copies'
import type { Audit } from '../../store/types'
import type { Anonymised } from './anonymise'

/** `copies`: earlier states beside the file that were removed; `left`: those that could not be. */
type AnonymisedFile = Anonymised & { copies: number; left: string[] }

/** Use cases of taking personal data away. */
export type Anonymising = {
  /** What `anonymise` would take away; changes nothing. */
  anonymisePreview: (audit: Audit) => Promise<Anonymised>
  /**
   * Takes what is personal out of an audit and saves; earlier states beside the file go too, as they hold it still. It
   * cannot be undone. Throws Failure: `read-only`, `not-anonymised`, `not-saved`.
   */
  anonymise: (audit: Audit) => Promise<AnonymisedFile>
}

/** `database`: its file; null where it is in memory. */
export const anonymising = (context: EngineContext, database: string | null): Anonymising => ({
  anonymisePreview: async (audit) => {
    const { anonymise } = await import('./anonymise')
    return anonymise(context, audit, true)
  },
  anonymise: async (audit) => {
    const { anonymise } = await import('./anonymise')
    const done = await anonymise(context, audit, false)
    if (!(await context.saver.save()))
      throw new Failure(
        'not-saved',
        'Мониторинг обезличен, но файл базы пока не записан, и прежние копии рядом с ним остались. Освободите диск, дождитесь сохранения и повторите «Обезличить».',
      )
    if (database === null) return { ...done, copies: 0, left: [] }
    const { realpath } = await import('node:fs/promises')
    const { removed, left } = await forgetCopies(await realpath(database).catch(() => database), thisMachine())
    return { ...done, copies: removed, left }
  },
})
