import { problemsOf } from '../store/problems'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import initSqlJs from 'sql.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import type { FormPlan } from '../../src/engine/catalogue/types'
import type { Filling } from '../../src/engine/report/form/types'
import { writeForm } from '../../src/engine/report/form/write-form'
import { readRules } from '../../src/engine/resources'
import { openStore } from '../../src/engine/store/open-store'
import { leftInWork, workNoteOf } from '../../src/engine/cases/taking/work-note'
import { inventedSchools } from '../../src/demo/institutions'
import { newFolder, sverka } from './sverka'

const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url))
const folder = newFolder()
const sent = join(folder, 'Присланное')
const later = join(folder, 'Исправленное')
const SCHOOLS = 24

const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

const json = (...args: string[]) => JSON.parse(sverka(...args, '--json').stdout)

let plan: FormPlan
let fillings: Filling[]

const written = (filling: Filling): Promise<Uint8Array> =>
  writeForm(plan, { audit: null, controlDays: [], institution: null }, filling)

beforeAll(async () => {
  plan = planForm(await readRules(fileURLToPath(new URL('../../resources', import.meta.url))), 'perm-school')
  fillings = inventedSchools(80, 7, plan)
    .flatMap(({ filling, plant }) => (filling !== null && plant === 'good' ? [filling] : []))
    .slice(0, SCHOOLS)
  expect(fillings).toHaveLength(SCHOOLS)
  // Two with the same documents: found only when forms are compared with one another.
  const [one, two] = fillings
  if (one !== undefined && two !== undefined) two.tables = { ...two.tables, acts: one.tables['acts'] ?? { rows: [] } }
  mkdirSync(sent)
  mkdirSync(later)
  for (const [index, filling] of fillings.entries())
    writeFileSync(join(sent, `${String(index + 1).padStart(2, '0')}.xlsx`), await written(filling))
  const [first] = fillings
  const changed: Filling = structuredClone(first ?? { passport: {}, answers: {}, tables: {} })
  const [leader] = changed.tables['people']?.rows ?? []
  Object.assign(leader ?? {}, { connected: 'много' })
  writeFileSync(join(later, 'исправлено.xlsx'), await written(changed))
})

describe('looking before an import, taking it back, working off what was put aside', () => {
  const database = join(folder, 'а.sqlite')
  const two = [join(sent, '01.xlsx'), join(sent, '02.xlsx')]

  it('a dry run makes no database and changes none', () => {
    const ended = sverka('import', '--db', database, '--dry-run', '--json', ...two)
    expect(ended.code).toBe(0)
    const run = JSON.parse(ended.stdout)
    expect(run).toMatchObject({ dryRun: true, total: { changed: 0, unchanged: 0, gone: 0, conflicting: 0 } })
    expect(run.total.new).toBeGreaterThan(500)
    expect(readdirSync(folder).filter((name) => name.startsWith('а.sqlite'))).toEqual([])

    expect(sverka('import', '--db', database, '--school-year', '2025-2026', ...two).code).toBe(0)
    const before = hash(database)
    const tried = sverka('import', '--db', database, '--dry-run', later)
    expect(tried.code).toBe(1)
    expect(tried.stdout).toMatch(/индекс [\d,]+ % → [\d,]+ %/)
    expect(tried.stderr).toContain('ничего не записано')
    expect(hash(database)).toBe(before)
    expect(readdirSync(folder).filter((name) => name.startsWith('а.sqlite'))).toEqual(['а.sqlite', 'а.sqlite.backup'])
  })

  it('a value is corrected with a reason, and its row moves to the accepted ones', () => {
    const scores = json('scores', '--db', database)
    const { batch, files } = json('import', '--db', database, later)
    expect(files[0].rows.quarantined).toBe(1)
    const { rows } = json('quarantine', '--db', database)
    expect(rows).toMatchObject([{ file: 'исправлено.xlsx', sheet: 'Участники', value: 'много' }])
    const cell = `Участники!${rows[0].cell}`
    const given = ['correct', '--db', database, '--file', 'исправлено.xlsx', '--cell', cell]
    expect(sverka(...given, '--value', 'двое', '--reason', 'по телефону').code).toBe(2)
    const corrected = json(...given, '--value', '1', '--reason', 'по телефону')
    expect(corrected).toMatchObject({ original: 'много', value: '1' })
    expect(corrected.file.rows).toEqual({
      ...files[0].rows,
      accepted: files[0].rows.accepted + 1,
      quarantined: 0,
    })
    const after = json('quarantine', '--db', database)
    expect([after.rows, after.corrections[0].isInForce]).toEqual([[], true])

    const taken = json('scores', '--db', database)
    const undone = sverka('undo', String(batch), '--db', database)
    expect([undone.code, undone.stderr]).toEqual([0, expect.stringContaining(`Вернуть: sverka redo ${batch} --db`)])
    expect(json('scores', '--db', database)).toEqual(scores)
    expect(sverka('undo', String(batch), '--db', database).code).toBe(2)
    expect(sverka('batches', '--db', database).stdout).toContain(`вернуть: sverka redo ${batch}`)
    const again = json('redo', String(batch), '--db', database)
    expect(again.files).toMatchObject([{ path: 'исправлено.xlsx', status: 'accepted', rows: { quarantined: 0 } }])
    expect(again.batch).toBeGreaterThan(batch)
    expect(json('scores', '--db', database)).toEqual(taken)
    for (const [wrong, message] of [
      [[String(again.batch)], `Пакет № ${again.batch} не отменён`],
      [['99'], 'Пакета № 99 в базе нет'],
      [[], 'Назовите номер одного пакета'],
      [['два'], 'Назовите номер одного пакета'],
    ] as const) {
      const refused = sverka('redo', ...wrong, '--db', database)
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(message)])
    }
    expect(
      json('batches', '--db', database).batches.map((each: { undoneAt: string | null }) => each.undoneAt !== null),
    ).toEqual([false, true, false])
  })
})

