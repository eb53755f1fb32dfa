import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { rosterOf } from '../../src/engine/cases/taking/assign'
import { plannedAudit } from '../../src/engine/audits'
import { checkAcross } from '../../src/engine/cases/judging/check-across'
import { commitFile, type Batch } from '../../src/engine/cases/taking/commit-file'
import { takeConsolidated } from '../../src/engine/intake/consolidated'
import { relationsInForce } from '../../src/engine/intake/relations-in-force'
import type { Fact, Intake } from '../../src/engine/intake/types'
import { readRules } from '../../src/engine/resources'
import { openStore } from '../../src/engine/store/open-store'
import type { TakenSource } from '../../src/engine/cases/taking/take-in-order'
import { evidenceOf } from '../../src/engine/verdict/evidence'
import { reading, sheet } from './fixture'

const rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
const now = (): Date => new Date('2026-06-01T00:00:00Z')

const TEACHERS = 'Педагогические работники'

const people = (row: number, category: string, total: number, connected: number): Fact[] =>
  (
    [
      ['category', category, 'A'],
      ['total', total, 'B'],
      ['connected', connected, 'C'],
    ] as const
  ).map(([column, value, letter]) => ({
    ...{ table: 'people', row: String(row), column, value, sheet: 'Участники', cell: `${letter}${row}` },
  }))

const source = (path: string, intake: Intake): TakenSource => ({
  ...{ path, bytes: new TextEncoder().encode(path), sha256: path, judged: null },
  taken: { sha256: path, bytes: 1, status: 'taken', intake },
})

const form = (path: string, name: string, inn: string, facts: Fact[]): TakenSource =>
  source(path, {
    identity: { catalogue: 'perm-school', edition: '', formVersion: 1 },
    sender: { fullName: null, shortName: name, inn, kind: 'school', subdivision: null, municipality: null },
    facts,
    cleared: [],
    tables: [
      { table: 'people', sheet: 'Участники', columns: { category: 'A', total: 'B', connected: 'C' }, state: 'filled' },
    ],
    prints: [],
    keyed: [],
    remarks: [],
    balance: [],
    quarantined: [],
  })

const HEAD = ['Учреждение', 'ИНН', 'Педагогов всего', 'Педагогов подключено']

const table = (path: string, rows: (string | number | null)[][]): TakenSource => {
  const intake = takeConsolidated(reading(sheet('Выгрузка', [HEAD, ...rows])), rules.dictionary, [])
  if (intake === null) throw new Error('not recognised')
  return source(path, intake)
}

const opened = async () => {
  const store = await openStore(null)
  const audit = store.createAudit(plannedAudit({ schoolYear: 2025 }, '2026-06-01'), rules)
  const context = { store, now } as Parameters<typeof commitFile>[0]
  const batch: Batch = {
    ...{ id: store.beginBatch(audit.id, now().toISOString()), audit, rules },
    ...{ roster: rosterOf(store.knownInstitutions(audit.id), []), sentBy: new Map(), known: new Set() },
  }
  const commit = (each: TakenSource) => commitFile(context, batch, each)
  commit(form('а.xlsx', 'СОШ № 1', '5900000002', [...people(5, TEACHERS, 40, 30), ...people(6, 'Родители', 900, 100)]))
  commit(form('б.xlsx', 'СОШ № 2', '5900000010', people(5, TEACHERS, 25, 25)))
  const rowsOf = (index: number) => {
    const data = store.institutionData(audit.id, store.institutions(audit.id)[index]?.id ?? 0)
    return evidenceOf(data, rules.dictionary, 'school').tables['people']?.rows ?? []
  }
  return { store, audit, commit, rowsOf }
}

