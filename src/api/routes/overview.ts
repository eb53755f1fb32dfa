import { scoresResult } from '../results'
import type { Routes } from '../route-parts'

export const overviewRoutes: Routes = (app, { opened, auditOf }) => {
  app.get('/api/audits/:id/scores', (context) => {
    const audit = auditOf(context.req.param('id'))
    return context.json(scoresResult.parse({ audit: audit.name, ...opened().comparison(audit) }))
  })
}
