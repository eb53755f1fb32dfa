import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { anonymise } from '../../src/engine/cases/anonymising/anonymise'
import { anonymising } from '../../src/engine/cases/anonymising/anonymising'
import { verify } from '../../src/engine/cases/checking/verify'
import { freezeReport, frozenWorkbook } from '../../src/engine/cases/issuing/freezing/freezing'
import { assessInstitution, compareAudit } from '../../src/engine/cases/judging/score-audit'
import { openDatabaseFile } from '../../src/engine/store/file'
import { savingTo } from '../../src/engine/store/saver'
import { newSubmission } from '../store/samples'
import { PEOPLE, plantedAudit, type Planted } from '../report/privacy/planted-audit'

const AT = '2026-02-03T10:00:00.000Z'

/** What of the planted names stands in the bytes, in UTF-8 or UTF-16 of either order. */
const namesIn = (bytes: Uint8Array): string[] => {
  const content = Buffer.from(bytes)
  return PEOPLE.filter((name) => {
    const utf16 = Buffer.from(name, 'utf16le')
    const swapped = Buffer.from(utf16).swap16()
    return [Buffer.from(name, 'utf8'), utf16, swapped].some((each) => content.includes(each))
  })
}

/** The planted audit with a form kept as it came, a row put aside, an observation, a correction and words in the journal. */
const withMore = async (): Promise<Planted> => {
  const planted = await plantedAudit()
  const { store } = planted.context
  const { id } = planted.audit
  const original = Buffer.from('PK Указкина Ульяна Викторовна', 'utf8')
  const [institution] = store.institutions(id)
  if (institution === undefined) throw new RangeError('nobody is planted')
  const batch = store.beginBatch(id, AT)
  store.addSubmission(
    id,
    newSubmission(batch, {
      ...{ institution: institution.id, path: 'форма Тетрадкиной Т. И..xlsx', sha256: 'd'.repeat(64), original },
      quarantined: [
        { sheet: 'Чаты', row: 9, values: ['Чат 9', 'Глобусов Г. Г.'], reason: 'Не разобрано «Глобусов Г. Г.».' },
      ],
    }),
    AT,
  )
  store.setCorrection(id, {
    ...{ sha256: '1'.repeat(64), sheet: 'Учреждение', cell: 'B12', value: '+7 (000) 123-45-67', original: '123-45-67' },
    ...{ reason: 'Уточнил Примеров П. П.', date: '2026-02-03' },
  })
  store.journal(AT, 'correction', {
    audit: id,
    cell: 'B12',
    value: '+7 (000) 123-45-67',
    reason: 'Уточнил Примеров П. П.',
  })
  store.journal(AT, 'import', { batch, files: 1 })
  const asked = store.addSubmission(
    id,
    newSubmission(batch, { institution: institution.id, path: 'вопрос.xlsx', sha256: 'e'.repeat(64) }),
    AT,
  )
  const sheet = 'Чаты Указкиной'
  store.applyFacts(id, {
    ...{ submission: asked, batch, institution: institution.id, supersede: [] },
    insert: [{ table: 'chats', row: '9', column: 'kind', value: 'Иной', sheet, cell: 'B9' }],
  })
  assessInstitution(planted.context, planted.audit, store.rules(id), institution)
  const of = {
    kind: 'school',
    subdivision: '',
    inn: null,
    institution: institution.id,
    submission: asked,
    at: AT,
  } as const
  store.addAlias({ ...of, name: 'школа Тетрадкиной', nameKey: 'школа тетрадкиной' })
  // One that was forgotten is in the file all the same.
  store.addAlias({ ...of, name: 'школа Указкиной', nameKey: 'школа указкиной' })
  store.forgetAlias({ ...of, nameKey: 'школа указкиной' }, AT)
  store.addMapping(
    {
      ...{ catalogue: 'perm-school', fingerprint: 'f', sheet, title: 'Кто ведёт (Глобусов Г. Г.)' },
      ...{ table: 'chats', column: 'name', keys: { kind: 'у Указкиной' } },
    },
    AT,
  )
  store.addCrash({ sha256: 'f'.repeat(64), path: 'от Указкиной.xlsx', notedAt: AT })
  await freezeReport(planted.context, planted.audit, { title: 'Для Примерова П. П.', options: { names: true } })
  return planted
}

