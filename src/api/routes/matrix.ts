import { z } from 'zod'
import { matrixResult } from '../matrix-results'
import type { Routes } from '../route-parts'
import { queryOf } from '../validate'

const wish = z.object({ by: z.enum(['requirement', 'theme', 'role']).default('requirement') })

export const matrixRoutes: Routes = (app, { opened, auditOf }) => {
  app.get('/api/audits/:id/matrix', (context) => {
    const { by } = queryOf(context, wish)
    return context.json(matrixResult.parse(opened().matrix(auditOf(context.req.param('id')), by)))
  })
}
