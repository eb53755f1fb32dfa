import ExcelJS from 'exceljs'
import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { changingEditions } from '../../src/engine/cases/editions/changing-editions'
import { actionTitle } from '../../src/engine/cases/looking/journal-words'
import type { DecisionBefore } from '../../src/engine/cases/settling/decide'
import type { ObservationWish } from '../../src/engine/cases/settling/observations'
import { openEngine } from '../../src/engine/index'
import { useCases } from '../../src/engine/use-cases'
import { send as sendEdition, started } from '../editions/audit-of-two'
import { send, sourcesOf, tinyEngine, type Tiny } from '../engine/tiny-engine'
import { newSubmission } from '../store/samples'

const allOf = ({ context }: Tiny) =>
  useCases(context, {
    ...{ database: null, key: () => null, note: () => null },
    file: { key: () => null, setKey: () => undefined, sealBeside: () => Promise.resolve([]) },
  })

/** What writes, or gives something out, with the action its entry has; a password, with that of setting one. */
const RECORDED: Record<string, string> = {
  ...{ answerQuestion: 'file-assigned', dropQuestion: 'question-dropped', deleteAlias: 'alias-deleted' },
  restoreAlias: 'alias-restored',
  ...{ addCatalogue: 'catalogue-added', passToEdition: 'edition-passed', expect: 'expected' },
  ...{ confirmMapping: 'mapping-confirmed', dropMapping: 'mapping-deleted' },
  ...{ importRegister: 'register-imported', changeCollection: 'collection', noteReceived: 'received-noted' },
  ...{ undo: 'undo', redo: 'import', askAgain: 'question-asked', setUnneeded: 'unneeded' },
  ...{ createAudit: 'audit-created', changeAudit: 'audit-changed', changeSettings: 'settings' },
  ...{ correct: 'correction', withdrawCorrection: 'correction-withdrawn' },
  ...{ decide: 'override', dropDecision: 'override-removed', restoreDecision: 'override-restored' },
  ...{ observe: 'observation', dropObservation: 'observation-removed', anonymise: 'anonymised' },
  ...{ report: 'exported', openData: 'exported', noteExport: 'exported', freezeReport: 'report-frozen' },
  ...{ noteProduced: 'documents-made', importFiles: 'import', setPassword: 'password-set' },
}

/** What changes nothing, or only makes what `noteExport` and `noteProduced` tell of once it is given out. */
const READING = [
  ...['waitingFiles', 'aliases', 'collection', 'note', 'letters', 'formsFor', 'registerForms', 'reportSheets'],
  ...['frozenReports', 'frozenReport', 'dryRun', 'batches', 'quarantine', 'unknown', 'anonymisePreview', 'prepare'],
  ...['gather', 'audits', 'audit', 'isSealed', 'verify'],
  ...['overview', 'institutionList', 'institutionPage', 'matrix', 'sourceCells', 'observations', 'journalPage'],
  ...['settings', 'compareAudits', 'inWords', 'comparison', 'verdicts', 'remarks', 'markedCopies', 'mappings'],
  ...['catalogues', 'ownCatalogues', 'catalogue', 'catalogueWorkbook', 'compareCatalogues', 'pinnedCatalogue'],
  ...['formPlan', 'form', 'formAudit', 'rescore'],
]

/** Every row of every table but the journal's own. */
const contentOf = async ({ context }: Pick<Tiny, 'context'>): Promise<string> => {
  const { Database } = await initSqlJs()
  const file = new Database(context.store.export())
  const names = file.exec(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('log', 'trail') ORDER BY name",
  )
  const rows = (names[0]?.values ?? []).map(([name]) => [
    name,
    file.exec(`SELECT * FROM "${String(name)}"`)[0]?.values ?? [],
  ])
  file.close()
  return JSON.stringify(rows)
}

