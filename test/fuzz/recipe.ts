import fc from 'fast-check'

/** What a file is changed as; a level that a format lacks is its bytes. */
type Level = 'bytes' | 'container' | 'markup' | 'cells'

/**
 * One change. `op` chooses among the changes of the level, `where` and `other` say where in the file: each is taken
 * modulo what there is. `size` is how much or how often, `value` what is put there.
 */
export type Step = { level: Level; op: number; where: number; other: number; size: number; value: string }

export type Recipe = { base: number; steps: Step[] }

/** What people, programs and attackers put into a place for a word or a number. */
const ODD = [
  ...['', ' ', '0', '-0', '-1', '1', '2', '255', '256', '65535', '65536', '1048576', '1048577', '16384', '16385'],
  ...['2147483647', '2147483648', '4294967295', '4294967296', '9007199254740993', '-9223372036854775808'],
  ...['1e308', '1e309', '-1e309', '5e-324', 'NaN', 'Infinity', '0x10', '1,5', '1 000', '١٢', '1e', '0.1e-7', '99,9 %'],
  ...['36526', '0.5', '-1.5', '60', '2958465', '2958466', '1e15', '45000.9999999'],
  ...['true', 'да', 'Да', 'не было', 'нет данных', 'н/п', '-', '—', '#REF!', '#N/A', '#ДЕЛ/0!'],
  ...['31.02.2026', '2026-13-45', '00.00.0000', '1900-02-29', '24:00', '25:61', '99999-01-01', 'PT9999H', '01.09.25'],
  ...['A1', 'A0', 'XFD1048576', 'XFE1', 'ZZZZZ1', 'A1:XFD1048576', 'B2:A1', 'A1:A1', '$A$1', 'A-1', 'a1', 'Лист1!A1'],
  ...['s', 'str', 'inlineStr', 'b', 'e', 'd', 'n', 'x', 'float', 'percentage', 'date', 'time', 'boolean', 'string'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', '_sverka', 'Учреждение', 'rId1'],
  ...[
    '=1+1',
    '=cmd|"/c calc"!A1',
    '@SUM(1)',
    '+7 900 000-00-00',
    '<script>alert(1)</script>',
    '"><x y="',
    "' or 1=1 --",
  ],
  ...['../../../etc/passwd', '/xl/workbook.xml', 'http://127.0.0.1:1/', 'file:///etc/passwd', 'worksheets/sheet1.xml'],
  ...[
    '\u0000',
    '\ufeff',
    '\ufffe',
    '\ud800',
    '\u202e1202',
    '\u200b',
    'é',
    'й',
    '👩‍👩‍👧‍👦',
    'İ',
    'ß',
    'ﬁ',
    '\r\n',
    '\t',
    ';',
    '"',
  ],
  ...['&amp;', '&#0;', '&#x110000;', '&#xD800;', '&unknown;', '&', ']]>', '<!--', '_x0000_', '_xD83D_', '_x000D_'],
  ...['$&', '$1', '\\', '%s', '%00', '5900000002', '0000000000', '7'.repeat(300), 'ж'.repeat(40_000)],
]

const anywhere = fc.noBias(fc.nat())

const step = (level: fc.Arbitrary<Level>): fc.Arbitrary<Step> =>
  fc.record({
    level,
    op: anywhere,
    where: anywhere,
    other: anywhere,
    size: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 3000 })),
    value: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...ODD) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
      { weight: 1, arbitrary: fc.integer().map(String) },
      { weight: 1, arbitrary: fc.double().map(String) },
    ),
  })

const LEVELS: Level[] = ['bytes', 'container', 'markup', 'cells']

/** Most changes are such that much of the file is still read. */
const WEIGHTS: Record<Level, number> = { bytes: 1, container: 1, markup: 2, cells: 3 }

/** Changes of one level, or of all of them together. */
const steps: fc.Arbitrary<Step[]> = fc.oneof(
  ...LEVELS.map((level) => ({
    weight: WEIGHTS[level],
    arbitrary: fc.array(step(fc.constant(level)), { minLength: 1, maxLength: level === 'cells' ? 24 : 6 }),
  })),
  { weight: 1, arbitrary: fc.array(step(fc.constantFrom(...LEVELS)), { minLength: 2, maxLength: 8 }) },
)

const recipes: fc.Arbitrary<Recipe> = fc.record({ base: anywhere, steps })

/** The recipe of a seed: always the same. */
export const recipeOf = (seed: number): Recipe => {
  const [recipe] = fc.sample(recipes, { seed, numRuns: 1 })
  if (recipe === undefined) throw new Error('nothing sampled')
  return recipe
}
