import { plural } from './russian'

/** Cases in the order of a school grammar; the accusative is that of things, not of people. */
export type Case = 'nominative' | 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'prepositional'

type Gender = 'masculine' | 'feminine' | 'neuter'
type Six = readonly [string, string, string, string, string, string]
/** `few`: after two, three and four where it is no plain genitive singular: «2 детских сада». */
type Forms = { gender: Gender; one: Six; many: Six; few?: string }

const ORDER: Case[] = ['nominative', 'genitive', 'dative', 'accusative', 'instrumental', 'prepositional']

const forms = (gender: Gender, one: string, many: string, few?: string): Forms => ({
  ...(few === undefined ? {} : { few }),
  gender,
  one: one.split('|') as unknown as Six,
  many: many.split('|') as unknown as Six,
})

const centre = (noun: string): string =>
  noun
    .split('|')
    .map((each) => `${each} дополнительного образования`)
    .join('|')

const PLACE_ONE = 'учреждение|учреждения|учреждению|учреждение|учреждением|учреждении'
const PLACE_MANY = 'учреждения|учреждений|учреждениям|учреждения|учреждениями|учреждениях'

/** Every noun that documents count. */
const NOUNS = {
  institution: forms('neuter', PLACE_ONE, PLACE_MANY),
  school: forms('feminine', 'школа|школы|школе|школу|школой|школе', 'школы|школ|школам|школы|школами|школах'),
  kindergarten: forms(
    'masculine',
    'детский сад|детского сада|детскому саду|детский сад|детским садом|детском саду',
    'детские сады|детских садов|детским садам|детские сады|детскими садами|детских садах',
    'детских сада',
  ),
  centre: forms('neuter', centre(PLACE_ONE), centre(PLACE_MANY)),
  requirement: forms(
    'neuter',
    'требование|требования|требованию|требование|требованием|требовании',
    'требования|требований|требованиям|требования|требованиями|требованиях',
  ),
  applicable: forms(
    'neuter',
    'применимое требование|применимого требования|применимому требованию|применимое требование|применимым требованием|применимом требовании',
    'применимые требования|применимых требований|применимым требованиям|применимые требования|применимыми требованиями|применимых требованиях',
    'применимых требования',
  ),
  regulation: forms(
    'neuter',
    'положение|положения|положению|положение|положением|положении',
    'положения|положений|положениям|положения|положениями|положениях',
  ),
  file: forms('masculine', 'файл|файла|файлу|файл|файлом|файле', 'файлы|файлов|файлам|файлы|файлами|файлах'),
  row: forms('feminine', 'строка|строки|строке|строку|строкой|строке', 'строки|строк|строкам|строки|строками|строках'),
  case: forms(
    'masculine',
    'случай|случая|случаю|случай|случаем|случае',
    'случаи|случаев|случаям|случаи|случаями|случаях',
  ),
  remark: forms(
    'neuter',
    'замечание|замечания|замечанию|замечание|замечанием|замечании',
    'замечания|замечаний|замечаниям|замечания|замечаниями|замечаниях',
  ),
  error: forms(
    'feminine',
    'ошибка|ошибки|ошибке|ошибку|ошибкой|ошибке',
    'ошибки|ошибок|ошибкам|ошибки|ошибками|ошибках',
  ),
  decision: forms(
    'neuter',
    'решение|решения|решению|решение|решением|решении',
    'решения|решений|решениям|решения|решениями|решениях',
  ),
  day: forms('masculine', 'день|дня|дню|день|днём|дне', 'дни|дней|дням|дни|днями|днях'),
} as const satisfies Record<string, Forms>

export type Noun = keyof typeof NOUNS

/** A noun alone: `nounIn('school', 'genitive', 'many')` is «школ». */
export const nounIn = (noun: Noun, wanted: Case, number: 'one' | 'many'): string =>
  NOUNS[noun][number][ORDER.indexOf(wanted)] ?? ''

/** The form after a number: «1 школу», «3 школы», «21 школе», «1000 школ». */
const after = (count: number, noun: Noun, wanted: Case): string => {
  const form = Number.isInteger(count) ? plural(count, 'one', 'few', 'many') : 'fraction'
  if (form === 'fraction') return nounIn(noun, 'genitive', 'one')
  if (form === 'one') return nounIn(noun, wanted, 'one')
  // A thousand is itself a noun and takes the genitive whatever its own case.
  if (count !== 0 && count % 1000 === 0) return nounIn(noun, 'genitive', 'many')
  if (wanted !== 'nominative' && wanted !== 'accusative') return nounIn(noun, wanted, 'many')
  if (form === 'many') return nounIn(noun, 'genitive', 'many')
  const forms: Forms = NOUNS[noun]
  return forms.few ?? nounIn(noun, 'genitive', 'one')
}

/** A count in figures: a decimal comma, thousands apart. */
const figures = (count: number): string =>
  String(count)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0')

