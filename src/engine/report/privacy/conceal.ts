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

/** Texts and names of files repeat from result to result: each is looked through once. */
const remembering = (make: (text: string) => string): ((text: string) => string) => {
  const made = new Map<string, string>()
  return (text) => {
    const known = made.get(text)
    if (known !== undefined) return known
    const result = make(text)
    made.set(text, result)
    return result
  }
}

export const concealing = ({ people, identity }: Concealment): Concealed => {
  const withoutNames = remembering((raw) => (people === null ? raw : people.text(raw)))
  const text = remembering((raw) => {
    const named = withoutNames(raw)
    return identity === null ? named : identity.text(named)
  })
  const file = (path: string): string => (identity === null ? text(path) : identity.file(path))
  const sheet = (title: string): string => (identity === null ? withoutNames(title) : identity.sheet(title))
  const shownValue = (raw: string, isPersonal: boolean): string => {
    if (isPersonal) return HIDDEN
    const named = withoutNames(raw)
    return identity === null ? named : identity.value(named)
  }
  const cited = (each: Cited): Cited => {
    const isPersonal = people?.isPersonal(each.file, each.sheet, each.cell) ?? false
    const { value } = each
    const shown =
      value === null ? null : typeof value === 'string' || isPersonal ? shownValue(String(value), isPersonal) : value
    return { ...each, file: file(each.file), sheet: sheet(each.sheet), value: shown }
  }
  /** A sentence without the values of the cells behind it that are hidden. */
  const sentence = (raw: string, evidence: Cited[], shown: Cited[]): string =>
    text(
      without(
        raw,
        evidence.flatMap(({ value }, at) => (value === null || value === shown[at]?.value ? [] : [String(value)])),
      ),
    )
  const verdict = (each: Verdict): Verdict => {
    const { evidence, computed } = each
    const shown = evidence.map(cited)
    return {
      ...each,
      reason: computed !== null && identity !== null ? CURATOR : sentence(each.reason, evidence, shown),
      evidence: shown,
      computed: computed === null ? null : { ...computed, reason: sentence(computed.reason, evidence, shown) },
    }
  }
  const discrepancy = (each: Discrepancy): Discrepancy => {
    const shown = each.evidence.map(cited)
    return { ...each, message: sentence(each.message, each.evidence, shown), evidence: shown }
  }
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
      const titled = each.sheet === null ? null : sheet(each.sheet)
      const hidden = [
        ...(value !== each.value && each.value !== null ? [each.value] : []),
        ...(titled !== each.sheet && each.sheet !== null ? [each.sheet] : []),
      ]
      const { severity, cell, expected } = each
      return {
        ...{ severity, file: file(each.file), sheet: titled, cell, value, expected },
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
