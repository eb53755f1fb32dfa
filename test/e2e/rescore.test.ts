import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { fillForm, sixthRegulation, writeSheets, type Given } from './sixth-regulation'
import { newFolder, sverka } from './sverka'

const folder = newFolder()
const at = (name: string): string => join(folder, name)
const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`)
const db = ['--db', at('Мониторинг.sqlite')]

/** Ten teachers of ten trained, five connected; one meeting of the two that the first edition wants. */
const FILLED: Given = {
  passport: {
    'Полное наименование': 'Муниципальное общеобразовательное учреждение «Школа № 7 Заречного»',
    'Краткое наименование': 'МОУ «Школа № 7»',
    ИНН: '5900000078',
    'Тип образовательной организации': 'общеобразовательное',
    'Период с': day('2025-09-01'),
    'Период по': day('2026-08-31'),
  },
  tables: {
    Требования: {
      rows: [
        { '№': 3, Ответ: 'Частично' },
        { '№': 6, Ответ: 'Нет' },
        { '№': 8, Ответ: 'Да' },
      ],
    },
    'Классы и группы': { rows: [{ 'Класс/группа': '5А', 'Чат с обучающимися': 'Да', 'Чат с родителями': 'Да' }] },
    Участники: {
      rows: [
        { Категория: 'Руководитель', Всего: 1 },
        { Категория: 'Администраторы платформы', Всего: 1 },
        { Категория: 'Педагогические работники', Всего: 10, Подключено: 5, 'Прошло обучение': 10 },
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
        { 'Вид документа': 'Приказ об использовании платформы', 'Дата размещения на сайте': day('2026-04-11') },
      ],
    },
    'Нарушения и инциденты': { declared: 'не было', rows: [] },
    Мероприятия: {
      declared: 'были',
      rows: [
        { Дата: day('2025-10-14'), Вид: 'Совещание' },
        { Дата: day('2025-11-18'), Вид: 'Методическое' },
      ],
    },
  },
}

/** z-2.4 is dropped, z-2.1 stands in clause 2.9 under another code, z-3.2 wants one meeting, the messenger is MAX. */
const secondEdition = (): ReturnType<typeof sixthRegulation> => {
  const sheets = sixthRegulation()
  const renamed = (rows: (string | number | null)[][] = []): (string | number | null)[][] =>
    rows
      .filter(([code]) => code !== 'z-2.4')
      .map(([code = null, ...rest]) => [code === 'z-2.1' ? 'z-2.9' : code, ...rest])
  sheets['Положение']?.splice(3, 1, ['Редакция', 'вторая'])
  sheets['Положение']?.splice(6, 1, ['{messenger}', 'MAX'])
  sheets['Требования'] = renamed(sheets['Требования'])
  sheets['Критерии'] = renamed(sheets['Критерии'])
  sheets['Требования'].find(([code]) => code === 'z-2.9')?.splice(1, 1, '2.9')
  sheets['Критерии'].find(([code]) => code === 'z-3.2')?.splice(9, 1, 1)
  return sheets
}

// Weights: 3, 3, 2, 2, 3, 1, 1, 1, 4; «не было» breaks nothing in z-2.3.
const BEFORE = (3 + 3 + 2 * 0.5 + 2 + 3 + 0 + 1 + 1 * 0.5 + 4) / 20
const AFTER = (3 + 3 + 2 * 0.5 + 2 + 3 + 1 + 1 + 4) / 19

const sum = (): string =>
  createHash('sha256')
    .update(readFileSync(at('Мониторинг.sqlite')))
    .digest('hex')

const score = (): { index: number; catalogue: string } =>
  JSON.parse(sverka('scores', ...db, '--json').stdout).institutions[0]

describe('an audit under a new edition', () => {
  beforeAll(async () => {
    await writeSheets(sixthRegulation(), at('Первая.xlsx'))
    await writeSheets(secondEdition(), at('Вторая.xlsx'))
    sverka('catalogue', 'add', at('Первая.xlsx'), ...db)
    sverka('form', 'zarechny-school', ...db, '--out', at('Форма.xlsx'))
    await fillForm(at('Форма.xlsx'), FILLED, at('Школа 7.xlsx'))
    sverka('import', ...db, at('Школа 7.xlsx'))
    sverka('catalogue', 'add', at('Вторая.xlsx'), ...db)
  })

  it('shows what would change, and the file stays as it is to the byte', () => {
    expect(score().index).toBeCloseTo(BEFORE, 12)
    const before = sum()
    const { code, stdout, stderr } = sverka('rescore', ...db, '--catalogue', 'zarechny-school.2')
    expect(code).toBe(0)
    expect(stdout).toContain('87,5 % → 94,7 %')
    expect(stdout).toContain('3.2 (Совещания): частично (50,0 %) → выполнено')
    expect(stdout).toMatch(/Больше не оценивается:\n {2}2\.4: Отчёт подготовлен\./)
    expect(stdout).toContain('3.2 (Совещания): теперь 3.2, решается иначе')
    expect(stderr).toContain('Ничего не сохранено')
    const { institutions, saved } = JSON.parse(
      sverka('rescore', ...db, '--catalogue', 'zarechny-school.2', '--json').stdout,
    )
    expect(saved).toBe(false)
    type Pair = { before: { clause: string }; after: { clause: string } | null }
    const { carried, notCarried } = institutions[0].answers as { carried: Pair[]; notCarried: Pair[] }
    expect(carried.map((each) => [each.before.clause, each.after?.clause])).toEqual([['2.1', '2.9']])
    expect(notCarried.map((each) => [each.before.clause, each.after?.clause])).toEqual([
      ['2.4', undefined],
      ['3.2', '3.2'],
    ])
    expect(sum()).toBe(before)
  })

  it('passes to it with --save, gives its form, and passes back', () => {
    expect(
      sverka('form', 'zarechny-school.2', ...db, '--audit', 'Мониторинг 2025–2026', '--out', at('Ф.xlsx')).code,
    ).toBe(2)
    const { code, stderr } = sverka('rescore', ...db, '--catalogue', 'zarechny-school.2', '--save')
    expect([code, stderr]).toEqual([0, expect.stringContaining('Сохранено')])
    expect(score()).toMatchObject({ catalogue: 'zarechny-school.2' })
    expect(score().index).toBeCloseTo(AFTER, 12)
    expect(
      sverka('form', 'zarechny-school.2', ...db, '--audit', 'Мониторинг 2025–2026', '--out', at('Ф.xlsx')).code,
    ).toBe(0)
    expect(sverka('report', ...db, '--out', at('Отчёт.xlsx')).code).toBe(0)
    expect(sverka('rescore', ...db, '--catalogue', 'zarechny-school', '--save').code).toBe(0)
    expect(score()).toMatchObject({ catalogue: 'zarechny-school' })
    expect(score().index).toBeCloseTo(BEFORE, 12)
  })

  it('takes the form of the new edition in place of what was carried over', async () => {
    sverka('rescore', ...db, '--catalogue', 'zarechny-school.2', '--save')
    const tables = { ...FILLED.tables, Требования: { rows: [{ '№': 3, Ответ: 'Нет' }] } }
    await fillForm(at('Ф.xlsx'), { ...FILLED, tables }, at('Школа 7, новая.xlsx'))
    const { files } = JSON.parse(sverka('import', ...db, '--json', at('Школа 7, новая.xlsx')).stdout)
    expect(files).toMatchObject([{ status: 'accepted', catalogue: 'zarechny-school.2' }])
    const { discrepancies } = JSON.parse(sverka('verdicts', ...db, '--institution', 'Школа № 7', '--json').stdout)
    expect(discrepancies).toMatchObject([{ requirement: 'z-2.9', answer: 'Нет', kind: 'understated' }])
  })

  it('tells wrong wishes in words', () => {
    expect(sverka('rescore', ...db, '--catalogue', 'нет-такой').stderr).toContain('Редакции «нет-такой» нет')
    expect(sverka('rescore', ...db).stderr).toContain('Не указано --catalogue')
    expect(sverka('rescore', ...db, '--catalogue', 'perm-school').code).toBe(2)
  })
})
