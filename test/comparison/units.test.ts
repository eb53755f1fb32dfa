import { sectionOf } from '../../src/engine/base/label'
import { describe, expect, it } from 'vitest'
import { merged, scoredOf, unitsOf } from '../../src/engine/comparison/units'
import { catalogue, outcomeOf, requirement, verdict, type Mark } from './build'

describe('members of a unit', () => {
  const cases: [Mark[], Mark][] = [
    [[1, 1], 1],
    [[0, 0], 0],
    // (1 + 0.5) ÷ 2
    [[1, 0.5], 0.75],
    [[1, 0], 0.5],
    // the one that does not apply drops out
    [['–', 0.5], 0.5],
    [['–', 1], 1],
    [['–', '–'], '–'],
    // one unknown leaves the unit open
    [[1, '?'], '?'],
    [[0, '?', '–'], '?'],
    [['?', '–'], '?'],
  ]
  it.each(cases)('%j make %j', (members, whole) => {
    expect(merged(members.map(outcomeOf))).toEqual(outcomeOf(whole))
  })
})

describe('scoring units', () => {
  it('share one weight and are critical when a member is', () => {
    const rules = catalogue([
      requirement('a', { unit: 'chats', weight: 2, clause: '2.4' }),
      requirement('b', { unit: 'chats', weight: 2, clause: '2.5', critical: true }),
      requirement('c', { weight: 1 }),
    ])
    const scored = scoredOf(
      rules,
      rules.requirements.map((each) => verdict(each, 1)),
    )
    expect(unitsOf(scored, {}).map(({ unit, weight, critical }) => [unit, weight, critical])).toEqual([
      ['chats', 2, true],
      ['c', 1, false],
    ])
  })

  it('leave out what is informative, recommended or no longer in the catalogue', () => {
    const rules = catalogue([
      requirement('a', { obligation: 'conditional' }),
      requirement('b', { obligation: 'recommended' }),
      requirement('c', { obligation: 'informative', criterion: null, weight: 0 }),
    ])
    const verdicts = [...rules.requirements, requirement('gone')].map((each) => verdict(each, 1))
    expect(scoredOf(rules, verdicts).map((each) => each.requirement.id)).toEqual(['a'])
  })

  it.each([
    ['2.4', null, '2'],
    ['10.1.3', null, '10'],
    ['3', null, '3'],
    ['2.6', '1', 'прил. 1'],
  ])('clause %s, annex %s: section %s', (clause, annex, section) => {
    expect(sectionOf({ clause, annex })).toBe(section)
  })
})
