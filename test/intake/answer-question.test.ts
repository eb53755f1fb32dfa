import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { answerQuestion, dropQuestion } from '../../src/engine/cases/settling/answer-question'
import { forgetAlias, rememberAlias } from '../../src/engine/cases/settling/known-names'
import { plannedAudit } from '../../src/engine/audits'
import { commitFile, type Batch } from '../../src/engine/cases/taking/commit-file'
import type { EngineContext } from '../../src/engine/engine-context'
import type { Fact, Sender } from '../../src/engine/intake/types'
import { openRoster } from '../../src/engine/cases/taking/join-audit'
import { readRules } from '../../src/engine/resources'
import { assessInstitution } from '../../src/engine/cases/judging/score-audit'
import { openStore } from '../../src/engine/store/open-store'
import type { Audit } from '../../src/engine/store/types'
import type { TakenSource } from '../../src/engine/cases/taking/take-in-order'
import { waitingFiles } from '../../src/engine/cases/settling/waiting-files'

const rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))

const head = (value: string): Fact => ({
  ...{ table: 'passport', row: '', column: 'head', value, sheet: 'Учреждение', cell: 'B11' },
})

const sent = (path: string, sender: Partial<Sender>, director = 'Примеров П. П.'): TakenSource => ({
  path,
  bytes: new TextEncoder().encode(path),
  sha256: path,
  judged: null,
  taken: {
    sha256: path,
    bytes: 1,
    status: 'taken',
    intake: {
      identity: { catalogue: 'perm-school', edition: '', formVersion: 1 },
      sender: {
        ...{ fullName: null, shortName: null, inn: null, kind: 'school', subdivision: null, municipality: null },
        ...sender,
      },
      facts: [head(director)],
      cleared: [],
      tables: [],
      prints: [],
      keyed: [{ table: 'passport', sheet: 'Учреждение', cells: { head: 'B11' } }],
      remarks: [],
      balance: [{ sheet: 'Учреждение', read: 1, accepted: 1, quarantined: 0, skipped: 0, reasons: {} }],
      quarantined: [],
    },
  },
})

