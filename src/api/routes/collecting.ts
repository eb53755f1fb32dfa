import { z } from 'zod'
import { collectionChangeBody, registerQuery } from '../collecting-bodies'
import { collectionResult, registerResult } from '../collecting-results'
import { registerView } from '../register-view'
import type { Routes } from '../route-parts'
import { tidyPath } from '../uploads'
import { bodyOf, bytesOf, queryOf } from '../validate'

const onDay = z.object({ on: z.string().optional() })

export const collectingRoutes: Routes = (app, { opened, auditOf, writing, uploads }) => {
  app.get('/api/audits/:id/collection', (context) => {
    const audit = auditOf(context.req.param('id'))
    const { on } = queryOf(context, onDay)
    return context.json(collectionResult.parse({ audit: audit.name, ...opened().collection(audit, on) }))
  })
  app.patch('/api/audits/:id/collection', async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const change = await bodyOf(context, collectionChangeBody)
    await writing(() => engine.changeCollection(audit, change))
    return context.json(collectionResult.parse({ audit: audit.name, ...engine.collection(audit) }))
  })
  app.post('/api/audits/:id/register', async (context) => {
    const engine = opened()
    const id = context.req.param('id')
    const audit = id === 'new' ? null : auditOf(id)
    const { file: named, catalogue = null, due: dueDate, name, schoolYear } = queryOf(context, registerQuery)
    const file = tidyPath(named)
    const bytes = await bytesOf(
      context,
      uploads.bounds.fileBytes,
      `Файл «${file}» больше 20 МБ: реестр таким не бывает.`,
    )
    const outcome = await writing(async () => {
      const wish = { name, schoolYear, dueDate }
      const taken = await engine.importRegister(bytes, file, { audit, wish, catalogue })
      if (audit !== null && dueDate !== undefined) await engine.changeCollection(audit, { institution: null, dueDate })
      return taken
    })
    return context.json(registerResult.parse(registerView(outcome, file)))
  })
}
