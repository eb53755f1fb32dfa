import { describe, expect, it } from 'vitest'
import { cellsToFill } from '../../src/engine/catalogue/effort'
import { loadRules } from '../../src/engine/catalogue/load'
import { planForm } from '../../src/engine/catalogue/plan'
import { dataShare } from '../../src/engine/catalogue/share'
import { field, ratio, requirement, tinyTexts } from './tiny-rules'

const attested = { kind: 'attested', confirmation: ['link', 'date'], why: 'Видно только на платформе.' }
const shown = { obligation: 'informative', criterion: null, remedy: null, role: null }

const plan = (...criteria: unknown[]) =>
  planForm(
    loadRules(
      tinyTexts(({ catalogue, dictionary }) => {
        dictionary.choices = { ...dictionary.choices, ...{ Встреча: ['Совет', 'Собрание', 'Беседа'] } }
        dictionary.tables.push({
          id: 'meetings',
          sheet: 'Встречи',
          event: true,
          key: ['kind', 'day'],
          columns: [field('kind', 'choice', { choices: 'Встреча' }), field('day', 'date')],
          hint: 'Заполните.',
          rows: 9,
        })
        catalogue.roles.push({ id: 'anyone', title: 'Любой', category: 'Педагоги' })
        catalogue.requirements = [
          requirement('shown', shown),
          ...criteria.map((criterion, index) => requirement(`r${index}`, { criterion, weight: index + 1 })),
        ]
      }),
    ),
    'tiny',
  )

const columns = (planned: ReturnType<typeof plan>) =>
  Object.fromEntries(planned.tables.map(({ id, columns: all }) => [id, all.map((column) => column.id)]))

describe('the tables of a form', () => {
  it('are those the criteria read, with read and key columns only', () => {
    const everyRow = { kind: 'every-row', table: 'groups', holds: [{ column: 'ready', equals: true }], what: 'класс' }
    expect(columns(plan(everyRow))).toEqual({ people: ['category', 'total'], groups: ['group', 'ready'] })
  })

  it('follow a criterion into its branches and both its tables', () => {
    const covered = {
      kind: 'covered-by',
      table: 'lessons',
      by: 'attendance',
      on: ['date', 'group'],
      equal: { sum: ['present'], to: 'listed' },
      what: 'учёт',
    }
    const before = { kind: 'document', acts: ['Приказ'], before: { table: 'lessons', column: 'test' } }
    expect(columns(plan({ kind: 'all-of', of: [covered, before] }))).toEqual({
      people: ['category', 'total'],
      acts: ['kind', 'number', 'date'],
      lessons: ['date', 'group', 'test'],
      attendance: ['date', 'group', 'listed', 'present'],
    })
  })

  it('bring only checks whose columns are there', () => {
    expect(plan(ratio()).checks.map(({ id }) => id)).toEqual(['linked'])
    expect(plan(attested).checks).toEqual([])
  })

  it('bring a total over a named row only where the form writes that row', () => {
    const named = (id: string, equals: string) => ({
      id,
      relation: 'total',
      field: 'staff',
      table: 'people',
      column: 'total',
      where: { column: 'category', equals },
      message: equals,
    })
    const texts = tinyTexts(({ dictionary }) => {
      dictionary.passport.push(field('staff'))
      dictionary.checks = [
        named('written', 'Педагоги'),
        named('left-out', 'Родители'),
      ] as unknown as typeof dictionary.checks
    })
    expect(planForm(loadRules(texts), 'tiny').checks.map(({ id }) => id)).toEqual(['written'])
  })

  it('write beforehand only rows that are read', () => {
    expect(plan(ratio()).keys['people']).toEqual(['Педагоги'])
    expect(plan(ratio({ where: undefined })).keys['people']).toEqual(['Педагоги', 'Родители'])
    expect(plan(ratio()).keys).not.toHaveProperty('acts')
  })
})

describe('the version of a form', () => {
  it('is the same for the same questions and another when one is added', () => {
    expect(plan(ratio()).formVersion).toBe(plan(ratio()).formVersion)
    expect(plan(ratio(), attested).formVersion).not.toBe(plan(ratio()).formVersion)
  })
})

describe('the questions of a form', () => {
  it('are the scored requirements, numbered from 1, with what confirms them', () => {
    expect(plan(ratio(), attested).asked).toEqual([
      {
        number: 1,
        requirement: 'r0',
        label: '1.1',
        role: 'Педагог',
        statement: 'Педагоги связаны с журналом.',
        conditional: false,
        recommended: false,
        confirmation: null,
      },
      expect.objectContaining({ number: 2, requirement: 'r1', confirmation: ['link', 'date'] }),
    ])
  })

  it('count as attested when one branch is', () => {
    const planned = plan({ kind: 'any-of', of: [ratio(), attested] })
    expect(planned.asked[0]?.confirmation).toEqual(['link', 'date'])
    const { catalogues } = loadRules(
      tinyTexts(({ catalogue }) => {
        catalogue.requirements = [
          requirement('a'),
          requirement('b', { criterion: { kind: 'any-of', of: [ratio(), attested] } }),
          requirement('c', shown),
        ]
      }),
    )
    expect(catalogues[0] && dataShare(catalogues[0])).toMatchObject({
      scored: 2,
      byData: 1,
      share: 0.5,
      attested: [{ requirement: 'b', label: '1.1', why: ['Видно только на платформе.'] }],
    })
  })
})

describe('the cells to fill', () => {
  it('are counted sheet by sheet', () => {
    const everyRow = { kind: 'every-row', table: 'groups', holds: [{ column: 'ready', equals: true }], what: 'класс' }
    const ordered = { kind: 'ordered', table: 'lessons', first: 'test', then: 'date', what: 'проверка' }
    // Passport 2; answers 1 + 1 + 1 + 3; 7 classes × (group, ready); 1 category × (total, linked); 3 printed rows × (date, test).
    expect(cellsToFill(plan(everyRow, ordered, ratio(), attested), 7)).toBe(2 + 6 + 7 * 2 + 1 * 2 + 3 * 2)
  })

  it('follow what the criteria call for', () => {
    const met = (kinds: string[], count: number) => ({
      kind: 'at-least',
      table: 'meetings',
      where: [{ column: 'kind', in: kinds }],
      count,
      counted: 'встреч',
    })
    // Passport 2; people: 1 category × total; meetings: (kind, day) of as many rows as something calls for.
    const meetings = (...criteria: unknown[]) => cellsToFill(plan(...criteria), 7) - 2 - criteria.length - 1
    const everyMeeting = {
      kind: 'every-row',
      table: 'meetings',
      holds: [{ column: 'day', is: 'filled' }],
      what: 'день',
    }
    expect(meetings(met(['Совет'], 1), everyMeeting)).toBe(3 * 2)
    expect(meetings({ ...everyMeeting, where: [{ column: 'kind', in: ['Совет', 'Собрание'] }] })).toBe(2 * 2)
    expect(meetings({ ...everyMeeting, where: [{ column: 'kind', in: ['Совет'] }] }, met(['Совет'], 4))).toBe(4 * 2)
    expect(meetings(everyMeeting, met(['Совет'], 1), met(['Собрание'], 4))).toBe(5 * 2)
  })
})
