import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { anonymisePreviewResult, anonymiseResult } from '../../src/api/anonymise-results'
import { personalIn } from '../../src/engine/cases/judging/known-people'
import { openStore } from '../../src/engine/store/open-store'
import { newFolder, sverka } from './sverka'

const folder = newFolder()
const database = join(folder, 'audit.sqlite')
let people: string[]

/** People of the database that some file of its folder shows, sent forms aside: they are the curator's own. */
const shown = (): string[] => {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (each) => each.isFile() && each.name.includes('.sqlite'),
  )
  const bytes = names.map(({ parentPath, name }) => readFileSync(join(parentPath, name)))
  return people.filter((name) => bytes.some((each) => each.includes(name)))
}

const json = (text: string): unknown => JSON.parse(text)

beforeAll(async () => {
  expect(sverka('demo', '--out', folder, '--institutions', '6', '--seed', '4').code).toBeLessThan(2)
  const store = await openStore(new Uint8Array(readFileSync(database)))
  const [audit] = store.audits()
  if (audit === undefined) throw new RangeError('the demonstration has no audit')
  people = [...new Set(store.personalValues(audit.id, personalIn(store.rules(audit.id).dictionary)))].filter(
    (value) => /^[А-ЯЁ][а-яё]+ [А-ЯЁ]/u.test(value) || value.includes('@') || value.startsWith('+7'),
  )
  store.close()
})

describe('sverka anonymise', () => {
  it('has something to take away', () => {
    expect(people.length).toBeGreaterThan(10)
    expect(shown()).toEqual(people)
  })

  it('without --yes says what would go, for people and for programs, and changes no byte', () => {
    const before = readFileSync(database)
    const { code, stdout, stderr } = sverka('anonymise', '--db', database)
    expect([code, stdout]).toEqual([0, expect.stringMatching(/уйдёт навсегда:\n {2}значений с личными данными: \d+\n/)])
    expect(stderr).toContain('Ничего не изменено. Вернуть удалённое будет нельзя')
    const asked = sverka('anonymise', '--db', database, '--json')
    expect(anonymisePreviewResult.strict().parse(json(asked.stdout))).toMatchObject({ done: false })
    expect(readFileSync(database).equals(before)).toBe(true)
  })

  it('with --yes leaves nobody in any file of the database, results as they were, and a sound file', () => {
    const results = sverka('scores', '--db', database, '--json').stdout
    const { counts } = anonymisePreviewResult.parse(json(sverka('anonymise', '--db', database, '--json').stdout))
    const { code, stdout } = sverka('anonymise', '--db', database, '--yes', '--json')
    expect(code).toBe(0)
    const done = anonymiseResult.strict().parse(json(stdout))
    expect(done).toMatchObject({ done: true, left: [], counts })
    expect(shown()).toEqual([])
    expect(sverka('scores', '--db', database, '--json').stdout).toBe(results)
    expect(sverka('verify', '--db', database).code).toBe(0)
  })

  it('a second time says that nothing is left', () => {
    const { stdout } = sverka('anonymise', '--db', database, '--yes')
    expect(stdout).toMatch(/обезличен\. Удалено:\n {2}значений с личными данными: 0\n/)
  })

  it('is refused without a database and for an audit that is not there', () => {
    expect(sverka('anonymise').code).toBe(2)
    expect(sverka('anonymise', '--db', join(folder, 'нет.sqlite')).code).toBe(2)
    expect(sverka('anonymise', '--db', database, '--audit', 'Нет такого', '--yes').code).toBe(2)
  })
})
