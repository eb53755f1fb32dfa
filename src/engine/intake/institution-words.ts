import type { Kind } from '../catalogue/kind'

const OWNERS = ['', 'м', 'г', 'ог', 'кг', 'фг', 'н', 'ч', 'нч', 'об']
const PROPERTIES = ['', 'б', 'а', 'к']

const crossed = (endings: string[]): string[] =>
  OWNERS.flatMap((owner) => PROPERTIES.flatMap((property) => endings.map((ending) => `${owner}${property}${ending}`)))

const PRESCHOOL_FORMS = new Set(crossed(['доу']))

const FORMS = new Set([
  ...crossed(['оу', 'оудо', 'оудод', 'удо', 'удод']),
  ...OWNERS.slice(1).flatMap((owner) => PROPERTIES.slice(1).map((property) => `${owner}${property}у`)),
  ...['бу', 'ау', 'ку', 'чу', 'гу', 'му', 'ноу', 'ано', 'ооо', 'нко', 'чдо', 'анодо', 'анпоо'],
])

/** What an abbreviation says about an institution: nothing but its form, or that it is a preschool; null: it is none. */
export const formOf = (word: string): 'form' | 'preschool' | null => {
  if (PRESCHOOL_FORMS.has(word)) return 'preschool'
  return FORMS.has(word) ? 'form' : null
}

const OWNERSHIP =
  'муниципальн|государственн|негосударственн|федеральн|областн|краев|республиканск|частн|бюджетн|автономн|казенн|некоммерческ|общеобразовательн|образовательн|дошкольн|типов'

/** «муниципальное бюджетное общеобразовательное учреждение», «… учреждение дополнительного образования детей». */
export const FORM_IN_WORDS = new RegExp(
  `(?<=^| )(?:(?:${OWNERSHIP})[а-яё]+ )*(?:учреждени[ея]|организаци[яи])(?: дополнительного образования(?: детей)?)?(?=$| )`,
  'gu',
)

const SCHOOL = 'школ[аыуе]'
const GENERAL = '(?:общеобразовательн[а-яё]+ )?'
const CENTRE = 'центр[ау]?'
const PALACE = 'двор(?:ец|ца)'

/** Kinds of institution in words, longer ones first, and the abbreviation each is compared by. */
const PHRASES: [string, string][] = [
  ['дюсш', `детско[- ]юношеск[а-яё]+ спортивн[а-яё]+ ${SCHOOL}`],
  ['дши', `детск[а-яё]+ ${SCHOOL} искусств`],
  ['дмш', `детск[а-яё]+ музыкальн[а-яё]+ ${SCHOOL}`],
  ['дхш', `детск[а-яё]+ художественн[а-яё]+ ${SCHOOL}`],
  ['всош', `вечерн[а-яё]+ (?:сменн[а-яё]+ )?(?:средн[а-яё]+ )?${GENERAL}${SCHOOL}`],
  ['сош', `средн[а-яё]+ ${GENERAL}${SCHOOL}`],
  ['оош', `основн[а-яё]+ ${GENERAL}${SCHOOL}`],
  ['нош', `начальн[а-яё]+ ${GENERAL}${SCHOOL}`],
  ['школа', SCHOOL],
  ['интернат', 'интернат[ау]?'],
  ['прогимназия', 'прогимнази[яиюе]'],
  ['гимназия', 'гимнази[яиюе]'],
  ['лицей', 'лице[йяюеи]'],
  ['кадетский-корпус', 'кадетск[а-яё]+ корпус[ау]?'],
  ['црр', `${CENTRE} развития ребенка`],
  ['дс', '(?:детск[а-яё]+|дет\\.?) сад[ауеы]?|детсад[ауеы]?|ясли-сад[ауеы]?|д/с(?:ад)?|д\\. ?с\\.?'],
  ['ддют', `${PALACE} (?:детского (?:и )?юношеского творчества|творчества детей и юношества)`],
  ['дворец-ддт', `${PALACE} детского творчества`],
  ['ддт', 'дом[ау]? детского творчества'],
  ['ддю', 'дом[ау]? детства и юношества'],
  ['дюц', `детско[- ]юношеск[а-яё]+ ${CENTRE}`],
  ['цдод', `${CENTRE} дополнительного образования (?:для )?детей`],
  ['цдо', `${CENTRE} дополнительного образования`],
  ['цдют', `${CENTRE} детского (?:и )?юношеского творчества`],
  ['цдт', `${CENTRE} детского творчества`],
  ['цвр', `${CENTRE} внешкольной работы`],
  ['цо', `${CENTRE} образования`],
  ['сют', 'станци[яи] юных техников'],
  ['сюн', 'станци[яи] юных натуралистов'],
]

const WORDED = PHRASES.map(([type, words]) => ({ type, words: new RegExp(`(?<=^| )(?:${words})(?=$| )`, 'gu') }))

/** A text in which kinds of institution stand as their abbreviations: «средняя школа» → «сош». */
export const abbreviated = (text: string): string =>
  WORDED.reduce((rest, { type, words }) => rest.replace(words, type), text)

const TYPES = new Set([...PHRASES.map(([type]) => type), 'сш'])

export const isType = (word: string): boolean => TYPES.has(word)

/** Pairs of which the one may be meant by the other, but need not be. */
const ALIKE = [
  ...['сош', 'оош', 'нош', 'всош', 'интернат', 'сш'].map((type) => ['школа', type]),
  ['сш', 'сош'],
  ['ддт', 'дворец-ддт'],
  ['ддют', 'дворец-ддт'],
  ['цдо', 'цдод'],
]

const areAlike = (one: string, other: string): boolean =>
  ALIKE.some((pair) => pair.includes(one) && pair.includes(other))

/**
 * Do two sets of kind words name one kind of institution? `alike`: one says less, or says it another way; `different`
 * ones are never candidates for one another.
 */
export const typeRelation = (one: string[], other: string[]): 'same' | 'alike' | 'different' => {
  const [left, right] = [one.filter((type) => !other.includes(type)), other.filter((type) => !one.includes(type))]
  if (left.length === 0 && right.length === 0) return 'same'
  if (left.length === 0 || right.length === 0) return 'alike'
  return left.every((type) => right.some((each) => areAlike(type, each))) ? 'alike' : 'different'
}

const KINDS: Record<Kind, string[]> = {
  preschool: ['дс', 'црр'],
  school: ['сош', 'оош', 'нош', 'всош', 'школа', 'интернат', 'прогимназия', 'гимназия', 'лицей', 'кадетский-корпус'],
  additional: [
    'дюсш',
    'дши',
    'дмш',
    'дхш',
    'ддют',
    'дворец-ддт',
    'ддт',
    'ддю',
    'дюц',
    'цдод',
    'цдо',
    'цдют',
    'цдт',
    'цвр',
  ],
}

/** The kind of institution that kind words leave no doubt about; a school with a kindergarten is of both, so null. */
export const kindOfTypes = (types: string[]): Kind | null => {
  const kinds = (['preschool', 'school', 'additional'] as const).filter((kind) =>
    types.some((type) => KINDS[kind].includes(type)),
  )
  const [only = null] = kinds
  return kinds.length === 1 ? only : null
}