const NOBODY = { inn: null, kind: 'school', subdivision: null, fullName: null, municipality: null } as const
const DECISION = { requirement: 'c', outcome: 'met', value: null, reason: 'Видел сам.' } as const
const STOOD: DecisionBefore = {
  outcome: 'met',
  ...{ value: null, reason: 'Видел сам.', date: '2026-02-01' },
  ...{ carriedFrom: null, basis: null, since: null, why: null },
}
const OBSERVATION: ObservationWish = {
  ...{ table: 'people', keys: { category: 'Педагоги' }, column: 'linked', value: '10' },
  ...{ on: '2026-02-01', seen: 'site', note: '' },
}
const MAPPING = {
  ...{ catalogue: 'tiny', fingerprint: 'f', sheet: 'Педагоги', title: null, table: 'people', column: null, keys: {} },
}

/** Parts of objects are compared as such. */
const withParts = (says: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(says).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? expect.objectContaining(value as Record<string, unknown>)
        : value,
    ]),
  )

const actions = ({ context }: Tiny): string[] => context.store.entries().map(({ action }) => action)

test('the engine offers nothing but these use cases, and its own opening, saving and closing', async () => {
  const options = { database: null, resources: '', threads: 1, threadFile: new URL(import.meta.url), version: '0.0.0' }
  const engine = await openEngine({ ...options, now: () => new Date() })
  const names = Object.keys(allOf(await tinyEngine()))
  expect(Object.keys(engine).sort()).toEqual([...names, 'opening', 'save', 'close'].sort())
  await engine.close()
})

test('a use case that is added is told apart: it is recorded, or it only reads', async () => {
  const names = Object.keys(allOf(await tinyEngine()))
  expect(names.sort()).toEqual([...Object.keys(RECORDED), ...READING].sort())
  for (const action of Object.values(RECORDED)) expect(actionTitle(action)).not.toBe(action)
})

type Cases = ReturnType<typeof allOf>
/** A use case, what is done with it, and what the last entry says of it: of what was before and of what is after. */
type Step = [name: keyof Cases, work: () => unknown, says?: Record<string, unknown>]

const SCHOOL = 'Школа № 1'

const registerOf = async (): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Реестр').addRows([
    ['Наименование', 'ИНН', 'Тип', 'Срок сдачи'],
    ['Школа № 3', '5900000027', 'общеобразовательная', '10.04.2026'],
  ])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** A form of another name under an ИНН that is known asks whose it is. */
const asked = (tiny: Tiny, file: string) =>
  send(tiny, [{ file, school: 0, name: `Гимназия Лесная ${file}`, people: [[10, 10]] }])

/** A form as whoever imports it gives it. */
const importOne = ({ audit }: Tiny, cases: Cases, file: string) =>
  cases.importFiles(sourcesOf([{ file, school: 1, people: [[10, 3]] }]), { audit, wish: {}, catalogue: null })

