import { z } from 'zod'
import { journalResult } from '../journal-results'
import type { Routes } from '../route-parts'
import { queryOf } from '../validate'

const count = z.coerce.number().int().positive().optional()
const given = z
  .string()
  .optional()
  .transform((text) => (text === '' ? undefined : text))

const wish = z.object({ from: given, to: given, action: given, who: given, text: given, before: count, limit: count })

export const journalRoutes: Routes = (app, { opened, auditOf }) => {
  app.get('/api/audits/:id/journal', (context) =>
    context.json(journalResult.parse(opened().journalPage(auditOf(context.req.param('id')), queryOf(context, wish)))),
  )
}
