import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { writeReport } from '../../src/engine/report/comparative/write-report'
import { catalogue, inputOf, requirement, synthetic, type Entry } from './comparative-input'
import { cellAt, folder, linesOf, partsOf, read, written } from './comparative-reading'

const TITLES = [
  ...['Свод', 'Графики', 'Рейтинг', 'Темы', 'Матрица', 'Роли', 'Невыполненные требования', 'План мероприятий'],
  ...['Расхождения', 'Не представили сведения', 'Качество данных', 'Методика'],
]

const held = catalogue(
  'school-a',
  ['school'],
  [
    requirement('2.1', 1),
    requirement('2.2', 2, { role: 'role-2', critical: true }),
    requirement('2.3', 3),
    requirement('2.4', 4),
  ],
)
const school = (name: string, marks: Entry['marks']): Entry => ({ name, kind: 'school', held, marks })

const rating = async (entries: Entry[], name: string) =>
  linesOf(read(await written(inputOf([held], entries), name)), 'Рейтинг', 4)

describe('the comparative report', () => {
  it('has its sheets in order, each set up for reading and for printing on A4', async () => {
    const book = new ExcelJS.Workbook()
    await written(synthetic(5, 12), 'structure.xlsx')
    await book.xlsx.readFile(`${folder}/structure.xlsx`)
    expect(book.worksheets.map(({ name }) => name)).toEqual(TITLES)
    for (const { name, pageSetup, views, headerFooter, autoFilter } of book.worksheets) {
      expect(pageSetup, name).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 })
      expect(views[0], name).toMatchObject({ state: 'frozen' })
      expect(headerFooter.oddFooter, name).toContain('Страница &P из &N')
      expect(pageSetup.printTitlesRow, name).toMatch(/^\d+:\d+$/)
      if (!['Свод', 'Графики', 'Методика'].includes(name)) expect(autoFilter, name).toBeTruthy()
    }
    expect(book.created.toISOString()).toBe('2026-04-15T00:00:00.000Z')
  })

  it('shows figures that hold by hand', async () => {
    const input = inputOf([held], [school('МБОУ СОШ № 1', [1, 0.5, '?', '–'])])
    const book = read(await written(input, 'by-hand.xlsx'))
    // applicable 1 + 2 + 3 = 6; assessed 1 + 2 = 3; earned 1·1 + 2·0.5 = 2
    const [line] = linesOf(book, 'Рейтинг', 4)
    expect(line?.['Индекс соответствия']).toBeCloseTo(2 / 6, 12)
    expect(line?.['Возможный индекс']).toBeCloseTo((2 + 3) / 6, 12)
    expect(line?.['Полнота данных']).toBeCloseTo(3 / 6, 12)
    // not applicable: 4 of 1 + 2 + 3 + 4
    expect(line?.['Доля неприменимых']).toBeCloseTo(4 / 10, 12)
    expect(line).toMatchObject({ Место: '–', Уровень: 'недостаточно данных' })
    expect(book.Sheets['Рейтинг']?.['B2']?.v).toBe('Сходится')
    const matrix = book.Sheets['Матрица'] ?? {}
    expect(['C13', 'D13', 'E13', 'F13'].map((cell) => matrix[cell]?.v)).toEqual([1, 0.5, '?', '–'])
    expect(['C10', 'D10', 'E10', 'F10'].map((cell) => matrix[cell]?.v)).toEqual([1, 2, 3, 4])
    // who does not meet a requirement in full: only 2.2 is partly met, 2.3 is not known
    expect(['C11', 'D11', 'E11', 'F11'].map((cell) => matrix[cell]?.v)).toEqual([0, 1, 0, 0])
    expect(matrix['D10']?.f).toMatch(/^'?Методика'?!\$G\$\d+$/)
    const whole = new ExcelJS.Workbook()
    await whole.xlsx.readFile(`${folder}/by-hand.xlsx`)
    expect(whole.getWorksheet('Матрица')?.getCell('E13').dataValidation).toMatchObject({ type: 'custom' })
    const [roles] = linesOf(book, 'Роли', 5)
    // role-1 holds 2.1, 2.3, 2.4: 1·1 of 1 + 3; role-2 holds 2.2 alone
    expect(roles).toMatchObject({ Индекс: 0.25, Полнота: 0.25, Индекс_1: 0.5, Полнота_1: 1 })
  })

  it('lets equal indices share a rank and puts those without a level last', async () => {
    const lines = await rating(
      [
        school('Четвёртая', [1, 1, 0, 0]),
        school('Без данных', ['?', '?', '?', 1]),
        school('Вторая', [0, 1, 1, 1]),
        school('Первая', [1, 1, 1, 1]),
        school('Тоже вторая', [0, 1, 1, 1]),
      ],
      'ties.xlsx',
    )
    expect(lines.map((line) => [line['Место'], line['Учреждение']])).toEqual([
      [1, 'Первая'],
      [2, 'Вторая'],
      [2, 'Тоже вторая'],
      [4, 'Четвёртая'],
      ['–', 'Без данных'],
    ])
  })

  it('keeps text from outside text', async () => {
    const name = '=HYPERLINK("x")'
    const bytes = await written(
      inputOf([held], [school(name, [0, '?', 1, 1]), school('А\u0001Б\ud800', [1, 1, 1, 1])]),
      'text.xlsx',
    )
    const book = read(bytes)
    for (const title of ['Рейтинг', 'Матрица', 'Роли', 'Невыполненные требования', 'Качество данных']) {
      const cell = Object.values(book.Sheets[title] ?? {}).find((each: { v?: unknown }) => each.v === name)
      expect(cell, title).toMatchObject({ t: 's', v: name })
      expect(cell.f, title).toBeUndefined()
    }
    for (const [part, xml] of partsOf(bytes)) if (part.startsWith('xl/')) expect(xml).not.toContain('<f>HYPERLINK')
    expect(linesOf(book, 'Рейтинг', 4).map((line) => line['Учреждение'])).toContain('АБ')
  })

  it('lists why a requirement is not met, with its cells, unmet before undetermined', async () => {
    const book = read(await written(inputOf([held], [school('МБОУ СОШ № 1', ['?', 0, 0.5, '–'])]), 'failures.xlsx'))
    const lines = linesOf(book, 'Невыполненные требования', 3)
    expect(lines.map((line) => [line['Пункт'], line['Результат'], line['Критич.']])).toEqual([
      ['2.2', 'не выполнено', '! да'],
      ['2.3', 'выполнено частично', undefined],
      ['2.1', 'не определено', undefined],
    ])
    expect(lines[0]).toMatchObject({
      Ячейки: 'МБОУ СОШ № 1.xlsx, «Участники»: B6 = 40, C6 = 32',
      'Что сделать': 'Исправить 2.2.',
    })
  })

  it('asks for the data first where nothing is known, and for the remedy where something is', async () => {
    const book = read(await written(inputOf([held], [school('МБОУ СОШ № 1', ['?', 0, 1, 1])]), 'remedies.xlsx'))
    const lines = linesOf(book, 'Невыполненные требования', 3)
    expect(lines.map((line) => [line['Пункт'], line['Что сделать']])).toEqual([
      ['2.2', 'Исправить 2.2.'],
      ['2.1', 'Внесите или исправьте данные, названные в причине, и пришлите форму ещё раз.'],
    ])
  })

  it('prints kind and regulation as columns only where institutions differ in them', async () => {
    const columns = async (entries: Entry[], catalogues: (typeof held)[], name: string) => {
      const book = new ExcelJS.Workbook()
      await written(inputOf(catalogues, entries), name)
      await book.xlsx.readFile(`${folder}/${name}`)
      const sheet = book.getWorksheet('Рейтинг')
      return [4, 5].map((at) => sheet?.getColumn(at).hidden ?? false)
    }
    const other = catalogue('centre-b', ['additional'], [requirement('3.1', 2)])
    const one = school('Школа', [1, 1, 1, 1])
    const centre: Entry = { name: 'Центр', kind: 'additional', held: other, marks: [1] }
    expect(await columns([one], [held], 'alike.xlsx')).toEqual([true, true])
    expect(await columns([one, centre], [held, other], 'unlike.xlsx')).toEqual([false, false])
  })

  it('says who sent nothing and what was wrong with a file that nobody owns', async () => {
    const input = inputOf([held], [school('МБОУ СОШ № 1', [1, 1, 1, 1])], {
      unassigned: {
        submissions: [
          { path: 'чужой.xlsx', status: 'unassigned', balance: { read: 5, accepted: 3, quarantined: 1, skipped: 0 } },
        ],
        remarks: [
          {
            severity: 'error',
            file: 'чужой.xlsx',
            sheet: null,
            cell: null,
            value: null,
            expected: null,
            message: 'Нет ИНН.',
          },
        ],
      },
    })
    input.comparison.absent = [{ id: 9, name: 'МБОУ «Лицей № 9»', kind: 'school', catalogue: held.id }]
    const book = read(await written(input, 'absent.xlsx'))
    expect(cellAt(book, 'Свод', 'A', 'МБОУ «Лицей № 9»', 'A')).toMatch(/^A\d+$/)
    const row = cellAt(book, 'Качество данных', 'A', 'Не отнесено к учреждениям', 'H')
    expect(book.Sheets['Качество данных']?.[row]?.v).toBe('не сходится')
    expect(cellAt(book, 'Качество данных', 'H', 'Нет ИНН.', 'H')).toMatch(/^H\d+$/)
  })

  it('lists decisions to look at again, and sheets and columns nobody knew with what they may be', async () => {
    const input = inputOf([held], [school('МБОУ СОШ № 1', [1, 1, 1, 1])], {
      decisions: [
        {
          ...{
            institution: 'МБОУ СОШ № 1',
            clause: '2.1',
            statement: 'Приказ издан',
            outcome: 'met',
            date: '2026-02-03',
          },
          ...{ reason: 'Видел приказ', state: 'review', since: '2026-03-01', why: 'После решения изменились данные.' },
        },
        {
          ...{
            institution: 'МБОУ СОШ № 1',
            clause: '2.2',
            statement: 'Чат есть',
            outcome: 'unmet',
            date: '2026-02-04',
          },
          ...{ reason: 'Чата нет', state: 'orphaned', since: null, why: 'Такого требования нет.' },
        },
      ],
      unknown: [
        {
          ...{
            sheet: 'Участники',
            column: '=Учителей в чате',
            cell: 'F4',
            files: ['1.xlsx', '2.xlsx'],
            institutions: 2,
          },
          suggestions: [
            { title: 'Подключено', score: 0.64 },
            { title: 'Всего', score: 0.4 },
          ],
        },
        { ...{ sheet: 'Столовая', column: null, cell: null, files: ['1.xlsx'], institutions: 1 }, suggestions: [] },
      ],
    })
    const book = read(await written(input, 'open.xlsx'))
    const lineAt = (key: string, text: string): unknown[] => {
      const row = cellAt(book, 'Качество данных', key, text, '')
      return ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((letter) => book.Sheets['Качество данных']?.[letter + row]?.v)
    }
    expect(lineAt('F', 'Видел приказ')).toEqual([
      ...['МБОУ СОШ № 1', '2.1 · Приказ издан', 'выполнено', '03.02.2026', 'действует, пересмотреть', 'Видел приказ'],
      ...['01.03.2026', 'После решения изменились данные.'],
    ])
    expect(lineAt('F', 'Чата нет').slice(2, 7)).toEqual([
      'не выполнено',
      '04.02.2026',
      'не действует',
      'Чата нет',
      undefined,
    ])
    expect(lineAt('C', 'F4')).toEqual([
      ...['Участники', '=Учителей в чате', 'F4', 2, 'не прочитано', '1.xlsx\n2.xlsx', 2],
      'Возможно, это:\nПодключено — сходство 64,0 %\nВсего — сходство 40,0 %\nПо одному сходству ничего не взято: сопоставьте, и файлы будут перечитаны.',
    ])
    expect(lineAt('A', 'Столовая').slice(1, 5)).toEqual(['лист целиком', undefined, 1, 'не прочитано'])
    const plain = read(await written(inputOf([held], [school('МБОУ СОШ № 1', [1, 1, 1, 1])]), 'closed.xlsx'))
    expect(() => cellAt(plain, 'Качество данных', 'A', 'Решения куратора: пересмотреть', 'A')).toThrow()
  })

  it('holds without any institution', async () => {
    const book = read(await written(inputOf([held], []), 'nobody.xlsx'))
    expect(book.SheetNames).toEqual(TITLES)
    expect(linesOf(book, 'Рейтинг', 4)).toEqual([])
    expect(book.Sheets['Рейтинг']?.['B2']?.v).toBe('Сходится')
  })

  it('gives each catalogue a matrix of its own and ranks within kind and catalogue', async () => {
    const other = catalogue('centre-b', ['additional'], [requirement('3.1', 2), requirement('3.2', 1)])
    const input = inputOf(
      [held, other],
      [
        school('Школа', [0, 1, 1, 1]),
        { name: 'Центр', kind: 'additional', held: other, marks: [1, 0] },
        { name: 'Дворец', kind: 'additional', held: other, marks: [1, 1] },
      ],
    )
    const book = read(await written(input, 'two.xlsx'))
    expect(book.SheetNames.slice(2, 8)).toEqual([
      ...['Рейтинг', 'Темы', 'Матрица school-a', 'Матрица centre-b', 'Роли school-a', 'Роли centre-b'],
    ])
    const lines = linesOf(book, 'Рейтинг', 4)
    expect(lines.map((line) => [line['Учреждение'], line['Место']])).toEqual([
      ['Дворец', 1],
      ['Центр', 2],
      ['Школа', 1],
    ])
    expect(lines[1]?.['Индекс соответствия']).toBeCloseTo(2 / 3, 12)
  })

  it('admits when the figures of the program do not follow from the matrix', async () => {
    const input = inputOf([held], [school('МБОУ СОШ № 1', [1, 1, 1, 0])])
    const [score] = input.comparison.institutions
    if (score !== undefined) score.index = 0.9
    const book = read(await written(input, 'wrong.xlsx'))
    expect(book.Sheets['Рейтинг']?.['B2']?.v).toBe('Расходится: 1')
  })

  it('writes the same bytes twice, to a file and to a stream', async () => {
    const file = await written(synthetic(4, 9), 'bytes.xlsx')
    const stream = new PassThrough()
    const [streamed] = await Promise.all([buffer(stream), writeReport(synthetic(4, 9), { stream })])
    expect(Buffer.compare(file, streamed)).toBe(0)
  })

  it('says what to do when the file cannot be written', async () => {
    const filename = `${folder}/нет такой папки/отчёт.xlsx`
    await expect(writeReport(synthetic(1, 3), { filename })).rejects.toMatchObject({
      code: 'report-not-written',
      message: expect.stringContaining('не открыт в другой программе'),
    })
  })
})