const stepsOf = (tiny: Tiny, cases: Cases): Step[] => {
  const { audit, context } = tiny
  const { store } = context
  const fix = { file: 'а.xlsx', cell: 'Лист people!C2' }
  return [
    [
      'changeCollection',
      () => cases.changeCollection(audit, { institution: null, dueDate: '2026-05-01' }),
      { before: {} },
    ],
    [
      'changeCollection',
      () => cases.changeCollection(audit, { institution: null, dueDate: '2026-05-02' }),
      { dueDate: '2026-05-02' },
    ],
    ['expect', () => cases.expect(audit, [{ ...NOBODY, name: 'Школа № 9' }], 'tiny'), { institutions: ['Школа № 9'] }],
    [
      'noteReceived',
      () => cases.noteReceived(audit, [{ institution: SCHOOL, receivedOn: '2026-02-01' }]),
      { institutions: [SCHOOL] },
    ],
    [
      'importRegister',
      async () => cases.importRegister(await registerOf(), 'реестр.xlsx', { audit, wish: {}, catalogue: 'tiny' }),
      { new: 1 },
    ],
    ['decide', () => cases.decide(audit, SCHOOL, DECISION), { before: null, outcome: 'met', reason: 'Видел сам.' }],
    [
      'decide',
      () => cases.decide(audit, SCHOOL, { ...DECISION, outcome: 'unmet' }),
      { before: { outcome: 'met', value: null, reason: 'Видел сам.', date: '2026-02-03' }, outcome: 'unmet' },
    ],
    ['dropDecision', () => cases.dropDecision(audit, SCHOOL, 'c'), { before: { outcome: 'unmet' } }],
    [
      'restoreDecision',
      () => cases.restoreDecision(audit, SCHOOL, 'c', STOOD),
      { before: null, outcome: 'met', reason: 'Видел сам.', date: '2026-02-01' },
    ],
    [
      'correct',
      () => cases.correct(audit, { ...fix, value: '10', reason: 'по телефону' }),
      { original: '4', value: '10' },
    ],
    ['withdrawCorrection', () => cases.withdrawCorrection(audit, fix), { original: '4', value: '10' }],
    ['observe', () => cases.observe(audit, SCHOOL, OBSERVATION), { value: '10', said: '4' }],
    ['dropObservation', () => cases.dropObservation(audit, SCHOOL, 1), { value: '10' }],
    ['answerQuestion', () => cases.answerQuestion(audit, 'б.xlsx', { institution: SCHOOL }), { file: 'б.xlsx' }],
    ['deleteAlias', () => cases.deleteAlias('1'), { institution: SCHOOL }],
    ['restoreAlias', () => cases.restoreAlias(1), { institution: SCHOOL }],
    ['dropQuestion', () => cases.dropQuestion(audit, 'в.xlsx'), { file: 'в.xlsx' }],
    [
      'askAgain',
      () => cases.askAgain(audit, store.submissions(audit.id).find(({ path }) => path === 'в.xlsx')?.id ?? 0),
      { file: 'в.xlsx' },
    ],
    [
      'dropMapping',
      () => cases.dropMapping(audit, store.addMapping(MAPPING, '2026-02-03T10:00:00.000Z')),
      { sheet: 'Педагоги' },
    ],
    [
      'changeSettings',
      () => cases.changeSettings(audit, { lateValue: 0.4 }, false),
      { before: { lateValue: 0.5 }, after: { lateValue: 0.4 } },
    ],
    ['createAudit', () => cases.createAudit({ name: 'Другой', schoolYear: 2026 }), { audit: 'Другой' }],
    [
      'changeAudit',
      () => cases.changeAudit(audit, { name: 'Переименован' }),
      { before: audit.name, name: 'Переименован' },
    ],
    ['report', () => cases.report(audit), { what: 'report' }],
    ['openData', () => cases.openData(audit), { what: 'open-data' }],
    ['noteExport', () => cases.noteExport(audit, 'copies', { files: 1, institutions: [SCHOOL] }), { files: 1 }],
    ['noteProduced', () => cases.noteProduced(audit, 'note', []), { what: 'note' }],
    ['freezeReport', () => cases.freezeReport(audit, {}), { audit: audit.id }],
    ['undo', () => cases.undo(2), { batch: 2 }],
    ['undo', () => cases.undo(3), { batch: 3 }],
    ['redo', () => cases.redo(audit, 3), { redone: 3 }],
    ['importFiles', () => importOne(tiny, cases, 'г.xlsx'), { files: 1, accepted: 1 }],
    ['setPassword', () => cases.setPassword({ next: 'сосновый бор' }), {}],
    ['anonymise', () => cases.anonymise(audit), { audit: audit.id }],
  ]
}

/** What gives out what is there already, or changes the file and none of its rows: only the journal tells of it. */
const GIVEN_OUT = ['report', 'openData', 'noteExport', 'noteProduced', 'setPassword']

/** These want a workbook that was sent, with what nobody knows in it, or an edition that follows: each has its journal looked at in a test of its own. */
const ELSEWHERE = ['passToEdition', 'addCatalogue', 'confirmMapping', 'setUnneeded']

