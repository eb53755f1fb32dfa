import { z } from 'zod'
import type { Routes } from '../route-parts'
import { sourceResult } from '../source-results'
import { queryOf } from '../validate'

const wish = z.object({
  file: z.string(),
  sheet: z.string(),
  cell: z.string().optional(),
  institution: z.string().optional(),
})

export const sourceRoutes: Routes = (app, { opened, auditOf }) => {
  app.get('/api/audits/:id/source', async (context) => {
    const { file, sheet, cell, institution } = queryOf(context, wish)
    const at = { file, sheet, cell: cell === '' ? null : (cell ?? null), institution: institution ?? null }
    return context.json(sourceResult.parse(await opened().sourceCells(auditOf(context.req.param('id')), at)))
  })
}
