import type { Routes } from '../route-parts'

export const observationRoutes: Routes = () => undefined
