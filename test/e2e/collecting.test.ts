import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as XLSX from '@e965/xlsx'
import initSqlJs from 'sql.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import type { FormPlan } from '../../src/engine/catalogue/types'
import { writeForm } from '../../src/engine/report/form/write-form'
import { readRules } from '../../src/engine/resources'
import { inventedSchools } from '../../src/demo/institutions'
import { newFolder, sverka, type Ended } from './sverka'

const folder = newFolder()
const at = (...parts: string[]): string => join(folder, ...parts)
const DB = at('audit.sqlite')

// Control digits by hand: 5·2 + 9·4 = 46 → 2; with a ninth digit of 1, 2, 3 eight more each: 54 → 0, 62 → 7, 70 → 4.
const [FIRST, SECOND, THIRD, FOURTH] = ['5900000002', '5900000010', '5900000027', '5900000034']

const book = (rows: (string | number)[][]): Uint8Array => {
  const made = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet(rows), 'Реестр')
  return new Uint8Array(XLSX.write(made, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}

const HEAD = [
  '№ п/п',
  'Наименование учреждения',
  'ИНН',
  'Тип',
  'Муниципалитет',
  'Положение',
  'Срок',
  'Продлено до',
  'E-mail',
]
const row = (number: number, name: string, inn: string | number, ...rest: string[]): (string | number)[] => [
  ...[number, name, inn, 'общеобразовательная', 'Учебный округ', 'perm-school'],
  ...rest,
]

const json = ({ stdout }: Ended) => JSON.parse(stdout)

const command = (name: string, ...rest: string[]): Ended => sverka(name, '--db', DB, ...rest)

const query = async (sql: string): Promise<unknown[][]> => {
  const { Database } = await initSqlJs()
  return new Database(readFileSync(DB)).exec(sql)[0]?.values ?? []
}

describe('collecting forms from a register to the last answer', () => {
  let plan: FormPlan

  const form = async (path: string, shortName: string, inn: string | null, head = 'Примеров П. П.'): Promise<void> => {
    const filling = inventedSchools(40, 5, plan).find(({ plant }) => plant === 'good')?.filling
    if (!filling) throw new Error('no good school')
    const own = { shortName, fullName: shortName, head, ...(inn === null ? {} : { inn }) }
    const kept = Object.entries(filling.passport).filter(([field]) => !['inn', 'subdivision'].includes(field))
    filling.passport = { ...Object.fromEntries(kept), ...own }
    mkdirSync(at(path, '..'), { recursive: true })
    writeFileSync(at(path), await writeForm(plan, { audit: null, controlDays: [], institution: null }, filling))
  }

  beforeAll(async () => {
    plan = planForm(await readRules(fileURLToPath(new URL('../../resources', import.meta.url))), 'perm-school')
    writeFileSync(
      at('Реестр.xlsx'),
      book([
        ['Реестр образовательных учреждений'],
        HEAD,
        row(1, 'МБОУ «СОШ № 1»', FIRST, '', '', 'one@example.test'),
        row(2, 'МАОУ «Гимназия № 2 имени П. П. Примерова»', SECOND, '', '30.04.2026'),
        row(3, 'МБОУ «СОШ № 3»', THIRD, '01.04.2026'),
        row(4, 'МБОУ «СОШ № 4»', '5900000035'),
        row(5, 'МБОУ «СОШ № 1»', FIRST),
        ['6', '', SECOND, 'общеобразовательная'],
        [7, 'МБОУ «СОШ № 5»', FOURTH, 'общеобразовательная', 'Учебный округ', 'нет такого'],
        ['', 'Итого', 7],
      ]),
    )
    await form('Присланное/1.xlsx', 'СОШ №1', FIRST)
    await form('Присланное/2.xlsx', 'Гимназия № 2', null)
    await form('Присланное/4.xlsx', 'СОШ № 4 г. Учебного', '5900000035')
  })

  it('the register makes the audit and names every row it cannot take', () => {
    const ended = command('register', at('Реестр.xlsx'), '--school-year', '2025-2026', '--due', '2026-04-10', '--json')
    const result = json(ended)
    expect(ended.code).toBe(1)
    expect(result.summary).toEqual({ new: 4, changed: 0, unchanged: 0, refused: 3, skipped: 1 })
    expect(result.refused.map(({ row: at, cell }: { row: number; cell: string }) => [at, cell])).toEqual([
      [7, 'B7'],
      [8, 'B8'],
      [9, 'F9'],
    ])
    expect(result.refused[2].value).toBe('нет такого')
    expect(result.remarks).toMatchObject([{ row: 6, cell: 'C6', value: '5900000035' }])
  })

  it('taken again it changes nothing; a corrected one says what has changed', () => {
    expect(json(command('register', at('Реестр.xlsx'), '--json')).summary).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 4,
    })
    const corrected = [HEAD, row(3, 'МБОУ «СОШ № 3» г. Учебного', THIRD, '', '15.04.2026'), row(4, 'СОШ № 9', FOURTH)]
    writeFileSync(at('Реестр 2.xlsx'), book(corrected))
    const ended = command('register', at('Реестр 2.xlsx'), '--json')
    const result = json(ended)
    expect(ended.code).toBe(0)
    expect(result.institutions).toEqual([
      { row: 2, institution: 'МБОУ «СОШ № 3» г. Учебного', change: 'changed', fields: ['name', 'extendedTo'] },
      { row: 3, institution: 'СОШ № 9', change: 'new', fields: [] },
    ])
    expect(result.missing).toHaveLength(3)
  })

  it('a near name is a question with candidates; a wrong ИНН is no key, the name is', () => {
    const ended = sverka('import', '--db', DB, '--json', at('Присланное'))
    const [one, two, four] = json(ended).files
    expect(ended.code).toBe(1)
    expect([one.status, one.institution]).toEqual(['accepted', 'МБОУ «СОШ № 1»'])
    expect([four.status, four.institution]).toEqual(['accepted', 'МБОУ «СОШ № 4»'])
    expect(four.remarks).toContainEqual(expect.objectContaining({ code: 'inn-checksum' }))
    expect(two).toMatchObject({ status: 'unassigned', institution: null, submission: expect.any(Number) })
    expect(two.candidates).toEqual([
      {
        id: expect.any(Number),
        institution: 'МАОУ «Гимназия № 2 имени П. П. Примерова»',
        inn: SECOND,
        score: expect.any(Number),
      },
    ])
    expect(two.candidates[0].score).toBeLessThan(1)
    expect(two.remarks[0].message).toContain('Гимназия № 2 имени П. П. Примерова')
    const asked = sverka('assign', '--db', DB, '--json')
    expect(asked.code).toBe(1)
    expect(json(asked).questions).toMatchObject([{ submission: two.submission, file: '2.xlsx', name: 'Гимназия № 2' }])
  })

  it('an answer needs no sending again: facts, verdicts and the name are there', async () => {
    const names =
      'SELECT institution FROM v_scores WHERE submitted = 1 AND index_value IS NOT NULL ORDER BY institution'
    expect(await query(names)).toHaveLength(2)
    const ended = sverka(
      'assign',
      '2.xlsx',
      '--institution',
      'Гимназия № 2 имени П. П. Примерова',
      '--db',
      DB,
      '--json',
    )
    expect([ended.code, json(ended).file.institution]).toEqual([0, 'МАОУ «Гимназия № 2 имени П. П. Примерова»'])
    expect(await query(names)).toHaveLength(3)
    const facts = await query("SELECT count(*) FROM v_facts WHERE file = '2.xlsx' AND superseded_by IS NULL")
    expect(Number(facts[0]?.[0])).toBeGreaterThan(100)
    expect(json(sverka('assign', '--db', DB, '--json')).questions).toEqual([])
    expect(json(sverka('aliases', '--db', DB, '--json')).aliases).toMatchObject([
      { name: 'Гимназия № 2', institution: 'МАОУ «Гимназия № 2 имени П. П. Примерова»', file: '2.xlsx' },
    ])
    expect((await query("SELECT count(*) FROM log WHERE action = 'file-assigned'"))[0]).toEqual([1])
  })

  it('the next file of that name goes by the answer, until it is forgotten', async () => {
    await form('Ещё/исправлено.xlsx', 'МАОУ "Гимназия №2"', null, 'Задачников Е. Г.')
    const [file] = json(sverka('import', '--db', DB, '--json', at('Ещё'))).files
    expect([file.status, file.institution]).toEqual(['accepted', 'МАОУ «Гимназия № 2 имени П. П. Примерова»'])
    const { aliases } = json(sverka('aliases', '--db', DB, '--json'))
    const forgotten = sverka('aliases', '--db', DB, '--delete', 'Гимназия № 2')
    expect([forgotten.code, forgotten.stderr]).toEqual([0, expect.stringContaining(`--restore ${aliases[0].id} --db`)])
    expect(json(sverka('aliases', '--db', DB, '--restore', String(aliases[0].id), '--json'))).toEqual({ aliases })
    expect(sverka('aliases', '--db', DB, '--restore', String(aliases[0].id)).code).toBe(2)
    expect(sverka('aliases', '--db', DB, '--restore', 'Гимназия').code).toBe(2)
    expect(sverka('aliases', '--db', DB, '--delete', 'Гимназия № 2').code).toBe(0)
    expect(json(sverka('aliases', '--db', DB, '--json')).aliases).toEqual([])
    await form('И ещё/снова.xlsx', 'Гимназия № 2', null, 'Учебников В. Л.')
    const [again] = json(sverka('import', '--db', DB, '--json', at('И ещё'))).files
    expect(again.status).toBe('unassigned')
    const dropped = sverka('assign', String(again.submission), '--drop', '--json', '--db', DB)
    expect(dropped.code).toBe(0)
    expect(JSON.parse(dropped.stdout)).toHaveProperty('dropped')
    expect(json(sverka('assign', '--db', DB, '--json')).questions).toEqual([])
  })

  it('an answer can be that the institution is new', async () => {
    await form('Новое/новая.xlsx', 'СОШ № 3 имени Т. И. Тетрадкиной', null)
    const [asked] = json(sverka('import', '--db', DB, '--json', at('Новое'))).files
    expect(asked.candidates).toMatchObject([{ institution: 'МБОУ «СОШ № 3» г. Учебного' }])
    const { file } = json(sverka('assign', 'новая.xlsx', '--institution', 'new', '--db', DB, '--json'))
    expect(file.institution).toBe('СОШ № 3 имени Т. И. Тетрадкиной')
    const { summary } = json(command('collection', '--json'))
    expect(summary.expected).toBe(6)
  })

  it('tells who is overdue as of a day, extensions and words of the curator considered', () => {
    const on = (day: string) => json(command('collection', '--on', day, '--json'))
    const overdue = (day: string): string[] =>
      on(day)
        .institutions.filter((each: { overdue: boolean }) => each.overdue)
        .map((each: { institution: string; daysOverdue: number }) => `${each.institution} ${each.daysOverdue}`)
    expect(overdue('2026-04-10')).toEqual([])
    // Due 10.04; № 2 extended to 30.04, № 3 to 15.04. What came later than the day asked about had not come by then.
    expect(overdue('2026-04-11')).toContain('СОШ № 9 1')
    expect(overdue('2026-04-11')).not.toContain('МБОУ «СОШ № 3» г. Учебного 1')
    expect(overdue('2026-04-16')).toContain('МБОУ «СОШ № 3» г. Учебного 1')
    const one = ['--institution', 'СОШ № 1']
    expect(command('collection', ...one, '--received', '2026-04-12').code).toBe(0)
    expect(command('collection', ...one, '--set', 'на доработке').code).toBe(0)
    const found = json(command('collection', '--json')).institutions[0]
    expect(found).toMatchObject({ institution: 'МБОУ «СОШ № 1»', status: 'rework', late: true, daysLate: 2 })
    expect(command('collection', ...one, '--extend', '2026-04-20').code).toBe(0)
    expect(json(command('collection', '--json')).institutions[0]).toMatchObject({ late: false, deadline: '2026-04-20' })
    expect(command('collection', '--institution', 'СОШ № 9', '--set', 'принято').code).toBe(2)
    expect(command('collection', ...one, '--extend', '2026-04-01').code).toBe(2)
    expect(command('collection', '--extend', '2026-04-20').code).toBe(2)
    expect(command('collection', ...one, '--set', 'когда-нибудь').code).toBe(2)
  })

  it('forms that came together are noted with their day at once, or none of them is', async () => {
    type Row = { institution: string; inn: string | null; files: number; receivedOn: string | null }
    const rows = (ended: Ended): Row[] => json(ended).institutions
    const all = rows(command('collection', '--json'))
    const sent = all.filter(({ files }) => files > 0)
    const silent = all.find(({ files }) => files === 0)?.institution ?? ''
    const days = (found: Row[]) => found.map(({ receivedOn }) => receivedOn)
    const [first, ...others] = sent
    const names = [first?.inn ?? '', ...others.map(({ institution }) => institution)]
    expect(names.length).toBeGreaterThan(1)
    const received = ['--received', '2025-12-01']
    for (const [wrong, message] of [
      [[...names, silent, ...received], `«${silent}» ещё не прислало форму`],
      [[...names, 'Нет такой', ...received], 'Учреждения «Нет такой» в мониторинге нет'],
      [[...names, '--received', '2999-12-01'], 'ещё не наступил'],
      [[...names, '--received', '31.02.2026'], 'записана неверно'],
      [[...names], 'лишь с днём получения'],
      [[...names, ...received, '--set', 'принято'], 'лишь с днём получения'],
    ] as const) {
      const refused = command('collection', ...wrong)
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(message)])
    }
    expect(days(rows(command('collection', '--json')))).toEqual(days(all))
    const noted = rows(command('collection', ...names, ...received, '--json'))
    expect(days(noted)).toEqual(all.map(({ files }) => (files > 0 ? '2025-12-01' : null)))
    expect((await query("SELECT count(*) FROM log WHERE action = 'received-noted'"))[0]).toEqual([1])
  })
})
