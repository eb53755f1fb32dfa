import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CLI, newFolder } from './sverka'

const FILES = 40

let folder: string
beforeEach(() => {
  folder = newFolder()
  mkdirSync(join(folder, 'формы'))
  for (let at = 1; at <= FILES; at += 1) writeFileSync(join(folder, 'формы', `${at}.xlsx`), 'не книга')
})
afterEach(() => rmSync(folder, { recursive: true }))

test.each(['stdout', 'stderr'] as const)(
  'who reads %s no further leaves no import half done and no database locked',
  async (stream) => {
    const database = join(folder, 'мониторинг.sqlite')
    const child = spawn(process.execPath, [CLI, 'import', '--db', database, join(folder, 'формы')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', () => undefined)
    child.stderr.once('data', () => child[stream].destroy())
    child.stderr.on('data', () => undefined)
    const [code] = (await once(child, 'close')) as [number | null]
    // Every file was refused by name, so none ended the program.
    expect(code).toBe(1)
    expect(existsSync(database)).toBe(true)
    expect(existsSync(`${database}.lock`)).toBe(false)
    expect(existsSync(`${database}.work`)).toBe(false)
  },
)
