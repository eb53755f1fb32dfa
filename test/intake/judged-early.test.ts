import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { rosterOf } from '../../src/engine/cases/taking/assign'
import { plannedAudit } from '../../src/engine/audits'
import { planForm } from '../../src/engine/catalogue/plan'
import { commitFile, type Batch } from '../../src/engine/cases/taking/commit-file'
import type { EngineContext } from '../../src/engine/engine-context'
import { judgeForm } from '../../src/engine/cases/judging/judge'
import { writeForm } from '../../src/engine/report/form/write-form'
import { readRules } from '../../src/engine/resources'
import { assessInstitution, keepAssessment } from '../../src/engine/cases/judging/score-audit'
import { openStore } from '../../src/engine/store/open-store'
import { takeFile } from '../../src/engine/cases/taking/take-file'

test('verdicts of a thread that reads a form are those made from what the database then holds', async () => {
  const rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
  const store = await openStore(null)
  const now = (): Date => new Date('2026-06-01T00:00:00Z')
  const audit = store.createAudit(plannedAudit({ schoolYear: 2025 }, '2026-06-01'), rules)
  const context = { store, now, version: '0.0.0' } as EngineContext
  const plan = planForm(rules, 'perm-school')
  const people = ['Руководитель', 'Заместители', 'Педагогические работники'].map((category, index) => ({
    category,
    total: 10 + index,
    connected: 10,
    linked: 9,
    teacherStatus: 9,
    equipped: 10,
    trained: 5,
    left: 0,
    removed: 0,
  }))
  const form = await writeForm(
    plan,
    { controlDays: [], institution: null, audit: null },
    {
      passport: { fullName: 'Школа № 7', shortName: 'Школа № 7', inn: '5900000002', kind: 'общеобразовательное' },
      answers: { 'ps-2.2-a': { answer: 'Да', confirmation: 'приказ № 5 от 01.09.2025' } },
      tables: { people: { rows: people } },
    },
  )
  const taken = takeFile(form, [plan])
  if (taken.status !== 'taken') throw new Error(JSON.stringify(taken))
  const judged = judgeForm(taken.intake, 'форма.xlsx', rules, audit)
  const batch: Batch = {
    id: store.beginBatch(audit.id, now().toISOString()),
    audit,
    rules,
    roster: rosterOf([], []),
    sentBy: new Map(),
    known: new Set(),
  }
  const source = { path: 'форма.xlsx', bytes: form, sha256: taken.sha256, taken, judged }
  const { changed } = commitFile(context, batch, source)
  if (changed === null || changed.judged === null) throw new Error('the early verdicts are not used')
  const { institution } = changed
  keepAssessment(context, audit, institution, changed.judged)
  const early = store.assessment(audit.id, institution.id)
  assessInstitution(context, audit, rules, institution)
  expect(early).toEqual(store.assessment(audit.id, institution.id))
  expect(new Set(early?.verdicts.map(({ outcome }) => outcome)).size).toBeGreaterThan(3)

  const again = { ...source, path: 'ещё.xlsx', sha256: 'другой', judged }
  expect(commitFile(context, batch, again).changed?.judged).toBeNull()
})
