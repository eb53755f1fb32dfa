import { columnLetters } from '../../base/address'
import type { Anchors } from './anchors'
import type { Layout, Ranked } from './layout'
import type { Target } from './links'
import { MATRIX, RATING, RATING_FIRST, RATING_SHEET } from './places'
import { ROLES } from './role-columns'
import type { SheetId } from './sheet-list'

type Listed = Pick<Anchors, 'failures' | 'unknown' | 'discrepancies' | 'recommendations'>

const NOWHERE: ReadonlyMap<number, Target> = new Map()

/** Places of institutions on all sheets that a reader can see; a link to a hidden one leads nowhere. */
export const anchorsOf = ({ ranked, blocks }: Layout, isVisible: (id: SheetId) => boolean, listed: Listed): Anchors => {
  const placed = (id: SheetId, of: (line: Ranked, inBlock: number) => Target): ReadonlyMap<number, Target> => {
    if (!isVisible(id)) return NOWHERE
    return new Map(
      blocks.flatMap((block) =>
        ranked.filter((line) => line.block === block).map((line, at) => [line.score.id, of(line, at)] as const),
      ),
    )
  }
  const kept = (id: SheetId, found: ReadonlyMap<number, Target>): ReadonlyMap<number, Target> =>
    isVisible(id) ? found : NOWHERE
  return {
    rating: placed(
      'rating',
      ({ number }) => `'${RATING_SHEET}'!${columnLetters(RATING.name)}${RATING_FIRST + number - 1}`,
    ),
    matrix: placed('matrix', ({ block }, at) => `'${block.sheet}'!B${MATRIX.first + at}`),
    roles: placed('roles', ({ block }, at) => `'${block.rolesSheet}'!B${ROLES.first + at}`),
    recommendations: kept('recommendations', listed.recommendations),
    failures: kept('failures', listed.failures),
    unknown: kept('failures', listed.unknown),
    discrepancies: kept('discrepancies', listed.discrepancies),
  }
}
