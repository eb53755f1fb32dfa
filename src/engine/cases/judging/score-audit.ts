import { Failure } from '../../base/failure'
import { givingWay } from '../../base/giving-way'
import { nestedQuotes } from '../../base/quotes'
import { normalised } from '../../base/russian'
import type { Rules } from '../../catalogue/types'
import { compare, ownScore, type OwnScore } from '../../comparison/compare'
import type { Comparison } from '../../comparison/types'
import { displayName, type EngineContext } from '../../engine-context'
import { institutionName } from '../../intake/institution-name'
import { isSameName } from '../../intake/name-likeness'
import { catalogueOf, judge } from './judge'
import { observedData } from './observed-data'
import { noteReviews } from './review-decisions'
import type { FactsInForce } from '../../store/fact-types'
import type { Audit, Institution } from '../../store/types'
import { citeCorrections } from '../../verdict/corrected'
import { citeObservations } from '../../verdict/observed'
import type { Assessment, AssessmentText } from '../../verdict/types'

/**
 * One institution judged from its facts in force (read, unless given), the curator's observations, corrections and
 * decisions; nothing is kept.
 */
export const judgedNow = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  rules: Rules,
  institution: Institution,
  given?: FactsInForce,
): Assessment => {
  const overrides = store
    .overrides(audit.id)
    .filter((each) => each.institution === institution.id && each.catalogue === institution.catalogue)
  const forms = given ?? store.institutionData(audit.id, institution.id)
  const observations = store.observationsOf(audit.id, institution.id)
  const { data, effects } = observedData(forms, observations, institution, rules)
  const judged = judge(data, institution, rules, audit, overrides)
  return citeObservations(citeCorrections(judged, store.correctionsInForce(audit.id, institution.id)), effects)
}

/** Keeps verdicts just made of an institution, and flags the decisions they bear on. */
export const keepJudged = (
  context: EngineContext,
  audit: Audit,
  institution: Institution,
  judged: Assessment,
): void => {
  const { store } = context
  if (store.overrides(audit.id).some((each) => each.institution === institution.id))
    noteReviews(context, audit, institution, judged)
  keepAssessment(context, audit, institution, judged)
}

/** Judges one institution anew and keeps the result in the database. */
export const assessInstitution = (
  context: EngineContext,
  audit: Audit,
  rules: Rules,
  institution: Institution,
  given?: FactsInForce,
): Assessment => {
  const assessment = judgedNow(context, audit, rules, institution, given)
  keepJudged(context, audit, institution, assessment)
  return assessment
}

/** Keeps verdicts that no decision bears on, as those that a thread has made of an institution's first form. */
export const keepAssessment = (
  { store, version }: EngineContext,
  audit: Audit,
  { id }: Institution,
  judged: Assessment | AssessmentText,
): void => store.saveAssessment(audit.id, id, { ...judged, programVersion: version })

/** Verdicts by institution that need not be read back, without the words and cells no score depends on. */
export type Fresh = Map<number, Assessment>

/** What a comparison needs of an assessment. */
export const bare = ({ verdicts, discrepancies }: Assessment | AssessmentText): Assessment => ({
  verdicts: verdicts.map((verdict) => ({ ...verdict, reason: '', evidence: [], computed: null })),
  discrepancies: discrepancies.map((discrepancy) => ({ ...discrepancy, message: '', evidence: [] })),
})

/** The score of an institution just judged, for a comparison made later in the same transaction or batch. */
export const scoreNow = (
  { settings }: Audit,
  rules: Rules,
  institution: Institution,
  assessment: Assessment | AssessmentText,
): OwnScore => {
  const { id, kind, catalogue } = institution
  const of = { id, name: displayName(institution), kind, catalogue: catalogueOf(rules, catalogue) }
  return ownScore({ ...of, ...bare(assessment) }, settings)
}

