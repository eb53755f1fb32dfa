import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { Failure } from '../../src/engine/base/failure'
import { planForm } from '../../src/engine/catalogue/plan'
import { readRules } from '../../src/engine/resources'
import { filledForm } from '../workbook/hostile-making'
import { examined } from './examine'
import { mutated } from './mutate/mutated'
import { recipeOf } from './recipe'
import type { Tally } from './run'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

test('two hundred changed forms are taken or refused, and each row of what is read is accounted for', async () => {
  const args = [at('main.mjs'), '--made-only', '--count', '200', '--seed', '1', '--json']
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 26 })
  const { run, findings, outcomes, formats } = JSON.parse(stdout) as Tally
  expect(findings).toEqual([])
  expect(run).toBe(200)
  // Changes that every reader refuses at once would prove little.
  expect(outcomes['taken']).toBeGreaterThan(50)
  expect(Object.keys(outcomes).length).toBeGreaterThan(5)
  expect(Object.keys(formats).sort()).toEqual(['csv', 'ods', 'xls', 'xlsm', 'xlsx', 'zip'])
})

test('an input is the same each time, and what falls is noticed', async () => {
  const base = { name: 'форма.xlsx', format: 'xlsx' as const, bytes: Buffer.from(await filledForm(0)) }
  const [one, again, other] = [7, 7, 8].map((seed) => mutated(base, recipeOf(seed)))
  expect(one).toEqual(again)
  expect(one).not.toEqual(other)
  const rules = await readRules(at('../../resources'))
  const plans = rules.catalogues.map(({ id }) => planForm(rules, id))
  expect((await examined(base.bytes, base.name, { rules, plans })).problems).toEqual([])
  const falling = new Proxy(plans, {
    get: (target, key) => {
      if (key === 'filter') throw new TypeError('fallen')
      if (key === 'find') throw new Failure('Код', 'no sentence')
      return Reflect.get(target, key) as unknown
    },
  })
  expect((await examined(base.bytes, base.name, { rules, plans: falling })).problems).not.toEqual([])
})
