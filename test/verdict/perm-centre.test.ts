import { describe, expect, it } from 'vitest'
import { loadRules } from '../../src/engine/catalogue/load'
import type { Value } from '../../src/engine/catalogue/types'
import type { StoredFact } from '../../src/engine/store/types'
import { assess } from '../../src/engine/verdict/assess'
import { evidenceOf } from '../../src/engine/verdict/evidence'
import { resourceTexts } from '../catalogue/resource-texts'
import { context } from './build'

const rules = loadRules(resourceTexts('perm-centre'))
const [catalogue] = rules.catalogues
if (catalogue === undefined) throw new Error('perm-centre is not loaded')

const SHEET = 'Периоды дистанционного обучения'
const COLUMNS = { start: 'A', refusals: 'B', withoutDevices: 'C', offeredRecordings: 'D', offeredTraditional: 'E' }

type Period = { refused?: number; without?: number; recordings?: boolean; traditional?: boolean }

/** Facts of remote periods, one a row from row 6 on; what is not given is 0 or «нет». */
const factsOf = (periods: Period[]): StoredFact[] =>
  periods.flatMap(({ refused = 0, without = 0, recordings = false, traditional = false }, at) => {
    const values: Record<keyof typeof COLUMNS, Value> = {
      start: `2026-02-0${at + 1}`,
      refusals: refused,
      withoutDevices: without,
      offeredRecordings: recordings,
      offeredTraditional: traditional,
    }
    return Object.entries(values).map(([column, value], index) => ({
      id: at * 10 + index + 1,
      submission: 1,
      file: 'центр.xlsx',
      table: 'periods',
      row: String(at + 6),
      column,
      value,
      sheet: SHEET,
      cell: `${COLUMNS[column as keyof typeof COLUMNS]}${at + 6}`,
    }))
  })

const judged = (id: string, periods: Period[]) => {
  const tables = [{ table: 'periods', sheet: SHEET, columns: COLUMNS, state: 'filled' as const, file: 'центр.xlsx' }]
  const given = evidenceOf({ facts: factsOf(periods), tables, keyed: [] }, rules.dictionary, 'additional')
  const { verdicts } = assess(catalogue, given, [], { ...context(), norms: rules.norms })
  const found = verdicts.find(({ requirement }) => requirement === id)
  return [found?.outcome, found?.value]
}

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
    expect(judged('pc-3.7', periods)).toEqual([outcome, value])
  })
})

describe('3.3, п. 3: pupils without a device', () => {
  it('are no breach where a replacement was offered, and one where none was', () => {
    expect(judged('pc-3.3-3b', [{ without: 4, traditional: true }])).toEqual(['met', 1])
    expect(judged('pc-3.3-3b', [{ without: 4 }])).not.toEqual(['met', 1])
  })
})
