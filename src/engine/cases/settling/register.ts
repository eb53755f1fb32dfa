import { rosterOf, type Assignment, type Roster } from '../taking/assign'
import { plannedAudit, type AuditWish } from '../../audits'
import { displayName, type EngineContext } from '../../engine-context'
import { comparedName } from '../../intake/institution-name'
import { takeRegister } from '../../intake/register-rows'
import type { RegisterRemark, RegisterRow } from '../../intake/register-row'
import type { Sender } from '../../intake/types'
import { catalogueOf } from '../judging/judge'
import { changesOf, detailsOf, termsOf, type RegisterChanges } from './register-changes'
import { assessInstitution, compareAudit } from '../judging/score-audit'
import type { ParticipantRow } from '../../store/collection'
import type { KnownInstitution } from '../../store/known-institutions'
import type { Audit } from '../../store/types'
import { DEFAULT_BOUNDS } from '../../workbook/guard'
import { readWorkbook } from '../../workbook/read'

export type RegisterOptions = {
  /** The audit to put institutions into; a new one is made from `wish` when null. */
  audit: Audit | null
  wish: AuditWish
  /** Catalogue of rows that name none. */
  catalogue: string | null
}

/** `fields`: ids of what the row changed. */
type Registered = { row: number; institution: string; change: 'new' | 'changed' | 'unchanged'; fields: string[] }

export type RegisterOutcome = {
  audit: Audit
  sheet: string
  institutions: Registered[]
  remarks: RegisterRemark[]
  refused: RegisterRemark[]
  /** Rows that name no institution: titles, totals, numbers of columns. */
  skipped: number
  /** Participants the register does not have. */
  missing: string[]
}

type Placed = { row: RegisterRow; own: KnownInstitution | null }

const senderOf = ({ name, fullName, inn, kind, subdivision, municipality }: RegisterRow): Sender => ({
  shortName: name,
  ...{ fullName, inn, kind, subdivision, municipality },
})

const idOf = (place: Assignment): number | null => ('institution' in place ? place.institution.id : null)

/**
 * Which institution each row means: rows that fit exactly first, so that a row near one of those is nobody but a new
 * one. `refuse` is told of rows that repeat another one or cannot be told apart from what is known.
 */
const placeRows = (
  rows: RegisterRow[],
  known: KnownInstitution[],
  refuse: (row: RegisterRow, message: string) => void,
): Placed[] => {
  const roster = rosterOf(known, [])
  const places = rows.map((row) => ({ row, place: roster.place(senderOf(row), row.kind) }))
  const meant = new Set(places.map(({ place }) => idOf(place)))
  const takenBy = new Map<number, RegisterRow>()
  const newcomers: Roster = rosterOf([], [])
  const rowOfNew = new Map<number, RegisterRow>()
  return places.flatMap(({ row, place }): Placed[] => {
    if (place.to === 'known' || place.to === 'joins') {
      const { institution } = place
      const twin = takenBy.get(institution.id)
      takenBy.set(institution.id, twin ?? row)
      if (twin === undefined) return [{ row, own: known.find(({ id }) => id === institution.id) ?? null }]
      refuse(row, `«${row.name}» уже есть в строке ${twin.row}. Оставьте одну из них.`)
      return []
    }
    const free = place.to === 'question' ? place.candidates.filter(({ id }) => !meant.has(id)) : []
    if (place.to === 'question' && (free.length > 0 || place.candidates.length === 0)) {
      const list = free
        .map(({ institution, inn }) => `«${institution}»${inn === null ? '' : `, ИНН ${inn}`}`)
        .join('; ')
      refuse(
        row,
        `«${row.name}» похоже на известное учреждение (${list}), но не совпадает с ним. Исправьте наименование или ИНН, чтобы они совпали.`,
      )
      return []
    }
    const again = newcomers.place(senderOf(row), row.kind)
    const twins =
      again.to === 'question' ? again.candidates.filter(({ score }) => score === 1).map(({ id }) => id) : [idOf(again)]
    const [twin] = twins.flatMap((id) => rowOfNew.get(id ?? 0) ?? [])
    if (twin !== undefined) {
      refuse(
        row,
        `«${row.name}» не отличить от строки ${twin.row}: то же наименование или ИНН. Оставьте одну или укажите подразделение.`,
      )
      return []
    }
    newcomers.join({ ...row, id: row.row })
    rowOfNew.set(row.row, row)
    return [{ row, own: null }]
  })
}

