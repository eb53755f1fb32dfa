import { byTurns, inOneGo, type Steps } from '../../base/steps'
import { rosterSteps, type Assignment, type Candidate, type Roster } from './assign'
import type { Kind } from '../../catalogue/kind'
import type { Batch } from './commit-file'
import type { EngineContext } from '../../engine-context'
import type { Intake, Remark } from '../../intake/types'
import { fileRemark } from '../../intake/remark'
import type { Audit, Institution } from '../../store/types'

type Kept = Pick<EngineContext, 'store'>

const openedBySteps = function* ({ store }: Kept, { id }: Audit): Steps<Roster> {
  const known = store.knownInstitutions(id)
  yield
  const answers = store
    .aliases()
    .map(({ nameKey, institutionId, ...rest }) => ({ ...rest, name: nameKey, institution: institutionId }))
  return yield* rosterSteps(known, answers)
}

/** Who may send forms to an audit, as the database knows them. */
export const openRoster = (context: Kept, audit: Audit): Roster => inOneGo(openedBySteps(context, audit))

/** The same for a large audit: others have their turn meanwhile. */
export const openRosterGently = (context: Kept, audit: Audit): Promise<Roster> =>
  byTurns(context.store.changes, () => openedBySteps(context, audit))

/** The participant a form is of, taken into the audit and held to `catalogue` where it was not in it yet. */
export const joined = (
  { store }: Kept,
  { id: batch, audit, roster }: Pick<Batch, 'id' | 'audit' | 'roster'>,
  place: Exclude<Assignment, { to: 'question' }>,
  catalogue: string,
): Institution => {
  if (place.to === 'known') return place.institution
  const institution: Institution =
    place.to === 'joins'
      ? { ...place.institution, catalogue }
      : { ...place.identity, catalogue, id: store.addInstitution(place.identity) }
  store.joinAudit(audit.id, institution.id, catalogue, null)
  store.cameWith(audit.id, institution.id, batch)
  roster.join(institution)
  return institution
}

/** What the curator should look at when a sender is taken for somebody new. */
export const newcomerRemarks = (place: Assignment): Remark[] => {
  if (place.to !== 'new') return []
  const { identity, namesake, isUnexpected } = place
  const { name, inn } = identity
  return [
    ...(namesake === null
      ? []
      : [
          fileRemark(
            'warning',
            'same-name',
            `Наименование «${name}» уже есть под другим ИНН: «${namesake}». По ИНН ${inn ?? ''} это другое учреждение; если ИНН ошибочный, отмените приём и попросите исправить форму.`,
          ),
        ]),
    ...(isUnexpected
      ? [
          fileRemark(
            'warning',
            'not-in-register',
            `Учреждения «${name}» в реестре нет, оно добавлено в мониторинг. Проверьте наименование и ИНН в форме или дополните реестр.`,
          ),
        ]
      : []),
  ]
}

type Asking = { submission: number; kind: Kind; message: string; candidates: Candidate[] }

/** Keeps a file whose sender is in doubt, with all that was read of it, so that an answer needs no sending again. */
export const askWhose = ({ store }: Kept, intake: Intake, { candidates, ...asking }: Asking): void =>
  store.addQuestion({
    ...asking,
    name: intake.sender.shortName ?? intake.sender.fullName,
    inn: intake.sender.inn,
    candidates: candidates.map(({ id, score }) => ({ id, score })),
    intake,
  })
