import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RemarksResult, ScoresResult } from '../../src/api/results'
import { openEngine, type Engine } from '../../src/engine/index'
import { planForm } from '../../src/engine/catalogue/plan'
import { readRules } from '../../src/engine/resources'
import { inventedInstitutions, type DemoInstitution } from '../../src/demo/institutions'
import { withoutResults } from '../report/comparative-reading'
import { hasOffice, savedByOffice } from './office'
import { newFolder, sverka } from './sverka'

const folder = newFolder()
const at = (...parts: string[]): string => join(folder, ...parts)
const database = at('Демо', 'audit.sqlite')

const json = <T>(...args: string[]): T => JSON.parse(sverka(...args, '--json').stdout) as T

const CATALOGUES = ['perm-school', 'omsk-school', 'kindergarten', 'perm-centre', 'tomsk-centre']
const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url))

const nameOf = ({ identity: { name, subdivision } }: DemoInstitution): string =>
  subdivision === null ? name : `${name} (${subdivision})`

describe('a folder for the demo', () => {
  const made = (...parts: string[]) => sverka('demo', '--forms-only', '--institutions', '1', '--out', at(...parts))

  it('is left as it is where it holds forms or a database that are no earlier demo', () => {
    for (const name of ['forms', 'audit.sqlite']) {
      const own = at(`свои ${name}`)
      mkdirSync(own)
      if (name === 'forms') mkdirSync(join(own, name))
      const kept = name === 'forms' ? join(own, name, 'школа.xlsx') : join(own, name)
      writeFileSync(kept, 'своё')
      const { code, stderr } = made(`свои ${name}`)
      expect(code).toBe(2)
      expect(stderr).toContain(`уже есть «${name}»`)
      expect(readFileSync(kept, 'utf8')).toBe('своё')
    }
  })

  it('may be made anew where it holds an earlier one', () => {
    expect(made('пример').code).toBe(0)
    writeFileSync(at('пример', 'forms', 'лишний.xlsx'), '')
    expect(made('пример').code).toBe(0)
    expect(readdirSync(at('пример', 'forms'))).toHaveLength(1)
  })
})

