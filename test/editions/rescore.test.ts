import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { rescoreResult } from '../../src/api/results'
import { Failure } from '../../src/engine/base/failure'
import { openEngine } from '../../src/engine/index'
import { passToEdition } from '../../src/engine/cases/editions/move'
import { rescore, type Rescoring } from '../../src/engine/cases/editions/rescore'
import { NOW, send, started, type World } from './audit-of-two'
import { bothRules, firstRules, second } from './two-editions'

let world: World

const PROTOCOL = 'протокол № 3 от 10.10.2025'

beforeEach(async () => {
  world = await started()
  await send(world, 'quay', 1, {
    linked: 8,
    acts: ['Приказ'],
    answers: {
      link: { answer: 'Да' },
      meeting: { answer: 'Да', confirmation: PROTOCOL },
      report: { answer: 'Нет' },
      training: { answer: 'Да', confirmation: '12' },
    },
  })
  await send(world, 'quay', 2, { linked: 10, acts: ['Справка'], answers: { meeting: { answer: 'Нет' } } })
})

const one = ({ institutions }: Rescoring, number: number) =>
  institutions.find(({ name }) => name === `Школа № ${number}`)

const codes = (list: { requirement: string }[] | undefined): string[] => (list ?? []).map((each) => each.requirement)

describe('what another edition would change', () => {
  test('is told for each institution as computed by hand', async () => {
    const { context, audit } = world
    const result = await rescore(context, audit, { to: 'quay.2' })
    expect([result.from.id, result.to.id, result.saved]).toEqual(['quay', 'quay.2', false])

    // Weights: link 1, order 3, meeting 1, report 1, training 1; after: link 1, order 3, training 1, meeting 1, groups 3.
    const school = one(result, 1)
    expect(school?.before).toMatchObject({ completeness: 1, level: 'sufficient', rank: 1 })
    expect(school?.before?.index).toBeCloseTo((0.8 + 3 + 1 + 0 + 1) / 7, 12)
    expect(school?.before?.upper).toBeCloseTo(5.8 / 7, 12)
    expect(school?.after).toMatchObject({ level: null, rank: null })
    expect(school?.after?.index).toBeCloseTo((1 + 3 + 1) / 9, 12)
    expect(school?.after?.upper).toBeCloseTo((5 + 1 + 3) / 9, 12)
    expect(school?.after?.completeness).toBeCloseTo(5 / 9, 12)

    const other = one(result, 2)
    expect(other?.before).toMatchObject({ level: 'low', rank: 2 })
    expect(other?.before?.index).toBeCloseTo((1 + 0 + 0 + 1) / 7, 12)
    expect(other?.before?.upper).toBeCloseTo((2 + 1) / 7, 12)
    expect(other?.after?.index).toBeCloseTo(1 / 9, 12)
    expect(other?.after?.upper).toBeCloseTo((1 + 1 + 3) / 9, 12)
  })

  test('names requirements by their clauses in both editions', async () => {
    const { context, audit } = world
    const result = await rescore(context, audit, { to: 'quay.2' })
    const { changed, dropped, added } = one(result, 1) ?? {}
    expect(
      changed?.map(({ before, after }) => [before.clause, before.outcome, before.value, after.clause, after.outcome]),
    ).toEqual([
      ['1.1', 'partial', 0.8, '1.1', 'met'],
      ['1.5', 'met', 1, '1.5', 'undetermined'],
    ])
    expect(dropped).toMatchObject([{ requirement: 'report', clause: '1.4', theme: 'Отчёты', outcome: 'unmet' }])
    expect(added).toMatchObject([{ requirement: 'groups', clause: '2.2', theme: 'Группы', outcome: 'undetermined' }])
    expect([codes(result.onlyBefore), codes(result.onlyAfter)]).toEqual([['report'], ['groups']])
  })

  test('tells which answers hold, which do not, and what is to be asked', async () => {
    const { context, audit } = world
    const { answers } = one(await rescore(context, audit, { to: 'quay.2' }), 1) ?? {}
    expect(answers?.carried.map(({ before, after, answer }) => [before.clause, after.clause, answer])).toEqual([
      ['1.3', '2.1', 'Да'],
    ])
    expect(answers?.notCarried.map(({ before, after, answer }) => [before.requirement, after?.clause, answer])).toEqual(
      [
        ['link', '1.1', 'Да'],
        ['report', undefined, 'Нет'],
        ['training', '1.5', 'Да'],
      ],
    )
    expect(codes(answers?.toAsk)).toEqual(['link', 'order', 'training', 'groups'])
  })

  test('for one institution alone it tells whose place changes besides', async () => {
    const { context, audit } = world
    const result = await rescore(context, audit, { to: 'quay.2', institutions: ['Школа № 1'] })
    expect(result.institutions.map(({ name }) => name)).toEqual(['Школа № 1'])
    expect(result.others).toMatchObject([{ name: 'Школа № 2', rankBefore: 2, rankAfter: 1 }])
  })

  test('fits the schema of the command', async () => {
    const { context, audit } = world
    expect(rescoreResult.safeParse(await rescore(context, audit, { to: 'quay.2' })).success).toBe(true)
  })

  test('a wish that makes no sense is refused in words', async () => {
    const { context, audit } = world
    const refused = (wish: Parameters<typeof rescore>[2]): Promise<unknown> =>
      rescore(context, audit, wish).catch((error: unknown) => (error instanceof Failure ? error.code : error))
    expect(await refused({ to: 'pier' })).toBe('no-catalogue')
    expect(await refused({ to: 'quay' })).toBe('usage')
    expect(await refused({ to: 'quay.2', from: 'quay.2' })).toBe('usage')
    expect(await refused({ to: 'quay.2', from: 'pier' })).toBe('no-catalogue')
    expect(await refused({ to: 'quay.2', institutions: ['Школа № 9'] })).toBe('which-institution')
  })
})

