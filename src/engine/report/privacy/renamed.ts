import type { ReportInput } from '../comparative/types'

/** Names of institutions by id, and by the name they go by. */
export type Aliases = { byId: Map<number, string>; byName: Map<string, string> }

const NOBODY = 'Учреждение'

/**
 * A report in which every institution goes by its alias. What belongs to no institution, or cannot be said without
 * showing one, is left out: files nobody could place and sheets nobody knew.
 */
export const renamed = (input: ReportInput, { byId, byName }: Aliases): ReportInput => {
  const aliased = <Named extends { id: number; name: string }>(each: Named): Named => ({
    ...each,
    name: byId.get(each.id) ?? NOBODY,
  })
  const { comparison, previous, absences } = input
  return {
    ...input,
    comparison: {
      ...comparison,
      institutions: comparison.institutions.map(aliased),
      absent: comparison.absent.map(aliased),
    },
    institutions: input.institutions.map(aliased),
    decisions: input.decisions.map((each) => ({
      ...each,
      institution: byName.get(each.institution) ?? NOBODY,
      reason: '',
      why: '',
    })),
    unknown: [],
    unassigned: {
      remarks: [],
      submissions: input.unassigned.submissions.map(({ status, balance }, at) => ({
        path: `файл ${at + 1}`,
        ...{ status, balance },
      })),
    },
    ...(absences === undefined
      ? {}
      : { absences: absences.map((each) => ({ ...aliased(each), municipality: null, contact: null })) }),
    ...(previous === undefined || previous === null
      ? {}
      : {
          previous: {
            ...previous,
            institutions: previous.institutions.map(aliased),
            appeared: previous.appeared.map(aliased),
            gone: previous.gone.map(aliased),
          },
        }),
  }
}
