import { describe, expect, it } from 'vitest'
import { loadRules } from '../../src/engine/catalogue/load'
import type { Value } from '../../src/engine/catalogue/evidence-types'
import { resourceTexts } from '../catalogue/resource-texts'
import { judgeBy, type Sheet } from './judge-sheets'

const rules = loadRules(resourceTexts('perm-centre'))
const judged = judgeBy(rules, 'additional')

type Period = { refused?: number; without?: number; recordings?: boolean; traditional?: boolean }

/** Remote periods; what is not given is 0 or «нет». */
const periodsOf = (periods: Period[]): Sheet => ({
  table: 'periods',
  rows: periods.map(({ refused = 0, without = 0, recordings = false, traditional = false }, at) => ({
    start: `2026-02-0${at + 1}`,
    refusals: refused,
    withoutDevices: without,
    offeredRecordings: recordings,
    offeredTraditional: traditional,
  })),
})

describe('3.7: what is offered to those who refused or have no device', () => {
  it.each<[string, Period[], string, number]>([
    ['recordings', [{ refused: 2, recordings: true }], 'met', 1],
    ['traditional forms', [{ without: 3, traditional: true }], 'met', 1],
    [
      'one of the two in each period',
      [
        { refused: 1, recordings: true },
        { refused: 1, traditional: true },
      ],
      'met',
      1,
    ],
    ['nothing, and nobody needed it', [{}], 'met', 1],
    ['nothing, though two refused', [{ refused: 2 }], 'unmet', 0],
    ['nothing, though one had no device', [{ without: 1 }], 'unmet', 0],
    ['recordings in one period of two', [{ refused: 1, recordings: true }, { refused: 1 }], 'partial', 0.5],
  ])('%s', (_, periods, outcome, value) => {
    expect(judged('pc-3.7', periodsOf(periods))).toEqual([outcome, value])
  })
})

describe('3.3, п. 3: pupils without a device', () => {
  const people: Sheet = { table: 'people', rows: [{ category: 'Обучающиеся', total: 100, equipped: 96 }] }

  it('are no breach where a replacement was offered', () => {
    expect(judged('pc-3.3-3b', people, periodsOf([{ without: 4, traditional: true }]))).toEqual(['met', 1])
  })

  it('leave the share of those who have one where none was offered', () => {
    expect(judged('pc-3.3-3b', people, periodsOf([{ without: 4 }]))).toEqual(['partial', 0.96])
  })
})

describe('2.4, п. 1: the application for registration', () => {
  const applied = (attachments?: string) =>
    judged('pc-2.4-1', {
      table: 'acts',
      rows: [
        {
          ...{ kind: 'Заявка на регистрацию', date: '2025-09-02', responsible: 'Ким В. А.' },
          ...(attachments === undefined ? {} : { attachments }),
        },
      ],
    })

  it('has the order attached', () => {
    expect(applied('Приказ № 12 от 01.09.2025')).toEqual(['met', 1])
    expect(applied('анкета')).toEqual(['unmet', 0])
    expect(applied()).toEqual(['undetermined', null])
  })
})

describe('2.5, п. 5: screen time of a group that has ages and no class', () => {
  // SanPiN 1.2.3685-21, table 6.8: a laptop 25 minutes in classes 3–4; the oldest of «7–9 лет» may be in class 3.
  const lesson = (minutes: number, level: Record<string, Value> = { level: '7–9 лет' }) =>
    judged(
      'pc-2.5-5',
      { table: 'lessons', rows: [{ group: 'Робототехника-1', device: 'Ноутбук', screenTime: minutes }] },
      { table: 'groups', rows: [{ group: 'Робототехника-1', ...level }] },
    )

  it('is within the norm up to 25 minutes', () => {
    expect(lesson(25)).toEqual(['met', 1])
    expect(lesson(26)).toEqual(['unmet', 0])
  })

  it('stays open while the age is not written, and the number in the name is no class', () => {
    expect(lesson(15, {})).toEqual(['undetermined', null])
  })
})
