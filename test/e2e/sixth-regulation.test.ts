import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { fillForm, sixthRegulation, writeSheets, type Given, type Sheets } from './sixth-regulation'
import { newFolder, sverka } from './sverka'

const folder = newFolder()
const at = (name: string): string => join(folder, name)
const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`)

const CLASSES = [
  ['5А', 'Да', 'Да'],
  ['5Б', 'Да', 'Нет'],
  ['6А', 'Нет', 'Да'],
  ['6Б', 'Да', 'Да'],
] as const

const MEASURES = ['Напоминание', 'Удаление', 'Не принята', 'Блокировка']

const FILLED: Given = {
  passport: {
    'Полное наименование': 'Муниципальное бюджетное общеобразовательное учреждение «Школа № 7 Заречного»',
    'Краткое наименование': 'МБОУ «Школа № 7»',
    ИНН: '5900000078',
    'Тип образовательной организации': 'общеобразовательное',
    'Муниципальное образование': 'Заречный округ',
    'Период с': day('2025-09-01'),
    'Период по': day('2026-08-31'),
  },
  tables: {
    'Классы и группы': {
      rows: CLASSES.map(([name, pupils, parents]) => ({
        'Класс/группа': name,
        'Чат с обучающимися': pupils,
        'Чат с родителями': parents,
      })),
    },
    Участники: {
      rows: [
        { Категория: 'Руководитель', Всего: 1 },
        { Категория: 'Администраторы платформы', Всего: 2 },
        { Категория: 'Педагогические работники', Всего: 40, Подключено: 30, 'Прошло обучение': 40 },
      ],
    },
    Документы: {
      rows: [
        {
          'Вид документа': 'Приказ о назначении администратора',
          Номер: '12-од',
          Дата: day('2025-09-02'),
          'Ответственное лицо': 'Сизова А. А.',
        },
        { 'Вид документа': 'Приказ об использовании платформы', 'Дата размещения на сайте': day('2026-05-11') },
      ],
    },
    'Нарушения и инциденты': {
      declared: 'были',
      rows: MEASURES.map((measure, index) => ({
        Дата: day(`2025-10-0${index + 1}`),
        Чат: `Чат ${index + 1}`,
        Мера: measure,
      })),
    },
    Мероприятия: {
      declared: 'были',
      rows: [
        { Дата: day('2025-10-14'), Вид: 'Совещание' },
        { Дата: day('2025-11-18'), Вид: 'Методическое' },
      ],
    },
  },
}

/** Weight and value of each scored requirement, from its theme's consequence and what the form was filled with. */
const BY_HAND: Record<string, [weight: number, value: number]> = {
  'z-1.1': [3, 1], // legal; the order is there
  'z-1.2': [3, 0.5], // legal; published on 11 May, late
  'z-2.1': [2, 30 / 40], // continuity; 30 of 40 teachers
  'z-2.2': [2, 2 / 4], // continuity; two of four classes have both chats
  'z-2.3': [3, 3 / 4], // the curator's own theme, safety; one of four violations without a measure
  'z-2.4': [1, 0], // organisation; no report
  'z-3.1': [1, 40 / 40], // organisation; all trained
  'z-3.2': [1, 1 / 2], // organisation; one meeting of two
  'z-3.3': [4, 1], // the workbook's own weight; a methodical event stands for the document
}

const WEIGHT = 3 + 3 + 2 + 2 + 3 + 1 + 1 + 1 + 4
const INDEX = (3 * 1 + 3 * 0.5 + 2 * 0.75 + 2 * 0.5 + 3 * 0.75 + 1 * 0 + 1 * 1 + 1 * 0.5 + 4 * 1) / WEIGHT

describe('a sixth regulation, written in Excel', () => {
  const database = at('Мониторинг.sqlite')
  const db = ['--db', database]

  beforeAll(async () => {
    await writeSheets(sixthRegulation(), at('Шестое.xlsx'))
  })

  it('is added without touching code', () => {
    const { code, stdout } = sverka('catalogue', 'add', at('Шестое.xlsx'), ...db, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      file: 'Шестое.xlsx',
      status: 'added',
      id: 'zarechny-school',
      title: 'Положение о сетевом общении школ Заречного',
      edition: 'первая',
      follows: null,
      requirements: 10,
      scored: 9,
      themes: ['Нарушения без ответа'],
      mistakes: [],
    })
    const { catalogues } = JSON.parse(sverka('catalogue', ...db, '--json').stdout)
    expect(catalogues.filter(({ own }: { own: boolean }) => own)).toMatchObject([{ id: 'zarechny-school', scored: 9 }])
    const { requirements, roles } = JSON.parse(sverka('catalogue', 'zarechny-school', ...db, '--json').stdout)
    expect(roles).toHaveLength(3)
    expect(requirements[2]).toMatchObject({ statement: 'Педагоги подключены: Заречный мессенджер.', weight: 2 })
    const kinds = requirements.flatMap(
      ({ criterion }: { criterion: { kind: string; of?: { kind: string }[] } | null }) =>
        criterion === null ? [] : [criterion.kind, ...(criterion.of ?? []).map(({ kind }) => kind)],
    )
    expect([...new Set(kinds)].sort()).toEqual(
      ['any-of', 'at-least', 'document', 'every-row', 'no-row', 'published-by', 'ratio'].sort(),
    )
  })

  it('adds nothing a second time', () => {
    const { code, stdout } = sverka('catalogue', 'add', at('Шестое.xlsx'), ...db, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ status: 'known', id: 'zarechny-school', mistakes: [] })
  })

  it('has its form, and a filled one scores as computed by hand', async () => {
    expect(sverka('form', 'zarechny-school', ...db, '--out', at('Форма.xlsx')).code).toBe(0)
    await fillForm(at('Форма.xlsx'), FILLED, at('Школа 7.xlsx'))
    const imported = sverka('import', ...db, '--json', at('Школа 7.xlsx'))
    expect(JSON.parse(imported.stdout).files).toMatchObject([
      { status: 'accepted', institution: 'МБОУ «Школа № 7»', catalogue: 'zarechny-school', rows: { quarantined: 0 } },
    ])
    const { verdicts } = JSON.parse(sverka('verdicts', ...db, '--institution', 'Школа № 7', '--json').stdout)
    const scored = verdicts.filter(({ weight }: { weight: number }) => weight > 0)
    expect(
      Object.fromEntries(
        scored.map(({ requirement, weight, value }: Record<string, unknown>) => [requirement, [weight, value]]),
      ),
    ).toEqual(BY_HAND)
    const [institution] = JSON.parse(sverka('scores', ...db, '--json').stdout).institutions
    expect(institution).toMatchObject({ catalogue: 'zarechny-school', completeness: 1 })
    expect(institution.index).toBeCloseTo(INDEX, 12)
    expect(institution.upper).toBeCloseTo(INDEX, 12)
    expect(INDEX).toBeCloseTo(14.75 / 20, 12)
  })

  it('changed, becomes a new edition; the audit under way keeps the old one', async () => {
    const changed = sixthRegulation()
    changed['Положение']?.splice(3, 1, ['Редакция', 'вторая'])
    changed['Критерии']?.[8]?.splice(9, 1, 1)
    await writeSheets(changed, at('Шестое, новое.xlsx'))
    const { stdout } = sverka('catalogue', 'add', at('Шестое, новое.xlsx'), ...db, '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'added',
      id: 'zarechny-school.2',
      edition: 'вторая',
      follows: 'zarechny-school',
      themes: [],
    })
    const [institution] = JSON.parse(sverka('scores', ...db, '--json').stdout).institutions
    expect(institution.index).toBeCloseTo(INDEX, 12)
    expect(sverka('form', 'zarechny-school.2', ...db, '--out', at('Форма 2.xlsx')).code).toBe(0)
    await fillForm(at('Форма 2.xlsx'), FILLED, at('Школа 7, новая.xlsx'))
    const held = ['--audit', 'Новый', ...db, '--json']
    expect(JSON.parse(sverka('import', ...held, at('Школа 7, новая.xlsx')).stdout).files).toMatchObject([
      { status: 'accepted', catalogue: 'zarechny-school.2' },
    ])
    // One meeting is enough now: 0.5 more of the same 20.
    expect(JSON.parse(sverka('scores', ...held).stdout).institutions[0].index).toBeCloseTo(15.25 / 20, 12)
  })

  it('goes out as a workbook that comes back as the same', () => {
    expect(sverka('catalogue', 'zarechny-school.2', ...db, '--out', at('Обратно.xlsx')).code).toBe(0)
    expect(statSync(at('Обратно.xlsx')).size).toBeGreaterThan(0)
    const { stdout } = sverka('catalogue', 'add', at('Обратно.xlsx'), ...db, '--json')
    expect(JSON.parse(stdout)).toMatchObject({ status: 'known', id: 'zarechny-school.2' })
  })
})

type Planted = [sheet: string, cell: string, value: string | number | null, said: RegExp]

/** What a hurried curator does, each in its own cell. */
const PLANTED: Planted[] = [
  ['Положение', 'B5', '31.02.2026', /такой даты нет/],
  ['Положение', 'B6', 'школьное', /типа учреждений «школьное» нет; бывает: дошкольное/],
  ['Роли', 'C4', 'Учителя', /категории «Учителя» нет в списке/],
  ['Темы', 'C2', 'Ужасные', /последствий «Ужасные» нет; бывает: Юридическая обязанность/],
  ['Требования', 'C3', 'Завуч', /роли «Завуч» нет на листе «Роли»; есть: Директор/],
  ['Требования', 'D4', 'Погода', /темы «Погода» нет/],
  ['Требования', 'E5', null, /не указано: требование/],
  ['Требования', 'F6', 'желательно', /«желательно» программе не известно; бывает: обязательно/],
  ['Требования', 'G10', 0, /вес должен быть числом больше нуля/],
  ['Требования', 'I8', null, /не сказано, что сделать/],
  ['Критерии', 'A9', 'z-9.9', /требования «z-9.9» нет на листе «Требования»/],
  ['Критерии', 'D2', 'бумага', /вида критерия «бумага» нет; бывает: самооценка/],
  ['Критерии', 'E5', 'Классики', /таблицы «Классики» нет в справочнике/],
  ['Критерии', 'F6', 'Мера: Выговор', /значения «Выговор» нет в списке «Мера»/],
  ['Критерии', 'H4', 'Подключены', /столбца «Подключены» нет в таблице «Участники»/],
  ['Критерии', 'J8', '200 %', /нужна доля от 0 до 100 %/],
  ['Критерии', 'L3', 'до 31 июня', /нужен день вида «до 1 мая»/],
]

const position = (cell: string): [row: number, column: number] => [
  Number(cell.slice(1)) - 1,
  cell.charCodeAt(0) - 'A'.charCodeAt(0),
]

const put = (sheets: Sheets, sheet: string, cell: string, value: string | number | null): void => {
  const [row, column] = position(cell)
  sheets[sheet]?.[row]?.splice(column, 1, value)
}

describe('the same regulation with mistakes', () => {
  const database = at('Не будет.sqlite')

  it('lists each with its cell, and adds nothing', async () => {
    const sheets = sixthRegulation()
    for (const [sheet, cell, value] of PLANTED) put(sheets, sheet, cell, value)
    // A row copied and forgotten, and a sixth critical requirement.
    sheets['Требования']?.push([...(sheets['Требования'][1] ?? [])])
    for (const row of [3, 4, 5, 6]) put(sheets, 'Требования', `H${row}`, 'Без этого нельзя.')
    await writeSheets(sheets, at('С ошибками.xlsx'))
    const { code, stdout, stderr } = sverka('catalogue', 'add', at('С ошибками.xlsx'), '--db', database, '--json')
    const { status, id, mistakes } = JSON.parse(stdout)
    expect([code, status, id]).toEqual([1, 'rejected', null])
    const expected = [
      ...PLANTED.map(([sheet, cell]) => `${sheet}!${cell}`),
      'Требования!A12',
      'Требования!H12',
      // Its row of «Критерии» was turned to a requirement that is not there.
      'Требования!A9',
    ]
    type Mistake = { sheet: string; cell: string; value: string | null; message: string }
    expect(mistakes.map(({ sheet, cell }: Mistake) => `${sheet}!${cell}`).sort()).toEqual(expected.sort())
    for (const [sheet, cell, value, said] of PLANTED) {
      const found = (mistakes as Mistake[]).find((each) => each.sheet === sheet && each.cell === cell)
      expect(found?.message).toMatch(said)
      expect(found?.value ?? null).toBe(value === null ? null : String(value))
    }
    expect(stderr).toContain(`${expected.length} ошибок`)
    expect(existsSync(database)).toBe(false)
  })

  it('says in plain text what is wrong with a file that is no workbook, or not of a catalogue', async () => {
    writeFileSync(at('Скан.xlsx'), '%PDF-1.7 скан положения')
    const refused = sverka('catalogue', 'add', at('Скан.xlsx'), '--db', database)
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('PDF')])
    await writeSheets({ Столовая: [['Меню'], ['Каша']] }, at('Столовая.xlsx'))
    const foreign = sverka('catalogue', 'add', at('Столовая.xlsx'), '--db', database)
    expect(foreign.code).toBe(1)
    for (const sheet of ['Положение', 'Роли', 'Разделы', 'Требования', 'Критерии'])
      expect(foreign.stdout).toContain(`нет листа «${sheet}»`)
    expect(foreign.stdout).toContain('листа «Столовая» в книге перечня не бывает')
    expect(sverka('catalogue', 'add', at('Нет такой.xlsx'), '--db', database).code).toBe(2)
    expect(sverka('catalogue', 'add', '--db', database).code).toBe(2)
    expect(existsSync(database)).toBe(false)
  })
})
