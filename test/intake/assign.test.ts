import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rosterOf, type Assignment } from '../../src/engine/cases/taking/assign'
import type { KnownAs } from '../../src/engine/intake/place-sender'
import type { Sender } from '../../src/engine/intake/types'
import type { KnownInstitution } from '../../src/engine/store/known-institutions'
import type { Institution } from '../../src/engine/store/types'

// ИНН by hand: 5·2 + 9·4 = 46, 46 mod 11 = 2; a ninth digit of 1 adds 8: 54 mod 11 mod 10 = 0; of 2 adds 16: 62 mod 11 = 7.
const [FIRST, SECOND, THIRD] = ['5900000002', '5900000010', '5900000027']

const known = (id: number, part: Partial<KnownInstitution> = {}): KnownInstitution => ({
  id,
  catalogue: 'test-school',
  inn: null,
  kind: 'school',
  subdivision: null,
  name: `МБОУ «СОШ № ${id}»`,
  fullName: null,
  municipality: null,
  email: null,
  isExpected: false,
  ...part,
})

const HEAD = known(1, { inn: FIRST, name: 'СОШ № 1', fullName: 'Школа № 1 города Образцова' })

const sender = (part: Partial<Sender>): Sender => ({
  fullName: null,
  shortName: null,
  inn: null,
  kind: 'school',
  subdivision: null,
  municipality: null,
  ...part,
})

const told = (assignment: Assignment): string => {
  if (assignment.to === 'question') return `? ${assignment.candidates.map(({ id }) => id).join(' ')}`.trim()
  return assignment.to === 'new' ? 'new' : String(assignment.institution.id)
}

const placed = (roster: KnownInstitution[], part: Partial<Sender>, answers: KnownAs[] = []): string =>
  told(rosterOf(roster, answers).place(sender(part), 'school'))

describe('whose form it is', () => {
  const same = { fullName: HEAD.fullName, shortName: HEAD.name, inn: HEAD.inn }
  test.each<[string, Partial<Sender>, string]>([
    ['a corrected form of the same school', same, '1'],
    ['without a full name', { ...same, fullName: null }, '1'],
    ['without a short name', { ...same, shortName: null }, '1'],
    ['with nothing but its ИНН', { inn: FIRST }, '1'],
    ['the number written together with its sign', { ...same, shortName: 'сош №1', inn: null }, '1'],
    ['a form of organisation and a city more', { ...same, shortName: 'МАОУ «СОШ № 1» г. Образцова', inn: null }, '1'],
    ['its ИНН under a name with a patron', { ...same, shortName: 'СОШ № 1 им. П. П. Примерова' }, '1'],
    ['a branch under the full name of its head', { ...same, shortName: 'Филиал СОШ № 1 в деревне Лог' }, '? 1'],
    ['a branch that says so', { ...same, shortName: 'Филиал', subdivision: 'деревня Лог' }, 'new'],
    ['«нет» in place of a subdivision', { ...same, subdivision: 'нет' }, '1'],
    ['another school under the same ИНН', { ...same, shortName: 'СОШ № 2', fullName: null }, '? 1'],
    ['another ИНН', { ...same, inn: SECOND }, 'new'],
    ['a wrong ИНН tells nothing: the name does', { ...same, inn: '5900000003' }, '1'],
    ['a wrong ИНН alone', { inn: '5900000003' }, '?'],
    ['nothing at all', {}, '?'],
    ['a name of nothing but quotes', { shortName: '«»' }, '?'],
    ['a near name without ИНН', { shortName: 'СОШ № 1 им. П. П. Примерова' }, '? 1'],
    ['a near name under another ИНН', { shortName: 'СОШ № 1 им. П. П. Примерова', inn: SECOND }, 'new'],
    ['another number', { shortName: 'СОШ № 11' }, 'new'],
  ])('%s', (_, part, to) => {
    expect(placed([HEAD], part)).toBe(to)
  })

  test('candidates come best first, with how near they are', () => {
    const roster = ['Детский сад № 5 «Орбита»', 'Детский сад № 5', 'Детский сад № 5 «Радуга»'].map((name, index) =>
      known(index + 1, { name, kind: 'preschool' }),
    )
    const asked = rosterOf(roster, []).place(sender({ shortName: 'МБДОУ № 5 «Радгуа»' }), 'preschool')
    if (asked.to !== 'question') throw new Error(asked.to)
    expect(asked.candidates.map(({ id }) => id)).toEqual([3, 2, 1])
    expect(asked.message).toContain('«Детский сад № 5 «Радуга»»'.slice(1, -1))
    const scores = asked.candidates.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((one, other) => other - one))
    for (const score of scores) expect(score).toSatisfy((each: number) => each > 0 && each < 1)
  })

  test('the same name twice is a question; so is a subdivision that is nearly one of those known', () => {
    const twice = [known(1, { name: 'СОШ № 1 г. Образцова' }), known(2, { name: 'СОШ № 1 г. Примерска' })]
    expect(placed(twice, { shortName: 'СОШ № 1' })).toBe('? 1 2')
    expect(placed(twice, { shortName: 'СОШ № 1 города Примерска' })).toBe('2')
    const branch = known(2, { ...HEAD, id: 2, subdivision: 'Филиал в деревне Лог' })
    const part = { shortName: 'СОШ № 1', inn: FIRST }
    expect(placed([HEAD, branch], { ...part, subdivision: 'филиал в деревне „Лог“' })).toBe('2')
    expect(placed([HEAD, branch], { ...part, subdivision: 'Филиал деревни Лог' })).toBe('? 2')
    expect(placed([HEAD, branch], { ...part, subdivision: 'Корпус 2' })).toBe('new')
  })

  test('a register knows the ИНН better than a form: the same name under another one is a question', () => {
    const expected = { ...HEAD, isExpected: true }
    expect(placed([expected], { shortName: 'СОШ № 1', inn: SECOND })).toBe('? 1')
    const newcomer = rosterOf([expected], []).place(sender({ shortName: 'СОШ № 7', inn: SECOND }), 'school')
    expect(newcomer).toMatchObject({ to: 'new', isUnexpected: true, namesake: null })
    const twin = rosterOf([HEAD], []).place(sender({ shortName: 'СОШ № 1', inn: SECOND }), 'school')
    expect(twin).toMatchObject({ to: 'new', isUnexpected: false, namesake: 'СОШ № 1' })
  })

  test('who is known from another audit joins this one', () => {
    const elsewhere = { ...HEAD, catalogue: null }
    const roster = rosterOf([elsewhere], [])
    expect(roster.place(sender({ inn: FIRST }), 'school')).toMatchObject({ to: 'joins', institution: { id: 1 } })
    expect(roster.participants).toEqual([])
    roster.join({ ...HEAD, catalogue: 'test-school' } as Institution)
    expect(roster.place(sender({ inn: FIRST }), 'school')).toMatchObject({ to: 'known', institution: { id: 1 } })
    expect(roster.participants).toHaveLength(1)
  })
})

