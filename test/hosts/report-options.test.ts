import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/engine/base/failure'
import { parsed } from '../../src/hosts/cli/command'
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
