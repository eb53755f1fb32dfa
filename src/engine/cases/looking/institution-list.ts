import { rulesOf } from '../judging/bulk-verdicts'
import { byRussian } from '../../base/russian'
import type { Kind } from '../../catalogue/kind'
import { collectionOn, type CollectionStatus } from '../settling/collection'
import type { Counts, Level, Measure } from '../../comparison/types'
import type { EngineContext } from '../../engine-context'
import { institutionKeys, type NamedInstitution } from '../../institution-keys'
import type { Severity } from '../../intake/types'
import type { Audit } from '../../store/types'

export type RemarkCounts = Record<Severity, number>

/** One institution as a list shows it; figures are null where nothing was sent. */
type ListedInstitution = NamedInstitution &
  Measure & {
    id: number
    fullName: string | null
    inn: string | null
    kind: Kind
    subdivision: string | null
    municipality: string | null
    email: string | null
    catalogue: string
    status: CollectionStatus
    files: number
    deadline: string | null
    extendedTo: string | null
    receivedOn: string | null
    late: boolean
    daysLate: number
    overdue: boolean
    daysOverdue: number
    level: Level | null
    levelReason: string | null
    rank: number | null
    counts: Counts | null
    discrepancies: number
    remarks: RemarkCounts
    quarantined: number
    questions: number
    decisions: number
    reviews: number
    observations: number
  }

export type InstitutionList = {
  audit: string
  catalogues: { id: string; title: string }[]
  institutions: ListedInstitution[]
}

const tally = (ids: (number | null)[]): Map<number, number> => {
  const counts = new Map<number, number>()
  for (const id of ids) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

export const NO_REMARKS: RemarkCounts = { error: 0, warning: 0, info: 0 }

const NO_SCORE = { index: null, upper: null, completeness: null, level: null, levelReason: null, rank: null }

/** Everybody in an audit by name, as of an ISO day, from what is kept: nothing is judged anew. */
export const institutionList = (context: Pick<EngineContext, 'store'>, audit: Audit, on: string): InstitutionList => {
  const { store } = context
  const rules = rulesOf(context, audit)
  const participants = store.participants(audit.id)
  const fullNames = new Map(store.institutions(audit.id).map(({ id, fullName }) => [id, fullName]))
  const keys = institutionKeys(participants)
  const collected = collectionOn(context, audit, on).institutions
  const scores = new Map(store.scoreRows(audit.id).map((each) => [each.id, each]))
  const remarks = new Map<number, RemarkCounts>()
  for (const { institution, severity, count } of store.remarkCounts(audit.id))
    if (institution !== null)
      remarks.set(institution, { ...(remarks.get(institution) ?? NO_REMARKS), [severity]: count })
  const quarantined = new Map(store.quarantinedCounts(audit.id).map((each) => [each.institution, each.count]))
  const questions = tally(store.questions(audit.id).flatMap(({ candidates }) => candidates.map(({ id }) => id)))
  const heldTo = new Map(participants.map(({ id, catalogue }) => [id, catalogue]))
  const own = store.overrides(audit.id).filter((each) => heldTo.get(each.institution) === each.catalogue)
  const decisions = tally(own.map(({ institution }) => institution))
  const flagged = store.reviews(audit.id).filter((each) => each.since !== null)
  const reviews = tally(
    flagged.flatMap((each) => (heldTo.get(each.institution) === each.catalogue ? [each.institution] : [])),
  )
  const observations = tally(store.observations(audit.id).map(({ institution }) => institution))
  const institutions = participants.map(({ id }, at): ListedInstitution[] => {
    const sent = collected[at]
    if (sent === undefined) return []
    const { inn, kind, subdivision, municipality, email, catalogue, status, files, deadline, receivedOn } = sent
    const { extendedTo, late, daysLate, overdue, daysOverdue } = sent
    const score = scores.get(id)
    const { index, upper, completeness, level, levelReason, rank } = score ?? NO_SCORE
    return [
      {
        id,
        ...(keys.get(id) ?? { key: '', name: '' }),
        fullName: fullNames.get(id) ?? null,
        ...{ inn, kind, subdivision, municipality, email, catalogue, status, files, deadline, receivedOn },
        ...{ extendedTo, late, daysLate, overdue, daysOverdue },
        ...{ index, upper, completeness, level, levelReason, rank },
        counts: score?.counts ?? null,
        discrepancies: score?.discrepancies ?? 0,
        remarks: remarks.get(id) ?? NO_REMARKS,
        quarantined: quarantined.get(id) ?? 0,
        questions: questions.get(id) ?? 0,
        decisions: decisions.get(id) ?? 0,
        reviews: reviews.get(id) ?? 0,
        observations: observations.get(id) ?? 0,
      },
    ]
  })
  const used = new Set(heldTo.values())
  return {
    audit: audit.name,
    catalogues: rules.catalogues.filter(({ id }) => used.has(id)).map(({ id, title }) => ({ id, title })),
    institutions: institutions.flat().sort((one, other) => byRussian(one.name, other.name) || one.id - other.id),
  }
}
