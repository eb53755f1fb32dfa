import { chosenAudit } from './audits'
import { anonymising, type Anonymising } from './cases/anonymising/anonymising'
import type { Verification } from './cases/checking/verify'
import { changingEditions, type ChangingEditions } from './cases/editions/changing-editions'
import { cataloguing, type Cataloguing } from './cases/issuing/cataloguing'
import { documenting, type Documenting } from './cases/issuing/documents'
import { exporting, type Exporting } from './cases/issuing/exports'
import { issuing, type Issuing } from './cases/issuing/issuing'
import { reporting, type Reporting } from './cases/issuing/reporting'
import { looking, type Looking } from './cases/looking/looking'
import { collecting, type Collecting } from './cases/settling/collecting'
import { runningAudits, type RunningAudits } from './cases/settling/running-audits'
import { takingBack, type TakingBack } from './cases/settling/taking-back'
import type { ImportOptions, ImportOutcome } from './cases/taking/import-files'
import type { Source } from './cases/taking/take-in-order'
import type { EngineContext } from './engine-context'
import { passwordsOf, type PasswordParts, type Passwords } from './set-password'
import type { Audit } from './store/types'

export type UseCases = Collecting &
  Passwords &
  Exporting &
  Anonymising &
  Cataloguing &
  ChangingEditions &
  Issuing &
  Documenting &
  Looking &
  Reporting &
  RunningAudits &
  TakingBack & {
    audits: () => Audit[]
    /** The named audit, else the only one. Throws Failure('which-audit' | 'no-audit'). */
    audit: (name?: string) => Audit
    importFiles: (sources: Source[], options: ImportOptions) => Promise<ImportOutcome>
    /** Looks the whole database over and changes nothing. */
    verify: () => Promise<Verification>
  }

/** The database's path, null where it is kept in memory, and what its file is sealed by. */
export type FileParts = { database: string | null } & Pick<PasswordParts, 'file' | 'key' | 'note'>

/** All that can be done with an open database: what writes is held to its entry in the journal by one test. */
export const useCases = (context: EngineContext, { database, ...sealing }: FileParts): UseCases => ({
  audits: context.store.audits,
  audit: (name) => chosenAudit(context.store.audits(), name),
  importFiles: async (sources, wanted) => {
    const { importFiles } = await import('./cases/taking/import-files')
    return importFiles(context, sources, wanted)
  },
  ...collecting(context),
  ...exporting(context),
  ...anonymising(context, database),
  ...cataloguing(context),
  ...changingEditions(context),
  ...issuing(context),
  ...documenting(context),
  ...reporting(context),
  ...runningAudits(context),
  ...takingBack(context),
  ...looking(context),
  ...passwordsOf({ ...context, ...sealing }),
  verify: async () => {
    const { verify } = await import('./cases/checking/verify')
    return verify(context)
  },
})
