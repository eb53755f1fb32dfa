import { normalised } from './base/russian'
import type { Sender } from './intake/types'
import type { Institution, InstitutionIdentity } from './store/types'
import type { Kind } from './catalogue/types'

export type Assignment =
  | { to: 'known'; institution: Institution }
  | { to: 'new'; identity: InstitutionIdentity }
  | { to: 'question'; message: string }

/** A name as compared: «№1» is «№ 1». */
const nameKey = (name: string): string => normalised(name).replace(/no\s*(?=\d)/g, 'no ')

const senderNames = (sender: Sender): string[] =>
  [sender.shortName, sender.fullName].filter((name) => name !== null).map(nameKey)

const institutionNames = ({ name, fullName }: InstitutionIdentity): string[] =>
  [name, fullName].filter((each) => each !== null).map(nameKey)

/** Both have a short name, and not the same: a branch often repeats the full name of its head. */
const shortNamesDiffer = ({ shortName }: Sender, { name, fullName }: Institution): boolean =>
  shortName !== null && name !== fullName && nameKey(shortName) !== nameKey(name)

const shareName = (sender: Sender, institution: Institution): boolean =>
  !shortNamesDiffer(sender, institution) &&
  institutionNames(institution).some((name) => senderNames(sender).includes(name))

const sameSubdivision = (sender: Sender, institution: Institution): boolean =>
  normalised(sender.subdivision ?? '') === normalised(institution.subdivision ?? '')

/**
 * Whose form this is: by ИНН, kind and «Структурное подразделение», else by name. Never guesses:
 * one ИНН under another name, or one name twice, is a question.
 */
export const assign = (sender: Sender, kind: Kind, institutions: Institution[]): Assignment => {
  const candidates = institutions.filter((each) => each.kind === kind && sameSubdivision(sender, each))
  const name = sender.shortName ?? sender.fullName
  if (name === null && sender.inn === null)
    return {
      to: 'question',
      message:
        'На листе «Учреждение» нет ни ИНН, ни наименования: неизвестно, чья это форма. Заполните их и пришлите форму ещё раз.',
    }
  const byInn = sender.inn === null ? [] : candidates.filter((each) => each.inn === sender.inn)
  const [holder] = byInn
  if (holder !== undefined) {
    if (name === null || shareName(sender, holder)) return { to: 'known', institution: holder }
    return {
      to: 'question',
      message: `ИНН ${sender.inn} уже у учреждения «${holder.name}», а форму прислало «${name}». Если это филиал, заполните «Структурное подразделение (филиал)»; если название изменилось, исправьте его в форме.`,
    }
  }
  const byName = candidates.filter((each) => shareName(sender, each) && (each.inn === null || sender.inn === null))
  const [namesake] = byName
  if (byName.length === 1 && namesake !== undefined) return { to: 'known', institution: namesake }
  if (byName.length > 1)
    return {
      to: 'question',
      message: `Наименование «${name}» носят ${byName.length} учреждения: укажите в форме ИНН.`,
    }
  return {
    to: 'new',
    identity: {
      inn: sender.inn,
      kind,
      subdivision: sender.subdivision,
      name: name ?? `ИНН ${sender.inn}`,
      fullName: sender.fullName,
      municipality: sender.municipality,
    },
  }
}