const NEWCOMER: RegisterChanges = { fields: [], before: {}, after: {} }

/** Puts one row into the audit. Returns what it changed, and whether the institution has to be judged anew. */
const register = (
  { store }: EngineContext,
  audit: Audit,
  { row, own }: Placed,
  participants: Map<number, ParticipantRow>,
  today: string,
): Registered & RegisterChanges & { id: number; isRejudged: boolean } => {
  const { kind, subdivision, catalogue } = row
  const id = own?.id ?? store.addInstitution({ ...row, kind, subdivision, matchName: comparedName(row.name) })
  const before = participants.get(id) ?? null
  const changes = own === null ? NEWCOMER : changesOf(row, own, before)
  const { fields } = changes
  store.joinAudit(audit.id, id, catalogue, today)
  store.describeInstitution(id, detailsOf(row))
  store.setTerms(audit.id, id, termsOf(row))
  const change = before === null ? 'new' : fields.length > 0 ? 'changed' : 'unchanged'
  const institution = displayName({ name: row.name, subdivision: own?.subdivision ?? subdivision })
  return {
    row: row.row,
    institution,
    change,
    ...changes,
    id,
    isRejudged: before !== null && before.catalogue !== catalogue,
  }
}

/**
 * Takes a register of institutions, one a row, as those an audit expects forms from; taken again it says what is new,
 * changed and unchanged. Blank cells erase nothing. Throws Failure: `no-register`, `no-catalogue`, or what reading the
 * file fails with.
 */
export const importRegister = async (
  context: EngineContext,
  bytes: Uint8Array,
  path: string,
  options: RegisterOptions,
): Promise<RegisterOutcome> => {
  const { store, saver, now } = context
  const at = now().toISOString()
  const rules = options.audit === null ? await context.rules() : store.rules(options.audit.id)
  const held = options.catalogue === null ? null : catalogueOf(rules, options.catalogue).id
  const reading = readWorkbook(bytes, DEFAULT_BOUNDS)
  const { sheet, rows, remarks, refused, skipped, cellOf } = takeRegister(reading, {
    catalogues: rules.catalogues,
    held,
  })
  const outcome = store.transaction((): RegisterOutcome => {
    const audit = options.audit ?? store.createAudit(plannedAudit(options.wish, at.slice(0, 10)), rules)
    if (options.audit === null) store.journal(at, 'audit-created', { audit: audit.name })
    const participants = new Map(store.participants(audit.id).map((each) => [each.id, each]))
    const refuse = (row: RegisterRow, message: string): void => {
      refused.push({
        sheet,
        row: row.row,
        cell: cellOf(row.row, 'name') ?? cellOf(row.row, 'short'),
        value: row.name,
        message,
      })
    }
    const placed = placeRows(rows, store.knownInstitutions(audit.id), refuse)
    const done = placed.map((each) => register(context, audit, each, participants, at.slice(0, 10)))
    const rejudged = new Set(done.filter(({ isRejudged }) => isRejudged).map(({ id }) => id))
    const judged = new Set(store.judged(audit.id))
    for (const institution of store.institutions(audit.id))
      if (rejudged.has(institution.id) && judged.has(institution.id))
        assessInstitution(context, audit, rules, institution)
    if (rejudged.size > 0) store.saveScores(audit.id, compareAudit(context, audit).institutions)
    const listed = new Set(done.map(({ id }) => id))
    const count = (change: string): number => done.filter((each) => each.change === change).length
    store.journal(at, 'register-imported', {
      ...{ audit: audit.id, file: path, new: count('new'), changed: count('changed'), refused: refused.length },
      changes: done.flatMap(({ institution, change, fields, before, after }) =>
        change === 'unchanged' ? [] : [{ institution, change, fields, before, after }],
      ),
    })
    return {
      audit,
      sheet,
      institutions: done.map(({ row, institution, change, fields }) => ({ row, institution, change, fields })),
      remarks,
      refused: refused.sort((one, other) => one.row - other.row),
      skipped,
      missing: [...participants.values()].filter(({ id }) => !listed.has(id)).map(displayName),
    }
  })
  await saver.save()
  return outcome
}
