import type { Routes } from '../route-parts'

export const journalRoutes: Routes = () => undefined
