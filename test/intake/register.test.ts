import { describe, expect, test } from 'vitest'
import type { Kind } from '../../src/engine/catalogue/kind'
import { takeRegister, type Register } from '../../src/engine/intake/register-rows'
import { date, reading, sheet } from './fixture'

const catalogue = (id: string, title: string, ...kinds: Kind[]) => ({ id, title, kinds })

const CATALOGUES = [
  catalogue('town-school', 'Положение школ города', 'school'),
  catalogue('village-school', 'Положение сельских школ', 'school'),
  catalogue('garden', 'Положение детских садов', 'preschool'),
]

type Plain = Parameters<typeof sheet>[1][number][number]

const take = (rows: Plain[][], held: string | null = 'town-school'): Register =>
  takeRegister(reading(sheet('Лист1', [['Пояснение']]), sheet('Школы', rows)), { catalogues: CATALOGUES, held })

const HEAD = ['Наименование', 'ИНН', 'Тип', 'Положение']

describe('a register of institutions', () => {
  test('is found under a title, by synonyms, whatever the order of its columns', () => {
    const {
      sheet: title,
      rows,
      skipped,
      refused,
    } = take([
      ['Реестр на 2025–2026 учебный год'],
      ['E-mail', 'Краткое наименование ОО', 'Наименование ОО', 'Тип ОО', 'ИНН', '№ п/п', 'Срок сдачи', 'Продлён до'],
      [1, 2, 3, 4, 5, 6, 7, 8],
      [
        'one@example.test',
        'СОШ № 1',
        'Школа № 1 города',
        'общеобразовательная',
        5900000002,
        1,
        date('2026-04-10'),
        '20.04.2026',
      ],
      ['Детские сады'],
      ['', '', '', '', '', 2],
    ])
    expect([title, skipped, refused]).toEqual(['Школы', 3, []])
    expect(rows).toEqual([
      {
        ...{ row: 4, name: 'СОШ № 1', fullName: 'Школа № 1 города', inn: '5900000002', kind: 'school' },
        ...{ subdivision: null, municipality: null, catalogue: 'town-school', email: 'one@example.test' },
        ...{ dueDate: '2026-04-10', extendedTo: '2026-04-20' },
      },
    ])
  })

  test.each<[string, (string | number)[], string | null, Kind | undefined, string | undefined]>([
    ['kind and catalogue as said', ['СОШ № 1', '', 'школа', 'village-school'], null, 'school', 'village-school'],
    ['a catalogue by its title', ['СОШ № 1', '', '', 'положение СЕЛЬСКИХ школ'], null, 'school', 'village-school'],
    ['a kind by the name', ['МАДОУ № 5', '', '', ''], null, 'preschool', 'garden'],
    ['the catalogue named for all', ['Лицей № 1', '', '', ''], 'village-school', 'school', 'village-school'],
    ['two catalogues and no word', ['Лицей № 1', '', '', ''], null, undefined, undefined],
    ['a catalogue for another kind', ['Лицей № 1', '', '', 'garden'], null, undefined, undefined],
    ['the one for all is for another kind', ['МАДОУ № 5', '', '', ''], 'town-school', undefined, undefined],
    ['an unknown catalogue', ['Лицей № 1', '', '', 'город'], 'town-school', undefined, undefined],
    ['a name that tells no kind', ['Радуга', '', '', ''], null, undefined, undefined],
    ['of both kinds', ['Школа — детский сад № 3', '', '', ''], null, undefined, undefined],
    ['a kind nobody knows', ['Лицей № 1', '', 'завод', ''], 'town-school', undefined, undefined],
    ['no name', ['', '5900000002', 'школа', ''], 'town-school', undefined, undefined],
    ['an ИНН in words', ['Лицей № 1', 'нет данных о нём', '', ''], 'town-school', undefined, undefined],
  ])('%s', (_, cells, held, kind, id) => {
    const { rows, refused } = take([HEAD, cells], held)
    expect([rows[0]?.kind, rows[0]?.catalogue]).toEqual([kind, id])
    expect(refused).toHaveLength(kind === undefined ? 1 : 0)
    for (const { row, message } of refused)
      expect([row, message]).toEqual([2, expect.stringMatching(/[а-яё]{4,}.*\.$/)])
  })

  test('what is wrong in a cell that can be spared is told, and the row is taken without it', () => {
    const { rows, remarks } = take([
      [...HEAD, 'Срок', 'E-mail'],
      ['СОШ № 1', '5900000003', '', '', 'когда успеют', 'нет'],
      ['СОШ № 2', 'нет', '', '', '31.02.2026', 'школа'],
    ])
    expect(rows.map(({ inn, dueDate, email }) => [inn, dueDate, email])).toEqual([
      [null, null, null],
      [null, null, null],
    ])
    expect(remarks.map(({ cell, value }) => [cell, value])).toEqual([
      ['B2', '5900000003'],
      ['E2', 'когда успеют'],
      ['E3', '31.02.2026'],
      ['F3', 'школа'],
    ])
  })

  test('a book without a column of names is no register', () => {
    expect(() =>
      take([
        ['ИНН', 'Тип'],
        ['5900000002', 'школа'],
      ]),
    ).toThrow('Реестр учреждений в книге не найден')
  })
})