/**
 * Scores of everybody for a comparison, those `known` and the others made of kept verdicts one by one: others have their
 * turn in between, and must not write.
 */
export const everyScore = async (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  rules: Rules,
  known: ReadonlyMap<number, OwnScore>,
): Promise<Map<number, OwnScore>> => {
  const giveWay = givingWay()
  const scores = new Map(known)
  const judged = new Set(store.judged(audit.id))
  for (const institution of store.institutions(audit.id)) {
    const { id } = institution
    if (!judged.has(id) || scores.has(id)) continue
    const kept = store.outcomes(audit.id, id)
    if (kept !== null) scores.set(id, scoreNow(audit, rules, institution, kept))
    await giveWay()
  }
  return scores
}

/** An audit as it would be: other rules, and by institution the catalogue it would be held to. */
export type Supposed = { rules: Rules; heldTo: Map<number, string> }

/**
 * Scores of the whole audit from the kept verdicts, or from `fresh` ones, or what they come to, that have just been kept
 * or are `supposed`; who submitted nothing is listed, not scored.
 */
export const compareAudit = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  fresh: ReadonlyMap<number, Assessment | OwnScore> = new Map(),
  supposed?: Supposed,
): Comparison => {
  const rules = supposed?.rules ?? store.rules(audit.id)
  const judged = new Set(store.judged(audit.id))
  const participants = store.institutions(audit.id).map((each) => ({
    ...each,
    name: displayName(each),
    catalogue: supposed?.heldTo.get(each.id) ?? each.catalogue,
  }))
  const submitted = function* () {
    for (const { id, name, kind, catalogue } of participants.filter((each) => judged.has(each.id))) {
      const held = catalogueOf(rules, catalogue)
      const known = fresh.get(id)
      if (known !== undefined && 'units' in known && known.catalogue === catalogue) {
        yield { catalogue: held, score: { ...known, name, kind } }
        continue
      }
      const { verdicts, discrepancies } = (known !== undefined && 'verdicts' in known ? known : null) ??
        store.outcomes(audit.id, id) ?? { verdicts: [], discrepancies: [] }
      yield { id, name, kind, catalogue: held, verdicts, discrepancies }
    }
  }
  return compare({
    institutions: submitted(),
    absent: participants
      .filter(({ id }) => !judged.has(id))
      .map(({ id, name, kind, catalogue }) => ({ id, name, kind, catalogue })),
    themes: rules.themes,
    settings: audit.settings,
  })
}

/** The institution a curator names: exactly or by its ИНН, else by the one name that is the same or contains his words. */
export const chosenInstitution = <Named extends Pick<Institution, 'name' | 'subdivision' | 'fullName' | 'inn'>>(
  institutions: Named[],
  name: string,
): Named => {
  const wanted = normalised(name)
  const titled = institutions.map((institution) => ({ institution, title: displayName(institution) }))
  const exact = titled.filter(({ title, institution: { fullName, inn } }) =>
    [title, fullName ?? '', inn ?? ''].some((each) => normalised(each) === wanted),
  )
  const own = institutionName(name)
  const same = titled.filter(({ title }) => isSameName(institutionName(title), own))
  const alike = same.length > 0 ? same : titled.filter(({ title }) => normalised(title).includes(wanted))
  const found = exact.length > 0 ? exact : alike
  const [only] = found
  if (only !== undefined && found.length === 1) return only.institution
  const list = (found.length > 0 ? found : titled).slice(0, 10).map(({ title }) => `«${title}»`)
  const others =
    list.length > 0 ? `Есть, например: ${list.join(', ')}.` : 'В нём ещё нет учреждений: примите формы или реестр.'
  throw new Failure(
    'which-institution',
    nestedQuotes(
      found.length > 0
        ? `По слову «${name}» нашлось несколько учреждений: ${list.join(', ')}. Уточните наименование.`
        : `Учреждения «${name}» в мониторинге нет. ${others}`,
    ),
  )
}
