import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import { inventedSchools } from '../../src/demo/institutions'
import { writeForm } from '../../src/engine/report/form/write-form'
import { readRules } from '../../src/engine/resources'
import { CLI, newFolder, sverka, sverkaWith, type Ended } from './sverka'

const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url))
const SCHOOLS = 9
const PASSWORD = 'сосновый бор, 17'

const folder = newFolder()
const forms = newFolder()
const database = join(folder, 'мониторинг.sqlite')
let names: string[]
let sent: string[]

const locked = (...args: string[]): Ended => sverkaWith({ SVERKA_PASSWORD: PASSWORD }, ...args)

/** What letters are in cp1251; all names are of its letters. */
const CP1251 = new Map(
  [...new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, at) => at))].map(
    (letter, at) => [letter, at] as const,
  ),
)

const inEveryScript = (text: string): Buffer[] => {
  const utf16 = Buffer.from(text, 'utf16le')
  return [
    Buffer.from(text, 'utf8'),
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from([...text].map((letter) => CP1251.get(letter) ?? 63)),
  ]
}

/** Files of the folder that show a name in their bytes or in their own name. */
const showing = (): string[] => {
  const needles = names.flatMap(inEveryScript)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  return files
    .filter(({ parentPath, name }) => {
      const bytes = Buffer.concat([Buffer.from(name), readFileSync(join(parentPath, name))])
      return needles.some((needle) => bytes.includes(needle))
    })
    .map(({ name }) => name)
}

/** As if the file had been saved an hour before: the next save keeps it as an earlier state. */
const age = (): void => {
  const then = Date.now() / 1000 - 3600
  utimesSync(database, then, then)
  const kept = `${database}.backup`
  const older = (name: string): string => {
    const at = new Date(`${name.slice(0, 10)}T${name.slice(11, 19).replaceAll('-', ':')}Z`)
    return `${new Date(at.getTime() - 7_200_000).toISOString().slice(0, 19).replaceAll(':', '-')}Z.sqlite`
  }
  for (const name of existsSync(kept)
    ? readdirSync(kept)
        .filter((each) => each.endsWith('Z.sqlite'))
        .sort()
    : [])
    renameSync(join(kept, name), join(kept, older(name)))
}

/** The curator decides otherwise, and names the institution in his reason. */
const decide = async (): Promise<void> => {
  const { openEngine } = await import('../../src/engine/index')
  const engine = await openEngine({
    resources: RESOURCES,
    threadFile: new URL('file:///'),
    threads: 1,
    version: 'test',
    now: () => new Date(),
    database,
    password: PASSWORD,
  })
  const audit = engine.audit()
  const { name } = engine.comparison(audit).institutions[0] ?? { name: '' }
  const { requirement } = engine.verdicts(audit, name).verdicts[0] ?? { requirement: '' }
  await engine.decide(audit, name, { requirement, outcome: 'unmet', value: null, reason: `Видел сам: ${name}.` })
  await engine.close()
}

