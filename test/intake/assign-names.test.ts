import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparedName, institutionName } from '../../src/engine/intake/institution-name'
import { isSameName, nameLikeness } from '../../src/engine/intake/name-likeness'
import { subdivisionKey } from '../../src/engine/intake/plain-name'

/** What a curator would say of two names that stand without an ИНН. */
type Says = 'same' | 'ask' | 'other'

const decided = (one: string, other: string): Says => {
  const [left, right] = [institutionName(one), institutionName(other)]
  if (isSameName(left, right)) return 'same'
  return nameLikeness(left, right) === null ? 'other' : 'ask'
}

const PAIRS: [Says, string, string][] = [
  // Organisational forms, short and in full words.
  ['same', 'МБОУ СОШ №1', 'СОШ № 1'],
  ['same', 'МАОУ «СОШ № 1»', 'МБОУ «СОШ № 1»'],
  ['same', 'МКОУ ООШ № 3', 'ООШ № 3'],
  ['same', 'ЧОУ «Гимназия № 2»', 'Гимназия № 2'],
  ['same', 'ГБОУ Лицей № 9', 'Лицей №9'],
  ['same', 'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 1»', 'СОШ № 1'],
  ['same', 'Муниципальное автономное дошкольное образовательное учреждение «Детский сад № 7»', 'МАДОУ д/с № 7'],
  ['same', 'МБДОУ № 7', 'МБДОУ «Детский сад № 7»'],
  ['same', 'Муниципальное бюджетное учреждение дополнительного образования «Дом детского творчества»', 'МБУ ДО ДДТ'],
  ['same', 'МАУ ДО ДЮЦ «Парус»', 'МАУ ДО «Детско-юношеский центр „Парус“»'],
  ['same', 'МБУ ДО «ЦДО „Орбита“»', 'Центр дополнительного образования «Орбита»'],
  ['same', 'МКОУ «Начальная школа № 4»', 'НОШ № 4'],
  ['same', 'МБОУ «Основная общеобразовательная школа № 6»', 'ООШ №6'],
  ['same', 'МАДОУ «Центр развития ребёнка — детский сад № 12»', 'ЦРР - д/с № 12'],
  // Quotes, sign of the number, case, ё, spaces, look-alike letters.
  ['same', 'МБОУ "СОШ №1"', 'МБОУ «СОШ № 1»'],
  ['same', 'МБОУ“СОШ№1”', 'мбоу сош n1'],
  ['same', 'СОШ No 1', 'СОШ номер 1'],
  ['same', 'СОШ N 1', 'СОШ 1'],
  ['same', 'СОШ-1', 'СОШ № 01'],
  ['same', 'COШ № 1', 'СОШ № 1'],
  ['same', 'ДЕТСКИЙ САД «ЁЛОЧКА»', 'детский сад "елочка"'],
  ['same', '  Лицей   «Квант» ', 'лицей квант'],
  ['same', 'СОШ № 12-А', 'СОШ № 12А'],
  // Whose name it bears, and the city.
  ['same', 'СОШ № 2 имени А. С. Примерова', 'СОШ № 2 им. А.С.Примерова'],
  ['same', 'СОШ № 2 имени Примерова', 'СОШ № 2 им. А. С. Примерова'],
  ['same', 'СОШ № 2 имени Алексея Сергеевича Примерова', 'СОШ № 2 им. А. С. Примерова'],
  ['same', 'СОШ № 2 им. Г. Примерова г. Перми', 'СОШ № 2 им. Примерова Г.'],
  ['same', 'МАОУ «СОШ № 1» г. Перми', 'СОШ № 1'],
  ['same', 'БОУ города Омска «Средняя общеобразовательная школа № 1»', 'СОШ № 1 г. Омск'],
  ['same', 'СОШ № 1 г. Пермь', 'СОШ № 1 города Перми'],
  ['same', 'СОШ № 1 города Нижнего Образцова', 'СОШ № 1 г. Нижний Образцов'],
  ['same', 'Школа-интернат № 4', 'школа – интернат №4'],
  ['same', 'МБОУ СОШ с. Примерное', 'СОШ села Примерное'],
  // Never taken one for another.
  ['other', 'СОШ № 1', 'СОШ № 11'],
  ['other', 'СОШ № 12', 'СОШ № 21'],
  ['other', 'СОШ № 12', 'СОШ № 12А'],
  ['other', 'Детский сад № 1', 'СОШ № 1'],
  ['other', 'Гимназия № 1', 'Лицей № 1'],
  ['other', 'СОШ № 1', 'ООШ № 1'],
  ['other', 'МБДОУ № 1', 'МБОУ СОШ № 1'],
  ['other', 'ДДТ «Искра»', 'ДЮЦ «Искра»'],
  ['other', 'СОШ № 1 г. Образцова', 'СОШ № 1 г. Примерска'],
  ['other', 'МБОУ СОШ с. Примерное', 'МБОУ СОШ с. Учебное'],
  ['other', 'МБОУ СОШ с. Примерное', 'МБОУ СОШ'],
  ['other', 'Гимназия «Радуга»', 'Гимназия «Радость»'],
  ['other', 'СОШ им. 30 лет Победы', 'СОШ им. 40 лет Победы'],
  ['other', 'СОШ им. 30 лет Победы', 'СОШ № 30'],
  ['other', 'Гимназия', 'Гимназия «Радуга»'],
  ['ask', 'МБОУ', 'МАОУ'],
  // Near enough to ask.
  ['ask', 'СОШ № 2', 'СОШ № 2 им. А. С. Примерова'],
  ['ask', 'СОШ № 2 им. А. С. Примерова', 'СОШ № 2 им. М. И. Примерова'],
  ['ask', 'Гимназия «Радуга»', 'Гимназия «Рaдгуа»'],
  ['ask', 'Лицей «Кванть»', 'Лицей «Квант»'],
  ['ask', 'СОШ № 5 «Радуга»', 'СОШ «Радуга» № 5'],
  ['ask', 'Детский сад № 5 «Ромашка»', 'Детский сад № 5'],
  ['ask', 'Детский сад № 5 общеразвивающего вида', 'Детский сад № 5'],
  ['ask', 'СОШ № 12 с углублённым изучением английского языка', 'СОШ № 12'],
  ['ask', 'Школа № 1', 'СОШ № 1'],
  ['ask', 'СОШ № 1 с. Примерное', 'СОШ № 1'],
  ['ask', 'Дворец детского творчества «Искра»', 'ДДТ «Искра»'],
  ['ask', 'СОШ № 3 «Радуга»', 'СОШ «Радуга»'],
  ['ask', 'Филиал СОШ № 1 в деревне Лог', 'СОШ № 1'],
]

