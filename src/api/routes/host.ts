import { hostResult } from '../host-results'
import type { Routes } from '../route-parts'

export const hostRoutes: Routes = (app, { host }) => {
  app.get('/api/host', (context) => context.json(hostResult.parse(host())))
}