type Killed = { saved: number; finished: boolean }

/** Starts an import and ends it, `when` told, with a signal; what it had said was saved. */
const interrupted = (
  database: string,
  signal: NodeJS.Signals,
  when: (said: { saved: number; millisecond: number; stderr: string }) => boolean,
): Promise<Killed & { stderr: string; stdout: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [
      CLI,
      'import',
      '--db',
      database,
      '--school-year',
      '2025-2026',
      sent,
      '--json',
    ])
    const started = Date.now()
    let [stdout, stderr] = ['', '']
    const saved = (): number => Number([...stderr.matchAll(/Сохранено: (\d+) из/g)].at(-1)?.[1] ?? 0)
    let isSent = false
    const look = (): void => {
      isSent ||= when({ saved: saved(), millisecond: Date.now() - started, stderr }) && child.kill(signal)
    }
    const timer = setInterval(look, 5)
    child.stdout.on('data', (text) => (stdout += String(text)))
    child.stderr.on('data', (text) => {
      stderr += String(text)
      look()
    })
    child.on('close', (code) => {
      clearInterval(timer)
      resolve({ saved: saved(), finished: code !== null, stderr, stdout })
    })
  })

/** What a database holds: accepted files in their order, each whole; null when there is none yet. */
const held = async (database: string): Promise<string[] | null> => {
  if (!existsSync(database)) return null
  const store = await openStore(readFileSync(database))
  try {
    expect(problemsOf(store)).toEqual([])
    return store.audits().flatMap(({ id }) =>
      store.submissions(id).map(({ path, status, institution, balance }) => {
        expect(status).toBe('accepted')
        expect(balance.read).toBe(balance.accepted + balance.quarantined + balance.skipped)
        expect(store.currentFacts(id, institution ?? 0).length).toBeGreaterThan(100)
        expect(store.assessment(id, institution ?? 0)?.verdicts.length).toBeGreaterThan(50)
        return path
      }),
    )
  } finally {
    store.close()
  }
}

/** What other programs see of scores and remarks in a file. */
const viewed = async (database: string): Promise<unknown[]> => {
  const file = new (await initSqlJs()).Database(readFileSync(database))
  const rows = (sql: string) => file.exec(sql)[0]?.values ?? []
  return [
    rows(
      'SELECT institution, index_value, upper_value, completeness, level, rank FROM v_scores ORDER BY institution_id',
    ),
    rows('SELECT file, code, sheet, cell, message FROM v_remarks ORDER BY file, code, sheet, cell, message'),
  ]
}

