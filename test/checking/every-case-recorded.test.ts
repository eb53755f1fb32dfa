import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { anonymising } from '../../src/engine/cases/anonymising/anonymising'
import { changingEditions } from '../../src/engine/cases/editions/changing-editions'
import { cataloguing } from '../../src/engine/cases/issuing/cataloguing'
import { documenting } from '../../src/engine/cases/issuing/documents'
import { exporting } from '../../src/engine/cases/issuing/exports'
import { issuing } from '../../src/engine/cases/issuing/issuing'
import { reporting } from '../../src/engine/cases/issuing/reporting'
import { actionTitle } from '../../src/engine/cases/looking/journal-words'
import { looking } from '../../src/engine/cases/looking/looking'
import { collecting } from '../../src/engine/cases/settling/collecting'
import { runningAudits } from '../../src/engine/cases/settling/running-audits'
import { takingBack } from '../../src/engine/cases/settling/taking-back'
import { send, tinyEngine, type Tiny } from '../engine/tiny-engine'

const allOf = ({ context }: Tiny) => ({
  ...cataloguing(context),
  ...changingEditions(context),
  ...collecting(context),
  ...documenting(context),
  ...exporting(context),
  ...issuing(context),
  ...looking(context),
  ...reporting(context),
  ...runningAudits(context),
  ...takingBack(context),
  ...anonymising(context, null),
})

/** What writes, or gives something out, with the action its entry has. */
const RECORDED: Record<string, string> = {
  ...{ answerQuestion: 'file-assigned', dropQuestion: 'question-dropped', deleteAlias: 'alias-deleted' },
  ...{ addCatalogue: 'catalogue-added', passToEdition: 'edition-passed', expect: 'expected' },
  ...{ confirmMapping: 'mapping-confirmed', dropMapping: 'mapping-deleted' },
  ...{ importRegister: 'register-imported', changeCollection: 'collection', undo: 'undo' },
  ...{ createAudit: 'audit-created', changeAudit: 'audit-changed', changeSettings: 'settings' },
  ...{ correct: 'correction', withdrawCorrection: 'correction-withdrawn' },
  ...{ decide: 'override', dropDecision: 'override-removed' },
  ...{ observe: 'observation', dropObservation: 'observation-removed', anonymise: 'anonymised' },
  ...{ report: 'exported', openData: 'exported', noteExport: 'exported', freezeReport: 'report-frozen' },
  ...{ noteProduced: 'documents-made' },
}

/** What changes nothing, or only makes what `noteExport` and `noteProduced` tell of once it is given out. */
const READING = [
  ...['waitingFiles', 'aliases', 'collection', 'note', 'letters', 'formsFor', 'registerForms', 'reportSheets'],
  ...['frozenReports', 'frozenReport', 'dryRun', 'batches', 'quarantine', 'unknown', 'anonymisePreview', 'prepare'],
  ...['overview', 'institutionList', 'institutionPage', 'matrix', 'sourceCells', 'observations', 'journalPage'],
  ...['settings', 'compareAudits', 'inWords', 'comparison', 'verdicts', 'remarks', 'markedCopies', 'mappings'],
  ...['catalogues', 'ownCatalogues', 'catalogue', 'catalogueWorkbook', 'compareCatalogues', 'pinnedCatalogue'],
  ...['formPlan', 'form', 'formAudit', 'rescore'],
]

/** Every row of every table but the journal's own. */
const contentOf = async ({ context }: Tiny): Promise<string> => {
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

const actions = ({ context }: Tiny): string[] => context.store.entries().map(({ action }) => action)

test('a use case that is added is told apart: it is recorded, or it only reads', async () => {
  const names = Object.keys(allOf(await tinyEngine()))
  expect(names.sort()).toEqual([...Object.keys(RECORDED), ...READING].sort())
  for (const action of Object.values(RECORDED)) expect(actionTitle(action)).not.toBe(action)
})

test('whatever changes a row adds an entry, and so does whatever is given out', { timeout: 60_000 }, async () => {
  const tiny = await tinyEngine()
  const { audit } = tiny
  const cases = allOf(tiny)
  const school = 'Школа № 1'
  const steps: [action: string, changes: boolean, work: () => unknown][] = [
    ['import', true, () => send(tiny, [{ file: 'а.xlsx', school: 0, people: [[10, 4]], answer: 'Нет' }])],
    ['collection', true, () => cases.changeCollection(audit, { institution: null, dueDate: '2026-05-01' })],
    ['collection', true, () => cases.changeCollection(audit, { institution: school, status: 'accepted' })],
    [
      'override',
      true,
      () => cases.decide(audit, school, { requirement: 'c', outcome: 'met', value: null, reason: 'Видел сам.' }),
    ],
    ['override-removed', true, () => cases.dropDecision(audit, school, 'c')],
    ['settings', true, () => cases.changeSettings(audit, { lateValue: 0.4 }, false)],
    ['audit-created', true, () => cases.createAudit({ name: 'Другой', schoolYear: 2026 })],
    ['audit-changed', true, () => cases.changeAudit(audit, { name: 'Переименован' })],
    ['exported', false, () => cases.report(audit)],
    ['exported', false, () => cases.openData(audit)],
    ['exported', false, () => cases.noteExport(audit, 'copies', { files: 1, institutions: [school] })],
    ['documents-made', false, () => cases.noteProduced(audit, 'note', [])],
    ['report-frozen', true, () => cases.freezeReport(audit, {})],
    ['anonymised', true, () => cases.anonymise(audit)],
    ['undo', true, () => cases.undo(1)],
  ]
  for (const [action, changes, work] of steps) {
    const [before, told] = [await contentOf(tiny), actions(tiny).length]
    await work()
    expect([action, (await contentOf(tiny)) !== before]).toEqual([action, changes])
    expect(actions(tiny).slice(told)).toEqual([action])
  }
  expect(tiny.context.store.trailFaults().problems).toEqual([])
})

test('reading changes no row and adds no entry', { timeout: 60_000 }, async () => {
  const tiny = await tinyEngine()
  await send(tiny, [{ file: 'а.xlsx', school: 0, people: [[10, 4]] }])
  const cases = allOf(tiny)
  const [before, told] = [await contentOf(tiny), actions(tiny)]
  cases.waitingFiles(tiny.audit)
  cases.collection(tiny.audit)
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
