import type { Kind } from '../../catalogue/kind'
import { inOneGo, type Steps } from '../../base/steps'
import { displayName } from '../../engine-context'
import { innKey } from '../../intake/inn'
import { openPlacing, type Doubt, type KnownAs, type Near } from '../../intake/place-sender'
import { subdivisionKey } from '../../intake/plain-name'
import type { Sender } from '../../intake/types'
import type { KnownInstitution } from '../../store/known-institutions'
import type { Institution, InstitutionIdentity } from '../../store/types'

/** Who a form may be of; `score` 0…1, 1 for one that its name or ИНН fits entirely. */
export type Candidate = { id: number; institution: string; inn: string | null; score: number }

export type Assignment =
  | { to: 'known'; institution: Institution }
  /** Known from another audit of the file; takes no part in this one yet. */
  | { to: 'joins'; institution: KnownInstitution }
  /** `namesake`: is called the same under another ИНН; `isUnexpected`: there is a register, without it. */
  | { to: 'new'; identity: InstitutionIdentity; namesake: string | null; isUnexpected: boolean }
  | { to: 'question'; message: string; candidates: Candidate[] }

/** Everybody forms may come from; grows as senders not seen before join. */
export type Roster = {
  participants: Institution[]
  place: (sender: Sender, kind: Kind) => Assignment
  join: (institution: Institution) => void
}

const ANSWER = 'Скажите, чья это форма, или исправьте наименование и ИНН в форме и примите её снова.'

const list = (candidates: Candidate[]): string =>
  candidates
    .map(({ institution, score }) => `«${institution}»${score === 1 ? '' : ` (${Math.round(score * 100)} %)`}`)
    .join(', ')

const WORDS: Record<Doubt, (name: string, sender: Sender, candidates: Candidate[]) => string> = {
  nameless: (_, { inn }) =>
    inn === null
      ? 'На листе «Учреждение» нет ни ИНН, ни наименования: неизвестно, чья это форма. Скажите чья или попросите заполнить их и прислать форму ещё раз.'
      : `На листе «Учреждение» нет наименования, а в ИНН ${inn} не сходится контрольная цифра: неизвестно, чья это форма. Скажите чья или попросите исправить и прислать ещё раз.`,
  'other-name': (name, { inn }, candidates) =>
    `Под ИНН ${inn} известно другое наименование, чем «${name}». Это может быть: ${list(candidates)}. Если это филиал, заполните «Структурное подразделение (филиал)». ${ANSWER}`,
  several: (name, _, candidates) => `Наименование «${name}» подходит нескольким: ${list(candidates)}. ${ANSWER}`,
  'other-inn': (name, { inn }, candidates) =>
    `Учреждение «${name}» есть в реестре с другим ИНН, чем ${inn} в форме: ${list(candidates)}. ${ANSWER}`,
  near: (name, _, candidates) =>
    `Наименование «${name}» похоже на известное, но не совпадает с ним: ${list(candidates)}. ${ANSWER}`,
  'near-subdivision': (name, { subdivision }, candidates) =>
    `Структурное подразделение «${subdivision ?? ''}» учреждения «${name}» похоже на известное, но не совпадает с ним: ${list(candidates)}. ${ANSWER}`,
}

/** The particulars a form gives of its sender; a wrong ИНН, or a subdivision called «нет», is none. */
export const identityOf = (sender: Sender, kind: Kind): InstitutionIdentity => {
  const inn = innKey(sender.inn)
  return {
    inn,
    kind,
    subdivision: subdivisionKey(sender.subdivision) === '' ? null : sender.subdivision,
    name: sender.shortName ?? sender.fullName ?? `ИНН ${inn ?? ''}`,
    fullName: sender.fullName,
    municipality: sender.municipality,
  }
}

const takesPart = (institution: KnownInstitution): institution is KnownInstitution & { catalogue: string } =>
  institution.catalogue !== null

/** Who may send forms to an audit: institutions of the whole file, and the answers the curator has given. */
export const rosterSteps = function* (known: KnownInstitution[], answers: KnownAs[]): Steps<Roster> {
  const placing = openPlacing()
  const byId = new Map(known.map((each) => [each.id, each]))
  for (const each of known) {
    placing.add(each, each.isExpected)
    yield
  }
  for (const answer of answers) placing.remember(answer)
  const participants: Institution[] = known.filter(takesPart)
  const hasRegister = known.some(({ isExpected }) => isExpected)

  const shown = ({ id, score }: Near): Candidate[] => {
    const found = byId.get(id)
    return found === undefined ? [] : [{ id, institution: displayName(found), inn: found.inn, score }]
  }

  const place = (sender: Sender, kind: Kind): Assignment => {
    const placement = placing.place(sender, kind)
    if (placement.to === 'known') {
      const institution = byId.get(placement.id)
      if (institution === undefined) throw new RangeError(`no institution ${placement.id}`)
      return takesPart(institution) ? { to: 'known', institution } : { to: 'joins', institution }
    }
    if (placement.to === 'question') {
      const candidates = placement.candidates.flatMap(shown)
      const name = sender.shortName ?? sender.fullName ?? ''
      return { to: 'question', message: WORDS[placement.doubt](name, sender, candidates), candidates }
    }
    const namesake = placement.namesake === null ? undefined : byId.get(placement.namesake)
    return {
      to: 'new',
      identity: identityOf(sender, kind),
      namesake: namesake === undefined ? null : displayName(namesake),
      isUnexpected: hasRegister,
    }
  }

  const join = (institution: Institution): void => {
    const isExpected = byId.get(institution.id)?.isExpected ?? false
    byId.set(institution.id, { email: null, ...institution, isExpected })
    placing.add(institution, isExpected)
    participants.push(institution)
  }

  return { participants, place, join }
}

/** The same in one go. */
export const rosterOf = (known: KnownInstitution[], answers: KnownAs[]): Roster => inOneGo(rosterSteps(known, answers))
