import { Failure } from '../../engine/base/failure'
import { hiddenLine } from './hidden-line'

/** Takes a password from the environment, where no other program of this one's sees it any more. */
const takenFrom = (name: string): string | null => {
  const value = process.env[name]
  Reflect.deleteProperty(process.env, name)
  return value === undefined || value === '' ? null : value
}

/** Asks on the terminal. Throws Failure('password-needed') where there is none, or nothing is typed. */
const askHidden = async (question: string, variable: string): Promise<string> => {
  if (!process.stdin.isTTY) throw new Failure('password-needed', `Нужен пароль: задайте его переменной ${variable}.`)
  const ask = (): void => void process.stderr.write(question)
  const typed = await hiddenLine(process.stdin, ask).finally(() => process.stderr.write('\n'))
  if (typed === null || typed === '')
    throw new Failure('password-needed', 'Пароль не введён, ничего не сделано. Повторите команду.')
  return typed
}

/** The password of `SVERKA_PASSWORD`, or null. */
export const givenPassword = (): string | null => takenFrom('SVERKA_PASSWORD')

/** Asks for the password of a database. */
export const askPassword = (question = 'Пароль базы: '): Promise<string> => askHidden(question, 'SVERKA_PASSWORD')

/** The new password, of `SVERKA_NEW_PASSWORD` or typed twice. Throws Failure: `password-needed`, `not-same`. */
export const newPassword = async (): Promise<string> => {
  const given = takenFrom('SVERKA_NEW_PASSWORD')
  if (given !== null) return given
  const ask = (question: string): Promise<string> => askHidden(question, 'SVERKA_NEW_PASSWORD')
  const first = await ask('Новый пароль: ')
  if ((await ask('Ещё раз: ')) !== first)
    throw new Failure('not-same', 'Пароли не совпали: защита осталась прежней. Повторите команду.')
  return first
}

const TRIES = 3

/**
 * Opens a database with the password of the environment; on a terminal the password of one that needs it is asked for.
 * Throws what opening throws.
 */
export const openWithPassword = async <T>(
  given: string | null,
  open: (password: string | undefined) => Promise<T>,
  tell: (text: string) => void,
): Promise<T> => {
  const refusedAs = (error: unknown, code: string): error is Failure => error instanceof Failure && error.code === code
  try {
    return await open(given ?? undefined)
  } catch (error) {
    if (!refusedAs(error, 'password-needed') || !process.stdin.isTTY) throw error
  }
  for (let left = TRIES - 1; ; left -= 1)
    try {
      return await open(await askPassword())
    } catch (error) {
      if (!refusedAs(error, 'wrong-password') || left === 0) throw error
      tell(error.message)
    }
}
