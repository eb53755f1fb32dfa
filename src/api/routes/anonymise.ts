import { anonymisePreviewResult, anonymiseResult } from '../anonymise-results'
import type { Routes } from '../route-parts'

export const anonymiseRoutes: Routes = (app, { opened, auditOf, writing }) => {
  app.get('/api/audits/:id/anonymise', async (context) => {
    const audit = auditOf(context.req.param('id'))
    return context.json(anonymisePreviewResult.parse(await writing(() => opened().anonymisePreview(audit))))
  })
  app.post('/api/audits/:id/anonymise', async (context) => {
    const audit = auditOf(context.req.param('id'))
    return context.json(anonymiseResult.parse(await writing(() => opened().anonymise(audit))))
  })
}
