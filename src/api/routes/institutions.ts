import { institutionResult, institutionsResult } from '../institutions-results'
import { remarksResult, verdictsResult } from '../results'
import type { Routes } from '../route-parts'

export const institutionRoutes: Routes = (app, { opened, auditOf }) => {
  app.get('/api/audits/:id/institutions', (context) =>
    context.json(institutionsResult.parse(opened().institutionList(auditOf(context.req.param('id'))))),
  )
  app.get('/api/audits/:id/institutions/:name', (context) => {
    const { id, name } = context.req.param()
    return context.json(institutionResult.parse(opened().institutionPage(auditOf(id), name)))
  })
  app.get('/api/audits/:id/institutions/:name/verdicts', (context) => {
    const { id, name } = context.req.param()
    return context.json(verdictsResult.parse(opened().verdicts(auditOf(id), name)))
  })
  app.get('/api/audits/:id/institutions/:name/remarks', (context) => {
    const { id, name } = context.req.param()
    const audit = auditOf(id)
    return context.json(remarksResult.parse({ audit: audit.name, remarks: opened().remarks(audit, name) }))
  })
}
