import type { Steps } from '../../base/steps'
import { nestedQuotes } from '../../base/quotes'
import { counted } from '../../base/russian'
import type { Batch, Changed, ImportedFile } from './commit-file'
import { displayName, type EngineContext } from '../../engine-context'
import { reconcileCells } from '../../intake/reconcile-cells'
import { repeatedOf } from '../../intake/standing'
import type { InstitutionRow, Intake, QuarantinedRow, Remark, SheetBalance } from '../../intake/types'
import { fileRemark } from '../../intake/remark'
import type { NewSubmission } from '../../store/submission-types'
import type { Institution } from '../../store/types'

/** What became of a file with a row for each institution. */
export type CommittedRows = {
  file: Pick<ImportedFile, 'status' | 'remarks'>
  balance: SheetBalance[]
  changed: Changed[]
}

type Placed = { row: InstitutionRow; institution: Institution } | { row: InstitutionRow; problem: string }

/** Whose row it is: a known participant of any kind, never a new one. */
const placedIn = ({ roster }: Batch, row: InstitutionRow): Placed => {
  const { sender } = row
  const kinds = [...new Set(roster.participants.map(({ kind }) => kind))]
  const answers = kinds.map((kind) => roster.place(sender, kind))
  const known = answers.flatMap((each) => (each.to === 'known' ? [each.institution] : []))
  const [only, ...more] = known
  if (only !== undefined && more.length === 0) return { row, institution: only }
  const name = sender.shortName ?? sender.fullName ?? `ИНН ${sender.inn ?? ''}`
  const near = [
    ...known.map(displayName),
    ...answers.flatMap((each) => (each.to === 'question' ? each.candidates.map(({ institution }) => institution) : [])),
  ].map((each) => `«${each}»`)
  const problem =
    near.length === 0
      ? `учреждения «${name}» в мониторинге нет. Примите его форму или реестр, затем перечитайте файл.`
      : `неизвестно, какое учреждение названо «${name}»: возможно, ${near.join(', ')}. Впишите верный ИНН или наименование, как в мониторинге.`
  return { row, problem }
}

const questionRemark = ({ sheet, cell, sender }: InstitutionRow, problem: string): Remark => ({
  severity: 'error',
  code: 'unknown-institution',
  sheet,
  cell,
  value: sender.shortName ?? sender.inn,
  expected: 'учреждение мониторинга',
  message: nestedQuotes(`Лист «${sheet}», ячейка ${cell}: ${problem}`),
})

const alsoTwice = ({ sheet, cell }: InstitutionRow, { name }: Institution, other: InstitutionRow): Remark => ({
  severity: 'error',
  code: 'repeated-institution',
  sheet,
  cell,
  value: name,
  expected: null,
  message: nestedQuotes(
    `Лист «${sheet}», ячейка ${cell}: показатели «${name}» уже взяты из строки ${other.row} листа «${other.sheet}», эта строка не взята. Оставьте одну строку.`,
  ),
})

const isRow = ({ sheet, row }: QuarantinedRow, of: InstitutionRow): boolean => sheet === of.sheet && row === of.row

/** Balance of one row by itself, as it is kept with its institution. */
const balanceOf = ({ sheet }: InstitutionRow, isQuarantined: boolean): SheetBalance => ({
  sheet,
  read: 1,
  accepted: isQuarantined ? 0 : 1,
  quarantined: isQuarantined ? 1 : 0,
  skipped: 0,
  reasons: {},
})

/** What is left of the sheets' balance when rows went with their institutions, and others could not. */
const rest = (balance: SheetBalance[], gone: SheetBalance[], refused: InstitutionRow[]): SheetBalance[] =>
  balance.map((sheet) => {
    const own = gone.filter((each) => each.sheet === sheet.sheet)
    const sum = (key: 'read' | 'accepted' | 'quarantined'): number => own.reduce((all, each) => all + each[key], 0)
    const back = refused.filter((each) => each.sheet === sheet.sheet).length
    return {
      ...sheet,
      read: sheet.read - sum('read'),
      accepted: sheet.accepted - sum('accepted') - back,
      quarantined: sheet.quarantined - sum('quarantined') + back,
    }
  })

