import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { clientOver, downloadLinks, type Client } from '../../src/api/client'
import type { Job, JobEvent } from '../../src/api/job-results'
import { jobResult } from '../../src/api/job-results'
import { CONTROL_DAYS, DEMO_AUDIT } from '../../src/demo/demo-audit'
import { demoInstitutions } from '../../src/demo/filled-forms'
import { plannedAudit } from '../../src/engine/audits'
import { openEngine, type Engine } from '../../src/engine/index'
import { HOST, WAYS, type Way } from './ways'

const options = {
  database: null,
  resources: fileURLToPath(new URL('../../resources', import.meta.url)),
  threadFile: new URL('../../out/main/reader.js', import.meta.url),
  threads: 1,
  version: '0.0.0',
  now: () => new Date('2026-06-01T00:00:00Z'),
}

type File = { name: string; path: string; bytes: ArrayBuffer }

/** A form as sent, under the institution's name or another one. */
const formOf = async (engine: Engine, number: number, name?: string): Promise<File> => {
  const [one] = (await demoInstitutions(engine, null, 40, 2026))
    .filter(({ catalogue, filling }) => catalogue === 'kindergarten' && filling !== null)
    .slice(number)
  if (!one?.filling) throw new Error(`no kindergarten ${number}`)
  const { filling, identity } = one
  if (name !== undefined) Object.assign(filling.passport, { shortName: name, fullName: name })
  const audit = plannedAudit(DEMO_AUDIT, '')
  const bytes = await engine.form('kindergarten', { audit, controlDays: CONTROL_DAYS, institution: null }, filling)
  return { name: identity.name, path: `сады/${one.file}`, bytes: new Uint8Array(bytes).buffer }
}

const STRANGE = 'Присутствуют в мессенджере'

const withTitle = async (bytes: ArrayBuffer, from: string, to: string): Promise<ArrayBuffer> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes)
  book.getWorksheet('Участники')?.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.value === from) cell.value = to
    }),
  )
  return new Uint8Array(await book.xlsx.writeBuffer()).buffer
}

let first: File
let second: File
let renamed: File
let retitled: File

beforeAll(async () => {
  const engine = await openEngine(options)
  first = await formOf(engine, 0)
  second = await formOf(engine, 1)
  // The same ИНН and data under a name nobody has heard of.
  renamed = { ...(await formOf(engine, 0, 'Детский сад «Ёлочка» посёлка Дальний')), path: 'ёлочка.xlsx' }
  retitled = { ...first, bytes: await withTitle(first.bytes, 'Подключено', STRANGE) }
  await engine.close()
})

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const opened = async (way: Way): Promise<{ client: Client; engine: Engine; call: Awaited<ReturnType<Way>> }> => {
  const engine = await openEngine(options)
  closers.push(() => engine.close())
  const parts = { engine: () => engine, host: () => HOST, now: options.now }
  const call = await way(parts, (close) => closers.push(close))
  return { client: clientOver(call), engine, call }
}

const sent = async (client: Client, files: File[]): Promise<string> => {
  const { upload } = await client.newUpload()
  for (const { path, bytes } of files) await client.sendFile(upload, path, bytes.slice(0))
  return upload
}

const ended = async (client: Client, { job }: { job: string }): Promise<{ job: Job; events: JobEvent[] }> => {
  const events: JobEvent[] = []
  return { job: await client.watchJob(job, (event) => events.push(event)), events }
}

const imported = async (
  client: Client,
  audit: number | 'new',
  files: File[],
): Promise<Extract<Job, { kind: 'import' }>> => {
  const { job } = await ended(client, await client.startImport(audit, { upload: await sent(client, files) }))
  if (job.kind !== 'import') throw new Error(`a job of kind ${job.kind}`)
  return job
}

const refused = (work: Promise<unknown>): Promise<unknown> => work.then(() => null).catch((error: unknown) => error)