/** Kills an import as soon as it writes its save. */
const killedWhileSaving = async (file: string): Promise<void> => {
  const running = spawn(process.execPath, [CLI, 'import', '--db', database, file], {
    env: { ...process.env, SVERKA_PASSWORD: PASSWORD },
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => running.once('exit', resolve))
  while (running.exitCode === null && !existsSync(`${database}.sverka-tmp`)) await pause(1)
  running.kill('SIGKILL')
  await ended
}

beforeAll(async () => {
  const plan = planForm(await readRules(RESOURCES), 'perm-school')
  const fillings = inventedSchools(40, 7, plan)
    .flatMap(({ filling, plant }) => (filling !== null && plant === 'good' ? [filling] : []))
    .slice(0, SCHOOLS)
  names = []
  sent = []
  for (const [at, filling] of fillings.entries()) {
    const name = `МБОУ «Сосновая школа № ${at + 701}»`
    names.push(`Сосновая школа № ${at + 701}`)
    Object.assign(filling.passport, { fullName: name, shortName: name })
    const file = join(forms, `Сосновая школа № ${at + 701}.xlsx`)
    writeFileSync(file, await writeForm(plan, { audit: null, controlDays: [], institution: null }, filling))
    sent.push(file)
  }
})

describe('a database under a password', () => {
  it('shows the names of institutions before it has one', () => {
    expect(sverka('import', '--db', database, '--school-year', '2025-2026', ...sent.slice(0, 3)).code).toBeLessThan(2)
    age()
    expect(sverka('import', '--db', database, ...sent.slice(3, 4)).code).toBeLessThan(2)
    expect(showing().length).toBeGreaterThanOrEqual(2)
  })

  it('shows none of them after, in no file of its folder and in no script', () => {
    expect(sverkaWith({ SVERKA_NEW_PASSWORD: PASSWORD }, 'password', '--db', database).code).toBe(0)
    expect(showing()).toEqual([])
    expect(sverka('scores', '--db', database)).toMatchObject({ code: 2, stdout: '' })
  })

  it('nor after an import, an undo and earlier states', () => {
    age()
    expect(locked('import', '--db', database, ...sent.slice(4, 6)).code).toBeLessThan(2)
    expect(showing()).toEqual([])
    age()
    const { stdout } = locked('batches', '--db', database, '--json')
    const batch = String((JSON.parse(stdout) as { batches: { batch: number }[] }).batches.at(-1)?.batch)
    expect(locked('undo', batch, '--db', database).code).toBe(0)
    expect(readdirSync(`${database}.backup`).filter((name) => name.endsWith('Z.sqlite')).length).toBeGreaterThan(1)
    expect(showing()).toEqual([])
  })

  it('nor after a decision', async () => {
    await decide()
    expect(showing()).toEqual([])
  })

  it('nor when it is killed in the middle of a save', async () => {
    age()
    await killedWhileSaving(sent[6] ?? '')
    expect(showing()).toEqual([])
  })

  it('and all of it is there for whoever has the password', () => {
    expect(locked('import', '--db', database, '--retry', ...sent.slice(6)).code).toBeLessThan(2)
    expect(showing()).toEqual([])
    expect(locked('verify', '--db', database).code).toBe(0)
    const { institutions } = JSON.parse(locked('scores', '--db', database, '--json').stdout) as {
      institutions: { name: string }[]
    }
    expect(institutions.filter(({ name }) => name.includes('Сосновая')).length).toBeGreaterThanOrEqual(7)
  })

  it('opens with another one after a change, and with none after its removal', () => {
    const NEW = 'берёзовая роща, 18'
    const changed = sverkaWith({ SVERKA_PASSWORD: PASSWORD, SVERKA_NEW_PASSWORD: NEW }, 'password', '--db', database)
    expect(changed.code).toBe(0)
    expect(showing()).toEqual([])
    expect(locked('scores', '--db', database)).toMatchObject({ code: 2, stdout: '' })
    expect(sverkaWith({ SVERKA_PASSWORD: NEW }, 'verify', '--db', database).code).toBe(0)
    expect(sverkaWith({ SVERKA_PASSWORD: NEW }, 'password', '--db', database, '--remove').code).toBe(0)
    expect(sverka('verify', '--db', database).code).toBe(0)
    expect(showing().length).toBeGreaterThanOrEqual(2)
  })

  it('is refused a short one, and one that nobody gives', () => {
    expect(sverkaWith({ SVERKA_NEW_PASSWORD: '1234567' }, 'password', '--db', database).code).toBe(2)
    expect(sverka('password', '--db', database).stderr).toContain('SVERKA_NEW_PASSWORD')
    expect(sverka('password', '--db', database, '--remove').code).toBe(2)
    expect(sverka('scores', '--db', database).code).toBe(0)
  })
})
