import type { ColumnType } from '../../src/engine/catalogue/evidence-types'
import { MISSING_WORDS, type Effect, type MissingWord } from '../../src/engine/intake/values/missing'

const COLUMNS: Record<ColumnType, string> = {
  text: 'текст',
  integer: 'целое число',
  number: 'число',
  date: 'дата',
  time: 'время',
  'yes-no': 'да / нет',
  choice: 'список',
}

const EFFECTS: Record<Effect, string> = { value: 'значение', no: '«нет»', nothing: 'значения нет', remark: 'замечание' }

const line = (cells: string[]): string => `| ${cells.join(' | ')} |`

const lineOf = ({ title, words, effect }: MissingWord): string =>
  line([
    title,
    words.map((word) => `«${word}»`).join(', '),
    ...Object.keys(COLUMNS).map((type) => EFFECTS[effect[type as ColumnType]]),
  ])

const OTHER_WORDS = ([item, words]: [string, string[]]): string =>
  line([`«${item}»`, words.map((word) => `«${word}»`).join(', ')])

/** `docs/values.md`: what a word in place of a value comes to. */
export const valuesDocument = (
  command: string,
  choiceWords: Record<string, string[]>,
): string => `# Words in place of values

Generated from \`src/engine/intake/values/missing.ts\`: do not edit. A test holds it current; \`${command}\` writes it anew.

Letter case, spaces, ё/е, a full stop at the end, the kind of dash and Latin letters that look Russian do not matter.

${line(['Что означает', 'Слова', ...Object.values(COLUMNS)])}
${line(['---', '---', ...Object.keys(COLUMNS).map(() => '---')])}
${MISSING_WORDS.map(lineOf).join('\n')}

- «значения нет»: the cell counts as empty and gives no fact. Where the form requires a value, a warning names the cell.
  In «Учреждение», «Требования» and «В периоде» what an earlier form said there no longer holds; a blank cell leaves it.
- «замечание»: it can be meant in two ways. A dash where a number is wanted may be zero or «нет данных».
- «значение»: taken as written: a zero, or a text of its own. In «Учреждение» a text «нет» is no value.
- An item of a list comes first: «н/п» is «Неприменимо» and «нет» is «Нет» or «не было» where the list has them; a dash in
  a list with a negative item is a remark.

# Other words for items of lists

Generated from \`choiceWords\` in \`resources/evidence.yaml\`: taken wherever a list has the item. A word that is itself an item
of the list means that one. Any other word is a remark with the nearest items beside it.

${line(['Значение', 'Другие слова'])}
${line(['---', '---'])}
${Object.entries(choiceWords).map(OTHER_WORDS).join('\n')}
`