describe.each(WAYS)('intake over %s', (_name, way) => {
  test('files are sent, tried, taken and taken back', async () => {
    const { client } = await opened(way)
    const upload = await sent(client, [second, first])
    expect((await client.upload(upload)).files).toEqual(
      [first, second]
        .map(({ path, bytes }) => ({ path, bytes: bytes.byteLength }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    )
    const tried = await ended(client, await client.startImport('new', { upload, dryRun: true }))
    if (tried.job.kind !== 'dry-run') throw new Error('not a dry run')
    expect(tried.job.result?.files.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
    expect(tried.job.result?.total.new).toBeGreaterThan(100)
    expect((await client.audits()).audits).toEqual([])

    const { job, events } = await ended(client, await client.startImport('new', { upload, name: 'Весна' }))
    expect(job).toMatchObject({ kind: 'import', state: 'done', done: 2, total: 2, saved: 2, failure: null })
    expect(events.flatMap(({ files }) => files.map(({ institution }) => institution)).sort()).toEqual(
      [first.name, second.name].sort(),
    )
    expect(events.flatMap(({ log }) => log)).toContain(`${first.path} — принят, ${first.name}`)
    expect(await refused(client.upload(upload))).toMatchObject({ code: 'no-upload' })

    const audit = job.audit ?? 0
    expect((await client.audits()).audits.map(({ id, name }) => [id, name])).toEqual([[audit, 'Весна']])
    expect((await client.scores(audit)).institutions).toHaveLength(2)
    const [batch] = (await client.batches(audit)).batches
    expect(batch?.files.accepted).toBe(2)
    const undone = await client.undoBatch(audit, batch?.batch ?? 0)
    expect([...undone.institutions].sort()).toEqual([first.name, second.name].sort())
    expect((await client.scores(audit)).institutions).toEqual([])
    expect(await refused(client.undoBatch(audit, batch?.batch ?? 0))).toMatchObject({ code: 'already-undone' })

    const { job: back } = await ended(client, await client.redoBatch(audit, batch?.batch ?? 0))
    expect(back).toMatchObject({ kind: 'import', state: 'done', done: 2, result: { files: [{}, {}], unread: 0 } })
    expect((await client.scores(audit)).institutions).toHaveLength(2)
    const { job: idle } = await ended(client, await client.redoBatch(audit, batch?.batch ?? 0))
    expect(idle).toMatchObject({ state: 'failed', failure: { code: 'nothing-kept' } })
  })

  test('whose a file is is asked, answered, remembered and forgotten', async () => {
    const { client } = await opened(way)
    const { audit } = await imported(client, 'new', [first])
    const id = audit ?? 0
    const again = await imported(client, id, [renamed])
    expect(again.result?.files.map(({ status }) => status)).toEqual(['unassigned'])
    const [question] = (await client.questions(id)).questions
    expect(question?.candidates[0]?.institution).toBe(first.name)
    const submission = question?.submission ?? 0
    await client.answerQuestion(id, submission, { drop: true })
    expect((await client.questions(id)).questions).toEqual([])
    expect(await client.answerQuestion(id, submission, { ask: true })).toMatchObject({ asked: renamed.path })
    expect((await client.questions(id)).questions).toEqual([question])
    const answer = await client.answerQuestion(id, submission, { institution: question?.candidates[0]?.id ?? 0 })
    expect(answer).toMatchObject({ file: { status: 'accepted', institution: first.name } })
    expect((await client.questions(id)).questions).toEqual([])
    const { aliases } = await client.aliases()
    expect(aliases.map(({ institution }) => institution)).toEqual([first.name])
    const alias = aliases[0]?.id ?? 0
    expect(await client.deleteAlias(alias)).toEqual({ aliases: [] })
    expect(await client.restoreAlias(alias)).toEqual({ aliases })
    expect(await client.aliases()).toEqual({ aliases })
    expect(await refused(client.restoreAlias(alias))).toMatchObject({ code: 'no-alias' })
    expect(await refused(client.answerQuestion(id, submission, { drop: true }))).toMatchObject({ code: 'which-file' })
    expect(await refused(client.answerQuestion(id, submission, { ask: true }))).toMatchObject({ code: 'which-file' })
  })

  test('a column nobody knew is named, and what was sent is put right', async () => {
    const { client } = await opened(way)
    const { audit } = await imported(client, 'new', [retitled])
    const id = audit ?? 0
    const asked = await client.unknown(id)
    const found = asked.unknown.find(({ column }) => column === STRANGE)
    expect(found).toMatchObject({ files: [first.path], catalogue: 'kindergarten', sheet: 'Участники' })
    expect(found?.suggestions.map(({ as }) => as)).toContain('people.connected')
    const { rows } = await client.quarantine(id)
    expect(rows.length).toBeGreaterThan(0)

    const tasks = async () => (await client.overview(id)).tasks.filter(({ code }) => code === 'unknown')
    expect(await tasks()).toHaveLength(1)
    const strange = { catalogue: 'kindergarten', sheet: 'Участники', column: STRANGE }
    const left = await client.setUnneeded(id, { ...strange, unneeded: true })
    expect(left.unknown.filter(({ unneeded }) => unneeded)).toEqual([{ ...found, unneeded: true }])
    expect(await tasks()).toEqual([])
    expect((await client.journal(id, { action: 'unneeded' })).entries).toHaveLength(1)
    expect((await client.setUnneeded(id, { ...strange, unneeded: false })).unknown).toEqual(asked.unknown)
    expect(await tasks()).toHaveLength(1)
    const nowhere = { ...strange, column: 'Нет такого', unneeded: true }
    expect(await refused(client.setUnneeded(id, nowhere))).toMatchObject({ code: 'which-sheet' })
    const people = asked.targets['kindergarten']?.find(({ as }) => as === 'people')
    expect(people?.columns).toContainEqual({ as: 'people.connected', title: 'Подключено' })
    const wish = { file: first.path, sheet: 'Участники', column: STRANGE, as: 'people.connected' }
    const { mapping, files } = await client.confirmMapping(id, wish)
    expect(files.map(({ path, rows: { quarantined } }) => [path, quarantined])).toEqual([[first.path, 0]])
    expect((await client.mappings(id)).mappings).toEqual([mapping])
    expect((await client.unknown(id)).unknown.filter(({ column }) => column === STRANGE)).toEqual([])

    const place = { file: first.path, sheet: 'Участники', cell: 'B4' }
    const corrected = await client.correct(id, { ...place, value: '77', reason: 'По телефону' })
    expect(corrected).toMatchObject({ value: '77', cell: 'B4' })
    expect((await client.quarantine(id)).corrections.map(({ value }) => value)).toEqual(['77'])
    expect(await client.withdrawCorrection(id, place)).toMatchObject({ value: null, original: corrected.original })
    await client.dropMapping(id, mapping.id)
    expect((await client.mappings(id)).mappings).toEqual([])
    expect((await client.quarantine(id)).rows).toHaveLength(rows.length)
  })

  test('a register says who is expected, and terms are moved', async () => {
    const { client } = await opened(way)
    const text = 'Наименование;ИНН;Тип;Положение\nДетский сад «Ромашка»;;дошкольное;kindergarten\n'
    const bytes = new TextEncoder().encode(text).buffer
    const more = { name: 'По реестру', due: '2026-06-10', schoolYear: 2025 }
    const taken = await client.sendRegister('new', 'реестр.csv', bytes, more)
    expect([taken.audit, taken.file, taken.summary]).toEqual([
      'По реестру',
      'реестр.csv',
      { new: 1, changed: 0, unchanged: 0, refused: 0, skipped: 0 },
    ])
    const [audit] = (await client.audits()).audits
    const id = audit?.id ?? 0
    const institution = taken.institutions[0]?.institution ?? ''
    const moved = await client.changeCollection(id, { institution, extendedTo: '2026-06-20' })
    expect(moved.institutions).toMatchObject([{ institution, deadline: '2026-06-20', overdue: false }])
    const back = await client.changeCollection(id, { institution, extendedTo: null })
    expect(back.institutions).toMatchObject([{ institution, deadline: '2026-06-10', extendedTo: null }])
    await client.changeCollection(id, { institution, extendedTo: '2026-06-20' })
    const late = await client.collection(id, '2026-06-23')
    expect(late.institutions).toMatchObject([{ overdue: true, daysOverdue: 3 }])
    expect(await client.changeAudit(id, { name: 'Летний', dueDate: '2026-06-11' })).toMatchObject({
      name: 'Летний',
      dueDate: '2026-06-11',
    })
    await client.createAudit({ name: 'Осенний' })
    expect(await refused(client.changeAudit(id, { name: 'Осенний' }))).toMatchObject({ code: 'audit-exists' })
  })

  test('a second import is refused in words while one goes on, and reading goes on', async () => {
    const { client, engine } = await opened(way)
    const upload = await sent(client, [first, second])
    // The import waits until it is let go: whatever is asked meanwhile is asked during it.
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => (letGo = resolve))
    const { importFiles } = engine
    engine.importFiles = async (...given) => {
      await held
      return importFiles(...given)
    }
    const { job } = await client.startImport('new', { upload })
    const busy = { code: 'busy', message: expect.stringContaining('Идёт приём') as string }
    expect(await refused(client.startImport('new', { upload }))).toMatchObject(busy)
    expect(await refused(client.createAudit({ name: 'Другой' }))).toMatchObject(busy)
    expect((await client.audits()).audits).toEqual([])
    expect((await client.jobs()).jobs.map(({ state }) => state)).toEqual(['running'])
    letGo()
    expect((await ended(client, { job })).job.state).toBe('done')
    expect((await client.createAudit({ name: 'Другой', dueDate: '2026-06-05' })).dueDate).toBe('2026-06-05')
  })

  test('a cancelled import keeps what it has taken and says what it has not read', async () => {
    const { client, engine } = await opened(way)
    const upload = await sent(client, [first, second])
    const { importFiles } = engine
    // Cancelled when the first file is in; the second one is not begun before the stop is heard.
    engine.importFiles = async (sources, wish) => {
      const stop = new AbortController()
      wish.signal?.addEventListener('abort', () => stop.abort())
      const [one] = sources
      const outcome = await importFiles(one === undefined ? [] : [one], wish)
      await client.cancelJob(job)
      return { ...outcome, cancelled: stop.signal.aborted, unread: sources.length - outcome.files.length }
    }
    const { job } = await client.startImport('new', { upload })
    const { job: stopped } = await ended(client, { job })
    expect(stopped).toMatchObject({ kind: 'import', state: 'cancelled', failure: null, result: { unread: 1 } })
    expect((await client.scores(stopped.audit ?? 0)).institutions).toHaveLength(1)
    // What was not read can be taken without being sent again.
    expect((await client.upload(upload)).files).toHaveLength(2)
  })

  test("a job's stream ends with it, and tells all of a job that has ended", async () => {
    const { client, call } = await opened(way)
    const { id } = await imported(client, 'new', [first])
    const response = await call(`/api/jobs/${id}/events`)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const [line, ...more] = (await response.text()).split('\n\n').filter((each) => each !== '')
    expect(more).toEqual([])
    const event: unknown = JSON.parse(line?.replace(/^data: /, '') ?? '')
    expect(jobResult.parse(event).state).toBe('done')
    expect(event).toMatchObject({ files: [{ path: first.path, status: 'accepted' }] })
  })

  test('what is made is downloaded under a Russian name', async () => {
    const { client, call } = await opened(way)
    const { audit } = await imported(client, 'new', [first, second])
    const id = audit ?? 0
    const named = async (address: string): Promise<[string, string]> => {
      const response = await call(address)
      expect([address, response.status]).toEqual([address, 200])
      const disposition = response.headers.get('content-disposition') ?? ''
      expect(disposition).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''[A-Za-z0-9%.!#$&+^_`|~-]+$/)
      const bytes = new Uint8Array(await response.arrayBuffer())
      return [decodeURIComponent(disposition.split("''")[1] ?? ''), new TextDecoder('latin1').decode(bytes.slice(0, 4))]
    }
    const zip = 'PK\u0003\u0004'
    const plain = first.name.replace(/[«»]/g, ' ').replace(/\s+/g, ' ').trim()
    expect(await named(downloadLinks.institutionForm(id, first.name))).toEqual([`Форма — ${plain}.xlsx`, zip])
    expect(await named(downloadLinks.markedCopies(id, first.name))).toEqual([`${plain}.xlsx`, zip])
    expect((await named(downloadLinks.catalogueWorkbook('kindergarten')))[0]).toMatch(/^Перечень — .*\.xlsx$/)
    expect((await named(downloadLinks.form('kindergarten', { audit: id })))[0]).toMatch(/^Форма — .*\.xlsx$/)

    const forms = await ended(client, await client.startReport(id, { kind: 'forms' }))
    expect(forms.job).toMatchObject({ kind: 'forms', state: 'done', done: 2, total: 2 })
    const report = await ended(client, await client.startReport(id, { kind: 'comparative' }))
    expect(report.job.state).toBe('done')
    const { reports } = await client.produced(id)
    expect(reports.map(({ kind }) => kind)).toEqual(['report', 'forms'])
    for (const { downloads } of reports)
      for (const each of downloads) expect(await named(downloadLinks.produced(each.id))).toEqual([each.name, zip])
    expect(reports[1]?.downloads[0]?.name).toMatch(/^Формы — .*\.zip$/)
  })

  test('the demonstration fills the open database', async () => {
    const { client, engine } = await opened(way)
    const invented = await demoInstitutions(engine, null, 3, 2026)
    const senders = invented.filter(({ filling }) => filling !== null).length
    const { job } = await ended(client, await client.startDemo({ institutions: 3 }))
    expect(job).toMatchObject({ kind: 'demo', state: 'done', result: { institutions: 3, accepted: senders } })
    const { summary } = await client.collection(job.audit ?? 0)
    expect(summary).toMatchObject({ expected: 3, notSubmitted: 3 - senders })
    // One of them may be to mend its form.
    expect(summary.received + summary.rework).toBe(senders)
  })
})
