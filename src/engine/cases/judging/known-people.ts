import type { Dictionary } from '../../catalogue/evidence-types'
import type { Rules } from '../../catalogue/types'
import { Failure } from '../../base/failure'
import type { EngineContext } from '../../engine-context'
import { rememberedAt } from './remembered'
import { scrubbed } from '../../store/scrub'
import { hidingPeople } from '../../report/privacy/people'
import { withoutPeople } from '../../report/privacy/people-text'
import { personalColumns, type PersonalColumns } from '../../report/privacy/personal-columns'
import type { Audit } from '../../store/types'

type Context = Pick<EngineContext, 'store'>
type Hide = (text: string) => string

/** Words a regulation or a form is written in: they name no person, whoever put one into a column for names. */
export const commonWords = ({ catalogues, dictionary }: Rules): Set<string> => {
  const texts = [
    ...catalogues.flatMap(({ roles, requirements }) => [
      ...roles.map(({ title }) => title),
      ...requirements.map(({ statement }) => statement),
    ]),
    ...[dictionary.passport, ...dictionary.tables.map(({ columns }) => columns)].flat().map(({ title }) => title),
    ...Object.values(dictionary.choices).flat(),
  ]
  return new Set(texts.flatMap((text) => text.toLowerCase().match(/[а-яё]+(?:-[а-яё]+)?/gu) ?? []))
}

/** What was personal before dictionaries said so: copies that audits pinned then mark nothing. */
const UNMARKED: PersonalColumns = {
  passport: ['head', 'filledBy', 'phone', 'email'],
  groups: ['teacher'],
  acts: ['responsible'],
  lessons: ['teacher'],
  chats: ['administrator'],
  remote_programmes: ['teacher'],
  moderation: ['participant'],
}

/** As they were marked first; held to the dictionary by a test. */
export const personalIn = (dictionary: Dictionary): PersonalColumns => {
  const marked = personalColumns(dictionary)
  return Object.keys(marked).length === 0 ? UNMARKED : marked
}

/** Keys that say whose or what something is in names and codes it is looked up by. */
const AS_IS = new Set([
  'audit',
  'institution',
  'institutions',
  'sha256',
  'fingerprint',
  'requirement',
  'cell',
  'damaged',
])

/** What an entry of the journal says, with its texts put through `hide`. */
export const toldDetail = (detail: unknown, hide: Hide): unknown => scrubbed(detail, hide, AS_IS)

/** Null where what the audit pinned is damaged: `verify` tells of that, and the journal goes on. */
const pinnedOf = (store: Context['store'], { id }: Pick<Audit, 'id'>): Rules | null => {
  try {
    return store.rules(id)
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

const hidingIn = (store: Context['store'], audit: Pick<Audit, 'id'>): Hide => {
  const rules = pinnedOf(store, audit)
  if (rules === null) return withoutPeople
  const columns = personalIn(rules.dictionary)
  const [place] = Object.entries(columns).flatMap(([table, [column]]) =>
    column === undefined ? [] : { table, column },
  )
  const seen = place === undefined ? [] : store.personalValues(audit.id, columns).map((value) => ({ ...place, value }))
  return hidingPeople({ facts: [], tables: [], keyed: [] }, seen, columns, commonWords(rules)).text
}

/**
 * Hides in any text of an audit what people are called and reached by: values of its personal columns, the names in
 * them in any case, and whatever else reads as a name, a telephone number or an address. Made anew when forms or
 * observations have come.
 */
export const knownPeople = ({ store }: Context, audit: Pick<Audit, 'id'>): Hide =>
  // By one of its functions, which whoever wraps a store leaves as it is.
  rememberedAt(store.personalValues, `people ${audit.id}`, store.personalEnd(), () => hidingIn(store, audit))