describe('two names of institutions', () => {
  test.each(PAIRS)('%s: «%s» and «%s»', (says, one, other) => {
    expect(decided(one, other)).toBe(says)
    expect(decided(other, one)).toBe(says)
  })

  test('the nearer a name, the higher its score, and none is certain', () => {
    const scores = ['СОШ № 5 «Радгуа»', 'СОШ № 5', 'СОШ № 5 «Орбита»'].map((name) =>
      nameLikeness(institutionName('СОШ № 5 «Радуга»'), institutionName(name)),
    )
    expect(scores).toEqual([...scores].sort((one, other) => Number(other) - Number(one)))
    expect(new Set(scores).size).toBe(3)
    for (const score of scores) expect(score).toSatisfy((each: number) => each > 0 && each < 1)
  })
})

const PIECES = [
  ...['МБОУ', 'МАДОУ', 'МБУ ДО', 'муниципальное', 'бюджетное', 'общеобразовательное', 'дошкольное', 'учреждение'],
  ...['СОШ', 'средняя', 'школа', 'детский', 'сад', 'д/с', 'д. с.', 'дом', 'детского', 'творчества', 'центр'],
  ...['№1', '№ 01', 'N 2', 'номер 3', 'No4', '12-А', '5', '30 лет', '1/2', '#', '№'],
  ...['имени', 'им.', 'А. С.', 'А.С.Примерова', 'Алексея Сергеевича', 'г. Перми', 'города', 'с.', 'села Лог', 'края'],
  ...['«Радуга»', '"Ёлочка"', '(филиал)', '-', '—', 'и', 'с', 'г', 'COШ', '.', ',', 'ДОД', 'интернат'],
]

test('a compared name compared again is itself, whatever was written', () => {
  const fromPieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((pieces) => pieces.join(' '))
  const glued = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(fc.oneof(fromPieces, glued, fc.string({ unit: 'binary' })), (text) => {
      const once = comparedName(text)
      expect(comparedName(once)).toBe(once)
    }),
    { numRuns: 500 },
  )
})

test('case, quotes and spaces never change a compared name', () => {
  const words = fc.array(fc.constantFrom('МБОУ', 'СОШ', '№ 5', 'имени', 'Примерова', 'Радуга', 'Лицей'), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(words, fc.constantFrom(' ', '  ', '\u00a0', '\n'), fc.boolean(), (parts, space, isUpper) => {
      const plain = parts.join(' ')
      const other = `«${parts.join(space)}»`
      expect(comparedName(isUpper ? other.toUpperCase() : other.toLowerCase())).toBe(comparedName(plain))
    }),
  )
})

test.each([
  ['', ''],
  ['нет', ''],
  [' — ', ''],
  ['Отсутствует.', ''],
  ['Корпус №2', 'корпус 2'],
  ['Корпус № 2', 'корпус 2'],
  ['Филиал «Лесной»', 'филиал лесной'],
])('the subdivision «%s» is compared as «%s»', (text, key) => {
  expect(subdivisionKey(text)).toBe(key)
})
