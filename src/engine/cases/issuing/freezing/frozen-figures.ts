import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { Failure } from '../../../base/failure'
import type { Kind } from '../../../catalogue/kind'
import type { Comparison, Level, Measure } from '../../../comparison/types'
import { displayName, type EngineContext } from '../../../engine-context'
import type { Audit, Settings } from '../../../store/types'
import type { Outcome } from '../../../verdict/types'

export type FrozenScore = Measure & { level: Level | null; rank: number | null }

/** An institution as it stood; without a score it had sent nothing. */
export type FrozenInstitution = {
  id: number
  name: string
  kind: Kind
  catalogue: string
  score: FrozenScore | null
  /** Outcome and value by requirement. */
  outcomes: Record<string, [Outcome, number | null]>
}

/** The figures of an audit at one moment: what is compared to tell what changed since. */
export type FrozenFigures = {
  audit: Pick<Audit, 'name' | 'periodFrom' | 'periodTo' | 'dueDate'>
  settings: Settings
  institutions: FrozenInstitution[]
}

const scoreOf = ({ index, upper, completeness, level, rank }: FrozenScore): FrozenScore => ({
  ...{ index, upper, completeness, level, rank },
})

/** The figures as they stand. */
export const figuresNow = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  comparison: Comparison,
): FrozenFigures => {
  const { name, periodFrom, periodTo, dueDate, settings } = audit
  const scores = new Map(comparison.institutions.map((each) => [each.id, each]))
  const outcomes = new Map<number, FrozenInstitution['outcomes']>()
  for (const { institution, requirement, outcome, value } of store.outcomeRows(audit.id)) {
    const own = outcomes.get(institution) ?? {}
    own[requirement] = [outcome, value]
    outcomes.set(institution, own)
  }
  return {
    audit: { name, periodFrom, periodTo, dueDate },
    settings,
    institutions: store.institutions(audit.id).map((institution) => {
      const score = scores.get(institution.id)
      return {
        id: institution.id,
        name: displayName(institution),
        kind: institution.kind,
        catalogue: institution.catalogue,
        score: score === undefined ? null : scoreOf(score),
        outcomes: outcomes.get(institution.id) ?? {},
      }
    }),
  }
}

/** Figures as they are kept: small, because outcomes repeat. */
export const packedFigures = (figures: FrozenFigures): Uint8Array =>
  new Uint8Array(deflateRawSync(Buffer.from(JSON.stringify(figures)), { level: 9 }))

/** Throws Failure('damaged-report') when they cannot be read. */
export const unpackedFigures = (bytes: Uint8Array, id: number): FrozenFigures => {
  try {
    return JSON.parse(inflateRawSync(bytes).toString('utf8')) as FrozenFigures
  } catch (cause) {
    throw new Failure(
      'damaged-report',
      `Числа отправленного отчёта № ${id} в базе повреждены: сравнить с ним нельзя. Сам файл отчёта скачать можно.`,
      cause,
    )
  }
}
