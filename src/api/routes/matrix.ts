import { z } from 'zod'
import { matrixResult } from '../matrix-results'
import type { Routes } from '../route-parts'
import { queryOf } from '../validate'

const wish = z.object({ by: z.enum(['requirement', 'theme', 'role']).default('requirement') })

export const matrixRoutes: Routes = (app, { opened, auditOf }) => {
  app.get('/api/audits/:id/matrix', async (context) => {
    const { by } = queryOf(context, wish)
    const audit = auditOf(context.req.param('id'))
    await opened().gather(audit, true)
    return context.json(matrixResult.parse(opened().matrix(audit, by)))
  })
}
