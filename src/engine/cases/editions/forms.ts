import { areEditions, pairEditions } from '../../catalogue/pair-editions'
import type { Catalogue, Rules } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import { carryAnswers } from './carry'
import type { Fact, Remark } from '../../intake/types'
import { catalogueOf } from '../judging/judge'
import { fileRemark } from '../../intake/remark'
import type { FactsInForce, StoredFact } from '../../store/fact-types'
import type { Audit, Institution } from '../../store/types'

/**
 * What a form of a catalogue is reconciled with: answers only of its own edition, and none restated there. `outdone`:
 * restated answers to requirements that the form answers itself.
 */
export const standingFor = (
  current: StoredFact[],
  incoming: Fact[],
  catalogue: string,
): { standing: StoredFact[]; outdone: number[] } => {
  const answered = new Set(incoming.flatMap(({ table, row }) => (table === 'answers' ? [row] : [])))
  const ofEdition = current.filter((fact) => fact.table !== 'answers' || fact.catalogue === catalogue)
  return {
    standing: ofEdition.filter(({ carried }) => !carried),
    outdone: ofEdition.filter(({ carried, row }) => carried && answered.has(row)).map(({ id }) => id),
  }
}

/**
 * Restates under the catalogue an institution is held to what its forms of other editions answer; call inside a
 * transaction after its facts have changed. Null when there is nothing of another edition.
 */
export const settleEditions = (
  context: Pick<EngineContext, 'store' | 'now'>,
  audit: Audit,
  institution: Institution,
  rules: Rules,
): FactsInForce | null => {
  const { store } = context
  const ofOthers = store
    .answerLayouts(audit.id, institution.id)
    .some(({ catalogue }) => catalogue !== institution.catalogue)
  if (!ofOthers) return null
  carryAnswers(context, audit, institution, catalogueOf(rules, institution.catalogue), rules)
  return store.institutionData(audit.id, institution.id)
}

/** What to say of a form that is not of the catalogue its institution is held to; nothing of any other. */
export const editionRemarks = (facts: Fact[], form: Catalogue, institution: Institution, rules: Rules): Remark[] => {
  if (form.id === institution.catalogue) return []
  const held = catalogueOf(rules, institution.catalogue)
  const holds = new Set(pairEditions(form, held).pairs.flatMap((pair) => (pair.answerHolds ? [pair.before.id] : [])))
  const answered = [...new Set(facts.filter(({ table }) => table === 'answers').map(({ row }) => row))]
  const kept = answered.filter((row) => holds.has(row)).length
  const taken = `Показатели взяты; ответов перенесено ${kept} из ${answered.length} — где тема, роль и критерий те же`
  if (!areEditions(rules.catalogues, form.id, held.id))
    return [
      fileRemark(
        'warning',
        'other-catalogue',
        `Форма составлена по положению «${form.title}», а учреждение в этом мониторинге — по «${held.title}». ${taken}. Проверьте, ту ли форму прислали.`,
      ),
    ]
  const named = `Форма составлена по редакции «${form.edition}» (${form.id}), а учреждение в этом мониторинге — при редакции «${held.edition}» (${held.id}).`
  return [
    fileRemark(
      'info',
      'other-edition',
      `${named} ${taken}; ответы, данные на форме редакции «${held.edition}», остались. За остальным пришлите учреждению её форму.`,
    ),
  ]
}
