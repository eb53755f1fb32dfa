import type { z } from 'zod'
import { Failure } from '../../engine/base/failure'
import type { ImportOptions } from '../../engine/cases/taking/import-files'
import type { Engine } from '../../engine/index'
import { isLitter } from '../../engine/litter'
import type { Audit } from '../../engine/store/types'
import type { Source } from '../../engine/cases/taking/take-in-order'
import { fileLine } from '../file-line'
import { importBody } from '../intake-bodies'
import { startedResult } from '../job-results'
import type { JobTeller } from '../jobs'
import type { Routes } from '../route-parts'
import { batchesResult, undoResult } from '../taking-back-results'
import { bodyOf, numberOf } from '../validate'

type Wish = { engine: Engine; audit: Audit | null; sources: Source[]; body: z.infer<typeof importBody> }

const optionsOf = async ({ engine, audit, body }: Wish, { signal, tell, log }: JobTeller): Promise<ImportOptions> => {
  const { catalogue: id, again, retry, name, schoolYear } = body
  const held = id === null ? null : audit === null ? await engine.catalogue(id) : engine.pinnedCatalogue(audit, id)
  return {
    ...{ audit, wish: { name, schoolYear }, catalogue: held?.id ?? null, signal, again, retry },
    onProgress: ({ path, ...progress }) => tell({ ...progress, note: path }),
    onFile: (file) => log(fileLine(file), file),
  }
}

const run = async (wish: Wish, teller: JobTeller): Promise<unknown> => {
  const { engine, sources, body } = wish
  teller.tell({ total: sources.length, note: 'Файлы читаются' })
  const options = await optionsOf(wish, teller)
  if (body.dryRun) return { ...(await engine.dryRun(sources, options)), dryRun: true }
  const { audit, batch, files, unread } = await engine.importFiles(sources, options)
  teller.tell({ audit: audit.id })
  return { audit: audit.name, batch, unread, files }
}

/** Files that systems leave beside others are not anybody's. Throws Failure('no-files') where there are no others. */
const wanted = (sources: Source[]): Source[] => {
  const found = sources.filter(({ path }) => !path.split('/').some(isLitter))
  if (found.length > 0) return found
  throw new Failure('no-files', 'Принимать нечего: среди загруженного нет ни одного файла учреждений.')
}

export const importRoutes: Routes = (app, { opened, auditOf, jobs, uploads, writing }) => {
  app.post('/api/audits/:id/imports', async (context) => {
    const engine = opened()
    const id = context.req.param('id')
    const audit = id === 'new' ? null : auditOf(id)
    const body = await bodyOf(context, importBody)
    if (audit === null && engine.audits().some(({ name }) => name === body.name))
      throw new Failure('audit-exists', `Мониторинг «${body.name ?? ''}» в базе уже есть. Дайте другое название.`)
    const sources = wanted(uploads.sources(body.upload))
    const job = jobs.start({
      kind: body.dryRun ? 'dry-run' : 'import',
      audit: audit?.id ?? null,
      title: body.dryRun ? 'Пробный приём файлов' : 'Приём файлов',
      mode: body.dryRun ? 'quiet' : 'alone',
      run: async (teller) => {
        const result = await run({ engine, audit, sources, body }, teller)
        // What is taken need not be held; what was cancelled or only tried may be wanted once more.
        if (!body.dryRun && !teller.signal.aborted) uploads.forget(body.upload)
        return result
      },
    })
    return context.json(startedResult.parse({ job }))
  })
  app.get('/api/audits/:id/batches', (context) => {
    const { name } = auditOf(context.req.param('id'))
    return context.json(batchesResult.parse({ batches: opened().batches(name) }))
  })
  app.post('/api/audits/:id/batches/:batch/undo', async (context) => {
    const engine = opened()
    const { name } = auditOf(context.req.param('id'))
    const batch = numberOf(context.req.param('batch'))
    if (engine.batches(name).every((each) => each.batch !== batch))
      throw new Failure('no-batch', 'Такого приёма в мониторинге нет. Обновите страницу.')
    return context.json(undoResult.parse(await writing(() => engine.undo(batch))))
  })
  app.post('/api/audits/:id/batches/:batch/redo', (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const batch = numberOf(context.req.param('batch'))
    const job = jobs.start({
      kind: 'import',
      audit: audit.id,
      title: `Возврат пакета № ${batch}`,
      mode: 'alone',
      run: async ({ signal, tell, log }) => {
        const outcome = await engine.redo(audit, batch, {
          signal,
          onProgress: ({ path, ...progress }) => tell({ ...progress, note: path }),
          onFile: (file) => log(fileLine(file), file),
        })
        return { audit: audit.name, batch: outcome.batch, unread: outcome.unread, files: outcome.files }
      },
    })
    return context.json(startedResult.parse({ job }))
  })
}
