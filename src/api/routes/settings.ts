import type { Routes } from '../route-parts'

export const settingsRoutes: Routes = () => undefined
