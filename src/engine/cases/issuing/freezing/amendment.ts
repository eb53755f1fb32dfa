import { russianDay } from '../../../base/calendar'
import { clauseLabel, withTerms } from '../../../base/label'
import { byRussian } from '../../../base/russian'
import type { Rules } from '../../../catalogue/types'
import type { Comparison } from '../../../comparison/types'
import type { EngineContext } from '../../../engine-context'
import type { AmendedInstitution, AmendedResult, Amendment } from '../../../report/comparative/amendment-types'
import type { FrozenReport } from '../../../store/frozen'
import type { Audit } from '../../../store/types'
import type { Presenting } from '../presenting'
import { causesSince, type Cause } from './causes'
import { figuresNow, type FrozenFigures, type FrozenInstitution, type FrozenScore } from './frozen-figures'
import { whyChanged, type Changed, type Why } from './why'

type Side = FrozenInstitution | undefined

/** Most institutions do not change: their results are read only when one does. */
const once = <Result>(make: () => Result): (() => Result) => {
  let made: Result | null = null
  return () => (made ??= make())
}

const rounded = (share: number | null): number | null => (share === null ? null : Math.round(share * 1e9))

const isSame = (one: FrozenScore | null, other: FrozenScore | null): boolean =>
  one === null || other === null
    ? one === other
    : rounded(one.index) === rounded(other.index) &&
      rounded(one.upper) === rounded(other.upper) &&
      rounded(one.completeness) === rounded(other.completeness) &&
      one.level === other.level &&
      one.rank === other.rank

const resultOf = (side: Side, requirement: string): AmendedResult['before'] => {
  const found = side?.outcomes[requirement]
  return found === undefined ? null : { outcome: found[0], value: found[1] }
}

const differs = (one: AmendedResult['before'], other: AmendedResult['before']): boolean =>
  one?.outcome !== other?.outcome || rounded(one?.value ?? null) !== rounded(other?.value ?? null)

type Told = {
  rules: Rules
  why: (changed: Changed) => Why
  evidenceOf: (requirement: string) => Changed['evidence']
  name: (institution: FrozenInstitution) => string
}

/** Results of one institution that changed, in the order of its regulation; a changed edition is told once, elsewhere. */
const resultsOf = (before: Side, after: Side, { rules, why, evidenceOf, name }: Told): AmendedResult[] => {
  const one = after ?? before
  // Who sent nothing then or sends nothing now is told as an institution, not result by result.
  if (one === undefined || !before?.score || !after?.score || before.catalogue !== after.catalogue) return []
  const catalogue = rules.catalogues.find(({ id }) => id === one.catalogue)
  return (catalogue?.requirements ?? [])
    .filter(({ obligation }) => obligation !== 'informative')
    .flatMap((requirement): AmendedResult[] => {
      const [was, is] = [resultOf(before, requirement.id), resultOf(after, requirement.id)]
      if (!differs(was, is)) return []
      const evidence = evidenceOf(requirement.id)
      return [
        {
          ...{ id: one.id, institution: name(one), label: clauseLabel(requirement), before: was, after: is },
          statement: withTerms(requirement.statement, catalogue?.terms ?? {}),
          ...why({ institution: one.id, requirement: requirement.id, evidence }),
        },
      ]
    })
}

const institutionOf = (before: Side, after: Side, { why, name }: Told): AmendedInstitution[] => {
  const one = after ?? before
  if (one === undefined) return []
  const [was, is] = [before?.score ?? null, after?.score ?? null]
  const held = before !== undefined && after !== undefined && before.catalogue !== after.catalogue
  if (isSame(was, is) && !held) return []
  const own = was !== null && is !== null && rounded(was.index) === rounded(is.index) && was.rank !== is.rank
  const because = why({ institution: one.id, requirement: null, evidence: [] })
  return [
    {
      ...{ id: one.id, name: name(one), before: was, after: is },
      ...(own && because.on === null ? { why: 'изменились результаты других учреждений', on: null } : because),
    },
  ]
}

const headingOf = (report: FrozenReport, today: string): string =>
  `Уточнённый свод от ${russianDay(today)} к своду от ${russianDay(report.frozenAt.slice(0, 10))} (№ ${report.id})`

export type Since = { report: FrozenReport; figures: FrozenFigures }

/**
 * What changed in an audit since a report was sent: of the institutions that are shown, each result with what it was, is
 * and why. `isAliased`: causes are told without their details. `today` is an ISO day.
 */
export const amendmentSince = (
  context: Pick<EngineContext, 'store' | 'version'>,
  audit: Audit,
  { report, figures }: Since,
  comparison: Comparison,
  { of, aliases }: Presenting,
  isShown: (id: number) => boolean,
  today: string,
): Amendment => {
  const { store, version } = context
  const rules = store.rules(audit.id)
  const now = figuresNow(context, audit, comparison)
  const causes = causesSince(context, audit, report.lastEntry)
  const versions = { before: report.programVersion, after: version }
  const participants = new Map(store.institutions(audit.id).map((each) => [each.id, each]))
  const before = new Map(figures.institutions.map((each) => [each.id, each]))
  const after = new Map(now.institutions.map((each) => [each.id, each]))
  const shown = [...new Set([...before.keys(), ...after.keys()])].filter(isShown)
  const [institutions, results]: [AmendedInstitution[], AmendedResult[]] = [[], []]
  for (const id of shown) {
    const told = of(participants.get(id) ?? null)
    const say = (cause: Cause): string =>
      aliases === null ? told.text(`${cause.title}: ${cause.detail}`).replace(/\.$/, '') : cause.title
    const kept = once(() => new Map(store.assessment(audit.id, id)?.verdicts.map((each) => [each.requirement, each])))
    const telling: Told = {
      rules,
      why: (changed) => whyChanged(causes, changed, say, versions),
      evidenceOf: (requirement) => kept().get(requirement)?.evidence ?? [],
      name: (each) => aliases?.byId.get(each.id) ?? each.name,
    }
    institutions.push(...institutionOf(before.get(id), after.get(id), telling))
    results.push(...resultsOf(before.get(id), after.get(id), telling))
  }
  return {
    heading: headingOf(report, today),
    common: causes.flatMap(({ institutions: whom, title, detail, on }) =>
      whom === null ? [{ text: of(null).text(`${title}: ${detail}`), on }] : [],
    ),
    institutions: institutions.sort((one, other) => byRussian(one.name, other.name) || one.id - other.id),
    results: results.sort((one, other) => byRussian(one.institution, other.institution) || one.id - other.id),
  }
}