describe('the demo of forty institutions under five regulations', () => {
  let invented: DemoInstitution[]
  let scores: ScoresResult
  let remarks: RemarksResult['remarks']
  let engine: Engine
  const verdictsOf = (one: DemoInstitution) => engine.verdicts(engine.audit(), nameOf(one))
  const planted = (plant: DemoInstitution['plant']): DemoInstitution[] => invented.filter((one) => one.plant === plant)
  const remarksOf = (one: DemoInstitution) => remarks.filter(({ institution }) => institution === nameOf(one))

  beforeAll(async () => {
    const { code, stderr } = sverka('demo', '--out', at('Демо'))
    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(/\[37\/37\]/)
    const rules = await readRules(RESOURCES)
    invented = inventedInstitutions(
      40,
      2026,
      CATALOGUES.map((id) => planForm(rules, id)),
    )
    scores = json('scores', '--db', database)
    remarks = json<RemarksResult>('remarks', '--db', database).remarks
    copyFileSync(database, at('копия.sqlite'))
    engine = await openEngine({
      database: at('копия.sqlite'),
      resources: RESOURCES,
      threadFile: new URL('../../out/main/reader.js', import.meta.url),
      threads: 1,
      version: '0',
      now: () => new Date(0),
    })
  })

  afterAll(() => engine.close())

  it('shows forms in time, late, within an extension, sent back and still owed', () => {
    const { institutions } = engine.collection(engine.audit(), '2026-12-01')
    const { dueDate } = engine.audit()
    expect(institutions.filter(({ late }) => late)).toMatchObject([{ daysLate: 4 }])
    const extended = institutions.filter(({ extendedTo, status }) => extendedTo !== null && status === 'received')
    expect(extended).toMatchObject([{ late: false, dueDate }])
    expect(institutions.filter(({ status }) => status === 'rework')).toMatchObject([{ overdue: true }])
    expect(institutions.filter(({ overdue, status }) => overdue && status === 'not-submitted')).toHaveLength(3)
  })

  it('plants what it promises', () => {
    const count = (plant: DemoInstitution['plant']): number => planted(plant).length
    expect(
      ['late', 'blank-sheet', 'over-claim', 'wrong-type', 'undeclared', 'branch', 'silent', 'good'].map((each) =>
        count(each as DemoInstitution['plant']),
      ),
    ).toEqual([5, 5, 5, 4, 2, 2, 3, 14])
  })

  it('has every regulation, with at least three scored and each level among them', () => {
    const scored = (id: string) => scores.institutions.filter(({ catalogue }) => catalogue === id)
    for (const id of CATALOGUES) {
      expect(scored(id).filter(({ index }) => index !== null).length, id).toBeGreaterThanOrEqual(3)
      const levels = scored(id).map(({ level }) => level)
      for (const level of ['high', 'sufficient', 'low'] as const) expect(levels, id).toContain(level)
    }
    expect(new Set(scores.institutions.map(({ kind }) => kind)).size).toBe(3)
  })

  it('plants in more than one regulation', () => {
    const spread = (plant: DemoInstitution['plant']): string[] =>
      CATALOGUES.filter((id) => planted(plant).some(({ catalogue }) => catalogue === id))
    expect(spread('late')).toEqual(['perm-school', 'perm-centre'])
    expect(spread('blank-sheet')).toEqual(CATALOGUES)
    expect(spread('over-claim')).toEqual(CATALOGUES)
    expect(spread('wrong-type')).toEqual(['perm-school', 'omsk-school', 'kindergarten', 'tomsk-centre'])
    expect(spread('undeclared')).toEqual(['perm-school', 'kindergarten'])
    expect(spread('silent')).toEqual(['perm-school', 'omsk-school', 'kindergarten'])
    expect(spread('good')).toEqual(CATALOGUES)
  })

  it('ranks within a kind and its regulation, and tells themes across all of them', () => {
    for (const id of CATALOGUES) {
      const ranked = scores.institutions.filter(({ catalogue, rank }) => catalogue === id && rank !== null)
      expect(ranked.length, id).toBeGreaterThanOrEqual(3)
      const better = (than: number): number =>
        ranked.filter(({ index }) => Number((index ?? 0).toFixed(9)) > Number(than.toFixed(9))).length
      for (const { name, index, rank } of ranked) expect([name, rank]).toEqual([name, better(index ?? 0) + 1])
    }
    const shared = scores.themes.filter(({ common }) => common)
    expect(shared.length).toBeGreaterThan(0)
    for (const { theme, catalogues, institutions } of shared) {
      expect([theme, [...catalogues].sort()]).toEqual([theme, [...CATALOGUES].sort()])
      expect(institutions, theme).toBeGreaterThan(30)
    }
    for (const { name, common } of scores.institutions) expect(common.index, name).not.toBeNull()
  })

  it('finds the five that published after 1 May, with the days', () => {
    const days = planted('late').map((one) => {
      const found = verdictsOf(one).verdicts.find(({ requirement }) => /^p[sc]-2\.1-b$/.test(requirement))
      expect(found).toMatchObject({ outcome: 'partial', value: 0.5 })
      return Number(/(\d+) (?:день|дня|дней)/.exec(found?.reason ?? '')?.[1])
    })
    // Schools published on 4, 7 and 10 May, centres on 4 and 7 May: 3, 6 and 9 days after 1 May, 3 and 6 days.
    expect(days.sort((a, b) => a - b)).toEqual([3, 3, 6, 6, 9])
  })

  it('finds blank sheets and never takes them for data', () => {
    for (const one of [...planted('blank-sheet'), ...planted('undeclared')]) {
      const sheets = remarksOf(one).filter(({ code }) => code === 'blank-sheet')
      expect(sheets.map(({ sheet }) => sheet)).toHaveLength(1)
      const resting = verdictsOf(one).verdicts.filter(({ evidence }) =>
        evidence.some(({ sheet }) => sheet === sheets[0]?.sheet),
      )
      expect(resting.length).toBeGreaterThan(0)
      expect(resting.filter(({ outcome }) => outcome === 'met' || outcome === 'unmet')).toEqual([])
    }
  })

  it('finds answers that their own data contradict', () => {
    for (const one of planted('over-claim'))
      expect(
        verdictsOf(one).discrepancies.filter(({ kind, answer }) => kind === 'overstated' && answer === 'Да'),
      ).not.toEqual([])
  })

  it('quarantines the row of every value of a wrong type and names its cell', () => {
    const cells = planted('wrong-type').map((one) => {
      const errors = remarksOf(one).filter(({ severity }) => severity === 'error')
      expect(errors).toHaveLength(1)
      return `${errors[0]?.sheet}: ${errors[0]?.value}`
    })
    expect(cells.sort()).toEqual([
      'Дистанционные занятия: 31.02.2026',
      'Классы и группы: двадцать пять',
      'Участники: двадцать',
      'Чаты: поздно вечером',
    ])
  })

  it('keeps a branch apart from the school whose ИНН it shares, and lists who sent nothing', () => {
    const [head, branch] = planted('branch')
    expect(head?.identity.inn).toBe(branch?.identity.inn)
    for (const one of planted('branch')) expect(scores.institutions.map(({ name }) => name)).toContain(nameOf(one))
    expect(scores.absent.map(({ name }) => name)).toEqual(planted('silent').map(nameOf))
    expect(scores.institutions).toHaveLength(37)
  })

  it('finds nothing in an institution where nothing was planted', () => {
    for (const one of [...planted('good'), ...planted('branch')]) {
      expect(remarksOf(one).filter(({ severity }) => severity !== 'info')).toEqual([])
      const { discrepancies, verdicts } = verdictsOf(one)
      expect(discrepancies).toEqual([])
      expect(verdicts.filter(({ outcome }) => outcome === 'undetermined')).toEqual([])
    }
    for (const one of planted('late')) expect(verdictsOf(one).discrepancies).toEqual([])
  })

  it.skipIf(!hasOffice)('writes a report whose formulas LibreOffice computes to the same figures', () => {
    mkdirSync(at('без результатов'))
    const bare = at('без результатов', 'report.xlsx')
    writeFileSync(bare, withoutResults(readFileSync(at('Демо', 'report.xlsx'))))
    const book = XLSX.read(readFileSync(savedByOffice(bare, at('пересчитано'))))
    const rating = book.Sheets['Рейтинг'] ?? {}
    const table = XLSX.utils.sheet_to_json<(string | number)[]>(rating, { header: 1, raw: true })
    const header = table.findIndex((row) => row.includes('Индекс соответствия'))
    const column = (title: string): number => table[header]?.indexOf(title) ?? -1
    for (const { name, index, upper, completeness } of scores.institutions) {
      const row = table.slice(header + 1).find((each) => each[column('Учреждение')] === name)
      const figures = ['Индекс соответствия', 'Возможный индекс', 'Полнота данных'].map((title) =>
        Number(row?.[column(title)]),
      )
      const wanted = [index, upper, completeness]
      figures.forEach((figure, which) => expect(Math.abs(figure - (wanted[which] ?? 2))).toBeLessThan(1e-9))
    }
    expect(JSON.stringify(table.slice(0, header))).toContain('Сходится')
  })

  it('says the same twice: bytes of forms and report, and every JSON document', () => {
    const again = at('Ещё раз')
    expect(sverka('demo', '--out', again).code).toBe(0)
    for (const name of readdirSync(at('Демо', 'forms')))
      expect(readFileSync(join(again, 'forms', name)).equals(readFileSync(at('Демо', 'forms', name))), name).toBe(true)
    expect(readFileSync(join(again, 'report.xlsx')).equals(readFileSync(at('Демо', 'report.xlsx')))).toBe(true)
    for (const command of ['scores', 'remarks'])
      expect(sverka(command, '--db', join(again, 'audit.sqlite'), '--json').stdout).toBe(
        sverka(command, '--db', database, '--json').stdout,
      )
    const args = (db: string) => ['verdicts', '--db', db, '--institution', 'МБОУ «СОШ № 101»', '--json']
    expect(sverka(...args(join(again, 'audit.sqlite'))).stdout).toBe(sverka(...args(database)).stdout)
  })
})
