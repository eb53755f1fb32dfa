import type { MatrixResult, MeasureMatrix, RequirementMatrix } from '../matrix-results'
import type { Call } from './call'

export const matrixCalls = ({ get }: Call) => ({
  matrix: (audit: number, by: MatrixResult['by']) => get<MatrixResult>(`/api/audits/${audit}/matrix?by=${by}`),
  requirementMatrix: (audit: number) => get<RequirementMatrix>(`/api/audits/${audit}/matrix?by=requirement`),
  measureMatrix: (audit: number, by: 'theme' | 'role') => get<MeasureMatrix>(`/api/audits/${audit}/matrix?by=${by}`),
})
