import { afterEach, describe, expect, test } from 'vitest'
import { clientOver, downloadLinks } from '../../src/api/client'
import type { ReportBody } from '../../src/api/report-bodies'
import { documenting } from '../../src/engine/cases/issuing/documents'
import { lookedAudit } from '../engine/looking-audit'
import { fakeEngine } from './fake-engine'
import { HOST, WAYS } from './ways'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const opened = async (way: (typeof WAYS)[number][1]) => {
  const { look, context, current } = await lookedAudit()
  const engine = fakeEngine({ ...look, ...documenting(context), audits: context.store.audits })
  const send = await way({ engine: () => engine, host: () => HOST }, (close) => void closers.push(close))
  const client = clientOver(send)
  const audit = current().id
  /** What a job of this body ends with: its file's name and text of bytes, or why it failed. */
  const made = async (body: ReportBody) => {
    const { job } = await client.startReport(audit, body)
    const { failure, result } = await client.watchJob(job, () => undefined)
    const [file] = result !== null && 'downloads' in result ? result.downloads : []
    if (file === undefined) return { name: '', code: failure?.code ?? 'none', text: '' }
    const answer = await send(downloadLinks.produced(file.id))
    return { name: file.name, code: '', text: Buffer.from(await answer.arrayBuffer()).toString('latin1') }
  }
  return { send, made, audit, store: context.store, ...client }
}

describe.each(WAYS)('documents over %s', (_name, way) => {
  test('the note is a Word document and stands in the journal', async () => {
    const { made, store } = await opened(way)
    const { name, text } = await made({ kind: 'note' })
    expect(name).toMatch(/^Аналитическая справка — .*\.docx$/)
    expect(text).toContain('word/document.xml')
    expect(store.entries().at(-1)).toMatchObject({ action: 'documents-made', detail: { what: 'note' } })
  })

  test('letters come in one archive, to all who have results; reminders go to those who owe a form', async () => {
    const { made, store, institutions, audit } = await opened(way)
    const all = (await institutions(audit)).institutions
    const scored = all.filter(({ level, index }) => level !== null || index !== null)
    const letters = await made({ kind: 'letters' })
    expect(letters.name).toMatch(/^Письма учреждениям — .*\.zip$/)
    // One entry of the archive's directory for each letter; the letters are zips of their own.
    expect(letters.text.split('.docx').length - 1).toBeGreaterThanOrEqual(2 * scored.length)
    expect(store.entries().at(-1)).toMatchObject({ action: 'documents-made', detail: { what: 'letters' } })
    const owing = all.filter(({ status }) => status === 'not-submitted' || status === 'rework')
    const reminders = await made({ kind: 'letters', options: { reminders: true } })
    expect(owing.length === 0 ? reminders.code : reminders.name).toMatch(
      owing.length === 0 ? /^nobody$/ : /напоминани/i,
    )
  })

  test('letters go to those who were chosen', async () => {
    const { made, store, institutions, audit } = await opened(way)
    const all = (await institutions(audit)).institutions
    const [one, other] = all.filter(({ index }) => index !== null)
    if (one === undefined || other === undefined) throw new Error('too few are scored')
    await made({ kind: 'letters', options: { institutions: [one.key] } })
    expect(store.entries().at(-1)?.detail).toMatchObject({ institutions: [one.name] })
    await made({ kind: 'letters', options: { institutions: [one.key, other.key] } })
    expect(store.entries().at(-1)?.detail).toMatchObject({
      institutions: expect.arrayContaining([one.name, other.name]),
    })
    const reminders = await made({
      kind: 'letters',
      options: { institutions: [one.key, other.key], reminders: true },
    })
    expect(reminders.code).toBe('nobody')
  })

  test('an institution has its letter as a document and as a sheet; one that sent nothing has none', async () => {
    const { send, institutions, audit } = await opened(way)
    const all = (await institutions(audit)).institutions
    const [one] = all.filter(({ index }) => index !== null)
    if (one === undefined) throw new Error('nobody is scored')
    const word = await send(downloadLinks.letter(audit, one.key))
    expect(decodeURIComponent(word.headers.get('content-disposition') ?? '')).toMatch(
      /filename="sverka\.docx".*\d{3} .*\.docx$/,
    )
    const sheet = await send(downloadLinks.letter(audit, one.key, 'xlsx'))
    expect(decodeURIComponent(sheet.headers.get('content-disposition') ?? '')).toMatch(/\.xlsx$/)
    const absent = all.find(({ status }) => status === 'not-submitted')
    if (absent === undefined) return
    const refused = await send(downloadLinks.letter(audit, absent.key))
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(((await refused.json()) as { code: string }).code).toBe('nobody')
    const reminder = await send(downloadLinks.reminder(audit, absent.key))
    expect(decodeURIComponent(reminder.headers.get('content-disposition') ?? '')).toMatch(/— напоминание\.docx$/)
  })
})