const outcomes = ({ context: { store }, audit }: Planted): unknown =>
  store.institutions(audit.id).map((each) => {
    const kept = store.assessment(audit.id, each.id)
    return [
      kept?.verdicts.map(({ requirement, outcome, value, weight, critical }) => [
        requirement,
        outcome,
        value,
        weight,
        critical,
      ]),
      kept?.discrepancies.map(({ requirement, kind, outcome }) => [requirement, kind, outcome]),
    ]
  })

const trail = async ({ context }: Planted): Promise<string[]> =>
  (await verify(context)).checks.flatMap(({ check, problems }) =>
    check === 'trail' || check === 'verdicts' ? problems : [],
  )

test('the planted audit has every name in its bytes before', async () => {
  const planted = await withMore()
  expect(namesIn(planted.context.store.export())).toEqual(PEOPLE)
})

test('no planted name is left in any byte, and outcomes and scores are as before', async () => {
  const planted = await withMore()
  const { context, audit } = planted
  const before = [outcomes(planted), compareAudit(context, audit)]
  const { done, counts } = await anonymise(context, audit, false)
  expect(done).toBe(true)
  expect(namesIn(context.store.export())).toEqual([])
  expect([outcomes(planted), compareAudit(context, audit)]).toEqual(before)
  expect(counts).toMatchObject({
    originals: 3 + 1 + 1 + 1,
    shared: 0,
    reports: 1,
    quarantined: expect.any(Number) as number,
  })
  expect(counts.facts).toBeGreaterThanOrEqual(3 * 5)
  expect(counts.entries).toBe(2)
})

test('the journal tells counts only, holds, and says of each entry what it says since', async () => {
  const planted = await withMore()
  await anonymise(planted.context, planted.audit, false)
  expect(await trail(planted)).toEqual([])
  const last = planted.context.store.entries().at(-1)
  expect(last?.action).toBe('anonymised')
  expect(JSON.stringify(last?.detail)).not.toMatch(/[А-Яа-яЁё]/u)
})

test('a preview changes no byte of what is kept and counts the same', async () => {
  const planted = await withMore()
  const before = Buffer.from(planted.context.store.export())
  const { done, counts } = await anonymise(planted.context, planted.audit, true)
  expect(done).toBe(false)
  expect(planted.context.store.entries().map(({ action }) => action)).not.toContain('anonymised')
  expect(namesIn(planted.context.store.export())).toEqual(namesIn(before))
  expect((await anonymise(planted.context, planted.audit, false)).counts).toEqual(counts)
})

test('a second time there is nothing left to take', async () => {
  const planted = await withMore()
  await anonymise(planted.context, planted.audit, false)
  const { counts } = await anonymise(planted.context, planted.audit, false)
  expect(counts).toEqual({
    ...{ facts: 0, originals: 0, shared: 0, reports: 0, quarantined: 0, remarks: 0, verdicts: 0, texts: 0, entries: 0 },
  })
})

test('what was taken away is told as such: the original, the report that was sent', async () => {
  const planted = await withMore()
  const { context, audit } = planted
  await anonymise(context, audit, false)
  expect(context.store.original('d'.repeat(64))).toBeNull()
  expect(context.store.originalRemovedAt('d'.repeat(64))).toBe(AT)
  expect(
    context.store
      .originalDamage()
      .problems.filter((each) => each.includes('xlsx» в базе нет') && each.includes('форма')),
  ).toEqual([])
  const [report] = context.store.frozenReports(audit.id)
  expect(() => frozenWorkbook(context, audit, report?.id ?? 0)).toThrow('при обезличивании')
})

test('earlier states beside the file go too: nothing in the folder names anybody', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-обезличить-'))
  try {
    const path = join(folder, 'база.sqlite')
    const planted = await withMore()
    let clock = Date.parse(AT)
    const file = await openDatabaseFile(path, { now: () => new Date((clock += 16 * 60_000)) })
    const context = { ...planted.context, saver: savingTo(file, planted.context.store.snapshot, () => 0) }
    for (let save = 0; save < 3; save += 1) await context.saver.save()
    expect((await readdir(`${path}.backup`)).filter((name) => name.endsWith('.sqlite')).length).toBeGreaterThan(0)
    const done = await anonymising(context, path).anonymise(planted.audit)
    expect(done.copies).toBeGreaterThan(0)
    expect(done.left).toEqual([])
    await file.close()
    const all = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = all.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name))
    expect(files).toContain(path)
    for (const each of files) expect([each, namesIn(await readFile(each))]).toEqual([each, []])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
