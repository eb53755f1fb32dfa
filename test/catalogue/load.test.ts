import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/engine/base/failure'
import { CRITERION_KINDS, criterionSchema } from '../../src/engine/catalogue/criterion-schema'
import { loadRules, type RuleTexts } from '../../src/engine/catalogue/load'
import { field, ratio, requirement, tinyTexts, type Loose, type Parts } from './tiny-rules'

const failure = (texts: RuleTexts): Failure => {
  try {
    loadRules(texts)
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('loaded without a failure')
}

const attested = { kind: 'attested', confirmation: ['link'], why: 'Видно только на платформе.' }

describe('loading sound rules', () => {
  const { catalogues, norms } = loadRules(tinyTexts())
  const [loaded] = catalogues[0]?.requirements ?? []

  it('fills in what a catalogue file leaves out', () => {
    expect(loaded).toMatchObject({ item: null, subitem: null, annex: null, unit: 'a', weight: 1, critical: false })
    expect(loaded?.appliesWhen).toBeNull()
  })

  it('puts the catalogue’s own terms into its statements', () => {
    expect(loaded?.statement).toBe('Педагоги связаны с журналом.')
  })

  it('gives a catalogue the dictionary’s words where it has none of its own', () => {
    const { catalogues: given } = loadRules(
      tinyTexts((parts) => {
        Object.assign(parts.dictionary, { terms: { journal: 'дневником', group: 'класс' } })
        parts.catalogue.requirements = [requirement('a', { statement: '{Group} связан с {journal}.' })]
      }),
    )
    expect(given[0]?.terms).toEqual({ journal: 'журналом', group: 'класс' })
    expect(given[0]?.requirements[0]?.statement).toBe('Класс связан с журналом.')
  })

  it('gives informative requirements no weight', () => {
    const informative = requirement('b', { obligation: 'informative', criterion: null, remedy: null, role: null })
    const rules = loadRules(tinyTexts(({ catalogue }) => catalogue.requirements.push(informative)))
    expect(rules.catalogues[0]?.requirements[1]).toMatchObject({ weight: 0, criterion: null })
  })

  it('reads the norm', () => {
    expect(norms.screenTime.limits).toEqual([{ device: 'Ноутбук', classes: [1, 4], minutes: 20 }])
  })
})

type Spoiled = [what: string, change: (parts: Parts) => void, message: string]

const held =
  (more: Record<string, unknown>, id = 'a') =>
  ({ catalogue }: Parts): void => {
    catalogue.requirements = [requirement(id, more)]
  }

const twice =
  (more: Record<string, unknown>) =>
  ({ catalogue }: Parts): void => {
    catalogue.requirements = [requirement('a', { unit: 'a' }), requirement('b', { unit: 'a', ...more })]
  }

const everyRow = (condition: Record<string, unknown>) =>
  held({ criterion: { kind: 'every-row', table: 'groups', holds: [condition], what: 'строка' } })

/** Marks that stand in date columns beside «attendance», spoilt. */
const marks =
  ({ from, columns = ['group', 'day', 'mark'], ...more }: Loose) =>
  ({ dictionary }: Parts): void => {
    const typed = (columns as string[]).map((id) =>
      field(id, id === 'day' ? 'date' : id === 'group' ? 'text' : 'integer'),
    )
    dictionary.tables.push({
      ...{ id: 'marks', sheet: 'Лист attendance', event: false, key: ['group', 'day'], hint: 'Отметки.', rows: 3 },
      ...{ columns: typed, ...more },
      from: { table: 'attendance', by: 'day', value: 'mark', title: 'Даты', columns: 3, ...(from as Loose) },
    })
  }

const hours = (more: Record<string, unknown>) =>
  held({
    criterion: {
      ...{ kind: 'within-hours', table: 'lessons', first: 'starts', last: 'ends', what: 'занятие' },
      ...{ from: '07:30', to: '20:30', ...more },
    },
  })

const sequence = (more: Record<string, unknown>) =>
  held({
    criterion: {
      ...{ kind: 'sequence', table: 'incidents', by: ['who'], measure: 'measure', in: ['Блокировка'] },
      ...{ date: 'date', applied: 'applied', until: 'until', moreThan: 3, maxMonths: 1, what: 'блокировка' },
      ...more,
    },
  })

const MISTAKES: Spoiled[] = [
  ['an unknown table', held({ criterion: ratio({ table: 'pets', where: undefined }) }), 'таблицы «pets» нет'],
  ['an unknown column', held({ criterion: ratio({ part: 'tails' }) }), 'столбца «tails» нет в таблице «people»'],
  [
    'an unknown column deep inside',
    held({ criterion: { kind: 'any-of', of: [attested, ratio({ part: 'tails' })] } }),
    'столбца «tails» нет в таблице «people»',
  ],
  [
    'an unknown table that is only counted',
    held({ criterion: { kind: 'at-least', table: 'pets', count: 1, counted: 'х' } }),
    'таблицы «pets» нет',
  ],
  ['an unknown kind of criterion', held({ criterion: { kind: 'guess' } }), 'requirements[0] «a».criterion'],
  ['an unknown role', held({ role: 'cook' }), 'роли «cook» нет'],
  ['an unknown theme', held({ theme: 'weather' }), 'темы «weather» нет'],
  [
    'a value off the list',
    held({ criterion: ratio({ where: [{ column: 'category', in: ['Коты'] }] }) }),
    'значения «Коты» нет в списке «Категория»',
  ],
  [
    'a document kind off the list',
    held({ criterion: { kind: 'document', acts: ['Записка'] } }),
    'значения «Записка» нет в списке «Вид документа»',
  ],
  ['a number condition on text', everyRow({ column: 'group', atLeast: 1 }), 'столбец «group» имеет тип text'],
  ['a yes-no condition on a date', everyRow({ column: 'seen', equals: true }), 'столбец «seen» имеет тип date'],
  ['words not wanted in a number', everyRow({ column: 'pupils', lacks: ['да'] }), 'столбец «pupils» имеет тип integer'],
  ['words sought in a number', everyRow({ column: 'pupils', mentions: ['да'] }), 'столбец «pupils» имеет тип integer'],
  ['hours of an unknown column', hours({ last: 'tails' }), 'столбца «tails» нет в таблице «lessons»'],
  ['hours of a date', hours({ first: 'date' }), 'столбец «date» имеет тип date, а нужен time'],
  ['hours the wrong way round', hours({ from: '21:00' }), 'часы 21:00–20:30 записаны наоборот'],
  ['hours that are not a time', hours({ from: '7.30' }), 'нужно время ЧЧ:ММ'],
  ['a sequence by an unknown column', sequence({ by: ['tails'] }), 'столбца «tails» нет в таблице «incidents»'],
  ['a sequence of an unknown measure', sequence({ in: ['Штраф'] }), 'значения «Штраф» нет в списке «Мера»'],
  ['a sequence without a list', sequence({ measure: 'who' }), 'столбец «who» имеет тип text, а нужен choice'],
  ['a sequence dated by text', sequence({ until: 'who' }), 'столбец «who» имеет тип text, а нужен date'],
  [
    'a requirement twice',
    ({ catalogue }) => catalogue.requirements.push(requirement('a')),
    'требование «a» описано дважды',
  ],
  [
    'a theme twice',
    ({ themes }) => themes.push({ id: 'linking', title: 'Ещё', consequence: 'plain' }),
    'тема «linking» описана дважды',
  ],
  [
    'a table twice',
    ({ dictionary }) => dictionary.tables.push({ ...dictionary.tables[0], sheet: 'Другой' }),
    'таблица «people» описана дважды',
  ],
  [
    'a column twice',
    ({ dictionary }) =>
      (dictionary.tables[1]?.columns as unknown[]).push(field('pupils', 'integer', { title: 'Другой' })),
    'таблица «groups»: «pupils» описано дважды',
  ],
  [
    'a heading that fits two columns',
    ({ dictionary }) =>
      (dictionary.tables[1]?.columns as unknown[]).push(field('other', 'integer', { synonyms: ['СТОЛБЕЦ «pupils»'] })),
    'подходит к двум столбцам',
  ],
  ['marks of an unknown table', marks({ from: { table: 'pets' } }), 'таблицы «pets» с листом нет'],
  ['marks on another sheet', marks({ sheet: 'Отметки' }), 'лист не тот же, что у «attendance»'],
  [
    'marks dated by no date',
    marks({ from: { by: 'group' }, columns: ['group', 'mark'], key: ['group'] }),
    '«group» должно быть ключевым столбцом с датой',
  ],
  ['marks of an unknown column', marks({ from: { value: 'tails' }, columns: ['group', 'day'] }), 'столбца «tails» нет'],
  [
    'marks with a column their rows do not have',
    marks({ columns: ['group', 'day', 'mark', 'tails'] }),
    'столбец «tails» не такой, как в таблице «attendance»',
  ],
  [
    'a list that is not there',
    ({ dictionary }) => dictionary.passport.push(field('city', 'choice', { choices: 'Города' })),
    'список «Города», которого нет',
  ],
  [
    'a check on an unknown column',
    ({ dictionary }) =>
      dictionary.checks.push({
        table: 'groups',
        id: 'x',
        left: ['tails'],
        relation: 'equal',
        right: ['pupils'],
        message: 'м',
      }),
    'соотношение «x»: столбца «tails» нет',
  ],
  [
    'an informative with a weight',
    held({ obligation: 'informative', criterion: null, weight: 1 }),
    'справочное положение не оценивается',
  ],
  [
    'an informative with a criterion',
    held({ obligation: 'informative', weight: 0 }),
    'справочное положение не оценивается',
  ],
  ['a scored one without a criterion', held({ criterion: null }), 'нет критерия'],
  ['a scored one without weight', held({ weight: 0 }), 'вес оцениваемого требования должен быть больше нуля'],
  ['a scored one without a remedy', held({ remedy: null }), 'не сказано, что сделать'],
  ['a scored one without a role', held({ role: null }), 'нет роли'],
  [
    'six critical requirements',
    ({ catalogue }) => {
      catalogue.requirements = [1, 2, 3, 4, 5, 6].map((n) =>
        requirement(`r${n}`, { critical: 'Без этого нельзя.', weight: n }),
      )
    },
    'критических требований 6, а может быть не больше 5',
  ],
  ['a unit of unequal weights', twice({ weight: 2 }), 'единица «a»: у a, b различаются'],
  ['a unit of unequal criteria', twice({ criterion: ratio({ target: 0.5 }) }), 'единица «a»: у a, b различаются'],
  ['a unit of a duty and a recommendation', twice({ obligation: 'recommended' }), 'единица «a»: у a, b различаются'],
  [
    'a unit of attested ones',
    ({ catalogue }) => {
      catalogue.requirements = ['a', 'b'].map((id) => requirement(id, { unit: 'a', criterion: attested }))
    },
    'самооценка не объединяется',
  ],
  ['a lone foreign unit', held({ unit: 'z' }), 'в ней одно требование a'],
  [
    'one duty as two units',
    ({ catalogue }) => catalogue.requirements.push(requirement('b')),
    'a, b: одно и то же требование должно быть одной единицей',
  ],
  [
    'one duty as two units, once «при необходимости»',
    ({ catalogue }) => catalogue.requirements.push(requirement('b', { obligation: 'conditional' })),
    'a, b: одно и то же требование должно быть одной единицей',
  ],
  ['an unknown term', held({ statement: 'Все в {nowhere}.' }), 'unknown term {nowhere}'],
  [
    'a term the forms need',
    ({ dictionary }) => dictionary.passport.push(field('x', 'text', { title: 'Связь с {region}' })),
    'нет слова {region}',
  ],
  [
    'a term that makes two headings one',
    ({ dictionary, catalogue }) => {
      ;(dictionary.tables[1]?.columns as unknown[]).push(field('other', 'integer', { title: '{Pupils}' }))
      catalogue.terms['pupils'] = 'столбец „pupils“'
    },
    'заголовок «Столбец „pupils“» подходит к двум столбцам',
  ],
  ['a clause outside the sections', held({ clause: '7.1' }), 'пункт 7.1 не относится ни к одному разделу'],
  [
    'a category nobody can choose',
    ({ catalogue }) => catalogue.roles.push({ id: 'cook', title: 'Повар', category: 'Повара' }),
    'категории «Повара» нет',
  ],
  ['a device off the list', ({ norm }) => (norm.forbidden = ['Счёты']), 'устройства «Счёты» нет'],
  [
    'two limits for one class',
    ({ norm }) => (norm.limits = [1, 2].map((minutes) => ({ device: 'Ноутбук', classes: [1, 4], minutes }))),
    'у классов 1–4 два норматива',
  ],
  [
    'two limits for one age',
    ({ norm }) => (norm.byAge = [5, 6].map((age) => ({ device: 'Ноутбук', ages: [age, 7], minutes: 5 }))),
    'у возрастов 6–7 два норматива',
  ],
  [
    'ages the wrong way round',
    ({ norm }) => (norm.byAge = [{ device: 'Ноутбук', ages: [7, 5], minutes: 5 }]),
    'возрасты 7–5 записаны наоборот',
  ],
  ['first classes the wrong way round', ({ norm }) => (norm.agesOfFirstClass = [8, 7]), '8–7 записан наоборот'],
  ['a misspelt property', held({ wieght: 2 }), 'wieght'],
]

describe('mistakes in the resources', () => {
  it.each(MISTAKES)('%s', (_, change, message) => {
    const { code, message: said } = failure(tinyTexts(change))
    expect(code).toBe('bad-resource')
    expect(said).toContain(message)
    expect(said.split('\n')).toHaveLength(2)
  })

  it('are all listed, not the first only', () => {
    const { message } = failure(tinyTexts(held({ role: 'cook', theme: 'weather', remedy: null })))
    for (const each of ['cook', 'weather', 'что сделать']) expect(message).toContain(each)
  })

  it('do not count a duty among them that stands once more «при необходимости» in its unit', () => {
    const [catalogue] = loadRules(tinyTexts(twice({ obligation: 'conditional' }))).catalogues
    expect(catalogue?.requirements.map(({ unit, obligation }) => [unit, obligation])).toEqual([
      ['a', 'mandatory'],
      ['a', 'conditional'],
    ])
  })

  it('include a file that is not YAML and a catalogue given twice', () => {
    const texts = tinyTexts()
    expect(failure({ ...texts, themes: 'a: [' }).message).toContain('themes.yaml: не читается как YAML')
    expect(failure({ ...texts, catalogues: [...texts.catalogues, ...texts.catalogues] }).message).toContain(
      'положение «tiny» загружено дважды',
    )
  })
})

describe('kinds of criteria', () => {
  const complaint = (kind: string): string[] =>
    criterionSchema.safeParse({ kind }).error?.issues.map(({ path }) => path.join('.')) ?? []

  it.each(CRITERION_KINDS)('%s can be read from a file', (kind) => {
    expect(complaint(kind)).not.toContain('kind')
    expect(complaint(kind).length).toBeGreaterThan(0)
  })

  it('are a closed set', () => {
    expect(complaint('guess')).toContain('kind')
  })
})
