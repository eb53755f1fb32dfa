import { Failure } from '../../base/failure'
import type { EngineContext } from '../../engine-context'
import type { Alias, AliasKey } from '../../store/questions'

type Context = Pick<EngineContext, 'store' | 'saver' | 'now'>

const chosenAlias = (aliases: Alias[], which: string): Alias => {
  const found = aliases.filter(({ id, name }) => String(id) === which || name === which)
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  const list = (found.length > 0 ? found : aliases).slice(0, 10).map(({ id, name }) => `№ ${id} «${name}»`)
  throw new Failure(
    'which-alias',
    aliases.length === 0
      ? 'Запомненных наименований в базе нет.'
      : `Запомненного наименования «${which}» нет, или таких несколько. Укажите номер: ${list.join(', ')}.`,
  )
}

const isAlike = (one: AliasKey, other: AliasKey): boolean =>
  one.nameKey === other.nameKey &&
  one.kind === other.kind &&
  one.subdivision === other.subdivision &&
  one.inn === other.inn

/** Forgets an answer by its number or name: the next file of that name is asked about. Throws Failure('which-alias'). */
export const forgetAlias = async ({ store, saver, now }: Context, which: string): Promise<Alias> => {
  const alias = chosenAlias(store.aliases(), which)
  const at = now().toISOString()
  store.transaction(() => {
    store.forgetAlias(alias, at)
    store.journal(at, 'alias-deleted', alias)
  })
  await saver.save()
  return alias
}

/** The answer that keeps a forgotten one from being in force again, or that there is nothing to remember. */
const refused = (answered: Alias | undefined): Failure =>
  answered === undefined
    ? new Failure(
        'no-alias',
        'Этого наименования среди забытых нет, или приём файла, с которым оно запомнено, отменён. Обновите страницу.',
      )
    : new Failure(
        'alias-answered',
        `О наименовании «${answered.name}» вы с тех пор ответили снова: это «${answered.institution}». Чтобы вернуть прежний ответ, сначала забудьте новый.`,
      )

/** Remembers a forgotten answer again, as it was. Throws Failure: `no-alias`, `alias-answered`. */
export const rememberAlias = async ({ store, saver, now }: Context, id: number): Promise<Alias> => {
  const alias = store.transaction(() => {
    const key = store.rememberAlias(id)
    const aliases = store.aliases()
    const found = aliases.find((each) => each.id === id)
    if (key === null || found === undefined)
      throw refused(key === null ? undefined : aliases.find((each) => isAlike(each, key)))
    store.journal(now().toISOString(), 'alias-restored', found)
    return found
  })
  await saver.save()
  return alias
}