/** A count in figures with its noun: «в 1 учреждении», «у 2 школ», «из 5 детских садов». */
export const numbered = (count: number, noun: Noun, wanted: Case = 'nominative'): string =>
  `${figures(count)} ${after(count, noun, wanted)}`

const ONE: Record<Gender, Six> = {
  masculine: ['один', 'одного', 'одному', 'один', 'одним', 'одном'],
  feminine: ['одна', 'одной', 'одной', 'одну', 'одной', 'одной'],
  neuter: ['одно', 'одного', 'одному', 'одно', 'одним', 'одном'],
}

const TWO: Record<Gender, Six> = {
  masculine: ['два', 'двух', 'двум', 'два', 'двумя', 'двух'],
  feminine: ['две', 'двух', 'двум', 'две', 'двумя', 'двух'],
  neuter: ['два', 'двух', 'двум', 'два', 'двумя', 'двух'],
}

const like = (stem: string, ending = 'ь'): Six => [
  ...([`${stem}${ending}`, `${stem}и`, `${stem}и`, `${stem}${ending}`, `${stem}ью`, `${stem}и`] as const),
]

/** From three to ten no gender shows. */
const NUMERALS: Six[] = [
  ['три', 'трёх', 'трём', 'три', 'тремя', 'трёх'],
  ['четыре', 'четырёх', 'четырём', 'четыре', 'четырьмя', 'четырёх'],
  ...[like('пят'), like('шест'), like('сем')],
  ['восемь', 'восьми', 'восьми', 'восемь', 'восемью', 'восьми'],
  ...[like('девят'), like('десят')],
]

const LARGEST_SPELLED = 10

/** The numeral in words up to ten, in figures beyond: «одной», «двух», «пятью», «12». */
const numeral = (count: number, gender: Gender, wanted: Case): string => {
  const at = ORDER.indexOf(wanted)
  const words = count === 1 ? ONE[gender] : count === 2 ? TWO[gender] : NUMERALS[count - 3]
  return words?.[at] ?? figures(count)
}

/** A count in words up to ten with its noun: «в одном учреждении», «у двух школ», «из пяти детских садов». */
export const spelled = (count: number, noun: Noun, wanted: Case = 'nominative'): string =>
  `${numeral(count, NOUNS[noun].gender, wanted)} ${after(count, noun, wanted)}`

/** The numeral alone, agreeing with a noun that was said before: «у двух из них», «одна». */
export const spelledAlone = (count: number, noun: Noun, wanted: Case = 'nominative'): string =>
  numeral(count, NOUNS[noun].gender, wanted)

const BOTH: Record<Gender, Six> = {
  masculine: ['оба', 'обоих', 'обоим', 'оба', 'обоими', 'обоих'],
  feminine: ['обе', 'обеих', 'обеим', 'обе', 'обеими', 'обеих'],
  neuter: ['оба', 'обоих', 'обоим', 'оба', 'обоими', 'обоих'],
}

const ALL: Six = ['все', 'всех', 'всем', 'все', 'всеми', 'всех']

/** Everybody of a count: «обе школы», «во всех трёх учреждениях», «все 15 школ»; of one the one alone. */
export const every = (count: number, noun: Noun, wanted: Case = 'nominative'): string => {
  const at = ORDER.indexOf(wanted)
  if (count === 1) return spelled(count, noun, wanted)
  if (count === 2) return `${BOTH[NOUNS[noun].gender][at] ?? ''} ${after(count, noun, wanted)}`
  return `${ALL[at] ?? ''} ${spelled(count, noun, wanted)}`
}

/** A part of a count in words where both are small, else in figures: «одна из пяти школ», «16 из 37 учреждений». */
export const someOf = (part: number, whole: number, noun: Noun, wanted: Case = 'nominative'): string =>
  whole > LARGEST_SPELLED
    ? `${figures(part)} из ${numbered(whole, noun, 'genitive')}`
    : `${spelledAlone(part, noun, wanted)} из ${spelled(whole, noun, 'genitive')}`

/** The verb after a count: singular after one, twenty-one and the like, plural after anything else. */
export const agreed = (count: number, one: string, many: string): string =>
  plural(count, 'one', 'few', 'many') === 'one' ? one : many

/** The past tense of a verb after a count of a noun: `didAfter(21, 'school', 'представил')` is «представила». */
export const didAfter = (count: number, noun: Noun, stem: string): string =>
  agreed(count, `${stem}${{ masculine: '', feminine: 'а', neuter: 'о' }[NOUNS[noun].gender]}`, `${stem}и`)

/** «a», «a и b», «a, b и c». */
export const joined = (items: string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} и ${items.at(-1) ?? ''}`

/** A text as it opens a sentence. */
export const opened = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A sentence as it goes on inside another: abbreviations keep their capitals. */
export const continued = (text: string): string =>
  /^\p{Lu}(\p{Ll}|\s)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