describe('the file', () => {
  const folders: string[] = []
  afterAll(async () => {
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
  })

  /** The audit in a file that knows the second edition as the curator's own. */
  const onDisk = async (): Promise<string> => {
    const { store } = world.context
    store.addCatalogue(second, bothRules.themes, NOW)
    const folder = await mkdtemp(join(tmpdir(), 'Сверка — тест '))
    folders.push(folder)
    const path = join(folder, 'Мониторинг.sqlite')
    await writeFile(path, store.export())
    return path
  }

  const opened = (database: string) =>
    openEngine({
      database,
      resources: fileURLToPath(new URL('../../resources', import.meta.url)),
      threadFile: pathToFileURL('/none'),
      threads: 1,
      version: '0.0.0',
      now: () => new Date(NOW),
    })

  test('does not change by a byte unless saving is wished', async () => {
    const path = await onDisk()
    const sum = async (): Promise<string> =>
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex')
    const before = await sum()
    const engine = await opened(path)
    const result = await engine.rescore(engine.audit(), { to: 'quay.2' })
    await engine.close()
    expect(result.institutions).toHaveLength(2)
    expect(await sum()).toBe(before)

    const saving = await opened(path)
    await saving.passToEdition(saving.audit(), { to: 'quay.2' })
    await saving.close()
    expect(await sum()).not.toBe(before)
    const again = await opened(path)
    expect(again.comparison(again.audit()).institutions.map(({ catalogue }) => catalogue)).toEqual(['quay.2', 'quay.2'])
    await again.close()
  })

  test('keeps the rules it began with and gains the edition, each with its sum', async () => {
    const { context, audit } = world
    const { store } = context
    await passToEdition(context, audit, { to: 'quay.2' })
    const whole = {
      ...firstRules,
      catalogues: [...firstRules.catalogues, second],
      themes: [...firstRules.themes, { id: 'groups', title: 'Группы', consequence: 'grave' }],
    }
    const sum = createHash('sha256').update(JSON.stringify(whole)).digest('hex')
    expect(store.rules(audit.id)).toEqual(whole)
    expect(store.audits()[0]?.rulesSha256).toBe(sum)
    expect(store.pinnedEditions(audit.id)).toMatchObject([{ catalogue: 'quay.2', rulesSha256: sum, addedAt: NOW }])
    const [entry] = store.entries().filter(({ action }) => action === 'edition-passed')
    expect(entry?.detail).toMatchObject({
      from: 'quay',
      to: 'quay.2',
      rulesSha256: { before: audit.rulesSha256, after: sum },
      institutions: [{ answers: { carried: 1, notCarried: 3 } }, { answers: { carried: 1, notCarried: 0 } }],
    })
    expect(createHash('sha256').update(JSON.stringify(firstRules)).digest('hex')).toBe(audit.rulesSha256)
  })
})