describe('a sheet with a row for each institution, put into the database', () => {
  test('replaces single cells, each with its own source, and leaves the rest of the table', async () => {
    const { commit, rowsOf } = await opened()
    const { file, others } = commit(
      table('выгрузка.xlsx', [
        ['СОШ № 1', '5900000002', 40, 36],
        ['СОШ № 2', '5900000010', 25, 25],
      ]),
    )
    expect(file).toMatchObject({ status: 'accepted', rows: { read: 3, accepted: 2, quarantined: 0, skipped: 1 } })
    expect(others).toHaveLength(2)
    const [teachers, parents] = rowsOf(0)
    expect(teachers?.values['connected']).toEqual({ value: 36, file: 'выгрузка.xlsx', sheet: 'Выгрузка', cell: 'D2' })
    expect(teachers?.values['total']).toEqual({ value: 40, file: 'а.xlsx', sheet: 'Участники', cell: 'B5' })
    expect(parents?.values['connected']?.value).toBe(100)
    // Nothing is new for the second school: its figures stay those of its form.
    expect(rowsOf(1).map(({ values }) => values['connected']?.file)).toEqual(['б.xlsx'])
  })

  test('a row of somebody unknown waits, and the balance holds over all submissions of the file', async () => {
    const { store, audit, commit } = await opened()
    const { file } = commit(
      table('выгрузка.xlsx', [
        ['СОШ № 1', '5900000002', 40, 36],
        ['СОШ № 77', '5900000027', 10, 9],
        ['СОШ № 1', '5900000002', 41, 37],
      ]),
    )
    expect(file.rows).toEqual({ read: 4, accepted: 1, quarantined: 2, skipped: 1 })
    expect(file.remarks.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      ...['info consolidated', 'error unknown-institution', 'error repeated-institution'],
    ])
    const kept = store.submissions(audit.id).filter(({ path }) => path === 'выгрузка.xlsx')
    expect(kept.map(({ status, balance }) => [status, ...Object.values(balance)])).toEqual([
      ['accepted', 1, 1, 0, 0],
      ['unassigned', 3, 0, 2, 1],
    ])
  })

  test('a later form of the institution replaces the table whole again', async () => {
    const { commit, rowsOf } = await opened()
    commit(
      table('выгрузка.xlsx', [
        ['СОШ № 1', '5900000002', 40, 36],
        ['СОШ № 2', '5900000010', 25, 24],
      ]),
    )
    commit(form('в.xlsx', 'СОШ № 1', '5900000002', people(5, TEACHERS, 41, 33)))
    expect(rowsOf(0).map(({ values }) => [values['total']?.value, values['connected']?.value])).toEqual([[41, 33]])
  })

  test('контрольные соотношения are held against figures of several files, the later one is told of both cells', async () => {
    const { store, audit, commit } = await opened()
    const told = () => {
      checkAcross({ store }, audit, rules)
      return store
        .remarks(audit.id)
        .filter(({ code }) => code === 'reconciliation')
        .map(({ file, sheet, cell, message }) => [file, sheet, cell, message])
    }
    expect(told()).toEqual([])
    // 43 of 40: more joined than there are. 25 of 25 holds.
    commit(
      table('выгрузка.xlsx', [
        ['СОШ № 1', '5900000002', null, 43],
        ['СОШ № 2', '5900000010', null, 25],
      ]),
    )
    expect(told()).toEqual([
      [
        ...['выгрузка.xlsx', 'Выгрузка', 'D2'],
        'Лист «Выгрузка», ячейка D2: не выполнено контрольное соотношение: «Подключено» не больше «Всего» (стоит 43 и 40; «а.xlsx», лист «Участники», ячейка B5). Исправьте то, что неверно.',
      ],
    ])
    // A later form brings both figures itself, and 44 of 44 holds.
    commit(form('в.xlsx', 'СОШ № 1', '5900000002', people(5, TEACHERS, 44, 44)))
    expect(told()).toEqual([])
    // Now the table of the platform says that there are only 41.
    commit(
      table('свод.xlsx', [
        ['СОШ № 1', '5900000002', 41, null],
        ['СОШ № 2', '5900000010', 25, null],
      ]),
    )
    expect(told().map((each) => each.slice(0, 3))).toEqual([['свод.xlsx', 'Выгрузка', 'C2']])
  })

  test('a figure of the passport from a table is held against the rows of the form', async () => {
    const { store, audit, commit } = await opened()
    const groups = ['5А', '5Б'].map((value, index): Fact => ({
      ...{ table: 'groups', row: String(index + 5), column: 'group', value, sheet: 'Классы и группы' },
      cell: `A${index + 5}`,
    }))
    commit(form('г.xlsx', 'СОШ № 1', '5900000002', groups))
    const intake = takeConsolidated(
      reading(
        sheet('Свод', [
          ['Учреждение', 'ИНН', 'Педагогов всего', 'Классов'],
          ['СОШ № 1', '5900000002', 40, 3],
          ['СОШ № 2', '5900000010', 25, null],
        ]),
      ),
      rules.dictionary,
      [],
    )
    if (intake === null) throw new Error('not recognised')
    commit(source('свод.xlsx', intake))
    checkAcross({ store }, audit, rules)
    expect(
      store
        .remarks(audit.id)
        .flatMap(({ code, file, cell, message }) => (code === 'reconciliation' ? [[file, cell, message]] : [])),
    ).toEqual([
      [
        ...['свод.xlsx', 'D2'],
        'Лист «Свод», ячейка D2: не выполнено контрольное соотношение: «Классов (групп)» равно числу строк листа «Классы и группы» (стоит 3 и 2; «г.xlsx», лист «Классы и группы», ячейка A5; «г.xlsx», лист «Классы и группы», ячейка A6). Исправьте то, что неверно.',
      ],
    ])
  })

  test('of two forms nothing is said twice: what the later repeats of the earlier was told when it was read', () => {
    const said = (submission: number, fact: Fact) => ({ ...fact, submission, file: `${submission}.xlsx` })
    const [name, total] = people(5, TEACHERS, 37, 30)
    if (name === undefined || total === undefined) throw new Error('no facts')
    const stated: Fact = { table: 'passport', row: '', column: 'teachers', value: 36, sheet: 'Учреждение', cell: 'B19' }
    const facts = [said(1, stated), said(2, name), said(2, total)]
    const found = (...loose: number[]) =>
      relationsInForce(facts, rules.dictionary.checks, () => ['category'], new Set(loose)).map(
        ({ submission }) => submission,
      )
    expect(found()).toEqual([])
    expect(found(1)).toEqual([2])
    expect(found(2)).toEqual([2])
  })
})