describe('answers the curator has given', () => {
  const roster = [known(1), known(2, { inn: FIRST }), known(3)]
  const answer = (institution: number, inn: string | null = null): KnownAs => ({
    name: 'сош образцовая||',
    kind: 'school',
    subdivision: '',
    inn,
    institution,
  })

  test.each<[string, KnownAs[], Partial<Sender>, string]>([
    ['a name as it was sent, written a little differently', [answer(1)], { shortName: 'МБОУ СОШ "Образцовая"' }, '1'],
    ['another name', [answer(1)], { shortName: 'СОШ «Примерная»' }, 'new'],
    ['an answer without ИНН serves one with an ИНН nobody has', [answer(1)], { inn: SECOND }, '1'],
    ['an answer to this very ИНН and name is stronger than who holds it', [answer(3, FIRST)], { inn: FIRST }, '3'],
    ['one without ИНН is not: who is meant is asked', [answer(3)], { inn: FIRST }, '? 2 3'],
    ['an answer to another ИНН is for somebody else', [answer(3, SECOND)], { inn: THIRD }, 'new'],
    ['two answers by ИНН do not tell who sends without it', [answer(1, SECOND), answer(3, THIRD)], {}, 'new'],
    ['of two answers to one name the later holds', [answer(1), answer(3)], {}, '3'],
  ])('%s', (_, answers, part, to) => {
    expect(placed(roster, { shortName: 'СОШ «Образцовая»', ...part }, answers)).toBe(to)
  })
})

/** Ways one name is written; numbers tell the schools apart. */
const WRITTEN = [
  (number: number) => `МБОУ «СОШ № ${number}»`,
  (number: number) => `СОШ №${number}`,
  (number: number) => `МАОУ "Средняя школа №${number}" г. Образцова`,
  (number: number) =>
    `Муниципальное автономное общеобразовательное учреждение «Средняя общеобразовательная школа ${number}»`,
]

test('the order of files does not matter where nothing is in doubt', () => {
  const files = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.nat(WRITTEN.length - 1)), { maxLength: 25 })
  const grouped = (sent: [number, number][]): string[][] => {
    const roster = rosterOf([], [])
    const groups = new Map<number, string[]>()
    for (const [number, way] of sent) {
      const name = WRITTEN[way]?.(number) ?? ''
      const place = roster.place(sender({ shortName: name }), 'school')
      expect(place.to).toMatch(/known|new/)
      const id = place.to === 'known' ? place.institution.id : groups.size + 1
      if (place.to === 'new') roster.join({ ...place.identity, id, catalogue: 'test-school' })
      groups.set(id, [...(groups.get(id) ?? []), name].sort())
    }
    return [...groups.values()].sort((one, other) => ((one[0] ?? '') < (other[0] ?? '') ? -1 : 1))
  }
  const shuffled = files.chain((sent) =>
    fc.tuple(fc.constant(sent), fc.shuffledSubarray(sent, { minLength: sent.length })),
  )
  fc.assert(
    fc.property(shuffled, ([sent, other]) => {
      expect(grouped(other)).toEqual(grouped(sent))
      expect(grouped(sent)).toHaveLength(new Set(sent.map(([number]) => number)).size)
    }),
    { numRuns: 60 },
  )
})
