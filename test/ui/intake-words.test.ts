import { describe, expect, test } from 'vitest'
import { batchWords } from '../../src/ui/pages/intake/batch-words'
import {
  balanceWords,
  changeWords,
  countBySeverity,
  inOrder,
  isBalanced,
  remarkWords,
  splitPath,
  sumRows,
} from '../../src/ui/pages/intake/file-words'
import { readKept, uploadsToDrop, withUpload, type KeptUpload } from '../../src/ui/pages/intake/kept-uploads'
import {
  exampleValues,
  mappingAs,
  targetTitle,
  titleOfChoice,
  unknownKey,
  type Targets,
} from '../../src/ui/pages/intake/mapping-words'
import { countRows, quarantinedRows, rowNumbers, type QuarantinedCell } from '../../src/ui/pages/intake/quarantine-rows'
import { windowWords } from '../../src/ui/pages/intake/window-words'

const NBSP = '\u00a0'

describe('files of an import', () => {
  test('rows add up, and the balance is told in words', () => {
    const rows = sumRows([
      { rows: { read: 1000, accepted: 700, quarantined: 100, skipped: 200 } },
      { rows: { read: 20, accepted: 15, quarantined: 0, skipped: 5 } },
    ])
    // 1000 + 20 = 1020; 700 + 15 = 715; 100 + 0; 200 + 5 = 205; 715 + 100 + 205 = 1020
    expect(rows).toEqual({ read: 1020, accepted: 715, quarantined: 100, skipped: 205 })
    expect(isBalanced(rows)).toBe(true)
    expect(isBalanced({ ...rows, skipped: 204 })).toBe(false)
    expect(balanceWords(rows)).toBe(`прочитано 1${NBSP}020 = принято 715 + в карантине 100 + пропущено 205`)
  })

  test('those that need the curator come first', () => {
    const files = (['accepted', 'duplicate', 'refused', 'unassigned', 'accepted'] as const).map((status, at) => ({
      status,
      at,
    }))
    expect(inOrder(files).map(({ at }) => at)).toEqual([2, 3, 0, 4, 1])
  })

  test('remarks are counted by severity', () => {
    const remarks = (['error', 'info', 'error', 'warning'] as const).map((severity) => ({ severity }))
    expect(remarkWords(remarks)).toBe(`2${NBSP}ошибки, 1${NBSP}предупреждение, 1${NBSP}к сведению`)
    expect(remarkWords([])).toBe('')
    expect(countBySeverity([{ remarks: remarks as never }, { remarks: [] }])).toEqual({ error: 2, warning: 1, info: 1 })
  })

  test('what changes is told without what does not', () => {
    const words = changeWords({ new: 21, changed: 2, unchanged: 0, gone: 1, conflicting: 0, quarantined: 5 })
    expect(words.map(({ text }) => text)).toEqual([
      `21${NBSP}новый`,
      `2${NBSP}изменятся`,
      `1${NBSP}уйдёт`,
      `5${NBSP}в карантине`,
    ])
  })

  test('a path is parted into folder and name', () => {
    expect(splitPath('Школы/форма.xlsx')).toEqual({ folder: 'Школы/', name: 'форма.xlsx' })
    expect(splitPath('форма.xlsx')).toEqual({ folder: '', name: 'форма.xlsx' })
  })

  test('a batch says what came in it', () => {
    const none = { accepted: 0, refused: 0, unassigned: 0, attachment: 0, duplicate: 0 }
    expect(batchWords({ files: { ...none, accepted: 34, refused: 2 }, observations: 0 })).toBe(
      `Принято 34${NBSP}файла, отказано — 2`,
    )
    expect(batchWords({ files: none, observations: 1 })).toBe('Наблюдение куратора')
    expect(batchWords({ files: none, observations: 0 })).toBe(`Принято 0${NBSP}файлов`)
  })

  test('a message does not send to the command line', () => {
    expect(windowWords('Примите его ещё раз, указав, что нужно прочитать и такие файлы (--retry).')).toBe(
      'Примите его ещё раз, указав, что нужно прочитать и такие файлы (вкладка «Файлы», «Особые случаи»).',
    )
    expect(windowWords('Впишите дату.')).toBe('Впишите дату.')
  })
})

