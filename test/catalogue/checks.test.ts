import { describe, expect, it } from 'vitest'
import { loadRules } from '../../src/engine/catalogue/load'
import { planForm } from '../../src/engine/catalogue/plan'
import { field, requirement, tinyTexts } from './tiny-rules'
import { resourceTexts } from './resource-texts'

type Loose = Record<string, unknown>

const withChecks = (...checks: Loose[]) =>
  tinyTexts(({ dictionary, catalogue }) => {
    dictionary.passport.push(field('pupils'))
    dictionary.checks.push(...(checks as typeof dictionary.checks))
    catalogue.requirements.push(
      requirement('b', {
        criterion: { kind: 'every-row', table: 'groups', holds: [{ column: 'ready', equals: true }], what: 'готов' },
      }),
    )
  })

const total = { id: 't', relation: 'total', field: 'pupils', table: 'groups', message: 'Строк' }
const known = {
  id: 'k',
  relation: 'known',
  table: 'lessons',
  column: 'group',
  in: 'groups',
  key: 'group',
  message: 'Есть',
}

describe('reconciliation checks of the dictionary', () => {
  it('are planned where the form has their columns and the kinds are those of the regulation', () => {
    const centre = { ...total, id: 'centre', kinds: ['additional'] }
    const plan = planForm(loadRules(withChecks(total, known, centre)), 'tiny')
    // No criterion reads «lessons», so the form has no such sheet.
    expect(plan.checks.map(({ id }) => id)).toEqual(['linked', 't'])
  })

  it.each([
    ['a table that is not there', { ...known, table: 'nowhere' }, 'таблицы «nowhere» нет'],
    ['a column that is not there', { ...known, key: 'nothing' }, 'столбца «nothing» нет в таблице «groups»'],
    ['a passport field that is not there', { ...total, field: 'cooks' }, 'столбца «cooks» нет в таблице «passport»'],
    ['a sum of words', { ...total, column: 'group' }, 'столбец «group» таблицы «groups» не того типа'],
    [
      'a number for a day',
      { id: 'd', relation: 'in-period', table: 'groups', column: 'pupils', message: 'Дни' },
      'не того типа',
    ],
    ['an unknown relation', { ...total, relation: 'like' }, 'checks[1] «t»'],
  ])('%s is a mistake', (_, check, fault) => {
    expect(() => loadRules(withChecks(check))).toThrow(fault)
  })

  it('have a name in Russian each and are of every kind', () => {
    const { checks } = loadRules(resourceTexts()).dictionary
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
    for (const { message } of checks) expect(message).toMatch(/\p{Script=Cyrillic}/u)
    expect([...new Set(checks.map(({ relation }) => relation))].sort()).toEqual(
      [
        'at-most',
        'by-period-end',
        'equal',
        'in-period',
        'known',
        'not-after',
        'steady',
        'total',
        'total-at-most',
      ].sort(),
    )
  })
})

describe('kinds of institution a requirement is for', () => {
  const withKinds = (...kinds: string[]) =>
    tinyTexts(({ catalogue }) => {
      catalogue.requirements = [requirement('a', { kinds })]
    })

  it('are kept where they are kinds of the regulation, and are a mistake where not', () => {
    expect(loadRules(withKinds('school')).catalogues[0]?.requirements[0]?.kinds).toEqual(['school'])
    expect(() => loadRules(withKinds('preschool'))).toThrow('тип учреждения не из тех')
    expect(() => loadRules(withKinds())).toThrow('requirements[0]')
  })
})
