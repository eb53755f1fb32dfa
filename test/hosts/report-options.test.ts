import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/engine/base/failure'
import type { Engine } from '../../src/engine/index'
import { parsed } from '../../src/hosts/cli/command'
import { note } from '../../src/hosts/cli/commands/note'
import { report } from '../../src/hosts/cli/commands/report'
import { reportOptionsOf } from '../../src/hosts/cli/report-options'

const options = (...args: string[]) => reportOptionsOf(parsed(report, ['--db', 'a.sqlite', ...args]))

describe('what a report is asked to show', () => {
  test('is all of it, without names, until something is said', () =>
    expect(options()).toEqual({ names: false, aliases: false }))

  test('is kinds by code or in words, lists with commas', () =>
    expect(
      options('--kinds', 'school, дошкольные', '--catalogues', 'perm-school', '--sheets', 'Рейтинг,matrix'),
    ).toEqual({
      ...{ kinds: ['school', 'preschool'], catalogues: ['perm-school'], sheets: ['Рейтинг', 'matrix'] },
      ...{ names: false, aliases: false },
    }))

  test('is institutions with semicolons where a name has a comma', () =>
    expect(options('--institutions', 'СОШ № 5, корпус 2; 5902000008', '--names')).toMatchObject({
      institutions: ['СОШ № 5, корпус 2', '5902000008'],
      names: true,
    }))

  test.each([
    ['--kinds', 'university'],
    ['--sheets', ' , '],
    ['--institutions', ''],
  ])('%s %j is refused', (name, value) => expect(() => options(name, value)).toThrow(Failure))
})

describe('what the note is asked to show', () => {
  /** Options that the engine was given for these arguments. */
  const asked = async (...args: string[]): Promise<unknown> => {
    const given: unknown[] = []
    const engine = {
      audit: () => ({ id: 1, name: 'Мониторинг' }),
      note: (_audit: unknown, options: unknown) => {
        given.push(options)
        return Promise.resolve({ name: 'Справка.docx', make: () => Promise.resolve(new Uint8Array()) })
      },
      noteProduced: () => Promise.resolve(),
      close: () => Promise.resolve(),
    } as unknown as Engine
    const out = join(mkdtempSync(join(tmpdir(), 'Сверка — тест ')), 'Справка.docx')
    const quiet = () => undefined
    await note.run({
      ...parsed(note, ['--db', 'a.sqlite', '--out', out, ...args]),
      ...{ signal: new AbortController().signal, usedPassword: () => null, host: {} as never },
      output: { out: quiet, note: quiet, progress: quiet, saved: quiet },
      openEngine: () => Promise.resolve(engine),
    })
    return given[0]
  }

  test('dynamics are against the audit named, against none, else against the one before', async () => {
    expect(await asked('--previous', 'Весна')).toMatchObject({ previous: 'Весна' })
    expect(await asked('--no-previous')).toMatchObject({ previous: null })
    expect(await asked()).toMatchObject({ previous: undefined })
  })
})
