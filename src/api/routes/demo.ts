import { othersTurn } from '../../engine/base/giving-way'
import { demoBody } from '../audit-bodies'
import { DEMO_AUDIT, inRuns } from '../../demo/demo-audit'
import { demoInstitutions, filledForms } from '../../demo/filled-forms'
import { collectForms } from '../../demo/standing'
import { plannedAudit } from '../../engine/audits'
import { Failure } from '../../engine/base/failure'
import type { Engine } from '../../engine/index'
import type { Source } from '../../engine/cases/taking/take-in-order'
import { fileLine } from '../file-line'
import { startedResult, type DemoResult } from '../job-results'
import type { JobTeller } from '../jobs'
import type { Routes } from '../route-parts'
import { bodyOf } from '../validate'

const NAME = 'Мониторинг 2025–2026 (пример)'

const freeName = (taken: string[]): string => {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? NAME : `${NAME} ${number}`
    if (!taken.includes(name)) return name
  }
}

/** Forms are filled and then taken like any others; nothing is in the database before the first is taken. */
const fill = async (
  engine: Engine,
  { institutions: count, seed }: { institutions: number; seed: number },
  { signal, tell, log }: JobTeller,
): Promise<DemoResult> => {
  const wish = { ...DEMO_AUDIT, name: freeName(engine.audits().map(({ name }) => name)) }
  const planned = plannedAudit(wish, '')
  const institutions = await demoInstitutions(engine, null, count, seed)
  const sources: Source[] = []
  for await (const { file, bytes, total } of filledForms(engine, planned, institutions)) {
    sources.push({ path: file, read: () => Promise.resolve(bytes) })
    tell({ done: sources.length, total: total * 2, note: `Форма заполнена: ${file}` })
    await othersTurn()
    if (signal.aborted) throw new Failure('cancelled', 'Остановлено: пример готов не весь.')
  }
  log(`Формы заполнены: ${sources.length}. Теперь они принимаются.`)
  const audit = await engine.createAudit(wish)
  tell({ audit: audit.id })
  for (const { catalogue, identities } of inRuns(institutions)) engine.expect(audit, identities, catalogue)
  const { files } = await engine.importFiles(sources, {
    ...{ audit, wish: {}, catalogue: null, signal },
    onProgress: ({ done, saved, total, path }) =>
      tell({ done: total + done, total: total * 2, saved, note: `Принимается: ${path}` }),
    onFile: (file) => log(fileLine(file), file),
  })
  if (!signal.aborted) await collectForms(engine, audit, institutions)
  const accepted = files.filter(({ status }) => status === 'accepted').length
  return { audit: audit.id, name: audit.name, institutions: institutions.length, accepted }
}

export const demoRoutes: Routes = (app, { opened, jobs }) => {
  app.post('/api/demo', async (context) => {
    const engine = opened()
    const body = await bodyOf(context, demoBody)
    const job = jobs.start({
      kind: 'demo',
      audit: null,
      title: 'Демонстрационный мониторинг',
      mode: 'alone',
      run: (teller) => fill(engine, body, teller),
    })
    return context.json(startedResult.parse({ job }))
  })
}
