import { rulesOf } from '../judging/bulk-verdicts'
import { clauseLabel } from '../../base/label'
import type { Catalogue, Rules } from '../../catalogue/types'
import { collectedOn, type Collected } from '../settling/collection'
import { compare } from '../../comparison/compare'
import { countsOf } from '../../comparison/measure'
import type { Counts, InstitutionScore, Measure, UnitScore } from '../../comparison/types'
import { decisionsUnder } from '../editions/decisions'
import type { EngineContext } from '../../engine-context'
import { institutionKeys, type NamedInstitution } from '../../institution-keys'
import { NO_REMARKS, type RemarkCounts } from './institution-list'
import { catalogueOf } from '../judging/judge'
import { observationsOf, type ObservationShown } from '../settling/observations'
import type { ListedFile, ScoreRow } from '../../store/summaries'
import type { Audit, Institution } from '../../store/types'
import type { Outcome, Verdict } from '../../verdict/types'

type Part = Measure & { title: string; counts: Counts }

type PageScore = Pick<
  InstitutionScore,
  | 'index'
  | 'upper'
  | 'completeness'
  | 'level'
  | 'levelReason'
  | 'rank'
  | 'notApplicableShare'
  | 'counts'
  | 'discrepancies'
  | 'recommended'
> & {
  /** How many have a place in its kind and edition. */
  ranked: number
  roles: (Part & { role: string })[]
  sections: (Part & { section: string })[]
  themes: (Part & { theme: string })[]
}

type DecisionOnPage = {
  requirement: string
  catalogue: string
  label: string
  outcome: Outcome
  value: number | null
  reason: string
  date: string
  state: 'in-force' | 'review' | 'orphaned'
  why: string | null
  since: string | null
  computed: Verdict['computed']
}

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

const partsOf = <Key extends string>(
  figures: ({ [key in Key]: string } & Measure)[],
  key: Key,
  units: UnitScore[],
  titles: Map<string, string>,
): (Part & { [key in Key]: string })[] =>
  figures.map((each) => {
    const id = each[key]
    const own = units.filter((unit) => (unit as Record<string, unknown>)[key] === id)
    return { ...each, title: titles.get(id) ?? id, counts: countsOf(own) }
  })

const titled = (list: { id: string; title: string }[]): Map<string, string> =>
  new Map(list.map(({ id, title }) => [id, title]))

const scoreOf = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  rules: Rules,
  { id, name, kind, catalogue: held }: Institution,
): PageScore | null => {
  const kept = store.outcomes(audit.id, id)
  if (kept === null) return null
  const catalogue = catalogueOf(rules, held)
  const { verdicts, discrepancies } = kept
  const [score] = compare({
    institutions: [{ id, name, kind, catalogue, verdicts, discrepancies }],
    absent: [],
    themes: rules.themes,
    settings: audit.settings,
  }).institutions
  if (score === undefined) return null
  const heldTo = new Map(store.institutions(audit.id).map((each) => [each.id, `${each.kind}\n${each.catalogue}`]))
  const saved = store.scoreRows(audit.id)
  const isPeer = (row: ScoreRow): boolean => row.rank !== null && heldTo.get(row.id) === `${kind}\n${held}`
  const { index, upper, completeness, level, levelReason, notApplicableShare, counts, recommended, units } = score
  return {
    ...{ index, upper, completeness, level, levelReason, notApplicableShare, counts, recommended },
    discrepancies: score.discrepancies,
    rank: saved.find((row) => row.id === id)?.rank ?? null,
    ranked: saved.filter(isPeer).length,
    roles: partsOf(score.roles, 'role', units, titled(catalogue.roles)),
    sections: partsOf(score.sections, 'section', units, titled(catalogue.sections)),
    themes: partsOf(score.themes, 'theme', units, titled(rules.themes)),
  }
}

const decisionsOf = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  rules: Rules,
  institution: Institution,
): DecisionOnPage[] => {
  const held = catalogueOf(rules, institution.catalogue)
  const all = store.overrides(audit.id).filter((each) => each.institution === institution.id)
  if (all.length === 0) return []
  const reviews = store.reviews(audit.id).filter((each) => each.institution === institution.id)
  const verdicts = store.assessment(audit.id, institution.id)?.verdicts ?? []
  const labelIn = (catalogue: Catalogue | undefined, requirement: string): string => {
    const found = catalogue?.requirements.find(({ id }) => id === requirement)
    return found === undefined ? requirement : clauseLabel(found)
  }
  const inForce = all
    .filter(({ catalogue }) => catalogue === held.id)
    .map((decision): DecisionOnPage => {
      const { requirement, catalogue, outcome, value, reason, date } = decision
      const review = reviews.find((each) => each.requirement === requirement && each.catalogue === catalogue)
      const verdict = verdicts.find((each) => each.requirement === requirement)
      return {
        ...{ requirement, catalogue, outcome, reason, date, label: labelIn(held, requirement) },
        value: verdict === undefined || verdict.computed === null ? value : verdict.value,
        state: (review?.since ?? null) === null ? 'in-force' : 'review',
        why: review?.why ?? null,
        since: review?.since ?? null,
        computed: verdict?.computed ?? null,
      }
    })
  const orphaned = decisionsUnder(all, held, rules).orphaned.map((decision): DecisionOnPage => {
    const { requirement, catalogue, clause, outcome, reason, date } = decision
    const why = 'В редакции, которой держится учреждение, такого требования нет.'
    return {
      ...{ requirement, catalogue, outcome, reason, date, why, label: clause === '' ? requirement : clause },
      ...{ value: null, state: 'orphaned', since: null, computed: null },
    }
  })
  return [...inForce, ...orphaned]
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
