import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { HOSTILE, type Hostile } from '../workbook/hostile-corpus'
import { filledForm } from '../workbook/hostile-making'
import { inOwnProcess } from '../workbook/own-process'
import { newFolder } from './sverka'

type Taken = { path: string; status: string; rows: Record<string, number>; remarks: { message: string }[] }

/** As promised; `npm run bench -- hostile` prints it for each file, with the time. */
const MEGABYTES = 512

describe('each hostile file, imported by a process of its own with a good form beside it', () => {
  const folder = newFolder()
  /** A database with an audit, so that none need be made for each file. */
  const begun = join(folder, 'begun.sqlite')
  let good: Uint8Array
  let form: Uint8Array
  beforeAll(async () => {
    good = await filledForm(0)
    form = await filledForm(1)
    writeFileSync(join(folder, 'первая.xlsx'), await filledForm(2))
    const args = ['--db', begun, '--school-year', '2025-2026', join(folder, 'первая.xlsx')]
    expect(inOwnProcess(['import', ...args]).code).toBe(0)
  })

  const taken = (name: string, bytes: Uint8Array): { code: number | null; megabytes: number; files: Taken[] } => {
    const sent = join(folder, 'Присланное')
    mkdirSync(sent)
    writeFileSync(join(sent, 'хорошая.xlsx'), good)
    writeFileSync(join(sent, name), bytes)
    const db = join(folder, 'audit.sqlite')
    copyFileSync(begun, db)
    try {
      const run = inOwnProcess(['import', '--db', db, '--json', sent])
      return { ...run, files: (JSON.parse(run.stdout) as { files: Taken[] }).files }
    } finally {
      for (const each of [sent, db]) rmSync(each, { recursive: true, force: true })
    }
  }

  test.each(HOSTILE.map((hostile): [string, Hostile] => [hostile.name, hostile]))('%s', (name, hostile) => {
    const { code, megabytes, files } = taken(name, hostile.make(form))
    expect(files.find(({ path }) => path === 'хорошая.xlsx')).toMatchObject({ status: 'accepted', remarks: [] })
    const others = files.filter(({ path }) => path !== 'хорошая.xlsx')
    expect(others).toHaveLength(1)
    for (const { status, rows, remarks } of others) {
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
    }
    expect(megabytes).toBeLessThanOrEqual(MEGABYTES)
  })
})