describe('uploads the program holds', () => {
  const kept = (upload: string, bytes: number): KeptUpload => ({ upload, bytes, files: 1, whole: true, jobs: [] })

  test('the oldest go until the rest is within bounds; the newest stays whatever its size', () => {
    // 60 + 30 + 20 = 110 > 100, without the first 50
    expect(uploadsToDrop([kept('a', 60), kept('b', 30), kept('c', 20)], 100)).toEqual([kept('a', 60)])
    expect(uploadsToDrop([kept('a', 60), kept('b', 40)], 100)).toEqual([])
    expect(uploadsToDrop([kept('a', 1), kept('b', 500)], 100)).toEqual([kept('a', 1)])
  })

  test('what is kept is not believed when somebody spoiled it', () => {
    expect(readKept({ getItem: () => '{' })).toEqual([])
    expect(readKept({ getItem: () => null })).toEqual([])
    expect(readKept({ getItem: () => '[{"upload":"a"}]' })).toEqual([])
  })

  test('an upload known already keeps its place', () => {
    const all = withUpload([kept('a', 1), kept('b', 2)], kept('a', 9))
    expect(all).toEqual([kept('a', 9), kept('b', 2)])
  })
})

describe('sheets and columns', () => {
  const targets: Targets = [
    {
      as: 'people',
      title: 'Участники',
      columns: [
        { as: 'people.total', title: 'Всего' },
        { as: 'people.connected', title: 'Подключено' },
      ],
    },
    { as: '', title: '', columns: [{ as: 'Родителей всего', title: 'Родителей всего' }] },
  ]

  test('a mapping is said in the words that confirm it', () => {
    expect(mappingAs({ table: 'people', column: null, keys: {} })).toBe('people')
    expect(mappingAs({ table: 'people', column: 'connected', keys: {} })).toBe('people.connected')
    expect(mappingAs({ table: 'people', column: 'total', keys: { category: 'Родители' } })).toBe(
      'people[Родители].total',
    )
  })

  test('and shown in Russian, by its own words where the form has no such part', () => {
    expect(targetTitle(targets, { table: 'people', column: 'connected', keys: {} })).toBe('Участники: Подключено')
    expect(targetTitle(targets, { table: 'people', column: 'total', keys: { category: 'Родители' } })).toBe(
      'Участники: Родители: Всего',
    )
    expect(targetTitle([], { table: 'people', column: 'total', keys: {} })).toBe('people: total')
  })

  test('a choice is named with its part of the form', () => {
    expect(titleOfChoice(targets, [], 'people')).toBe('Участники')
    expect(titleOfChoice(targets, [], 'people.total')).toBe('Участники: Всего')
    expect(titleOfChoice(targets, [], 'Родителей всего')).toBe('Родителей всего')
    expect(titleOfChoice([], [{ as: 'x', title: 'Икс', score: 1 }], 'x')).toBe('Икс')
  })

  test('one column of two catalogues is two questions', () => {
    const one = { catalogue: 'a', sheet: 'Лист', column: 'К' }
    expect(unknownKey(one)).not.toBe(unknownKey({ ...one, catalogue: 'b' }))
  })

  test('examples are the values under the title, each once; beside it where nothing is under it', () => {
    const cell = (address: string, row: number, column: number, text: string) => ({ address, row, column, text })
    const cells = [
      cell('C3', 2, 2, 'Вошли'),
      cell('D3', 2, 3, 'Сосед'),
      cell('C5', 4, 2, '7'),
      cell('C4', 3, 2, '5'),
      cell('C6', 5, 2, ' 5 '),
      cell('D4', 3, 3, '9'),
      cell('C7', 6, 2, ' '),
    ]
    expect(exampleValues(cells, 'C3')).toEqual(['5', '7'])
    expect(exampleValues(cells, 'C3', 1)).toEqual(['5'])
    expect(exampleValues([cell('A9', 8, 0, 'Пароль'), cell('B9', 8, 1, 'да')], 'A9')).toEqual(['да'])
    expect(exampleValues(cells, null)).toEqual([])
  })
})

describe('quarantine', () => {
  const at = (row: number, cell: string | null, reason = 'r'): QuarantinedCell => ({
    ...{ id: row, institution: 'И', file: 'ф', sheet: 'Л', row, cell, value: 'v', expected: null },
    ...{ reason, message: `m${row}` },
  })

  test('cells of one row stand together, rows put aside as a whole by their reason', () => {
    const groups = quarantinedRows([at(5, 'B5'), at(5, 'C5'), at(8, null), at(7, null), at(9, null, 'другое')])
    expect(groups.map(({ rows, cells }) => [rows, cells.length])).toEqual([
      [[5], 2],
      [[7, 8], 2],
      [[9], 1],
    ])
    expect(countRows(groups)).toBe(4)
  })

  test('numbers of rows are joined where they are neighbours', () => {
    expect(rowNumbers([5])).toBe('строка 5')
    expect(rowNumbers([4, 5, 6, 9])).toBe('строки 4–6, 9')
  })
})
