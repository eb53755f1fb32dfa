import ExcelJS from 'exceljs'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { newFolder, sverka } from './sverka'

const folder = newFolder()
const at = (...parts: string[]): string => join(folder, ...parts)
const db = at('a.sqlite')

const UNKNOWN = 'Вошли в систему'

type File = {
  path: string
  status: string
  rows: Record<string, number>
  remarks: { code: string; cell: string | null }[]
}

const filesOf = (stdout: string): File[] => JSON.parse(stdout).files

const opened = async (path: string): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  return book
}

/** The form as it came, but for the title of one column. */
const withOtherTitle = async (from: string, to: string): Promise<void> => {
  const book = await opened(from)
  book.getWorksheet('Участники')?.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.value === 'Подключено') cell.value = UNKNOWN
    }),
  )
  await book.xlsx.writeFile(to)
}

const passportOf = async (path: string): Promise<Record<string, unknown>> => {
  const found: Record<string, unknown> = {}
  const sheet = (await opened(path)).getWorksheet('Учреждение')
  sheet?.eachRow((row) => {
    found[String(row.getCell(1).value)] = row.getCell(2).value
  })
  return found
}

const connectedOf = (institution: string): { file: string; cell: string; value: unknown }[] => {
  const { stdout } = sverka('verdicts', '--db', db, '--institution', institution, '--json')
  const { verdicts } = JSON.parse(stdout) as {
    verdicts: { reason: string; evidence: { file: string; cell: string; value: unknown }[] }[]
  }
  return verdicts.find(({ reason }) => /^Подключено \d+ из \d+ педагогов/.test(reason))?.evidence ?? []
}

let names: string[]

beforeAll(async () => {
  expect(sverka('demo', '--forms-only', '--institutions', '4', '--seed', '7', '--out', at('demo')).code).toBe(0)
  mkdirSync(at('присланное'))
  const sent = readdirSync(at('demo', 'forms'))
    .filter((name) => name.endsWith('.xlsx'))
    .sort()
    .slice(0, 2)
  await Promise.all(
    sent.map((name, index) => withOtherTitle(at('demo', 'forms', name), at('присланное', `${index}.xlsx`))),
  )
  const passports = await Promise.all(sent.map((name) => passportOf(at('demo', 'forms', name))))
  names = passports.map((passport) => String(passport['Краткое наименование']))
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Выгрузка')
  sheet.addRow(['Учреждение', 'ИНН', 'Педагогов всего', 'Педагогов подключено'])
  passports.forEach((passport, index) =>
    sheet.addRow([passport['Краткое наименование'], passport['ИНН'], 50, 40 + index]),
  )
  await book.xlsx.writeFile(at('выгрузка.xlsx'))
})

describe('a column nobody knows', () => {
  it('waits in every file that has it, with what it may be', () => {
    const { code, stdout } = sverka('import', '--db', db, '--json', at('присланное'))
    expect(code).toBe(1)
    for (const { status, rows, remarks } of filesOf(stdout)) {
      expect(status).toBe('accepted')
      expect(rows['quarantined']).toBeGreaterThan(0)
      const remark = remarks.find((each) => each.code === 'unknown-column')
      expect(remark).toMatchObject({ cell: 'C3', suggestions: [{ table: 'people', column: 'connected', score: 0.4 }] })
    }
    expect(connectedOf(names[0] ?? '')).toEqual([])
  })

  it('needs no asking about where the curator says so, until he says otherwise', () => {
    const place = ['--db', db, '--file', '1.xlsx', '--sheet', 'Участники', '--column', UNKNOWN]
    const unneeded = (...said: string[]): boolean[] =>
      (
        JSON.parse(sverka('map', ...place, ...said, '--json').stdout).unknown as {
          column: string | null
          files: string[]
          unneeded: boolean
        }[]
      ).flatMap((each) => (each.column === UNKNOWN ? [each.unneeded] : []))
    expect(unneeded('--unneeded')).toEqual([true])
    const again = sverka('map', ...place, '--unneeded')
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('Больше не спрашивать')])
    expect(unneeded('--needed')).toEqual([false])
    for (const [wrong, message] of [
      [[...place], 'Скажите что-нибудь одно'],
      [[...place, '--unneeded', '--needed'], 'Скажите что-нибудь одно'],
      [[...place, '--unneeded', '--as', 'people.connected'], 'Скажите что-нибудь одно'],
      [[...place.slice(0, -1), 'Подключено', '--unneeded'], 'Незнакомого столбца «Подключено»'],
      [[...place.slice(0, -2), '--unneeded'], 'Незнакомого листа «Участники»'],
    ] as const) {
      const refused = sverka('map', ...wrong)
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(message)])
    }
  })

  it('is taken from all of them once the curator has said what it is, without sending anything again', () => {
    const { code, stdout } = sverka(
      ...['map', '--db', db, '--file', '0.xlsx', '--sheet', 'Участники', '--column', UNKNOWN],
      ...['--as', 'Участники.Подключено', '--json'],
    )
    expect(code).toBe(0)
    const files = filesOf(stdout)
    expect(files.map(({ path, status, rows }) => [path, status, rows['quarantined']])).toEqual([
      ['0.xlsx', 'accepted', 0],
      ['1.xlsx', 'accepted', 0],
    ])
    for (const name of names) expect(connectedOf(name).length).toBeGreaterThan(0)
  })

  it('is listed, and waits again when that is taken back', () => {
    const listed = JSON.parse(sverka('mappings', '--db', db, '--json').stdout).mappings
    expect(listed).toMatchObject([{ sheet: 'Участники', title: UNKNOWN, table: 'people', column: 'connected' }])
    expect(sverka('mappings', '--db', db, '--delete', String(listed[0].id)).code).toBe(0)
    expect(JSON.parse(sverka('mappings', '--db', db, '--json').stdout).mappings).toEqual([])
    expect(connectedOf(names[0] ?? '')).toEqual([])
    const wrong = sverka('mappings', '--db', db, '--delete', '99')
    expect([wrong.code, wrong.stderr]).toEqual([2, 'Сопоставления № 99 в базе нет.\n'])
  })

  it('cannot be said to be what the form does not have', () => {
    const said = (...more: string[]) => sverka('map', '--db', db, '--file', '0.xlsx', '--sheet', 'Участники', ...more)
    expect(said('--column', UNKNOWN, '--as', 'people.foo').stderr).toContain('На листе «Участники» есть: «Категория»')
    expect(said('--column', 'Нет такого', '--as', 'people.connected').stderr).toContain('Столбца «Нет такого»')
    expect(said('--column', UNKNOWN, '--as', 'Участники').code).toBe(2)
  })
})

describe('a workbook with a row for each institution', () => {
  it('gives each its figures, cited from its own cells', () => {
    const { code, stdout } = sverka('import', '--db', db, '--json', at('выгрузка.xlsx'))
    expect(code).toBe(0)
    expect(filesOf(stdout)).toMatchObject([
      { status: 'accepted', rows: { read: 3, accepted: 2, quarantined: 0, skipped: 1 } },
    ])
    for (const [index, name] of names.entries())
      expect(connectedOf(name)).toEqual(
        expect.arrayContaining([
          { file: 'выгрузка.xlsx', sheet: 'Выгрузка', cell: `D${index + 2}`, value: 40 + index },
          { file: 'выгрузка.xlsx', sheet: 'Выгрузка', cell: `C${index + 2}`, value: 50 },
        ]),
      )
  })
})
