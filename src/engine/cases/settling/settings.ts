import { DEFAULT_SETTINGS } from '../../audits'
import { clauseList } from '../../base/clause-list'
import { clauseLabel, withTerms } from '../../base/label'
import type { Rules } from '../../catalogue/types'
import { isScored } from '../../comparison/units'
import type { EngineContext } from '../../engine-context'
import type { Audit, Settings } from '../../store/types'
import { rulesOf } from '../judging/bulk-verdicts'

type UnitShown = {
  catalogue: string
  unit: string
  clauses: string
  statement: string
  theme: string
  role: string | null
  weight: number
}

export type SettingsShown = {
  audit: Pick<Audit, 'id' | 'name' | 'schoolYear' | 'periodFrom' | 'periodTo' | 'dueDate'>
  settings: Settings
  defaults: Settings
  units: UnitShown[]
}

const unitsOf = ({ catalogues, themes }: Rules, used: Set<string>): UnitShown[] =>
  catalogues
    .filter(({ id }) => used.has(id))
    .flatMap((catalogue) => {
      const scored = catalogue.requirements.filter(isScored)
      return [...new Set(scored.map(({ unit }) => unit))].map((unit) => {
        const members = scored.filter((each) => each.unit === unit)
        const [first] = members
        return {
          catalogue: catalogue.id,
          unit,
          clauses: clauseList(members.map(clauseLabel)),
          statement: first === undefined ? '' : withTerms(first.statement, catalogue.terms),
          theme: themes.find(({ id }) => id === first?.theme)?.title ?? '',
          role: catalogue.roles.find(({ id }) => id === first?.role)?.title ?? null,
          weight: first?.weight ?? 0,
        }
      })
    })

/** Settings of an audit, with the units whose weights may be set. */
export const settingsOf = ({ store }: Pick<EngineContext, 'store'>, audit: Audit): SettingsShown => {
  const { id, name, schoolYear, periodFrom, periodTo, dueDate, settings } = audit
  const used = new Set(store.institutions(id).map(({ catalogue }) => catalogue))
  return {
    audit: { id, name, schoolYear, periodFrom, periodTo, dueDate },
    settings,
    defaults: DEFAULT_SETTINGS,
    units: unitsOf(rulesOf({ store }, audit), used),
  }
}
