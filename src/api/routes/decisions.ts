import type { Routes } from '../route-parts'

export const decisionRoutes: Routes = () => undefined
