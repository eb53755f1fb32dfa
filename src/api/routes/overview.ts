import { z } from 'zod'
import { overviewResult } from '../overview-results'
import { scoresResult } from '../results'
import type { Routes } from '../route-parts'
import { queryOf } from '../validate'

const asOf = z.object({ on: z.string().optional() })

export const overviewRoutes: Routes = (app, { opened, auditOf }) => {
  app.get('/api/audits/:id/scores', async (context) => {
    const audit = auditOf(context.req.param('id'))
    await opened().gather(audit, true)
    return context.json(scoresResult.parse({ audit: audit.name, ...opened().comparison(audit) }))
  })
  app.get('/api/audits/:id/overview', async (context) => {
    const { on } = queryOf(context, asOf)
    const audit = auditOf(context.req.param('id'))
    await opened().gather(audit, false)
    return context.json(overviewResult.parse(opened().overview(audit, on)))
  })
}