test('whatever changes a row adds an entry that says what, and so does whatever is given out', async () => {
  const tiny = await tinyEngine()
  const cases = allOf(tiny)
  await send(tiny, [{ file: 'а.xlsx', school: 0, people: [[10, 4]], answer: 'Нет' }])
  await asked(tiny, 'б.xlsx')
  await asked(tiny, 'в.xlsx')
  const steps = stepsOf(tiny, cases)
  expect([...new Set(steps.map(([name]) => String(name))), ...ELSEWHERE].sort()).toEqual(Object.keys(RECORDED).sort())
  for (const [name, work, says = {}] of steps) {
    const [before, told] = [await contentOf(tiny), actions(tiny).length]
    await work()
    expect([name, (await contentOf(tiny)) !== before]).toEqual([name, !GIVEN_OUT.includes(name)])
    const added = tiny.context.store.entries().slice(told)
    // What is read once more has an entry of its own.
    expect([name, added.map(({ action }) => action).filter((action) => action !== 'rerun')]).toEqual([
      name,
      [RECORDED[name]],
    ])
    expect([name, added[0]?.detail]).toEqual([name, expect.objectContaining(withParts(says))])
  }
  expect(tiny.context.store.trailFaults().problems).toEqual([])
})

test('passing to another edition is told with both sides', async () => {
  const world = await started()
  await sendEdition(world, 'quay', 1, {})
  const before = await contentOf(world)
  await changingEditions(world.context).passToEdition(world.audit, { to: 'quay.2' })
  expect(await contentOf(world)).not.toBe(before)
  expect(world.context.store.entries().at(-1)).toMatchObject({
    action: 'edition-passed',
    detail: { from: 'quay', to: 'quay.2' },
  })
})

test('a regulation that is added and a mapping that is made are told', async () => {
  const tiny = await tinyEngine()
  const cases = allOf(tiny)
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Педагоги школы').addRows([
    ['Кто', 'Всего человек'],
    ['Педагоги', 10],
  ])
  const original = new Uint8Array(await book.xlsx.writeBuffer())
  await send(tiny, [{ file: 'а.xlsx', school: 0, people: [[10, 4]] }])
  const { store } = tiny.context
  const [institution] = store.institutions(tiny.audit.id)
  const sent = {
    institution: institution?.id ?? 0,
    path: 'сама.xlsx',
    sha256: 'a'.repeat(64),
    original,
    catalogue: 'tiny',
  }
  store.addSubmission(tiny.audit.id, newSubmission(1, sent), '2026-02-03T10:00:00.000Z')
  const wish = { file: 'сама.xlsx', sheet: 'Педагоги школы', column: null, as: 'people' }
  const before = await contentOf(tiny)
  // The thread of these tests reads no workbooks: that fails after the mapping was kept and told.
  await cases.confirmMapping(tiny.audit, wish).catch(() => undefined)
  expect(await contentOf(tiny)).not.toBe(before)
  expect(actions(tiny)).toContain('mapping-confirmed')
  const bytes = await cases.catalogueWorkbook('tiny')
  const changed = new ExcelJS.Workbook()
  await changed.xlsx.load(new Uint8Array(bytes).buffer)
  for (const sheet of changed.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (typeof cell.value === 'string') cell.value = cell.value.replace('Педагоги связаны', 'Все педагоги связаны')
      }),
    )
  const added = await cases.addCatalogue(new Uint8Array(await changed.xlsx.writeBuffer()), 'тихая.xlsx')
  expect(added.status).toBe('added')
  expect(store.entries().at(-1)).toMatchObject({ action: 'catalogue-added', detail: { file: 'тихая.xlsx' } })
})

test('reading changes no row and adds no entry', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [{ file: 'а.xlsx', school: 0, people: [[10, 4]] }])
  const cases = allOf(tiny)
  const [before, told] = [await contentOf(tiny), actions(tiny)]
  cases.waitingFiles(tiny.audit)
  cases.collection(tiny.audit)
  await cases.gather(tiny.audit, true)
  cases.overview(tiny.audit)
  cases.institutionList(tiny.audit)
  cases.institutionPage(tiny.audit, 'Школа № 1')
  cases.quarantine(tiny.audit)
  cases.journalPage(tiny.audit, {})
  cases.settings(tiny.audit)
  await cases.anonymisePreview(tiny.audit)
  expect(await contentOf(tiny)).toBe(before)
  expect(actions(tiny)).toEqual(told)
})
