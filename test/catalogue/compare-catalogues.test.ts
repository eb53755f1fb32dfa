import { describe, expect, it } from 'vitest'
import { compareCatalogues, type ThemeComparison } from '../../src/engine/catalogue/compare-catalogues'
import { loadRules } from '../../src/engine/catalogue/load'
import type { Criterion } from '../../src/engine/catalogue/criterion-types'
import type { Catalogue, Requirement } from '../../src/engine/catalogue/types'
import { resourceTexts } from './resource-texts'

const rules = loadRules(resourceTexts('perm-school', 'perm-centre'))
const catalogue = (id: string): Catalogue => {
  const found = rules.catalogues.find((each) => each.id === id)
  if (found === undefined) throw new Error(`${id} is not loaded`)
  return found
}
const school = catalogue('perm-school')
const centre = catalogue('perm-centre')

const placesOf = (themes: ThemeComparison[], side: 'onlyA' | 'onlyB'): [string, string][] =>
  themes.flatMap((each) => each[side].map(({ clause }): [string, string] => [clause, each.theme])).sort()

describe('the school and the centre of Perm', () => {
  const { themes, roles, names } = compareCatalogues(school, centre, rules)
  const related = (relation: ThemeComparison['relation']) =>
    themes.filter((each) => each.relation === relation).map(({ theme }) => theme)

  // By hand from the two texts: what the school's says and the centre's does not.
  it('shows everything the text of the centre left out', () => {
    const leftOut: [string, string][] = [
      ['2.3, п. 10', 'other-duties'],
      ['2.4, п. 10', 'class-teacher-assignment'],
      ['2.4, п. 17', 'other-duties'],
      ['2.5', 'coordination'],
      ['2.5, п. 1', 'joining'],
      ['2.5, п. 2', 'informing'],
      ['2.5, п. 3', 'conduct-rules'],
      ['2.5, п. 4', 'training'],
      ['2.5, п. 5', 'inviting-pupils'],
      ['2.5, п. 5', 'inviting-parents'],
      ['2.5, п. 5', 'participation'],
      ['2.5, п. 6', 'extra-chats'],
      ['2.5, п. 7', 'chat-communication'],
      ['2.5, п. 8', 'parent-meetings'],
      ['2.5, п. 9', 'extracurricular-work'],
      ['2.5, п. 10', 'moderation'],
      ['2.5, п. 11', 'other-duties'],
      ['2.6, п. 13', 'other-duties'],
      ['3.7, п. 2', 'alternatives'],
    ]
    expect(placesOf(themes, 'onlyA')).toEqual(leftOut.sort())
  })

  it('leaves the whole section of the class teacher to the school', () => {
    const section = school.requirements.filter(({ clause }) => clause === '2.5').map(({ id }) => id)
    const left = themes.flatMap(({ onlyA }) => onlyA.map(({ requirement }) => requirement))
    expect(section).toHaveLength(1 + 11 + 2)
    expect(left).toEqual(expect.arrayContaining(section))
    expect(roles).toEqual({ onlyA: ['Классный руководитель'], onlyB: [] })
  })

  it('finds nothing that only the centre has', () => {
    expect(placesOf(themes, 'onlyB')).toEqual([])
    expect(related('only-b')).toEqual([])
  })

  it('names the themes that the centre lost altogether', () => {
    expect(related('only-a').sort()).toEqual([
      'class-teacher-assignment',
      'conduct-rules',
      'extra-chats',
      'informing',
      'other-duties',
      'parent-meetings',
    ])
  })

  it('says in what the duties that both have differ, and in nothing else', () => {
    const changed = themes.flatMap((each) =>
      each.changed.map(({ a, b, differences }) => ({ theme: each.theme, a: a.clause, b: b.clause, differences })),
    )
    expect(changed).toEqual([
      {
        theme: 'adoption',
        a: '1.3',
        b: '1.3',
        differences: [
          {
            title: 'содержание',
            a: [expect.stringContaining('педсовет')],
            b: ['В действие положение вводит приказ директора.'],
          },
        ],
      },
      {
        theme: 'equipment',
        a: '3.3, п. 3',
        b: '3.3, п. 3',
        differences: [{ title: 'чего не должно быть вместе', a: ['«Предложены иные ГИС и ЭОР» — нет'], b: [] }],
      },
      {
        theme: 'remote-informing',
        a: '3.2',
        b: '3.2',
        differences: [{ title: 'какие строки: «Вид»', a: ['«Классный час»'], b: [] }],
      },
      {
        theme: 'alternatives',
        a: '3.7',
        b: '3.7',
        differences: [
          { title: 'условие', a: ['«Предложены иные ГИС и ЭОР» — да'], b: [] },
          { title: 'какие строки', a: ['«Предложены иные ГИС и ЭОР» — нет'], b: [] },
        ],
      },
    ])
  })

  it('pairs the traditional forms with each other though their numbers differ', () => {
    const alternatives = themes.find(({ theme }) => theme === 'alternatives')
    expect(alternatives?.clauses).toEqual({
      a: ['3.7', '3.7, п. 1', '3.7, п. 2', '3.7, п. 3'],
      b: ['3.7', '3.7, п. 1', '3.7, п. 2'],
    })
    expect(alternatives?.onlyA[0]?.statement).toContain('Моя школа')
  })

  it('shows both clauses of what moved', () => {
    expect(themes.find(({ theme }) => theme === 'unclaimed-invitations')).toMatchObject({
      relation: 'same',
      clauses: { a: ['2.4, п. 12'], b: ['2.4, п. 11'] },
    })
  })

  it('names the messenger of each', () => {
    expect(names).toEqual([{ title: 'мессенджер', a: 'национальный мессенджер', b: 'VK Мессенджер' }])
  })

  it('says the same from the other side', () => {
    const mirrored = compareCatalogues(centre, school, rules)
    expect(placesOf(mirrored.themes, 'onlyB')).toEqual(placesOf(themes, 'onlyA'))
    expect(mirrored.themes.map(({ theme, relation }) => [theme, relation])).toEqual(
      themes.map(({ theme, relation }) => [
        theme,
        relation === 'only-a' ? 'only-b' : relation === 'only-b' ? 'only-a' : relation,
      ]),
    )
  })

  it('finds a catalogue the same as itself', () => {
    const self = compareCatalogues(school, school, rules)
    expect(new Set(self.themes.map(({ relation }) => relation))).toEqual(new Set(['same']))
    expect([self.names, self.roles]).toEqual([[], { onlyA: [], onlyB: [] }])
  })
})

