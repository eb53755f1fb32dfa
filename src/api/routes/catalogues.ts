import { z } from 'zod'
import { fileNameOf } from '../../engine/base/file-name'
import { daysQuery } from '../body-parts'
import { cataloguesView } from '../catalogues-view'
import { attachment, XLSX } from '../downloads'
import { catalogueAddResult, catalogueDiffResult, catalogueResult, cataloguesResult } from '../catalogue-results'
import type { Routes } from '../route-parts'
import { tidyPath } from '../uploads'
import { bytesOf, queryOf } from '../validate'

const two = z.object({
  a: z.string({ message: 'Не указано первое положение.' }),
  b: z.string({ message: 'Не указано второе положение.' }),
})
const named = z.object({ file: z.string({ message: 'Не указано имя файла.' }) })
const formQuery = z.object({ audit: z.string().optional(), controlDays: daysQuery })

export const catalogueRoutes: Routes = (app, { opened, auditOf, writing, uploads }) => {
  app.get('/api/audits/:id/catalogues/:catalogue', async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const pinned = engine.pinnedCatalogue(audit, context.req.param('catalogue'))
    return context.json(catalogueResult.parse(await engine.inWords(pinned, audit)))
  })
  app.get('/api/catalogues', async (context) =>
    context.json(cataloguesResult.parse({ catalogues: await cataloguesView(opened()) })),
  )
  app.post('/api/catalogues', async (context) => {
    const engine = opened()
    const file = tidyPath(queryOf(context, named).file)
    const bytes = await bytesOf(
      context,
      uploads.bounds.fileBytes,
      `Файл «${file}» больше 20 МБ: перечень таким не бывает.`,
    )
    const added = await writing(() => engine.addCatalogue(bytes, file))
    return context.json(catalogueAddResult.parse({ ...added, file }))
  })
  app.get('/api/catalogues/compare', async (context) => {
    const { a, b } = queryOf(context, two)
    return context.json(catalogueDiffResult.parse(await opened().compareCatalogues(a, b)))
  })
  app.get('/api/catalogues/:catalogue', async (context) => {
    const engine = opened()
    const found = await engine.catalogue(context.req.param('catalogue'))
    return context.json(catalogueResult.parse(await engine.inWords(found, null)))
  })
  app.get('/api/catalogues/:catalogue/workbook', async (context) => {
    const engine = opened()
    const { id, title } = await engine.catalogue(context.req.param('catalogue'))
    const bytes = await engine.catalogueWorkbook(id)
    await engine.noteExport(null, 'catalogue', { files: 1, catalogue: id })
    return attachment({ name: `${fileNameOf(`Перечень — ${title}`)}.xlsx`, type: XLSX, bytes })
  })
  app.get('/api/catalogues/:catalogue/form', async (context) => {
    const engine = opened()
    const id = context.req.param('catalogue')
    const query = queryOf(context, formQuery)
    const audit = query.audit === undefined ? null : auditOf(query.audit)
    const { title } = audit === null ? await engine.catalogue(id) : engine.pinnedCatalogue(audit, id)
    const controlDays = query.controlDays ?? audit?.controlDays ?? []
    const bytes = await engine.form(id, { audit, controlDays, institution: null })
    await engine.noteExport(audit, 'forms', { files: 1, catalogue: id })
    return attachment({ name: `${fileNameOf(`Форма — ${title}`)}.xlsx`, type: XLSX, bytes })
  })
}
