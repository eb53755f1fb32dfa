import { z } from 'zod'
import { Failure } from '../../engine/base/failure'
import { compareResult } from '../compare-results'
import type { Routes } from '../route-parts'
import { queryOf } from '../validate'

const wish = z.object({ with: z.string() })

export const compareAuditsRoutes: Routes = (app, { opened, auditOf }) => {
  app.get('/api/audits/:id/compare', async (context) => {
    const one = auditOf(context.req.param('id'))
    const other = auditOf(queryOf(context, wish).with)
    if (one.id === other.id) throw new Failure('usage', 'Выберите для сравнения другой мониторинг.')
    return context.json(compareResult.parse(await opened().compareAudits(one, other)))
  })
}