type Parts = {
  /** Stores one file's or row's submission; returns its id. */
  add: (part: Partial<NewSubmission>) => number
}

/**
 * Puts the rows of one file into the database: a submission for each institution and one more for what belongs to none,
 * all of the same content, row by row. A row whose institution is not known waits. Call inside a transaction.
 */
export const commitConsolidated = function* (
  { store }: EngineContext,
  batch: Batch,
  intake: Intake,
  { add }: Parts,
): Steps<CommittedRows> {
  const { audit, rules } = batch
  const keysOf = (table: string): string[] => rules.dictionary.tables.find(({ id }) => id === table)?.key ?? []
  const waits = (row: InstitutionRow): QuarantinedRow | undefined => intake.quarantined.find((each) => isRow(each, row))
  const taken = new Map<number, InstitutionRow>()
  const [changed, gone, remarks]: [Changed[], SheetBalance[], Remark[]] = [[], [], [...intake.remarks]]
  const quarantined = intake.quarantined.filter((each) => (intake.institutions ?? []).every((row) => !isRow(each, row)))
  const refused: InstitutionRow[] = []
  const refuse = (row: InstitutionRow, remark: Remark): void => {
    remarks.push(remark, ...row.remarks)
    quarantined.push(
      waits(row) ?? { sheet: row.sheet, row: row.row, values: row.values, reason: 'учреждение не определено' },
    )
    if (waits(row) === undefined) refused.push(row)
  }
  for (const row of intake.institutions ?? []) {
    yield
    if (row.facts.length === 0 && waits(row) === undefined) continue
    const placed = placedIn(batch, row)
    if ('problem' in placed) {
      refuse(row, questionRemark(row, placed.problem))
      continue
    }
    const { institution } = placed
    const twin = taken.get(institution.id)
    if (twin !== undefined) {
      refuse(row, alsoTwice(row, institution, twin))
      continue
    }
    taken.set(institution.id, row)
    const waiting = waits(row)
    const own = balanceOf(row, waiting !== undefined)
    gone.push(own)
    remarks.push(...row.remarks)
    const submission = add({
      status: 'accepted',
      institution: institution.id,
      catalogue: institution.catalogue,
      balance: [own],
      remarks: row.remarks,
      quarantined: waiting === undefined ? [] : [waiting],
    })
    const current = store.currentFacts(audit.id, institution.id)
    const { insert, supersede } = reconcileCells(current, row.facts, keysOf)
    const repeated = repeatedOf(current, row.facts, insert)
    const of = { submission, batch: batch.id, institution: institution.id }
    store.applyFacts(audit.id, { ...of, insert, supersede, repeated })
    batch.known.add(institution.id)
    changed.push({ institution, data: () => store.institutionData(audit.id, institution.id), judged: null })
  }
  const status = taken.size === 0 || quarantined.length > 0 ? 'unassigned' : 'accepted'
  const names = [...taken.keys()]
    .flatMap((id) => batch.roster.participants.filter((each) => each.id === id))
    .map(displayName)
  const told = fileRemark(
    'info',
    'consolidated',
    `Сводная таблица: показатели взяты для ${counted(names.length, 'учреждения', 'учреждений', 'учреждений')}. Заменены только они, остальное в формах учреждений не изменилось.`,
  )
  const left = rest(intake.balance, gone, refused)
  add({ status, balance: left, remarks: [told, ...remarks.filter((each) => !isOf(taken, each))], quarantined })
  return {
    file: { status: taken.size === 0 ? 'unassigned' : 'accepted', remarks: [told, ...remarks] },
    balance: [...left, ...gone],
    changed,
  }
}

const isOf = (taken: Map<number, InstitutionRow>, remark: Remark): boolean =>
  [...taken.values()].some((row) => row.remarks.includes(remark))
