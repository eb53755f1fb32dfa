import { sha256Hex } from '../../base/digest'
import { normalised } from '../../base/russian'
import type { Dictionary } from '../../catalogue/evidence-types'
import type { Rules } from '../../catalogue/types'
import { displayName, type EngineContext } from '../../engine-context'
import { commonWords } from '../judging/known-people'
import type { ReportOptions } from '../../report/options'
import { aliasesOf } from '../../report/privacy/aliases'
import { concealing, type Concealed } from '../../report/privacy/conceal'
import { hidingIdentity, type IdentityHidden, type Lists } from '../../report/privacy/identity'
import { hidingPeople, type PeopleHidden } from '../../report/privacy/people'
import { personalColumns } from '../../report/privacy/personal-columns'
import type { Aliases } from '../../report/privacy/renamed'
import type { InstitutionData } from '../../store/fact-types'
import type { Submission } from '../../store/submission-types'
import type { Audit, Institution } from '../../store/types'

/** What of an audit is told, and what is not. */
export type Presenting = {
  /** Of one institution; null for files that belong to none. */
  of: (institution: Institution | null) => Concealed
  /** Null where institutions go by their names. */
  aliases: Aliases | null
}

const NO_DATA: InstitutionData = { facts: [], tables: [], keyed: [] }
const KEYED_SHEETS = ['Учреждение', 'Требования']
const IDENTITY = ['fullName', 'shortName', 'site']

const listsOf = ({ dictionary, catalogues }: Rules): Lists => ({
  choices: new Set(
    [...Object.values(dictionary.choices).flat(), ...['Да', 'Нет', 'Частично', 'Неприменимо', 'были', 'не было']].map(
      normalised,
    ),
  ),
  sheets: new Set([
    ...KEYED_SHEETS,
    ...dictionary.tables.map(({ sheet }) => sheet),
    ...catalogues.map(({ title }) => title),
  ]),
})

/** Only whoever has the database can tell whose an alias is, and it stays the same from report to report. */
const secretOf = (
  audit: Audit,
  submissions: Submission[],
  institutions: { id: number; inn: string | null }[],
): string =>
  sha256Hex(JSON.stringify([audit.name, submissions[0]?.sha256 ?? '', institutions.map(({ id, inn }) => [id, inn])]))

/**
 * How a report tells of an audit under these options. `program`: the program's own dictionary, whose marks of what is
 * personal hold for audits that were pinned before them.
 */
export const presenting = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  { names = false, aliases = false }: ReportOptions,
  program: Dictionary,
): Presenting => {
  const rules = store.rules(audit.id)
  const submissions = store.submissions(audit.id)
  const all = store.knownInstitutions(audit.id)
  const columns = personalColumns(rules.dictionary, program)
  const isNamed = names && !aliases
  const common = isNamed ? new Set<string>() : commonWords(rules)
  const lists = listsOf(rules)
  const observations = store.observations(audit.id)
  const personal = store.dataAt(audit.id, isNamed ? {} : columns)
  const passports = store.dataAt(audit.id, aliases ? { passport: IDENTITY } : {})
  const byId = aliasesOf(aliases ? all.map(({ id }) => id) : [], secretOf(audit, submissions, all))
  const filesOf = (id: number | null): string[] =>
    submissions.filter(({ institution }) => institution === id).map(({ path }) => path)

  const seenAnywhere = () => [...all.flatMap(({ id }) => personal(id).facts), ...observations]
  let everybody: PeopleHidden | null = null
  const people = (id: number | null): PeopleHidden | null => {
    if (isNamed) return null
    if (id === null) return (everybody ??= hidingPeople(NO_DATA, seenAnywhere(), columns, common))
    const seen = observations.filter(({ institution }) => institution === id)
    return hidingPeople(personal(id), seen, columns, common)
  }
  const identity = (institution: Institution | null): IdentityHidden | null => {
    if (!aliases) return null
    if (institution === null)
      return hidingIdentity({ names: [], inn: null, site: null, files: filesOf(null) }, 'Учреждение', lists)
    const { id, name, fullName, inn } = institution
    const said = passports(id).facts
    const site = said.find(({ column }) => column === 'site')
    const names = [name, fullName, displayName(institution), ...said.map(({ value }) => String(value))]
    const known = {
      names: names.filter((each) => each !== null),
      ...{ inn, site: site === undefined ? null : String(site.value), files: filesOf(id) },
    }
    return hidingIdentity(known, byId.get(id) ?? 'Учреждение', lists)
  }
  return {
    of: (institution) => concealing({ people: people(institution?.id ?? null), identity: identity(institution) }),
    aliases: aliases
      ? { byId, byName: new Map(all.map((each) => [displayName(each), byId.get(each.id) ?? ''])) }
      : null,
  }
}
