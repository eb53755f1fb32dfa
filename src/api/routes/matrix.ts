import type { Routes } from '../route-parts'

export const matrixRoutes: Routes = () => undefined
