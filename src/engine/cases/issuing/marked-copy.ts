import { othersTurn } from '../../base/giving-way'
import { address } from '../../base/address'
import { sha256Hex } from '../../base/digest'
import { Failure } from '../../base/failure'
import type { Rules } from '../../catalogue/types'
import { displayName, type EngineContext } from '../../engine-context'
import { isAside } from '../../intake/find-sheets'
import { openResults } from './marked-results'
import { earlierMarks, markWorkbook } from '../../report/marked/mark-workbook'
import { remarksWorkbook } from '../../report/marked/remarks-workbook'
import type { Copied, CopyContent, Told } from '../../report/marked/types'
import { inTwo, ORDER, REMARKS_SHEET } from '../../report/marked/words'
import type { SentFile } from '../../store/sent-files'
import type { StoredQuarantine, StoredRemark } from '../../store/intake-quality'
import type { Audit, Institution } from '../../store/types'
import { DEFAULT_BOUNDS } from '../../workbook/guard'
import { partsOf } from '../../workbook/parts'
import { readWorkbook } from '../../workbook/read'
import type { Reading, Sheet } from '../../workbook/types'

/** A file whose sender can be answered, and what there is to say of it. */
type CopyPlan = {
  /** Null where nobody knows whose the file is. */
  institution: string | null
  file: string
  /** Remarks other than «сведение», and rows that were put aside. */
  faults: number
}

type Planned = CopyPlan & {
  sent: SentFile
  of: Institution | null
  remarks: StoredRemark[]
  quarantined: StoredQuarantine[]
  /** The institution's other files in force, oldest first, and this one. */
  files: string[]
}

/** A file to send back. `problem`: why the remarks do not stand in the sender's own book; null where they do. */
export type MarkedCopy = CopyPlan & Copied & { problem: string | null; audit: string }

const bySubmission = <T extends { submission: number }>(all: T[]): Map<number, T[]> => {
  const found = new Map<number, T[]>()
  for (const each of all) {
    const own = found.get(each.submission)
    if (own === undefined) found.set(each.submission, [each])
    else own.push(each)
  }
  return found
}

/**
 * The files of an institution, or of everybody, that hold today or that something is to be said of.
 */
const planCopies = ({ store }: EngineContext, { id }: Audit, only?: Institution): Planned[] => {
  const institutions = new Map(store.institutions(id).map((each) => [each.id, each]))
  const remarks = bySubmission(store.standingRemarks(id))
  const quarantined = bySubmission(store.quarantined(id))
  const wanted = store
    .sentFiles(id)
    .filter((sent) => only === undefined || sent.institution === only.id)
    .filter((sent) => sent.isInForce || remarks.has(sent.id) || quarantined.has(sent.id))
  if (only !== undefined && wanted.length === 0)
    throw new Failure('nothing-submitted', `«${displayName(only)}» ещё не прислало форму: отвечать не на что.`)
  return wanted.map((sent) => {
    const of = sent.institution === null ? null : (institutions.get(sent.institution) ?? null)
    const [own, rows] = [remarks.get(sent.id) ?? [], quarantined.get(sent.id) ?? []]
    return {
      institution: of === null ? null : displayName(of),
      file: sent.path,
      faults: own.filter(({ severity }) => severity !== 'info').length + rows.length,
      sent,
      of,
      remarks: own,
      quarantined: rows,
      files: wanted.filter(({ institution }) => institution === sent.institution).map(({ path }) => path),
    }
  })
}

const bySheets = (sheets: string[]): ((one: Told, other: Told) => number) => {
  const place = ({ sheet }: Told): number => (sheet === null ? -1 : sheets.indexOf(sheet))
  return (one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity) || place(one) - place(other)
}

const FIX_ROW = 'Заполните строку так, как указано в шапке таблицы, или удалите её.'

/** Rows put aside that no remark of their own tells of. */
const rowsTold = ({ quarantined, remarks }: Planned, sheets: Sheet[]): Told[] => {
  const told = new Set(
    remarks.flatMap(({ severity, sheet, cell }) =>
      severity === 'info' || cell === null ? [] : [`${sheet} ${cell.replace(/^[A-Z]+/, '')}`],
    ),
  )
  return quarantined
    .filter(({ sheet, row }) => !told.has(`${sheet} ${row}`))
    .map(({ sheet, row, values, reason }) => {
      const read = sheets.find(({ title }) => title === sheet)?.rows.find((each) => each.row === row - 1)
      return {
        severity: 'error',
        sheet,
        cell: address(row - 1, read?.cells[0]?.column ?? 0),
        value: values.filter((value) => value !== '').join(' | '),
        wrong: `Строка не взята: ${reason}`,
        expected: null,
        fix: FIX_ROW,
      }
    })
}

