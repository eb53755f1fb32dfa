import type { Cited } from '../../../verdict/types'
import type { Cause } from './causes'

/** Why a result changed, and the ISO day of the last cause. */
export type Why = { why: string; on: string | null }

/** One institution's result: which requirement it is of, and the cells it rests on now. */
export type Changed = { institution: number; requirement: string | null; evidence: Cited[] }

const MOST = 4

const isIn = ({ files, cell }: Cause, evidence: Cited[]): boolean =>
  evidence.some(
    (each) => files.includes(each.file) && (cell === null || (each.sheet === cell.sheet && each.cell === cell.cell)),
  )

/**
 * Causes behind a change: those that name its requirement, else those whose file or cell it rests on, else whatever was
 * done with its institution, else what was done for everybody.
 */
const behind = (causes: Cause[], { institution, requirement, evidence }: Changed): Cause[] => {
  const own = causes.filter(({ institutions }) => institutions?.includes(institution) ?? false)
  const named = own.filter((each) => each.requirement !== null && each.requirement === requirement)
  if (named.length > 0) return named
  const rested = own.filter((each) => isIn(each, evidence))
  if (rested.length > 0) return rested
  const general = own.filter((each) => each.requirement === null || requirement === null)
  return general.length > 0 ? general : causes.filter(({ institutions }) => institutions === null)
}

/** `say` puts a cause into words; `versions` are the program's, then and now. */
export const whyChanged = (
  causes: Cause[],
  changed: Changed,
  say: (cause: Cause) => string,
  versions: { before: string; after: string },
): Why => {
  const found = behind(causes, changed)
  if (found.length === 0)
    return {
      why:
        versions.before === versions.after
          ? 'по этому учреждению в журнале изменений нет; результат зависит от сведений других'
          : `пересчёт программой версии ${versions.after} (было ${versions.before})`,
      on: null,
    }
  const said = [...new Set(found.map(say))]
  const more = said.length - MOST
  return {
    why: `${said.slice(0, MOST).join('; ')}${more > 0 ? `; и ещё ${more}` : ''}`,
    on: found.reduce((last, { on }) => (on > last ? on : last), ''),
  }
}
