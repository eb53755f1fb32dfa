import { catalogueResult } from '../results'
import type { Routes } from '../route-parts'

export const catalogueRoutes: Routes = (app, { opened, auditOf }) => {
  app.get('/api/audits/:id/catalogues/:catalogue', (context) => {
    const { id, catalogue } = context.req.param()
    return context.json(catalogueResult.parse(opened().pinnedCatalogue(auditOf(id), catalogue)))
  })
}
