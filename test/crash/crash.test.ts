import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { loseWhileSealing } from './power/passwords'
import { losePower, loseWhileRecovering, powerPlace } from './power/run'
import { newLedger } from './claims'
import { problemsAfter } from './examine'
import { OLDER_CLAIMS, OLDER_SCHEMAS, olderFile, smallResources } from './small-audit'
import type { Tally } from './tally'

const folder = mkdtempSync(join(tmpdir(), 'Сверка — обрыв '))
const place = powerPlace(folder, {
  resources: smallResources(folder),
  threadFile: new URL('../engine/given-thread.mjs', import.meta.url).href,
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('ten times killed, nothing that was said to be saved is lost', async () => {
  const main = fileURLToPath(new URL('main.mjs', import.meta.url))
  const args = [main, '--points', '10', '--power', '0', '--seed', '3', '--json']
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 26 })
  const { killed } = JSON.parse(stdout) as { killed: Tally }
  expect(killed.problems).toEqual([])
  expect(killed.points).toBe(10)
  // A program that is killed before it has done anything proves little.
  expect(killed.acknowledged).toBeGreaterThan(10)
})

describe('the power goes', () => {
  test.each([
    ['while a new file is worked on', 1, 16],
    ['while a file with earlier states is', 2, 8],
    ['while a file of an older program is', 3, 8],
  ])('%s: whatever was said to be saved is there', async (_, seed, points) => {
    const tally = await losePower({ place, seed, points, steps: 3 })
    expect(tally.problems).toEqual([])
    expect(tally.points).toBeGreaterThanOrEqual(points)
    expect(tally.acknowledged).toBeGreaterThan(points)
  })

  test('while a damaged file gives way to its newest sound state', async () => {
    const tally = await loseWhileRecovering({ place, seed: 1, steps: 2 })
    expect(tally.problems).toEqual([])
    expect(tally.points).toBeGreaterThan(3)
  })

  test('while the password is set, changed and taken away', async () => {
    const tally = await loseWhileSealing({ place, seed: 5, points: 2 })
    expect(tally.problems).toEqual([])
    expect(tally.points).toBe(6)
  })

  test.each(['syncs', 'folder-syncs'] as const)('a disk that forgets %s is found out', async (forgets) => {
    const tally = await losePower({ place, seed: 1, points: 12, steps: 3, forgets })
    expect(tally.problems.length).toBeGreaterThan(0)
  })
})

test.each(Array.from({ length: OLDER_SCHEMAS }, (_, at) => [at + 1]))(
  'a file of the released schema %i is whole when nothing cuts it off: what is found after a crash is the crash',
  async (schema) => {
    const database = join(folder, `вид ${schema}.sqlite`)
    writeFileSync(database, await olderFile(schema))
    const ledger = newLedger()
    ledger.tell({ acknowledged: OLDER_CLAIMS })
    expect(await problemsAfter({ ...place, database }, ledger, readFile)).toEqual([])
    expect(ledger.acknowledged()).toBe(4)
  },
)
