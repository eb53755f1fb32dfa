import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { takeConsolidated } from '../../src/engine/intake/consolidated'
import { takeReading } from '../../src/engine/intake/take'
import type { Intake, Mapping } from '../../src/engine/intake/types'
import { fingerprintOf } from '../../src/engine/intake/fingerprint'
import { readRules } from '../../src/engine/resources'
import type { Rules } from '../../src/engine/catalogue/types'
import type { Merge } from '../../src/engine/workbook/types'
import { PLAN, reading, sheet } from './fixture'

let rules: Rules
beforeAll(async () => {
  rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
})

type Rows = Parameters<typeof sheet>[1]

const take = (rows: Rows, mappings: Mapping[] = [], merges: Merge[] = []): Intake | null =>
  takeConsolidated(reading({ ...sheet('Выгрузка', rows), merges }), rules.dictionary, mappings)

const factsOf = (intake: Intake | null): string[] =>
  (intake?.institutions ?? []).flatMap(({ sender, facts }) =>
    facts.map(({ row, column, value, cell }) => `${sender.inn ?? sender.shortName} ${row} ${column} ${value} ${cell}`),
  )

const HEAD = ['№', 'Учреждение', 'ИНН', 'Педагогов всего', 'Подключено педагогов', 'Обучающихся всего']
const ROWS = [
  [1, 'Школа Берёзовая', '5900000002', 40, 31, 640],
  [2, 'Школа Кленовая', '5900000010', '25 чел.', 25, null],
]

const EXPECTED = [
  '5900000002 =Педагогические работники category Педагогические работники D2',
  '5900000002 =Педагогические работники total 40 D3',
  '5900000002 =Педагогические работники connected 31 E3',
  '5900000002 =Обучающиеся category Обучающиеся F2',
  '5900000002 =Обучающиеся total 640 F3',
  '5900000010 =Педагогические работники category Педагогические работники D2',
  '5900000010 =Педагогические работники total 25 D4',
  '5900000010 =Педагогические работники connected 25 E4',
]

describe('a sheet with a row for each institution', () => {
  test('gives facts of many, each naming its cell; titles, numbers of columns and totals are no data', () => {
    const intake = take([['Выгрузка с платформы'], HEAD, ...ROWS, ['', 'Итого', null, 65, 56, 640]])
    expect(factsOf(intake).sort()).toEqual([...EXPECTED].sort())
    // Title, header and totals are skipped, two institutions accepted.
    expect(intake?.balance).toEqual([
      {
        ...{ sheet: 'Выгрузка', read: 5, accepted: 2, quarantined: 0, skipped: 3 },
        reasons: { 'заголовок или подсказка': 1, 'шапка таблицы': 1, 'строка итогов': 1 },
      },
    ])
    expect(intake?.remarks).toEqual([])
  })

  test('of two rows of titles, the path names the figure', () => {
    const merges = [
      { top: 0, left: 2, bottom: 0, right: 3 },
      { top: 0, left: 0, bottom: 1, right: 0 },
    ]
    const intake = take(
      [
        ['Наименование организации', 'ИНН', 'Педагоги', null, 'Обучающиеся'],
        [null, null, 'всего', 'подключено', 'всего'],
        ['Школа Берёзовая', 5900000002, 40, 31, 640],
        ['Школа Кленовая', 5900000010, 25, 20, 300],
      ],
      [],
      merges,
    )
    expect(factsOf(intake).filter((fact) => !fact.includes('category'))).toEqual([
      '5900000002 =Педагогические работники total 40 C3',
      '5900000002 =Педагогические работники connected 31 D3',
      '5900000002 =Обучающиеся total 640 E3',
      '5900000010 =Педагогические работники total 25 C4',
      '5900000010 =Педагогические работники connected 20 D4',
      '5900000010 =Обучающиеся total 300 E4',
    ])
  })

  test('a value that cannot be read leaves its row open and the other figures taken', () => {
    const intake = take([HEAD, ['1', 'Школа А', '5900000002', 'сорок два', 31, 640], ROWS[1] ?? []])
    const [first] = intake?.institutions ?? []
    expect(first?.facts.map(({ cell }) => cell)).toEqual(['E1', 'F1', 'E2', 'F2'])
    expect(first?.remarks.map(({ severity, cell }) => `${severity} ${cell}`)).toEqual(['error D2'])
    expect(intake?.quarantined.map(({ row }) => row)).toEqual([2])
  })

  test('a row that names nobody waits', () => {
    const intake = take([HEAD, ...ROWS, [3, null, null, 10, 5, 100]])
    expect(intake?.quarantined).toMatchObject([{ row: 4, reason: 'учреждение не названо' }])
    expect(intake?.remarks.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['key-missing B4'])
  })

  test('an unknown column comes with what it may be, and is taken once that is said', () => {
    const rows = [
      ['Учреждение', 'ИНН', 'Педагогов в системе'],
      ...ROWS.map(([, name, inn, , joined]) => [name, inn, joined]),
    ] as Rows
    const intake = take(rows)
    expect(factsOf(intake)).toEqual([])
    expect(intake?.quarantined).toHaveLength(2)
    const [remark] = intake?.remarks ?? []
    expect(remark).toMatchObject({ code: 'unknown-column', severity: 'warning', value: 'Педагогов в системе' })
    expect(remark?.suggestions?.[0]?.table).toBe('consolidated')
    const mapping: Mapping = {
      ...{ id: 1, catalogue: null, fingerprint: fingerprintOf(sheet('Выгрузка', rows)), sheet: 'Выгрузка' },
      ...{ title: 'Педагогов в системе', table: 'people', column: 'connected' },
      keys: { category: 'Педагогические работники' },
    }
    expect(factsOf(take(rows, [mapping])).filter((fact) => fact.includes('connected'))).toEqual([
      '5900000002 =Педагогические работники connected 31 C2',
      '5900000010 =Педагогические работники connected 25 C3',
    ])
  })

  test('a list without figures, or with one institution, is none', () => {
    expect(
      take([
        ['№', 'Учреждение', 'ИНН', 'Директор'],
        [1, 'А', '5900000002', 'И'],
        [2, 'Б', '5900000010', 'П'],
      ]),
    ).toBeNull()
    expect(take([HEAD, ROWS[0] ?? []])).toBeNull()
    const refused = takeReading(
      reading(
        sheet('Меню', [
          ['Блюдо', 'Цена'],
          ['каша', 5],
        ]),
      ),
      [PLAN],
      {
        ...{ mappings: [], dictionary: rules.dictionary },
      },
    )
    expect('facts' in refused ? 'taken' : refused.code).toBe('not-our-form')
  })
})