/** A killed import's database, opened once, says what one says that has taken exactly its files. */
const expectAsFresh = async (database: string, share: number, files: string[]): Promise<void> => {
  const fresh = join(folder, `заново ${share}.sqlite`)
  const paths = files.map((name) => join(sent, name))
  expect(sverka('import', '--db', fresh, '--school-year', '2025-2026', ...paths).code).toBe(0)
  expect(sverka('scores', '--db', database, '--json').stdout).toBe(sverka('scores', '--db', fresh, '--json').stdout)
  const [scores, remarks] = await viewed(database)
  expect([scores, remarks]).toEqual(await viewed(fresh))
  if (files.length > 1)
    expect(remarks).toContainEqual(expect.arrayContaining(['02.xlsx', 'reconciliation', 'Документы']))
}

const names = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${String(index + 1).padStart(2, '0')}.xlsx`)

describe('an import that ends before its time', () => {
  it.each([0.2, 0.45, 0.7, 0.95])(
    'killed at about %f of its time it leaves whole files, at least those said to be saved',
    async (share) => {
      const whole = join(folder, `мера ${share}.sqlite`)
      const started = Date.now()
      sverka('import', '--db', whole, '--school-year', '2025-2026', sent)
      const usual = Date.now() - started
      const database = join(folder, `убит ${share}.sqlite`)
      const { saved, finished } = await interrupted(
        database,
        'SIGKILL',
        ({ millisecond }) => millisecond > usual * share,
      )
      const files = (await held(database)) ?? []
      expect(files).toEqual(names(files.length))
      expect(files.length).toBeGreaterThanOrEqual(finished ? SCHOOLS : saved)
      if (files.length > 0) await expectAsFresh(database, share, files)
      const left = new Set(leftInWork(workNoteOf(database)).map(({ path }) => path))
      const next = json('import', '--db', database, '--school-year', '2025-2026', sent)
      for (const { path, status, remarks } of next.files)
        if (left.has(path) && !files.includes(path))
          expect([status, remarks[0].code]).toEqual(['refused', 'ended-with-it'])
        else expect(status).toBe(files.includes(path) ? 'duplicate' : 'accepted')
      expect(readdirSync(folder).filter((name) => name.startsWith(`убит ${share}`))).toEqual([
        `убит ${share}.sqlite`,
        `убит ${share}.sqlite.backup`,
      ])
      if (left.size > 0)
        expect(
          json('import', '--db', database, '--retry', sent).files.every(
            (each: { status: string }) => each.status !== 'refused',
          ),
        ).toBe(true)
      const scores = (of: string) => json('scores', '--db', of).institutions
      expect(scores(database)).toEqual(scores(whole))
    },
  )

  it('killed right after it says that files are saved, it holds them', async () => {
    const database = join(folder, 'убит сразу.sqlite')
    const { saved, finished } = await interrupted(database, 'SIGKILL', (said) => said.saved > 0)
    expect(saved).toBeGreaterThan(0)
    const files = (await held(database)) ?? []
    expect(files).toEqual(names(files.length))
    expect(files.length).toBeGreaterThanOrEqual(finished ? SCHOOLS : saved)
  })

  it('stopped by Ctrl+C it keeps what it had taken, and says how many files it did not read', async () => {
    const database = join(folder, 'остановлен.sqlite')
    const { stdout, stderr, finished } = await interrupted(database, 'SIGINT', (said) => /^\[\d+\//m.test(said.stderr))
    expect(finished).toBe(true)
    const { files, unread } = JSON.parse(stdout)
    expect(files.length + unread).toBe(SCHOOLS)
    expect((await held(database)) ?? []).toEqual(names(files.length))
    if (unread > 0) expect(stderr).toContain(`не прочитано ${unread}`)
    expect(readdirSync(folder).filter((name) => name.startsWith('остановлен'))).toEqual([
      'остановлен.sqlite',
      'остановлен.sqlite.backup',
    ])
  })

  it('the database of a batch that was killed is named so', async () => {
    const database = join(folder, 'назван.sqlite')
    await interrupted(database, 'SIGKILL', (said) => said.saved > 0)
    await pause(50)
    const ended = sverka('batches', '--db', database)
    expect(ended.code).toBe(0)
    expect(ended.stdout).toMatch(/№ 1.*(прерван|принято 24)/)
    renameSync(database, `${database}.прежний`)
  })
})
