import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionsOf, conditionsText } from '../../src/engine/catalogue/book/condition-text'
import { listOf, listText } from '../../src/engine/catalogue/book/lists-text'
import { evidenceNames } from '../../src/engine/catalogue/book/names'
import { loadRules } from '../../src/engine/catalogue/load'
import type { Condition } from '../../src/engine/catalogue/criterion-types'
import type { Field } from '../../src/engine/catalogue/evidence-types'
import { field, tinyTexts } from './tiny-rules'

const { dictionary } = loadRules(
  tinyTexts(({ dictionary: parts }) => {
    parts.choices['Категория'] = ['Педагоги', 'Родители', 'Политика, религия; иное', 'Со статусом «учитель»']
    ;(parts.tables[1]?.columns as unknown[]).push(
      field('comma', 'text', { title: 'Кто, где; когда' }),
      field('quoted', 'integer', { title: 'Связано с «Э-журналом»' }),
      field('kind', 'choice', { title: 'Вид', choices: 'Категория' }),
    )
  }),
)
const names = evidenceNames(dictionary, {})
const reading = { table: 'groups', names, choices: (of: Field) => dictionary.choices[of.choices ?? ''] ?? [] }

const read = (text: string) => conditionsOf(text, reading)
const sound = (value: Condition[]) => ({ value, faults: [] })

describe('conditions as a curator types them', () => {
  it.each<[string, Condition[]]>([
    ['Столбец ready = Да', [{ column: 'ready', equals: true }]],
    ['столбец  READY=нет', [{ column: 'ready', equals: false }]],
    ['Столбец pupils >= 3', [{ column: 'pupils', atLeast: 3 }]],
    ['Столбец pupils ≤ 2,5', [{ column: 'pupils', atMost: 2.5 }]],
    ['Столбец pupils = 0', [{ column: 'pupils', equals: 0 }]],
    ['Столбец seen заполнена', [{ column: 'seen', is: 'filled' }]],
    ['Вид: Родители, педагоги', [{ column: 'kind', in: ['Родители', 'Педагоги'] }]],
    ['Вид: кроме Родители', [{ column: 'kind', notIn: ['Родители'] }]],
    ['Вид <> Родители, Педагоги', [{ column: 'kind', notIn: ['Родители', 'Педагоги'] }]],
    ['Вид = Родители, Педагоги', [{ column: 'kind', in: ['Родители', 'Педагоги'] }]],
    ['Вид = Родители', [{ column: 'kind', equals: 'Родители' }]],
    ['Вид: "Политика, религия; иное", Родители', [{ column: 'kind', in: ['Политика, религия; иное', 'Родители'] }]],
    ['Вид: «Политика, религия; иное»', [{ column: 'kind', in: ['Политика, религия; иное'] }]],
    ['Вид: Со статусом «учитель»', [{ column: 'kind', in: ['Со статусом «учитель»'] }]],
    ['Столбец group упоминает: онлайн, ВКС', [{ column: 'group', mentions: ['онлайн', 'ВКС'] }]],
    ['Столбец group не упоминает: перенос', [{ column: 'group', lacks: ['перенос'] }]],
    ['Столбец seen не позже Столбец seen', [{ column: 'seen', notAfter: 'seen' }]],
    ['Столбец pupils >= 50 % от Связано с «Э-журналом»', [{ column: 'pupils', atLeastShareOf: 'quoted', share: 0.5 }]],
    ['"Кто, где; когда" заполнен', [{ column: 'comma', is: 'filled' }]],
    [
      'Столбец ready = Да;\nВид: Родители\nСтолбец pupils <= 1;',
      [
        { column: 'ready', equals: true },
        { column: 'kind', in: ['Родители'] },
        { column: 'pupils', atMost: 1 },
      ],
    ],
  ])('%s', (text, conditions) => {
    expect(read(text)).toEqual(sound(conditions))
  })

  it.each<[string, RegExp]>([
    ['Хвостов >= 1', /столбца «Хвостов» нет в таблице «Лист groups»/],
    ['Столбец pupils', /не разобрать/],
    ['Столбец pupils > 3', /вместо «>» пишите «>=»/],
    ['Столбец pupils >= много', /нужно число или «100 % от»/],
    ['Столбец pupils >= 50 % от Хвостов', /столбца «Хвостов» нет/],
    ['Столбец pupils = много', /числа, а написано «много»/],
    ['Столбец ready = может быть', /бывает «Да» или «Нет»/],
    ['Вид:', /после «:» ничего не написано/],
    ['Столбец seen не позже Хвостов', /столбца «Хвостов» нет/],
  ])('%s is a mistake', (text, said) => {
    const { value, faults } = read(text)
    expect([value, faults.length]).toEqual([null, 1])
    expect(faults[0]).toMatch(said)
  })

  it('tells every mistake of a cell', () => {
    expect(read('Хвостов = 1; Столбец ready = Да; Рогов = 2').faults).toHaveLength(2)
  })
})

const words = fc.array(
  fc
    .string({ unit: fc.constantFrom(...'абв АБ,;:=<>"«»%.-'), minLength: 1, maxLength: 12 })
    .filter((text) => text === text.trim() && text !== ''),
  { minLength: 1, maxLength: 4 },
)

const condition: fc.Arbitrary<Condition> = fc.oneof(
  words.map((mentions) => ({ column: 'group', mentions })),
  words.map((lacks) => ({ column: 'comma', lacks })),
  fc
    .subarray(dictionary.choices['Категория'] ?? [], { minLength: 1 })
    .map((values) => ({ column: 'kind', in: values })),
  fc.subarray(dictionary.choices['Категория'] ?? [], { minLength: 1 }).map((notIn) => ({ column: 'kind', notIn })),
  fc.constantFrom(...(dictionary.choices['Категория'] ?? [])).map((equals) => ({ column: 'kind', equals })),
  fc.boolean().map((equals) => ({ column: 'ready', equals })),
  fc.integer({ min: -5, max: 500 }).map((equals) => ({ column: 'pupils', equals })),
  fc.integer({ min: 0, max: 500 }).map((atLeast) => ({ column: 'quoted', atLeast })),
  fc.integer({ min: 0, max: 500 }).map((atMost) => ({ column: 'pupils', atMost })),
  fc.integer({ min: 1, max: 100 }).map((percent) => ({
    column: 'pupils',
    atLeastShareOf: 'quoted',
    share: percent / 100,
  })),
  fc.constantFrom<Condition>({ column: 'comma', is: 'filled' }, { column: 'seen', notAfter: 'seen' }),
)

describe('whatever a catalogue holds', () => {
  it('conditions written are read back', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (conditions) => {
        expect(read(conditionsText(conditions, 'groups', names))).toEqual(sound(conditions))
      }),
    )
  })

  it('lists written are read back', () => {
    fc.assert(
      fc.property(words, (values) => {
        expect(listOf(listText(values))).toEqual(values)
      }),
    )
  })
})
