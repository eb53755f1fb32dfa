import type { Conflict, FactCounts } from './fact-changes'
import { NO_FACTS } from './fact-changes'
import { displayName, type EngineContext } from '../../engine-context'
import { importFiles, type ImportOptions } from './import-files'
import type { ImportedFile } from './commit-file'
import { compareAudit } from '../judging/score-audit'
import type { InstitutionScore } from '../../comparison/types'
import { openStore } from '../../store/open-store'
import type { Audit } from '../../store/types'
import type { Source } from './take-in-order'
import type { Outcome } from '../../verdict/types'

type Figures = Pick<InstitutionScore, 'index' | 'upper' | 'completeness' | 'level'>

type VerdictChange = {
  requirement: string
  clause: string
  item: number | null
  before: Outcome
  after: Outcome
}

/** What an import would change of an institution; `before` is null when nothing of it had come. */
export type InstitutionChange = {
  name: string
  before: Figures | null
  after: Figures
  /** Outcomes that would differ; none listed for an institution that is new. */
  verdicts: VerdictChange[]
  /** Requirements whose decisions would have to be looked at again. */
  reviews: string[]
}

export type DryRun = {
  audit: string
  files: ImportedFile[]
  /** Facts of all files; `quarantined` are rows put aside. */
  total: FactCounts & { quarantined: number }
  conflicts: (Conflict & { file: string; institution: string | null })[]
  institutions: InstitutionChange[]
  cancelled: boolean
  unread: number
}

const figuresOf = ({ index, upper, completeness, level }: Figures): Figures => ({ index, upper, completeness, level })

const sum = (files: ImportedFile[]): DryRun['total'] =>
  files.reduce(
    (all, { facts = NO_FACTS, rows }) => ({
      new: all.new + facts.new,
      changed: all.changed + facts.changed,
      unchanged: all.unchanged + facts.unchanged,
      gone: all.gone + facts.gone,
      conflicting: all.conflicting + facts.conflicting,
      quarantined: all.quarantined + rows.quarantined,
    }),
    { ...NO_FACTS, quarantined: 0 },
  )

type At = { context: EngineContext; audit: Audit | null }

const scoresAt = ({ context, audit }: At): Map<string, InstitutionScore> =>
  audit === null ? new Map() : new Map(compareAudit(context, audit).institutions.map((each) => [each.name, each]))

const outcomesAt = ({ context: { store }, audit }: At, name: string) => {
  const found = audit === null ? undefined : store.institutions(audit.id).find((each) => displayName(each) === name)
  return audit === null || found === undefined ? [] : (store.outcomes(audit.id, found.id)?.verdicts ?? [])
}

const reviewsAt = ({ context: { store }, audit }: At, name: string): string[] => {
  const found = audit === null ? undefined : store.institutions(audit.id).find((each) => displayName(each) === name)
  return audit === null
    ? []
    : store
        .reviews(audit.id)
        .filter(({ institution, since }) => institution === found?.id && since !== null)
        .map(({ requirement }) => requirement)
}

const changesBetween = (before: At, after: At): InstitutionChange[] => {
  const earlier = scoresAt(before)
  return [...scoresAt(after)].flatMap(([name, score]): InstitutionChange[] => {
    const known = earlier.get(name)
    const old = new Map(outcomesAt(before, name).map((each) => [each.requirement, each]))
    const verdicts = outcomesAt(after, name).flatMap(
      ({ requirement, clause, item, outcome, value }): VerdictChange[] => {
        const was = old.get(requirement)
        return was === undefined || (was.outcome === outcome && was.value === value)
          ? []
          : [{ requirement, clause, item, before: was.outcome, after: outcome }]
      },
    )
    const flagged = new Set(reviewsAt(before, name))
    const reviews = reviewsAt(after, name).filter((each) => !flagged.has(each))
    const [from, to] = [known === undefined ? null : figuresOf(known), figuresOf(score)]
    const isSame = JSON.stringify(from) === JSON.stringify(to) && verdicts.length === 0 && reviews.length === 0
    return isSame ? [] : [{ name, before: from, after: to, verdicts, reviews }]
  })
}

/**
 * What importing these files would do. The import itself, on a copy of the database that is then let go: what is said
 * is what will happen, and nothing is written.
 */
export const dryRun = async (context: EngineContext, sources: Source[], options: ImportOptions): Promise<DryRun> => {
  const store = await openStore(context.store.export())
  const saver = { maybeSave: () => Promise.resolve(), save: () => Promise.resolve(true) }
  const copy: EngineContext = { ...context, store, saver, note: null }
  try {
    const onProgress: ImportOptions['onProgress'] = (progress) => options.onProgress?.({ ...progress, saved: 0 })
    const { audit, files, cancelled, unread } = await importFiles(copy, sources, { ...options, onProgress })
    return {
      audit: audit.name,
      files,
      total: sum(files),
      conflicts: files.flatMap(({ path, institution, conflicts = [] }) =>
        conflicts.map((each) => ({ ...each, file: path, institution })),
      ),
      institutions: changesBetween({ context, audit: options.audit }, { context: copy, audit }),
      cancelled,
      unread,
    }
  } finally {
    store.close()
  }
}
