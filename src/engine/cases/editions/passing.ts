import { Failure } from '../../base/failure'
import { catalogueFaults } from '../../catalogue/check-catalogue'
import { areEditions } from '../../catalogue/pair-editions'
import type { Catalogue, Rules, Theme } from '../../catalogue/types'
import { displayName, type EngineContext } from '../../engine-context'
import { catalogueOf } from '../judging/judge'
import { chosenInstitution } from '../judging/score-audit'
import type { Audit, Institution } from '../../store/types'

/** Which institutions of an audit to look at under which edition; names as a curator says them. */
export type RescoreWish = {
  to: string
  /** The edition they are held to; where left out, the one edition of the same regulation that somebody is held to. */
  from?: string | undefined
  /** All that are held to `from`, where left out. */
  institutions?: string[] | undefined
}

export type Passing = {
  from: Catalogue
  to: Catalogue
  /** The audit's rules with `to` among them. */
  rules: Rules
  /** What the audit would have to pin; null when it has `to` already. */
  toPin: { catalogue: Catalogue; themes: Theme[] } | null
  institutions: Institution[]
}

const editionToPin = (to: Catalogue, pinned: Rules, known: Rules): { catalogue: Catalogue; themes: Theme[] } => {
  const used = new Set(to.requirements.map(({ theme }) => theme))
  const themes = known.themes.filter(({ id }) => used.has(id) && pinned.themes.every((each) => each.id !== id))
  const [fault] = catalogueFaults(to, [...pinned.themes, ...themes], pinned.dictionary)
  if (fault === undefined) return { catalogue: to, themes }
  throw new Failure(
    'edition-does-not-fit',
    `Редакция «${to.id}» опирается на листы или столбцы, которых нет в правилах этого мониторинга (${fault}). Начните для неё новый мониторинг.`,
  )
}

const editionLeft = (wish: RescoreWish, to: Catalogue, rules: Rules, candidates: Institution[]): Catalogue => {
  if (wish.from !== undefined) return catalogueOf(rules, wish.from)
  const held = [...new Set(candidates.map(({ catalogue }) => catalogue))]
  const related = held.filter((id) => id !== to.id && areEditions(rules.catalogues, id, to.id))
  const [only] = related
  if (only !== undefined && related.length === 1) return catalogueOf(rules, only)
  throw new Failure(
    'usage',
    only === undefined
      ? `Никто из учреждений не при другой редакции того же положения, что «${to.id}» (сейчас: ${held.join(', ')}). Укажите, с какой переходят.`
      : `Учреждения при нескольких редакциях: ${related.join(', ')}. Укажите, с какой переходят.`,
  )
}

const held = (institutions: Institution[], from: Catalogue, to: Catalogue, named: boolean): Institution[] => {
  const found = institutions.filter(({ catalogue }) => catalogue === from.id)
  const other = institutions.find(({ catalogue }) => catalogue !== from.id)
  if (named && other !== undefined)
    throw new Failure('not-held', `«${displayName(other)}» не при редакции «${from.id}», а при «${other.catalogue}».`)
  if (found.length === 0) throw new Failure('not-held', `При редакции «${from.id}» в этом мониторинге никого нет.`)
  const unfit = found.find(({ kind }) => !to.kinds.includes(kind))
  if (unfit !== undefined)
    throw new Failure('other-kind', `Редакция «${to.id}» не для учреждений такого типа, как «${displayName(unfit)}».`)
  return found
}

/**
 * What a wish means in an audit. Throws Failure: `no-catalogue`, `which-institution`, `not-held`, `other-kind`,
 * `edition-does-not-fit`, `usage`.
 */
export const plannedPassing = async (
  { store, rules: known }: Pick<EngineContext, 'store' | 'rules'>,
  audit: Audit,
  wish: RescoreWish,
): Promise<Passing> => {
  const pinned = store.rules(audit.id)
  const program = await known()
  const there = pinned.catalogues.find(({ id }) => id === wish.to)
  const to = there ?? program.catalogues.find(({ id }) => id === wish.to)
  if (to === undefined)
    throw new Failure(
      'no-catalogue',
      `Редакции «${wish.to}» нет ни в мониторинге, ни в программе. Добавьте её в разделе «Положения» (в командной строке: sverka catalogue add КНИГА.xlsx --db БАЗА).`,
    )
  const toPin = there === undefined ? editionToPin(to, pinned, program) : null
  const rules =
    toPin === null
      ? pinned
      : { ...pinned, catalogues: [...pinned.catalogues, to], themes: [...pinned.themes, ...toPin.themes] }
  const participants = store.institutions(audit.id)
  const candidates =
    wish.institutions === undefined
      ? participants
      : [...new Set(wish.institutions.map((name) => chosenInstitution(participants, name)))]
  const from = editionLeft(wish, to, rules, candidates)
  if (from.id === to.id) throw new Failure('usage', `Учреждения уже при редакции «${to.id}»: укажите другую.`)
  return { from, to, rules, toPin, institutions: held(candidates, from, to, wish.institutions !== undefined) }
}
