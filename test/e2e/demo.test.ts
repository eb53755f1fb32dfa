import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RemarksResult, ScoresResult } from '../../src/api/results'
import { openEngine, type Engine } from '../../src/engine/index'
import { inventedSchools, type DemoSchool } from '../../src/hosts/cli/demo/schools'
import { withoutResults } from '../report/comparative-reading'
import { hasOffice, savedByOffice } from './office'
import { newFolder, sverka } from './sverka'

const folder = newFolder()
const at = (...parts: string[]): string => join(folder, ...parts)
const database = at('Демо', 'audit.sqlite')

const json = <T>(...args: string[]): T => JSON.parse(sverka(...args, '--json').stdout) as T

const nameOf = ({ identity: { name, subdivision } }: DemoSchool): string =>
  subdivision === null ? name : `${name} (${subdivision})`

describe('the demo of forty schools', () => {
  let schools: DemoSchool[]
  let scores: ScoresResult
  let remarks: RemarksResult['remarks']
  let engine: Engine
  const verdictsOf = (school: DemoSchool) => engine.verdicts(engine.audit(), nameOf(school))
  const planted = (plant: DemoSchool['plant']): DemoSchool[] => schools.filter((school) => school.plant === plant)
  const remarksOf = (school: DemoSchool) => remarks.filter(({ institution }) => institution === nameOf(school))

  beforeAll(async () => {
    const { code, stderr } = sverka('demo', '--out', at('Демо'))
    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(/\[37\/37\]/)
    // What was planted does not depend on what the forms ask.
    schools = inventedSchools(40, 2026, [])
    scores = json('scores', '--db', database)
    remarks = json<RemarksResult>('remarks', '--db', database).remarks
    copyFileSync(database, at('копия.sqlite'))
    engine = await openEngine({
      database: at('копия.sqlite'),
      resources: fileURLToPath(new URL('../../resources', import.meta.url)),
      threadFile: new URL('../../out/main/reader.js', import.meta.url),
      threads: 1,
      version: '0',
      now: () => new Date(0),
    })
  })

  afterAll(() => engine.close())

  it('plants what it promises', () => {
    const count = (plant: DemoSchool['plant']): number => planted(plant).length
    expect(
      ['late', 'blank-sheet', 'over-claim', 'wrong-type', 'undeclared', 'branch', 'silent', 'good'].map((each) =>
        count(each as DemoSchool['plant']),
      ),
    ).toEqual([5, 5, 5, 4, 2, 2, 3, 14])
  })

  it('finds the five that published after 1 May, with the days', () => {
    const days = planted('late').map((school) => {
      const found = verdictsOf(school).verdicts.find(({ requirement }) => requirement === 'ps-2.1-b')
      expect(found).toMatchObject({ outcome: 'partial', value: 0.5 })
      return Number(/(\d+) (?:день|дня|дней)/.exec(found?.reason ?? '')?.[1])
    })
    // Published on 4, 7, 10, 13 and 16 May: 3, 6, 9, 12 and 15 days after 1 May.
    expect(days.sort((a, b) => a - b)).toEqual([3, 6, 9, 12, 15])
  })

  it('finds blank sheets and never takes them for data', () => {
    for (const school of [...planted('blank-sheet'), ...planted('undeclared')]) {
      const sheets = remarksOf(school).filter(({ code }) => code === 'blank-sheet')
      expect(sheets.map(({ sheet }) => sheet)).toHaveLength(1)
      const resting = verdictsOf(school).verdicts.filter(({ evidence }) =>
        evidence.some(({ sheet }) => sheet === sheets[0]?.sheet),
      )
      expect(resting.length).toBeGreaterThan(0)
      expect(resting.filter(({ outcome }) => outcome === 'met' || outcome === 'unmet')).toEqual([])
    }
  })

  it('finds answers that their own data contradict', () => {
    for (const school of planted('over-claim'))
      expect(
        verdictsOf(school).discrepancies.filter(({ kind, answer }) => kind === 'overstated' && answer === 'Да'),
      ).not.toEqual([])
  })

  it('quarantines the row of every value of a wrong type and names its cell', () => {
    const cells = planted('wrong-type').map((school) => {
      const errors = remarksOf(school).filter(({ severity }) => severity === 'error')
      expect(errors).toHaveLength(1)
      return `${errors[0]?.sheet}: ${errors[0]?.value}`
    })
    expect(cells.sort()).toEqual([
      'Дистанционные занятия: 31.02.2026',
      'Документы: март, точно не помню',
      'Классы и группы: двадцать пять',
      'Участники: двадцать',
    ])
  })

  it('keeps a branch apart from the school whose ИНН it shares, and lists who sent nothing', () => {
    const [head, branch] = planted('branch')
    expect(head?.identity.inn).toBe(branch?.identity.inn)
    for (const school of planted('branch'))
      expect(scores.institutions.map(({ name }) => name)).toContain(nameOf(school))
    expect(scores.absent.map(({ name }) => name)).toEqual(planted('silent').map(nameOf))
    expect(scores.institutions).toHaveLength(37)
  })

  it('finds nothing in a school where nothing was planted', () => {
    for (const school of [...planted('good'), ...planted('branch')]) {
      expect(remarksOf(school).filter(({ severity }) => severity !== 'info')).toEqual([])
      const { discrepancies, verdicts } = verdictsOf(school)
      expect(discrepancies).toEqual([])
      expect(verdicts.filter(({ outcome }) => outcome === 'undetermined')).toEqual([])
    }
    for (const school of planted('late')) expect(verdictsOf(school).discrepancies).toEqual([])
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
