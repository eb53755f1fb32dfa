import type { Routes } from '../route-parts'

export const sourceRoutes: Routes = () => undefined
