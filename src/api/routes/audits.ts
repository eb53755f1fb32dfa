import { auditsResult } from '../results'
import type { Routes } from '../route-parts'

export const auditRoutes: Routes = (app, { opened }) => {
  app.get('/api/audits', (context) => context.json(auditsResult.parse({ audits: opened().audits() })))
}