describe('answers to whose a file is', () => {
  let context: EngineContext
  let audit: Audit

  const send = (...sources: TakenSource[]) => {
    const { store, now } = context
    const batch: Batch = {
      ...{ id: store.beginBatch(audit.id, now().toISOString()), audit, rules },
      ...{ roster: openRoster(context, audit), sentBy: new Map(), known: new Set(store.judged(audit.id)) },
    }
    return sources.map((source) => {
      const { file, changed } = commitFile(context, batch, source)
      if (changed !== null) assessInstitution(context, audit, rules, changed.institution, changed.data())
      return file
    })
  }
  const heads = (): [string, unknown][] =>
    context.store
      .institutions(audit.id)
      .map(({ id, name }) => [name, context.store.currentFacts(audit.id, id).map(({ value }) => value)[0]])

  beforeEach(async () => {
    const store = await openStore(null)
    audit = store.createAudit(plannedAudit({ schoolYear: 2025 }, '2026-06-01'), rules)
    const saver = { save: () => Promise.resolve(true), maybeSave: () => Promise.resolve() }
    const now = (): Date => new Date('2026-06-01T00:00:00Z')
    context = { store, saver, now, version: '1' } as unknown as EngineContext
    send(sent('первая.xlsx', { shortName: 'СОШ № 1', inn: '5900000002' }))
  })

  test('a file waits with its candidates; the answer takes it, and undoing the answer asks again', async () => {
    const [file] = send(sent('вторая.xlsx', { shortName: 'СОШ № 1 «Радуга»' }, 'Задачников Е. Г.'))
    expect(file).toMatchObject({ status: 'unassigned', candidates: [{ institution: 'СОШ № 1', inn: '5900000002' }] })
    expect(waitingFiles(context, audit)).toMatchObject([{ file: 'вторая.xlsx', name: 'СОШ № 1 «Радуга»' }])
    expect(heads()).toEqual([['СОШ № 1', 'Примеров П. П.']])

    const { batch } = await answerQuestion(context, audit, 'вторая.xlsx', { institution: '5900000002' })
    expect(heads()).toEqual([['СОШ № 1', 'Задачников Е. Г.']])
    expect(waitingFiles(context, audit)).toEqual([])
    expect(context.store.remarks(audit.id)).toEqual([])
    expect(context.store.original('вторая.xlsx')).toEqual(new TextEncoder().encode('вторая.xlsx'))

    context.store.undoBatch(batch, '2026-06-02T00:00:00Z')
    expect(heads()).toEqual([['СОШ № 1', 'Примеров П. П.']])
    expect(waitingFiles(context, audit)).toHaveLength(1)
    expect(context.store.aliases()).toEqual([])
  })

  test('the name is known from then on, in this audit and in others', async () => {
    send(sent('вторая.xlsx', { shortName: 'СОШ № 1 «Радуга»' }))
    await answerQuestion(context, audit, 'вторая.xlsx', { institution: 'СОШ № 1' })
    const [again] = send(sent('третья.xlsx', { shortName: 'МБОУ СОШ №1 «Радуга»' }))
    expect(again).toMatchObject({ status: 'accepted', institution: 'СОШ № 1' })
    const one = context.store.institutions(audit.id)[0]?.id
    audit = context.store.createAudit(plannedAudit({ name: 'Весна', schoolYear: 2025 }, '2026-06-01'), rules)
    const [next] = send(sent('четвёртая.xlsx', { shortName: 'СОШ № 1 «Радуга»' }))
    expect(next).toMatchObject({ status: 'accepted', institution: 'СОШ № 1' })
    expect(context.store.institutions(audit.id).map(({ id }) => id)).toEqual([one])
  })

  test('a forgotten name is asked about, and known again as before once that is taken back', async () => {
    const named = (path: string) => sent(path, { shortName: 'СОШ № 1 «Радуга»' })
    send(named('вторая.xlsx'))
    const { batch } = await answerQuestion(context, audit, 'вторая.xlsx', { institution: 'СОШ № 1' })
    const [known] = context.store.aliases()
    const id = known?.id ?? 0
    await forgetAlias(context, 'СОШ № 1 «Радуга»')
    expect(send(named('третья.xlsx'))).toMatchObject([{ status: 'unassigned' }])
    expect(await rememberAlias(context, id)).toEqual(known)
    expect(context.store.aliases()).toEqual([known])
    expect(send(named('четвёртая.xlsx'))).toMatchObject([{ status: 'accepted', institution: 'СОШ № 1' }])
    await expect(rememberAlias(context, id)).rejects.toMatchObject({ code: 'no-alias' })

    await forgetAlias(context, String(id))
    send(named('пятая.xlsx'))
    await answerQuestion(context, audit, 'пятая.xlsx', { newcomer: true, subdivision: null })
    const answered = context.store.aliases()
    await expect(rememberAlias(context, id)).rejects.toMatchObject({
      code: 'alias-answered',
      message: expect.stringContaining('это «СОШ № 1 «Радуга»»') as string,
    })
    expect(context.store.aliases()).toEqual(answered)
    await forgetAlias(context, String(answered[0]?.id))
    context.store.undoBatch(batch, '2026-06-02T00:00:00Z')
    await expect(rememberAlias(context, id)).rejects.toMatchObject({ code: 'no-alias' })
    expect(context.store.aliases()).toEqual([])
  })

  test('a new institution under an ИНН somebody has needs a subdivision', async () => {
    send(sent('филиал.xlsx', { shortName: 'Филиал СОШ № 1', inn: '5900000002' }))
    const answer = { newcomer: true, subdivision: null } as const
    await expect(answerQuestion(context, audit, 'филиал.xlsx', answer)).rejects.toMatchObject({ code: 'inn-taken' })
    expect(waitingFiles(context, audit)).toHaveLength(1)
    await answerQuestion(context, audit, 'филиал.xlsx', { ...answer, subdivision: 'деревня Лог' })
    expect(context.store.institutions(audit.id)[1]).toMatchObject({
      ...{ name: 'Филиал СОШ № 1', inn: '5900000002', subdivision: 'деревня Лог' },
    })
    const [again] = send(sent('филиал 2.xlsx', { shortName: 'Филиал СОШ № 1', inn: '5900000002' }))
    expect(again).toMatchObject({ status: 'accepted', institution: 'Филиал СОШ № 1 (деревня Лог)' })
  })

  test('an older file changes nothing of what came later', async () => {
    send(sent('старая.xlsx', { shortName: 'СОШ № 1 «Радуга»' }, 'Прежний П. П.'))
    send(sent('новая.xlsx', { shortName: 'СОШ № 1', inn: '5900000002' }, 'Новый Н. Н.'))
    await expect(answerQuestion(context, audit, 'старая.xlsx', { institution: 'СОШ № 1' })).rejects.toMatchObject({
      code: 'older-file',
    })
    expect(heads()).toEqual([['СОШ № 1', 'Новый Н. Н.']])
    await dropQuestion(context, audit, 'старая.xlsx')
    expect(waitingFiles(context, audit)).toEqual([])
  })

  test('a file is named by its number, its path or its name, and never guessed', async () => {
    send(sent('а/форма.xlsx', { shortName: 'СОШ № 1 «А»' }), sent('б/форма.xlsx', { shortName: 'СОШ № 1 «Б»' }))
    const wrong = (which: string) =>
      expect(answerQuestion(context, audit, which, { institution: 'СОШ № 1' })).rejects.toMatchObject({
        code: 'which-file',
      })
    await wrong('форма.xlsx')
    await wrong('нет.xlsx')
    const [one] = waitingFiles(context, audit)
    await answerQuestion(context, audit, String(one?.submission), { institution: 'СОШ № 1' })
    await answerQuestion(context, audit, '/home/куратор/б/форма.xlsx', { institution: 'СОШ № 1' })
    expect(waitingFiles(context, audit)).toEqual([])
  })

  test('without a name there is nothing to remember, and nobody new', async () => {
    send(sent('без имени.xlsx', {}))
    const newcomer = { newcomer: true, subdivision: null } as const
    await expect(answerQuestion(context, audit, 'без имени.xlsx', newcomer)).rejects.toMatchObject({ code: 'nameless' })
    await answerQuestion(context, audit, 'без имени.xlsx', { institution: 'СОШ № 1' })
    expect(context.store.aliases()).toEqual([])
  })

  test('files that say the very same of themselves are taken with it, in the order they came, and taken back together', async () => {
    const name = { shortName: 'СОШ № 1 «Радуга»' }
    send(sent('вторая.xlsx', name, 'Второй В. В.'), sent('чужая.xlsx', { ...name, inn: '5900000099' }))
    send(sent('третья.xlsx', name, 'Третий Т. Т.'), sent('иначе.xlsx', { shortName: 'МБОУ СОШ № 1 «Радуга»' }))
    const { batch, file, also } = await answerQuestion(context, audit, 'вторая.xlsx', { institution: 'СОШ № 1' })
    expect([file.path, also.map(({ path, institution }) => [path, institution])]).toEqual([
      'вторая.xlsx',
      [['третья.xlsx', 'СОШ № 1']],
    ])
    // The third came last, whichever of them was asked about.
    expect(heads()).toEqual([['СОШ № 1', 'Третий Т. Т.']])
    expect(waitingFiles(context, audit).map((each) => each.file)).toEqual(['чужая.xlsx', 'иначе.xlsx'])
    context.store.undoBatch(batch, '2026-06-02T00:00:00Z')
    expect(waitingFiles(context, audit)).toHaveLength(4)
    expect(heads()).toEqual([['СОШ № 1', 'Примеров П. П.']])
  })

  test('somebody new is new once, and a file older than what came since keeps waiting', async () => {
    const name = { shortName: 'СОШ № 1 «Радуга»' }
    send(sent('вторая.xlsx', name), sent('третья.xlsx', name, 'Третий Т. Т.'))
    const { also } = await answerQuestion(context, audit, 'третья.xlsx', { newcomer: true, subdivision: null })
    expect(also.map(({ path }) => path)).toEqual(['вторая.xlsx'])
    expect(heads()).toEqual([
      ['СОШ № 1', 'Примеров П. П.'],
      ['СОШ № 1 «Радуга»', 'Третий Т. Т.'],
    ])
    const other = { shortName: 'СОШ № 1 «Луч»' }
    send(sent('старая.xlsx', other))
    send(sent('свежая.xlsx', { shortName: 'СОШ № 1', inn: '5900000002' }))
    send(sent('последняя.xlsx', other))
    const answered = await answerQuestion(context, audit, 'последняя.xlsx', { institution: '5900000002' })
    expect(answered.also).toEqual([])
    expect(waitingFiles(context, audit).map((each) => each.file)).toEqual(['старая.xlsx'])
  })
})
