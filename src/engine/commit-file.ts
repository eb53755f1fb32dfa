import { assign } from './assign'
import { displayName, type EngineContext } from './engine-context'
import type { Catalogue, Kind, Rules } from './catalogue/types'
import { reconcile } from './intake/reconcile'
import type { Balance, Intake, Remark, SheetBalance } from './intake/types'
import type { Audit, Institution, NewSubmission } from './store/types'
import type { TakenSource } from './take-in-order'

/** What became of one file, as `import` reports it. */
export type ImportedFile = {
  path: string
  sha256: string
  status: 'accepted' | 'refused' | 'duplicate' | 'unassigned'
  institution: string | null
  catalogue: string | null
  rows: Balance
  remarks: Remark[]
  /** Whose facts changed and must be judged anew. */
  changed: Institution | null
}

const NOTHING: Balance = { read: 0, accepted: 0, quarantined: 0, skipped: 0 }

const total = (sheets: SheetBalance[]): Balance =>
  sheets.reduce(
    (sum, sheet) => ({
      read: sum.read + sheet.read,
      accepted: sum.accepted + sheet.accepted,
      quarantined: sum.quarantined + sheet.quarantined,
      skipped: sum.skipped + sheet.skipped,
    }),
    NOTHING,
  )

const wholeFile = (severity: Remark['severity'], code: string, message: string): Remark => ({
  severity,
  code,
  sheet: null,
  cell: null,
  value: null,
  expected: null,
  message,
})

const kindOf = (intake: Intake, catalogue: Catalogue | undefined): Kind =>
  intake.sender.kind ?? catalogue?.kinds[0] ?? 'school'

const submissionOf = (source: TakenSource, batch: number, part: Partial<NewSubmission>): NewSubmission => ({
  batch,
  path: source.path,
  sha256: source.sha256,
  status: 'refused',
  institution: null,
  catalogue: null,
  refusal: null,
  balance: [],
  remarks: [],
  quarantined: [],
  tables: [],
  keyed: [],
  original: source.bytes,
  ...part,
})

const alsoSent = (institution: Institution, earlier: string): Remark =>
  wholeFile(
    'warning',
    'same-institution',
    `В этом же приёме от «${displayName(institution)}» есть и файл «${earlier}»: где они расходятся, взяты данные этого файла. Проверьте, какой из них верный и не от филиала ли один из них.`,
  )

/**
 * Puts one taken file into the database; call inside a transaction. `roster` is who takes part so far; a sender
 * not seen before joins it.
 */
export const commitFile = (
  { store, now }: EngineContext,
  audit: Audit,
  rules: Rules,
  batch: number,
  source: TakenSource,
  roster: Institution[],
  /** The file of this batch that an institution's data came from so far. */
  fileOf: (institution: number) => string | undefined,
): ImportedFile => {
  const at = now().toISOString()
  const { path, sha256, taken } = source
  const result = { path, sha256, institution: null, catalogue: null, rows: NOTHING, changed: null }
  const twin = sha256 === '' ? null : store.knownContent(audit.id, sha256)
  if (twin !== null || taken === null) {
    const message = `Этот же файл уже принят как «${twin?.path ?? path}»: данные не изменились.`
    return { ...result, status: 'duplicate', remarks: [wholeFile('info', 'duplicate', message)] }
  }
  if (taken.status === 'refused') {
    const remarks = [wholeFile('error', taken.refusal.code, taken.refusal.message)]
    store.addSubmission(audit.id, submissionOf(source, batch, { refusal: taken.refusal.message, remarks }), at)
    return { ...result, status: 'refused', remarks }
  }
  const { intake } = taken
  const catalogue = rules.catalogues.find(({ id }) => id === intake.identity?.catalogue)
  const common = {
    catalogue: catalogue?.id ?? null,
    balance: intake.balance,
    quarantined: intake.quarantined,
    tables: intake.tables,
    keyed: intake.keyed,
  }
  const rows = total(intake.balance)
  const place = assign(intake.sender, kindOf(intake, catalogue), roster)
  if (place.to === 'question' || catalogue === undefined) {
    const message =
      place.to === 'question' ? place.message : 'Не удалось определить, по какому положению составлена форма.'
    const remarks = [wholeFile('error', 'unassigned', message), ...intake.remarks]
    store.addSubmission(audit.id, submissionOf(source, batch, { ...common, status: 'unassigned', remarks }), at)
    return { ...result, status: 'unassigned', catalogue: common.catalogue, rows, remarks }
  }
  const institution: Institution =
    place.to === 'known'
      ? place.institution
      : { ...place.identity, catalogue: catalogue.id, id: store.expect(audit.id, place.identity, catalogue.id) }
  if (place.to === 'new') roster.push(institution)
  const earlier = fileOf(institution.id)
  const remarks = earlier === undefined ? intake.remarks : [alsoSent(institution, earlier), ...intake.remarks]
  const submission = store.addSubmission(
    audit.id,
    submissionOf(source, batch, {
      ...common,
      status: 'accepted',
      institution: institution.id,
      remarks,
    }),
    at,
  )
  const current = store.institutionData(audit.id, institution.id)
  const present = intake.tables.filter(({ state }) => state !== 'blank').map(({ table }) => table)
  const { insert, supersede } = reconcile(current.facts, intake.facts, present)
  store.applyFacts(audit.id, { submission, batch, institution: institution.id, insert, supersede })
  return {
    ...result,
    status: 'accepted',
    institution: displayName(institution),
    catalogue: catalogue.id,
    rows,
    remarks,
    changed: institution,
  }
}
