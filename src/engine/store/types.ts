import type { Kind } from '../catalogue/kind'
import type { Thresholds } from '../comparison/types'

export type Settings = {
  thresholds: Thresholds
  ratioTolerance: number
  lateValue: number
  /** Weights of single units that differ from the catalogue's. */
  weights: Record<string, number>
}

export type Audit = {
  id: number
  name: string
  schoolYear: number
  periodFrom: string
  periodTo: string
  dueDate: string | null
  controlDays: string[]
  settings: Settings
  rulesSha256: string
}

export type NewAudit = Omit<Audit, 'id' | 'rulesSha256'>

/** Who is audited; `inn` with `kind` and `subdivision` is the key where there is an ИНН. */
export type InstitutionIdentity = {
  inn: string | null
  kind: Kind
  subdivision: string | null
  name: string
  /** Name as compared; `normalised(name)` where left out. */
  matchName?: string
  fullName: string | null
  municipality: string | null
}

export type Institution = InstitutionIdentity & { id: number; catalogue: string }

/** What a register may say anew of an institution. */
export type InstitutionDetails = Pick<InstitutionIdentity, 'inn' | 'name' | 'fullName' | 'municipality'> & {
  matchName: string
  email: string | null
}

/** How an unknown sender is looked up; `names` are already normalised. A null `kind` matches by name only. */
export type InstitutionQuery = { inn: string | null; kind: Kind | null; subdivision: string | null; names: string[] }
