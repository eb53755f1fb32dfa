import type { Routes } from '../route-parts'

export const compareAuditsRoutes: Routes = () => undefined
