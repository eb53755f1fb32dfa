import { byRussian } from '../../base/russian'
import type { Requirement } from '../../catalogue/types'
import type { Verdict } from '../../verdict/types'
import type { InWords, ReportedInstitution, ReportInput } from './types'

export type Failing = {
  institution: ReportedInstitution
  verdict: InWords<Verdict>
  requirement: Requirement | undefined
}

/** What is not known cannot be mended: the data come first. */
export const SEND_DATA = 'Внесите или исправьте данные, названные в причине, и пришлите форму ещё раз.'

/** Everything that asks for something, institutions by name, critical requirements first in each. */
export const allFailing = (input: ReportInput): Failing[] =>
  [...input.institutions]
    .sort((a, b) => byRussian(a.name, b.name) || a.id - b.id)
    .flatMap((institution) => {
      const catalogue = input.catalogues.find(({ id }) => id === institution.catalogue)
      const requirements = new Map(catalogue?.requirements.map((each) => [each.id, each]))
      const failing = institution.verdicts
        .filter(({ outcome }) => outcome !== 'met' && outcome !== 'not-applicable')
        .map((verdict) => ({ institution, verdict, requirement: requirements.get(verdict.requirement) }))
        .filter(({ requirement }) => requirement?.obligation !== 'informative')
      return [
        ...failing.filter(({ verdict }) => verdict.critical),
        ...failing.filter(({ verdict }) => !verdict.critical),
      ]
    })

/** Unmet and partial ones, and undetermined ones. */
export const parted = (all: Failing[]): { known: Failing[]; unknown: Failing[] } => ({
  known: all.filter(({ verdict }) => verdict.outcome !== 'undetermined'),
  unknown: all.filter(({ verdict }) => verdict.outcome === 'undetermined'),
})
