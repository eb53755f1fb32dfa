import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { HOSTILE, type Hostile } from '../workbook/hostile-corpus'
import { filledForm } from '../workbook/hostile-making'
import { inOwnProcess } from '../workbook/own-process'
import { newFolder } from './sverka'

type Taken = { path: string; status: string; rows: Record<string, number>; remarks: { message: string }[] }
type Run = { code: number | null; megabytes: number; files: Taken[] }

/** As promised; `npm run bench -- hostile` prints it for each file, with the time. */
const MEGABYTES = 512

/** Files of one process: what all of them take together, each takes at the most. */
const TOGETHER = 4
const PROCESSES = 2

/** What is taken, and what takes a lot of memory before it is refused, is imported by itself. */
const isAlone = (hostile: Hostile): boolean => 'accepted' in hostile || hostile.name.startsWith('бомба')

const grouped = (files: Hostile[]): Hostile[][] => {
  const light = files.filter((file) => !isAlone(file))
  const groups = Array.from({ length: Math.ceil(light.length / TOGETHER) }, (_, at) =>
    light.slice(at * TOGETHER, (at + 1) * TOGETHER),
  )
  return [...files.filter(isAlone).map((file) => [file]), ...groups]
}

describe('each hostile file, imported with a good form beside it by a process that few others share', () => {
  const folder = newFolder()
  /** A database with an audit, so that none need be made for each file. */
  const begun = join(folder, 'begun.sqlite')
  const groups = grouped(HOSTILE)
  let good: Uint8Array
  let form: Uint8Array
  let lanes: Promise<unknown>[]
  const runs = new Map<Hostile[], Promise<Run>>()

  const runOf = async (group: Hostile[]): Promise<Run> => {
    const own = join(folder, String(groups.indexOf(group)))
    const sent = join(own, 'Присланное')
    const db = join(own, 'audit.sqlite')
    mkdirSync(sent, { recursive: true })
    writeFileSync(join(sent, 'хорошая.xlsx'), good)
    for (const { name, make } of group) writeFileSync(join(sent, name), make(form))
    copyFileSync(begun, db)
    try {
      const run = await inOwnProcess(['import', '--db', db, '--json', sent])
      return { ...run, files: (JSON.parse(run.stdout) as { files: Taken[] }).files }
    } finally {
      rmSync(own, { recursive: true, force: true })
    }
  }

  /** The run of a group, begun when one of the few processes is free. */
  const queued = (group: Hostile[], at: number): Promise<Run> => {
    const lane = at % PROCESSES
    const run = (lanes[lane] ?? Promise.resolve()).then(() => runOf(group))
    lanes[lane] = run.catch(() => undefined)
    return run
  }

  beforeAll(async () => {
    good = await filledForm(0)
    form = await filledForm(1)
    writeFileSync(join(folder, 'первая.xlsx'), await filledForm(2))
    const args = ['--db', begun, '--school-year', '2025-2026', join(folder, 'первая.xlsx')]
    expect((await inOwnProcess(['import', ...args])).code).toBe(0)
    lanes = []
    for (const [at, group] of groups.entries()) {
      const run = queued(group, at)
      run.catch(() => undefined)
      runs.set(group, run)
    }
  })

  const cases = groups.flatMap((group) =>
    group.map((hostile): [string, Hostile, Hostile[]] => [hostile.name, hostile, group]),
  )
  test.each(cases)('%s', async (name, hostile, group) => {
    const { code, megabytes, files } = (await runs.get(group)) as Run
    expect(files).toHaveLength(group.length + 1)
    expect(files.find(({ path }) => path === 'хорошая.xlsx')).toMatchObject({ status: 'accepted', remarks: [] })
    // A file in an archive is named with the archive.
    const own = files.find(({ path }) => path === name || path.startsWith(`${name}/`))
    const { status, rows, remarks } = own as Taken
    const { read, accepted, quarantined, skipped } = rows
    if ('refused' in hostile) {
      expect({ code, status, read }).toEqual({ code: 1, status: 'refused', read: 0 })
      expect(remarks).toHaveLength(1)
      expect(remarks[0]?.message).toMatch(/^[А-ЯЁ].*[.]$/su)
      expect(remarks[0]?.message).toMatch(hostile.refused)
    } else {
      expect({ code, status, quarantined }).toEqual({ code: 0, status: 'accepted', quarantined: 0 })
      expect(read).toBe((accepted ?? 0) + (quarantined ?? 0) + (skipped ?? 0))
      expect(accepted).toBeGreaterThan(100)
    }
    expect(megabytes).toBeLessThanOrEqual(MEGABYTES)
  })
})
