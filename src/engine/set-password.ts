import { Failure } from './base/failure'
import { removeWorkNote, type WorkNote } from './cases/taking/work-note'
import type { DatabaseFile } from './store/file'
import type { Store } from './store/open-store'
import type { Saver } from './store/saver'
import { isPasswordOf, newSealKey } from './store/seal-key'

/** `current` opens the file now; null for `next` takes the password away. */
export type PasswordWish = { current?: string | undefined; next: string | null }

/** `words` are for the curator. */
export type PasswordChange = { sealed: boolean; words: string }

export type PasswordParts = {
  store: Pick<Store, 'journal'>
  saver: Pick<Saver, 'save'>
  /** Null for a database in memory, or one that can only be read. */
  file: Pick<DatabaseFile, 'key' | 'setKey' | 'sealBeside'> | null
  /** What the file is sealed with, also one that can only be read. */
  key: DatabaseFile['key']
  note: () => WorkNote
  now: () => Date
}

/** Letters a password has at least. */
const SHORTEST = 8
const LONGEST = 1024

const requireGood = (password: string): void => {
  if ([...password].length < SHORTEST)
    throw new Failure(
      'weak-password',
      `Пароль короче ${SHORTEST} знаков легко подобрать. Возьмите несколько слов, которые вы не забудете.`,
    )
  if (password.length > LONGEST) throw new Failure('weak-password', `Пароль длиннее ${LONGEST} знаков.`)
}

const requireCurrent = async ({ file, wish }: { file: NonNullable<PasswordParts['file']>; wish: PasswordWish }) => {
  const key = file.key()
  if (key === null && wish.next === null) throw new Failure('no-password', 'База и так не защищена паролем.')
  if (key === null || (wish.current !== undefined && (await isPasswordOf(key, wish.current)))) return key
  throw new Failure('wrong-password', 'Нынешний пароль не подходит: защита осталась прежней. Введите его ещё раз.')
}

const WORDS = {
  set: 'Пароль установлен. Файл базы и его прежние состояния рядом с ним зашифрованы. Если пароль забыть, открыть их не сможет никто.',
  changed:
    'Пароль изменён. Файл базы и его прежние состояния рядом с ним зашифрованы под новым; прежний их не открывает.',
  removed: 'Пароль снят. Файл базы и его прежние состояния снова открываются всеми, у кого есть этот файл.',
}

/** Sets, changes and takes away the password of a database, one wish after another. */
export const passwordsOf = ({ store, saver, file, key, note, now }: PasswordParts) => {
  let last: Promise<unknown> = Promise.resolve()

  const change = async (wish: PasswordWish): Promise<PasswordChange> => {
    if (file === null)
      throw new Failure(
        'read-only',
        'Пароль меняет лишь тот, кто может записать файл, а здесь база открыта только для чтения. Закройте её в другой программе и откройте здесь заново.',
      )
    const before = await requireCurrent({ file, wish })
    if (wish.next !== null) requireGood(wish.next)
    const after = wish.next === null ? null : await newSealKey(wish.next)
    const what = after === null ? 'removed' : before === null ? 'set' : 'changed'
    file.setKey(after)
    store.journal(now().toISOString(), `password-${what}`, {})
    const saved = await saver.save().catch((error: unknown) => error)
    if (saved !== true) {
      file.setKey(before)
      store.journal(now().toISOString(), 'password-kept', { what })
      throw saved instanceof Failure
        ? saved
        : new Failure('not-saved', 'Базу не удалось сохранить: защита осталась прежней. Освободите диск и повторите.')
    }
    // What it said of files begun is in the database by now.
    if (after !== null) removeWorkNote(note())
    const left = await file.sealBeside(before)
    const words =
      left.length === 0
        ? WORDS[what]
        : `${WORDS[what]} Зашифровать или удалить не удалось: ${left.map((name) => `«${name}»`).join(', ')}. Удалите эти файлы сами.`
    return { sealed: after !== null, words }
  }

  return {
    isSealed: (): boolean => key() !== null,
    /**
     * Throws Failure: `wrong-password`, `weak-password`, `no-password`, `read-only`, and what keeps it from being saved; the
     * file is then under what it was before.
     */
    setPassword: (wish: PasswordWish): Promise<PasswordChange> => {
      const done = last.then(() => change(wish))
      last = done.catch(() => undefined)
      return done
    },
  }
}

export type Passwords = ReturnType<typeof passwordsOf>
