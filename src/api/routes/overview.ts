import { z } from 'zod'
import { overviewResult } from '../overview-results'
import { scoresResult } from '../results'
import type { Routes } from '../route-parts'
import { queryOf } from '../validate'

const asOf = z.object({ on: z.string().optional() })

export const overviewRoutes: Routes = (app, { opened, auditOf }) => {
  app.get('/api/audits/:id/scores', (context) => {
    const audit = auditOf(context.req.param('id'))
    return context.json(scoresResult.parse({ audit: audit.name, ...opened().comparison(audit) }))
  })
  app.get('/api/audits/:id/overview', (context) => {
    const { on } = queryOf(context, asOf)
    return context.json(overviewResult.parse(opened().overview(auditOf(context.req.param('id')), on)))
  })
}
