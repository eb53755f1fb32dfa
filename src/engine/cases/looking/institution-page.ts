import type { EngineContext } from '../../engine-context'
import { institutionKeys, type NamedInstitution } from '../../institution-keys'
import type { ListedFile } from '../../store/summaries'
import type { Audit, Institution } from '../../store/types'
import { rulesOf } from '../judging/bulk-verdicts'
import { catalogueOf } from '../judging/judge'
import { collectedOn, type Collected } from '../settling/collection'
import { observationsOf, type ObservationShown } from '../settling/observations'
import { decisionsOf, type DecisionOnPage } from './institution-decisions'
import { NO_REMARKS, type RemarkCounts } from './institution-list'
import { scoreOf, type PageScore } from './institution-score'

type PageFile = Pick<ListedFile, 'submission' | 'batch' | 'at' | 'path' | 'bytes' | 'sha256'>

type SentFile = PageFile & {
  status: 'accepted' | 'refused' | 'unassigned' | 'duplicate'
  catalogue: string | null
  rows: Pick<ListedFile, 'read' | 'accepted' | 'quarantined' | 'skipped'>
  remarks: RemarkCounts
  inForce: boolean
  original: boolean
}

export type InstitutionPage = {
  audit: string
  institution: NamedInstitution &
    Omit<Institution, 'matchName' | 'name'> & { email: string | null; catalogueTitle: string; edition: string }
  collection: Omit<Collected, 'institution' | 'inn' | 'kind' | 'subdivision' | 'municipality' | 'email' | 'catalogue'>
  score: PageScore | null
  files: SentFile[]
  attachments: PageFile[]
  decisions: DecisionOnPage[]
  observations: ObservationShown[]
  remarks: RemarkCounts
  quarantined: number
  questions: number
}

/** Everything a page shows of one institution as of an ISO day, but its verdicts and remarks themselves. */
export const institutionPage = (
  context: Pick<EngineContext, 'store'>,
  audit: Audit,
  institution: Institution,
  on: string,
): InstitutionPage => {
  const { store } = context
  const rules = rulesOf(context, audit)
  const participants = store.participants(audit.id)
  const participant = participants.find(({ id }) => id === institution.id)
  if (participant === undefined) throw new RangeError(`institution ${institution.id} takes no part`)
  const due = store.audits().find(({ id }) => id === audit.id)?.dueDate ?? null
  const { status, files, deadline, receivedOn, late, daysLate, overdue, daysOverdue, dueDate, extendedTo } =
    collectedOn(participant, due, on)
  const { id, fullName, inn, kind, subdivision, municipality, catalogue } = institution
  const held = catalogueOf(rules, catalogue)
  const sent = store.filesOf(audit.id, id)
  const byFile = store.remarkCountsByFile(audit.id, id)
  const remarksOf = (submission?: number): RemarkCounts =>
    byFile
      .filter((each) => submission === undefined || each.submission === submission)
      .reduce((sum, { severity, count }) => ({ ...sum, [severity]: sum[severity] + count }), NO_REMARKS)
  const inForce = new Set(store.sentFiles(audit.id).flatMap((each) => (each.isInForce ? [each.id] : [])))
  return {
    audit: audit.name,
    institution: {
      ...(institutionKeys(participants).get(id) ?? { key: '', name: '' }),
      ...{ id, fullName, inn, kind, subdivision, municipality, catalogue, email: participant.email },
      catalogueTitle: held.title,
      edition: held.edition,
    },
    collection: {
      ...{ status, files, deadline, receivedOn, late, daysLate, overdue, daysOverdue, dueDate, extendedTo },
    },
    score: scoreOf(context, audit, rules, institution),
    files: sent.flatMap((each): SentFile[] => {
      const { submission, batch, at, path, bytes, sha256, original } = each
      const { read, accepted, quarantined, skipped } = each
      if (each.status === 'attachment') return []
      return [
        {
          ...{ submission, batch, at, path, bytes, sha256, original, status: each.status, catalogue: each.catalogue },
          rows: { read, accepted, quarantined, skipped },
          remarks: remarksOf(submission),
          inForce: inForce.has(submission),
        },
      ]
    }),
    attachments: sent.flatMap(({ submission, batch, at, path, bytes, sha256, status: is }): PageFile[] =>
      is === 'attachment' ? [{ submission, batch, at, path, bytes, sha256 }] : [],
    ),
    decisions: decisionsOf(context, audit, rules, institution),
    observations: observationsOf(context, audit, institution),
    remarks: remarksOf(),
    quarantined: store.quarantinedCounts(audit.id).find((each) => each.institution === id)?.count ?? 0,
    questions: store.questions(audit.id).filter(({ candidates }) => candidates.some((each) => each.id === id)).length,
  }
}
