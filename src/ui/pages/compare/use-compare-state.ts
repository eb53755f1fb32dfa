import type { WritableComputedRef } from 'vue'
import type { MatrixResult } from '../../../api/matrix-results'
import { sortCodec, type Sort } from '../../shared/table-columns'
import { useQueryChoice, useQueryParam, useQueryValue } from '../../shared/use-query-param'
import { KINDS } from '../../shared/words'
import type { Grouping, LevelChoice, OutcomeChoice } from './arrange'

export const VIEWS = ['matrix', 'ranking', 'audits'] as const
export const VIEW_WORDS = { matrix: 'Матрица', ranking: 'Рейтинг', audits: 'Два мониторинга' } as const
export type View = (typeof VIEWS)[number]

export const BYS = ['requirement', 'theme', 'role'] as const satisfies readonly MatrixResult['by'][]
export const BY_WORDS = { requirement: 'Требования', theme: 'Темы', role: 'Роли' } as const

const LEVELS: (LevelChoice | '')[] = ['', 'high', 'sufficient', 'low', 'none']
const GROUPS: Grouping[] = ['none', 'kind', 'municipality']
const OUTCOMES: (OutcomeChoice | '')[] = ['', 'broken', 'undetermined', 'met', 'not-applicable']

export const BEST_FIRST: Sort = { key: 'index', direction: 'desc' }

export const useView = (): WritableComputedRef<View> => useQueryChoice('view', VIEWS, 'matrix')

/** What narrows every view of the page. */
export const useNarrowing = () => ({
  kind: useQueryChoice('kind', ['', ...Object.keys(KINDS)], ''),
  catalogue: useQueryParam('catalogue'),
  level: useQueryChoice('level', LEVELS, ''),
  q: useQueryParam('q'),
})

/** How the matrix is laid out, all of it in the address. */
export const useMatrixState = () => ({
  ...useNarrowing(),
  by: useQueryChoice('by', BYS, 'requirement'),
  sort: useQueryValue<Sort>('sort', {
    read: (text) => sortCodec.read(text) ?? BEST_FIRST,
    write: (sort) => (sort.key === BEST_FIRST.key && sort.direction === 'desc' ? null : sortCodec.write(sort)),
  }),
  group: useQueryChoice('group', GROUPS, 'none'),
  outcome: useQueryChoice('outcome', OUTCOMES, ''),
})

export type MatrixState = ReturnType<typeof useMatrixState>