const contentOf = (context: EngineContext, rules: Rules, audit: Audit, plan: Planned, sheets: Sheet[]): CopyContent => {
  const told = plan.remarks.map(({ severity, sheet, cell, value, expected, message }): Told => ({
    ...{ severity, sheet, cell, value, expected },
    ...inTwo(message),
  }))
  return {
    institution: plan.institution ?? 'Учреждение не определено',
    audit: audit.name,
    file: plan.file,
    told: [...told, ...rowsTold(plan, sheets)].sort(bySheets(sheets.map(({ title }) => title))),
    results: plan.of === null ? [] : openResults(context, rules, audit, plan.of, plan),
  }
}

const FORMATS = { xls: 'старого формата .xls', ods: 'формата .ods', csv: 'текстовой таблицы (.csv)' }

type Original = { bytes: Uint8Array; reading: Reading; whole: Reading }

type Looked = { original: Original } | { problem: string; sheets: Sheet[] }

const unmarkable = (problem: string, sheets: Sheet[] = []): Looked => ({ problem, sheets })

/** The sender's workbook as it was sent, looked at once more as strictly as at intake; or why it cannot be marked. */
const lookedAt = ({ store }: EngineContext, { sent }: Planned): Looked => {
  if (sent.status === 'refused') return unmarkable('он не принят')
  if (sent.status === 'accepted' && !sent.isForm)
    return unmarkable('это сводная таблица, в ней данные и других учреждений')
  const bytes = store.original(sent.sha256)
  if (bytes === null)
    return unmarkable(
      store.originalRemovedAt(sent.sha256) === null
        ? 'сам файл в базе не хранится'
        : 'сам файл удалён при обезличивании',
    )
  if (sha256Hex(bytes) !== sent.sha256) return unmarkable('его копия в базе повреждена, контрольная сумма не сходится')
  try {
    const reading = readWorkbook(bytes, DEFAULT_BOUNDS, isAside)
    const { format, sheets } = reading
    if (format !== 'xlsx') return unmarkable(`это файл ${FORMATS[format]}, пометки несут только книги .xlsx`, sheets)
    const isMarked = sheets.some(({ title }) => title === REMARKS_SHEET)
    return { original: { bytes, reading, whole: isMarked ? readWorkbook(bytes, DEFAULT_BOUNDS) : reading } }
  } catch (error) {
    if (error instanceof Failure) return unmarkable('он не открывается')
    throw error
  }
}

/** All that an intake would read, as text. */
const saidBy = ({ sheets, date1904 }: Reading): string =>
  JSON.stringify([date1904, sheets.filter(({ title }) => title !== REMARKS_SHEET)])

/** The sender's workbook with marks; a reason where it cannot carry them or would no longer say the same. */
const markedOriginal = ({ bytes, reading, whole }: Original, content: CopyContent): Copied | string => {
  try {
    const copy = markWorkbook(partsOf(bytes, DEFAULT_BOUNDS), content, earlierMarks(whole))
    if (copy.bytes.length > DEFAULT_BOUNDS.fileBytes) return 'с пометками он стал бы больше 20 МБ'
    const isSame = saidBy(readWorkbook(copy.bytes, DEFAULT_BOUNDS, isAside)) === saidBy(reading)
    return isSame ? copy : 'книга записана необычно, пометки изменили бы её данные'
  } catch (error) {
    if (error instanceof Failure) return error.code === 'cannot-mark' ? error.message : 'он записан необычно'
    throw error
  }
}

/** One file to send back to whoever sent it: his own workbook marked, or the remarks alone. */
const markedCopy = async (context: EngineContext, rules: Rules, audit: Audit, plan: Planned): Promise<MarkedCopy> => {
  // Whoever asked may cancel between two files.
  await othersTurn()
  const looked = lookedAt(context, plan)
  const sheets = 'original' in looked ? looked.original.reading.sheets : looked.sheets
  const content = contentOf(context, rules, audit, plan, sheets)
  const { institution, file, faults } = plan
  const told = { institution, file, faults, audit: audit.name }
  const marked = 'original' in looked ? markedOriginal(looked.original, content) : looked.problem
  if (typeof marked !== 'string') return { ...told, ...marked, problem: null }
  return { ...told, ...remarksWorkbook(content, marked), problem: marked }
}

/** A file to answer, to be made when its turn comes. */
export type CopyToMake = CopyPlan & { make: () => Promise<MarkedCopy> }

/** Answers to the files of an institution or, without `only`, of everybody. Throws Failure('nothing-submitted'). */
export const copiesToMake = (context: EngineContext, audit: Audit, only?: Institution): CopyToMake[] => {
  const rules = context.store.rules(audit.id)
  return planCopies(context, audit, only).map((plan) => ({
    institution: plan.institution,
    file: plan.file,
    faults: plan.faults,
    make: () => markedCopy(context, rules, audit, plan),
  }))
}
