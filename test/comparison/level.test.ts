import { describe, expect, it } from 'vitest'
import { levelOf } from '../../src/engine/comparison/level'
import { measure } from '../../src/engine/comparison/measure'
import { scoredOf, unitsOf } from '../../src/engine/comparison/units'
import { catalogue, requirement, THRESHOLDS, verdict, type Mark } from './build'

const plain = (index: number, completeness = 1) => levelOf({ index, upper: 1, completeness }, [], THRESHOLDS)

describe('levels', () => {
  it.each([
    [1, 'high'],
    [0.85, 'high'],
    // nine decimals are compared: an error of the last bits does not cost a level
    [0.85 - 1e-12, 'high'],
    [0.8499, 'sufficient'],
    [0.65, 'sufficient'],
    [0.6499, 'low'],
    [0, 'low'],
  ])('index %d is %s', (index, level) => {
    expect(plain(index)).toEqual({ level, reason: null })
  })

  it('there is none while too little is known', () => {
    expect(plain(0.69, 0.699)).toEqual({
      level: null,
      reason: 'Недостаточно данных: полнота 69,9 %, нужно не менее 70,0 %',
    })
    expect(plain(0.7, 0.7).level).toBe('sufficient')
  })

  it('there is none where nothing applies', () => {
    const { level, reason } = levelOf({ index: null, upper: null, completeness: null }, [], THRESHOLDS)
    expect(level).toBeNull()
    expect(reason).toMatch(/^Не оценивается/)
  })
})

describe('a critical requirement', () => {
  const rules = catalogue([
    requirement('a', { weight: 1, critical: true, clause: '2.1', item: null }),
    requirement('b', { weight: 19 }),
  ])
  const judged = (critical: Mark, other: Mark = 1) => {
    const scored = scoredOf(
      rules,
      [critical, other].flatMap((mark, at) => {
        const each = rules.requirements[at]
        return each === undefined ? [] : [verdict(each, mark)]
      }),
    )
    return levelOf(measure(unitsOf(scored, {})), scored, THRESHOLDS)
  }

  // Without it the index is 19 ÷ 20 = 0.95, enough for «high».
  it.each([
    [0, 'не выполнено'],
    ['?', 'не подтверждено данными'],
    [0.5, 'выполнено частично'],
  ] as [Mark, string][])('%s caps the level at sufficient, with the reason', (mark, word) => {
    expect(judged(mark)).toEqual({
      level: 'sufficient',
      reason: `Высокий уровень не присвоен: критическое требование 2.1 ${word}`,
    })
  })

  it.each([1, '–'] as Mark[])('%s does not', (mark) => {
    expect(judged(mark)).toEqual({ level: 'high', reason: null })
  })

  it('says nothing where the figures alone give less', () => {
    expect(judged(0, 0.7)).toEqual({ level: 'sufficient', reason: null })
  })
})
