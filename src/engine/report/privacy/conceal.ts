import type { ReportedRemark, ReportedSubmission } from '../comparative/types'
import type { Assessment, Cited, Discrepancy, Verdict } from '../../verdict/types'
import type { IdentityHidden } from './identity'
import type { PeopleHidden } from './people'
import { HIDDEN } from './people-text'

/** What of an institution is not shown; null: all of it is. */
export type Concealment = { people: PeopleHidden | null; identity: IdentityHidden | null }

/** Of one institution, what may be shown. Changes nothing it is given. */
export type Concealed = {
  assessment: (assessment: Assessment) => Assessment
  remark: (remark: ReportedRemark) => ReportedRemark
  submission: (submission: ReportedSubmission) => ReportedSubmission
  /** Any other text about it. */
  text: (text: string) => string
}

const CURATOR = 'Решение куратора, текст скрыт.'

/** Values that are not to be read in other texts either, whole. */
const without = (text: string, values: string[]): string =>
  values.reduce((rest, value) => (value.length < 3 ? rest : rest.replaceAll(value, HIDDEN)), text)

export const concealing = ({ people, identity }: Concealment): Concealed => {
  const text = (raw: string): string => {
    const named = people === null ? raw : people.text(raw)
    return identity === null ? named : identity.text(named)
  }
  const file = (path: string): string => (identity === null ? text(path) : identity.file(path))
  const shownValue = (raw: string, isPersonal: boolean): string => {
    if (isPersonal) return HIDDEN
    const named = people === null ? raw : people.text(raw)
    return identity === null ? named : identity.value(named)
  }
  const cited = (each: Cited): Cited => {
    const isPersonal = people?.isPersonal(each.file, each.sheet, each.cell) ?? false
    const { value } = each
    const shown =
      value === null ? null : typeof value === 'string' || isPersonal ? shownValue(String(value), isPersonal) : value
    return { ...each, file: file(each.file), sheet: identity?.sheet(each.sheet) ?? each.sheet, value: shown }
  }
  /** Values of the cells that are hidden, as a sentence may repeat them. */
  const repeatedIn = (evidence: Cited[]): string[] =>
    evidence.flatMap((each) => {
      if (each.value === null || typeof each.value === 'boolean') return []
      return cited(each).value === each.value ? [] : [String(each.value)]
    })
  const sentence = (raw: string, evidence: Cited[]): string => text(without(raw, repeatedIn(evidence)))
  const verdict = (each: Verdict): Verdict => ({
    ...each,
    reason: each.computed !== null && identity !== null ? CURATOR : sentence(each.reason, each.evidence),
    evidence: each.evidence.map(cited),
    computed:
      each.computed === null ? null : { ...each.computed, reason: sentence(each.computed.reason, each.evidence) },
  })
  const discrepancy = (each: Discrepancy): Discrepancy => ({
    ...each,
    message: sentence(each.message, each.evidence),
    evidence: each.evidence.map(cited),
  })
  return {
    text,
    assessment: ({ verdicts, discrepancies }) => ({
      verdicts: verdicts.map(verdict),
      discrepancies: discrepancies.map(discrepancy),
    }),
    remark: (each) => {
      const isPersonal =
        each.sheet !== null && each.cell !== null && (people?.isPersonal(each.file, each.sheet, each.cell) ?? false)
      const value = each.value === null ? null : shownValue(each.value, isPersonal)
      const sheet = each.sheet === null ? null : (identity?.sheet(each.sheet) ?? each.sheet)
      const hidden = [
        ...(value !== each.value && each.value !== null ? [each.value] : []),
        ...(sheet !== each.sheet && each.sheet !== null ? [each.sheet] : []),
      ]
      const { severity, cell, expected } = each
      return {
        ...{ severity, file: file(each.file), sheet, cell, value, expected },
        message: text(without(each.message, hidden)),
      }
    },
    submission: ({ sha256, path, status, balance }) => ({
      ...{ path: file(path), status, balance },
      // Whoever has the file would know it by its sum.
      ...(sha256 === undefined || identity !== null ? {} : { sha256 }),
    }),
  }
}