describe('one change', () => {
  const changed = (id: string, change: (requirement: Requirement) => Partial<Requirement>) => {
    const edition: Catalogue = {
      ...school,
      requirements: school.requirements.map((each) => (each.id === id ? { ...each, ...change(each) } : each)),
    }
    const { themes } = compareCatalogues(school, edition, rules)
    const touched = themes.filter(({ relation }) => relation !== 'same')
    expect(touched.map(({ onlyA, onlyB }) => [...onlyA, ...onlyB]).flat()).toEqual([])
    return touched.flatMap((each) => each.changed.flatMap(({ differences }) => differences))
  }
  const criterion =
    (change: Record<string, unknown>) =>
    (requirement: Requirement): Partial<Requirement> => ({
      criterion: { ...requirement.criterion, ...change } as Criterion,
    })

  it('of a deadline', () => {
    expect(changed('ps-2.1-b', criterion({ by: { month: 9, day: 1 } }))).toEqual([
      { title: 'срок', a: ['не позже 1 мая'], b: ['не позже 1 сентября'] },
    ])
  })

  it('of a deadline that is dropped', () => {
    expect(changed('ps-2.1-b', criterion({ by: undefined }))).toEqual([{ title: 'срок', a: ['не позже 1 мая'], b: [] }])
  })

  it('of a target', () => {
    expect(changed('ps-2.6-3', criterion({ target: 0.9 }))).toEqual([{ title: 'цель', a: ['100 %'], b: ['90 %'] }])
  })

  it('of a number', () => {
    expect(changed('ps-2.4-2', criterion({ count: 3 }))).toEqual([{ title: 'сколько нужно', a: ['2'], b: ['3'] }])
  })

  it('of a role', () => {
    expect(changed('ps-2.4-16', () => ({ role: 'management' }))).toEqual([
      { title: 'роль', a: ['Администратор платформы'], b: ['Административно-управленческий персонал'] },
    ])
  })

  it('of an obligation, and of when it holds', () => {
    expect(changed('ps-2.4-14', () => ({ obligation: 'mandatory', appliesWhen: 'remote-lessons' }))).toEqual([
      { title: 'обязательность', a: ['условное'], b: ['обязательное'] },
      { title: 'когда действует', a: ['всегда'], b: ['при дистанционных занятиях'] },
    ])
  })

  it('of the way it is decided', () => {
    const why = 'Причина, по которой таблицы не решают.'
    expect(
      changed('ps-2.4-16', () => ({ criterion: { kind: 'attested', confirmation: ['document', 'file'], why } })),
    ).toEqual([
      { title: 'способ проверки', a: ['документ'], b: ['ответ учреждения с подтверждением'] },
      { title: 'вид документа', a: ['«Статистический отчёт»', '«Аналитическая справка»'], b: [] },
      { title: 'номер документа', a: ['не нужен'], b: [] },
      { title: 'срок', a: ['внутри периода'], b: [] },
      { title: 'чем подтверждается', a: [], b: ['документ', 'файл'] },
    ])
  })

  it('of weight and of being critical', () => {
    expect(changed('ps-2.3-6', () => ({ weight: 3, critical: true }))).toEqual([
      { title: 'вес', a: ['1'], b: ['3'] },
      { title: 'критическое', a: ['нет'], b: ['да'] },
    ])
  })

  it('of nothing but the wording of a reason is no change', () => {
    expect(changed('ps-2.6-3', criterion({ counted: 'учителей', done: 'Обучено' }))).toEqual([])
  })

  it('of the order of the same conditions is said as such', () => {
    const whole = school.requirements.find(({ id }) => id === 'ps-2.4-6')?.criterion
    if (whole?.kind !== 'all-of') throw new Error('2.4, п. 6 is decided otherwise')
    expect(changed('ps-2.4-6', criterion({ of: whole.of.toReversed() }))).toEqual([
      { title: 'сочетание условий', a: ['одно'], b: ['другое'] },
    ])
  })

  it('of listed words names only those that differ', () => {
    const where = [
      { column: 'kind', in: ['Совещание'] },
      { column: 'topic', mentions: ['онлайн', 'вебинар'] },
    ]
    const [rows] = changed('ps-2.3-5b', criterion({ where }))
    expect(rows).toMatchObject({ title: 'какие строки: слова в «Тема»', b: ['«вебинар»'] })
    expect(rows?.a).toContain('«видеосвяз»')
    expect(rows?.a).not.toContain('«онлайн»')
  })

  it('of a duty into a recommendation, which never stands for a duty that is still there', () => {
    expect(changed('ps-2.4-16', () => ({ obligation: 'recommended' }))).toEqual([
      { title: 'обязательность', a: ['обязательное'], b: ['рекомендация'] },
    ])
    const withAdvice: Catalogue = {
      ...school,
      requirements: school.requirements.flatMap((each) =>
        each.id === 'ps-2.5-4' ? [] : each.id === 'ps-2.6-3' ? [each, { ...each, obligation: 'recommended' }] : [each],
      ),
    }
    const training = compareCatalogues(school, withAdvice, rules).themes.find(({ theme }) => theme === 'training')
    expect(training).toMatchObject({
      changed: [],
      onlyA: [{ requirement: 'ps-2.5-4' }],
      onlyB: [{ requirement: 'ps-2.6-3' }],
    })
  })

  it('of a document that is named: another law is another basis, not a changed one', () => {
    const other: Catalogue = {
      ...school,
      requirements: school.requirements.map((each) =>
        each.id === 'ps-1.2-1' ? { ...each, statement: 'Основание — закон от 27.07.2006 № 152-ФЗ.' } : each,
      ),
    }
    const basis = compareCatalogues(school, other, rules).themes.find(({ theme }) => theme === 'legal-basis')
    expect(basis).toMatchObject({
      relation: 'changed',
      changed: [],
      onlyA: [{ requirement: 'ps-1.2-1' }],
      onlyB: [{ requirement: 'ps-1.2-1' }],
    })
  })
})
