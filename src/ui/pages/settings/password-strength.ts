export type Strength = { level: 'short' | 'weak' | 'fair' | 'good'; word: string }

/** Letters a password has at least; the program refuses fewer. */
const SHORTEST = 8

const ORDER = ['абвгдежзийклмнопрстуфхцчшщъыьэюя', 'abcdefghijklmnopqrstuvwxyz', '01234567890']
const KEYBOARD = ['йцукенгшщзхъфывапролджэячсмитьбю', 'qwertyuiopasdfghjklzxcvbnm', '1234567890']

/** Whether one letter follows another as somebody would type without thinking. */
const isStep = (one: string, other: string): boolean =>
  one === other || [...ORDER, ...KEYBOARD].some((row) => row.includes(one + other) || row.includes(other + one))

/** Letters that tell something: those that do not just follow the one before. Of figures and signs each tells half as much. */
const tellingOf = (password: string): number => {
  const letters = [...password.toLowerCase()]
  const telling = letters.filter((letter, at) => at === 0 || !isStep(letters[at - 1] ?? '', letter))
  return telling.reduce((sum, letter) => sum + (/\p{L}/u.test(letter) ? 1 : 0.5), 0)
}

/** How hard a password is to guess: a hint, and no more. */
export const strengthOf = (password: string): Strength => {
  if ([...password].length < SHORTEST) return { level: 'short', word: `Короче ${SHORTEST} знаков: не подойдёт.` }
  const telling = tellingOf(password)
  if (telling < 9) return { level: 'weak', word: 'Слабый: такой подберут. Добавьте слово.' }
  if (telling < 15) return { level: 'fair', word: 'Средний. Три-четыре слова подряд надёжнее.' }
  return { level: 'good', word: 'Хороший.' }
}
