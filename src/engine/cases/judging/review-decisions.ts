import { dayOf } from '../../base/calendar'
import { sha256Hex } from '../../base/digest'
import type { EngineContext } from '../../engine-context'
import type { Audit, Institution } from '../../store/types'
import type { Assessment, Outcome, Verdict } from '../../verdict/types'

const OUTCOMES: Record<Outcome, string> = {
  met: 'выполнено',
  partial: 'выполнено частично',
  unmet: 'не выполнено',
  undetermined: 'не определено',
  'not-applicable': 'неприменимо',
}

/** Facts behind a decision in short: the computed outcome and the values of the cells it rests on. */
const basisOf = ({ computed, evidence }: Verdict): string => {
  const cells = evidence.map(({ sheet, cell, value }) => [sheet, cell, value])
  const text = JSON.stringify([computed?.outcome, computed?.value, cells])
  return sha256Hex(text).slice(0, 32)
}

const whyOf = ({ computed }: Verdict): string =>
  `После решения изменились данные, на которых оно основано. Сейчас по данным: ${OUTCOMES[computed?.outcome ?? 'undetermined']}. ${computed?.reason ?? ''}`.trim()

/** What a decision rests on that was made before any form came. */
export const NO_FORMS = 'no forms'

/**
 * Flags the decisions of an institution whose facts are not those they were made on, and takes the flag from those
 * whose facts are again. Call with the verdicts that have just been made.
 */
export const noteReviews = (
  { store, now }: EngineContext,
  audit: Audit,
  { id, catalogue }: Pick<Institution, 'id' | 'catalogue'>,
  { verdicts }: Assessment,
): void => {
  for (const review of store.reviews(audit.id)) {
    if (review.institution !== id || review.catalogue !== catalogue) continue
    const verdict = verdicts.find(({ requirement }) => requirement === review.requirement)
    if (verdict === undefined) continue
    const basis = basisOf(verdict)
    if (review.basis === null) store.setReview(audit.id, { ...review, basis })
    else if (review.basis === basis && review.since !== null)
      store.setReview(audit.id, { ...review, since: null, why: null })
    else if (review.basis !== basis)
      store.setReview(audit.id, {
        ...review,
        since: review.since ?? dayOf(now()),
        why: whyOf(verdict),
      })
  }
}
