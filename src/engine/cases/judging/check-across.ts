import { inOneGo, type Steps } from '../../base/steps'
import { withTerms } from '../../base/label'
import type { SteadyCheck } from '../../catalogue/evidence-types'
import type { Rules } from '../../catalogue/types'
import { correctionRemarks } from './correction-remarks'
import { displayName, type EngineContext } from '../../engine-context'
import { acrossRemarks } from '../../intake/across'
import { CONTACT_FIELDS } from '../../intake/contacts'
import { relationsInForce } from '../../intake/relations-in-force'
import type { AcrossRemark, SentForm } from '../../intake/types'
import { observationRemarks } from './observation-remarks'
import type { Audit } from '../../store/types'

type Earlier = { audit: string; form: SentForm }

/** Each institution's form of the latest audit that ended before this one and has one. */
const earlierForms = function* (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  fields: string[],
  wanted: Set<number>,
): Steps<Map<number, Earlier>> {
  const found = new Map<number, Earlier>()
  const audits = store
    .audits()
    .filter(({ periodTo }) => periodTo < audit.periodTo)
    .sort((one, other) => other.periodTo.localeCompare(one.periodTo) || other.id - one.id)
  for (const { id, name } of audits) {
    if (found.size === wanted.size) break
    for (const form of yield* store.sentForms(id, fields))
      if (wanted.has(form.institution) && !found.has(form.institution))
        found.set(form.institution, { audit: name, form })
  }
  return found
}

/** Figures of sheets with a row for each institution against what stands in the institutions' forms. */
const betweenFiles = function* (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  rules: Rules,
): Steps<AcrossRemark[]> {
  const figures = store.figureRows(audit.id)
  if (figures.length === 0) return []
  const mixed = new Set(figures.map(({ institution }) => institution))
  const loose = new Set(figures.map(({ submission }) => submission))
  const { tables, checks } = rules.dictionary
  const keysOf = (table: string): string[] => tables.find(({ id }) => id === table)?.key ?? []
  const found: AcrossRemark[] = []
  for (const { id, kind, catalogue } of store.institutions(audit.id)) {
    if (!mixed.has(id)) continue
    const terms = rules.catalogues.find((each) => each.id === catalogue)?.terms ?? {}
    const own = checks
      .filter(({ kinds }) => kinds === undefined || kinds.includes(kind))
      .map((check) => ({ ...check, message: withTerms(check.message, terms) }))
    const facts = store.currentFacts(audit.id, id).filter(({ carried }) => !carried)
    found.push(...relationsInForce(facts, own, keysOf, loose))
    yield
  }
  return found
}

const steadyChecks = ({ dictionary }: Rules): SteadyCheck[] =>
  dictionary.checks.flatMap((check) => (check.relation === 'steady' ? [check] : []))

/**
 * What is found where the audit's forms are compared with one another and with those of the previous audit. Needs no cell
 * but passports: tables go by their digests; of who has figures from a table of many institutions all that is in force.
 */
export const foundAcross = function* (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  rules: Rules,
): Steps<AcrossRemark[]> {
  const checks = steadyChecks(rules)
  const fields = [...CONTACT_FIELDS, ...checks.map(({ field }) => field)]
  const forms = yield* store.sentForms(audit.id, fields)
  yield
  const participants = new Map(store.institutions(audit.id).map((each) => [each.id, each]))
  const earlier = yield* earlierForms({ store }, audit, fields, new Set(forms.map(({ institution }) => institution)))
  const senders = forms.flatMap((form) => {
    const institution = participants.get(form.institution)
    if (institution === undefined) return []
    const terms = rules.catalogues.find(({ id }) => id === institution.catalogue)?.terms ?? {}
    return [
      {
        form,
        name: displayName(institution),
        inn: institution.inn,
        checks: checks.map((check) => ({ ...check, message: withTerms(check.message, terms) })),
        earlier: earlier.get(form.institution) ?? null,
      },
    ]
  })
  yield
  const found = acrossRemarks(senders)
  yield
  found.push(...correctionRemarks({ store }, audit))
  yield
  found.push(...observationRemarks({ store }, audit, rules))
  yield
  return [...found, ...(yield* betweenFiles({ store }, audit, rules))]
}

/**
 * Keeps what is found between forms in place of what was found before; to be called in a transaction after any change of
 * what is in force (import, undo).
 */
export const checkAcross = (context: Pick<EngineContext, 'store'>, audit: Audit, rules: Rules): AcrossRemark[] => {
  const found = inOneGo(foundAcross(context, audit, rules))
  context.store.replaceAcross(audit.id, found)
  return found
}
