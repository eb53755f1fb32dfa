import { verdictsResult } from '../results'
import type { Routes } from '../route-parts'

export const institutionRoutes: Routes = (app, { opened, auditOf }) => {
  app.get('/api/audits/:id/institutions/:name/verdicts', (context) => {
    const { id, name } = context.req.param()
    return context.json(verdictsResult.parse(opened().verdicts(auditOf(id), name)))
  })
}
