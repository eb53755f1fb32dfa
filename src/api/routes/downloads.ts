import { attachment } from '../downloads'
import type { Routes } from '../route-parts'

export const downloadRoutes: Routes = (app, { downloads }) => {
  app.get('/api/downloads/:id', (context) => attachment(downloads.one(context.req.param('id'))))
}
