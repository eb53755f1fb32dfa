import { missingOriginal } from '../judging/missing-original'
import { Failure } from '../../base/failure'
import { nestedQuotes } from '../../base/quotes'
import type { ImportedFile } from '../taking/commit-file'
import type { EngineContext } from '../../engine-context'
import { chosenFile } from './mappings'
import { commitAgain, readAgain, rerun, type Reread } from '../taking/rerun'
import { settleAudit, settleInstitution } from '../taking/settle'
import type { Original } from '../../intake/corrected'
import type { Fact } from '../../intake/types'
import { untold } from '../judging/untold'
import type { Audit } from '../../store/types'
import { removeWorkNote } from '../taking/work-note'

/** `cell` as «Участники!C7»; `file` as in remarks. */
export type CorrectionWish = { file: string; cell: string; value: string; reason: string }

export type Corrected = {
  file: ImportedFile
  sheet: string
  cell: string
  /** What was sent; null when the cell was empty. */
  original: string | null
  /** Null when the correction was taken back. */
  value: string | null
}

/** «Участники!C7», «'Классы и группы'!$C$7» → sheet and A1 address. Throws Failure('usage'). */
const placeOf = (written: string): { sheet: string; cell: string } => {
  const [, sheet, cell] = /^'?(.+?)'?!\$?([A-Za-z]{1,3}\$?[1-9]\d*)$/u.exec(written.trim()) ?? []
  if (sheet === undefined || cell === undefined)
    throw new Failure('usage', `Ячейка «${written}» записана неверно. Пример: «Участники!C7».`)
  return { sheet: sheet.replaceAll("''", "'"), cell: cell.replace('$', '').toUpperCase() }
}

const notTaken = (message: string): Failure => new Failure('not-taken', nestedQuotes(message))

const UNCHANGED = 'Ничего не изменено.'

/** What stood in the cell, once the value tried there has given a fact. Throws Failure('not-taken'). */
const tried = ({ source }: Reread, sheet: string, cell: string, value: string): Original => {
  const { taken, path } = source
  if (taken?.status !== 'taken')
    throw notTaken(`Файл «${path}» не читается как форма, исправлять в нём нечего. ${UNCHANGED}`)
  const original = taken.intake.corrected?.find((each) => each.sheet === sheet && each.cell === cell)
  if (original?.isThere !== true)
    throw notTaken(`Листа «${sheet}» в файле «${path}» нет. Укажите лист и ячейку, как в замечании. ${UNCHANGED}`)
  if (original.mergedInto !== null)
    throw notTaken(
      `Ячейка ${cell} листа «${sheet}» — часть объединённой, её значение стоит в ${original.mergedInto}. Исправьте эту ячейку. ${UNCHANGED}`,
    )
  const said = [taken.intake, ...(taken.intake.institutions ?? [])]
  const isThis = (each: { sheet: string | null; cell: string | null }): boolean =>
    each.sheet === sheet && each.cell === cell
  if (said.some(({ facts }) => facts.some(isThis))) return original
  const remark = said.flatMap(({ remarks }) => remarks).find((each) => isThis(each) && each.severity === 'error')
  throw notTaken(
    remark === undefined
      ? `Ячейка ${cell} листа «${sheet}» не даёт показателя: это заголовок, подсказка или место вне таблицы. ${UNCHANGED}`
      : `Значение «${value}» сюда не подходит. ${remark.message} ${UNCHANGED}`,
  )
}

/** What the value of a cell is of. */
const factAt = ({ source: { taken } }: Reread, sheet: string, cell: string): Fact | undefined =>
  taken?.status !== 'taken'
    ? undefined
    : [taken.intake, ...(taken.intake.institutions ?? [])]
        .flatMap(({ facts }) => facts)
        .find((each) => each.sheet === sheet && each.cell === cell)

const keptFiles = ({ store }: EngineContext, audit: Audit, sha256: string): number[] =>
  store.submissions(audit.id).flatMap((each) => (each.sha256 === sha256 ? [each.id] : []))

/**
 * Puts the curator's value in place of what stands in a cell of a kept file, and takes the file anew by the way of any
 * import; what was sent is kept beside it. Throws Failure: `which-file`, `usage`, `not-taken`, and then nothing has
 * changed.
 */
export const correctCell = async (context: EngineContext, audit: Audit, wish: CorrectionWish): Promise<Corrected> => {
  const { store, saver, now } = context
  const { value, reason } = wish
  if (reason.trim() === '')
    throw new Failure(
      'usage',
      'Не указано, почему значение исправляется. Напишите, откуда оно известно (в командной строке: --reason "…").',
    )
  const { sheet, cell } = placeOf(wish.cell)
  const { sha256 } = chosenFile(context, audit, wish.file)
  const rules = store.rules(audit.id)
  const { rereads } = await readAgain(context, audit, rules, keptFiles(context, audit, sha256), {
    sha256,
    correction: { sheet, cell, value },
  })
  const [first] = rereads
  if (first === undefined) throw new Failure('which-file', missingOriginal(store, { path: wish.file, sha256 }))
  const { original } = tried(first, sheet, cell, value)
  const at = now().toISOString()
  const file = store.transaction(() => {
    store.setCorrection(audit.id, { sha256, sheet, cell, value, original, reason, date: at.slice(0, 10) })
    const { files, touched } = commitAgain(context, audit, rules, rereads)
    for (const id of touched) settleInstitution(context, audit, rules, id)
    settleAudit(context, audit, rules)
    const told = untold(context, audit)
    const of = factAt(first, sheet, cell)
    store.journal(at, 'correction', {
      ...{ audit: audit.id, file: first.source.path, sha256, sheet, cell, reason },
      ...{ value: told(value, of), original: told(original, of) },
    })
    return files.at(-1)
  })
  await saver.save()
  removeWorkNote(context.note ?? null)
  if (file === undefined) throw new RangeError('a file read anew is lost')
  return { file, sheet, cell, original, value }
}

/** Takes a correction back: what was sent counts again. Throws Failure: `which-file`, `usage`, `no-correction`. */
export const withdrawCorrection = async (
  context: EngineContext,
  audit: Audit,
  wish: Pick<CorrectionWish, 'file' | 'cell'>,
): Promise<Corrected> => {
  const { store, now } = context
  const { sheet, cell } = placeOf(wish.cell)
  const { sha256, path } = chosenFile(context, audit, wish.file)
  const known = store.correctionsOf(audit.id, sha256).find((each) => each.sheet === sheet && each.cell === cell)
  if (known === undefined)
    throw new Failure('no-correction', `Ячейка ${cell} листа «${sheet}» файла «${path}» куратором не исправлялась.`)
  // Taken back without the file, the correction would be gone and its value would stay.
  if (!store.hasOriginal(sha256))
    throw new Failure(
      'which-file',
      `${missingOriginal(store, { path, sha256 })} Снять исправление нельзя: что прислано, прочитать больше неоткуда. ${UNCHANGED}`,
    )
  store.transaction(() => {
    store.removeCorrection(audit.id, sha256, sheet, cell)
    const told = untold(context, audit)
    const of = store.correctionPlaces(audit.id, sha256).find((each) => each.sheet === sheet && each.cell === cell)
    store.journal(now().toISOString(), 'correction-withdrawn', {
      ...{ audit: audit.id, file: path, ...known },
      ...{ value: told(known.value, of), original: told(known.original, of) },
    })
  })
  const { files } = await rerun(context, audit, keptFiles(context, audit, sha256))
  const file = files.at(-1)
  if (file === undefined) throw new RangeError('a file read anew is lost')
  return { file, sheet, cell, original: known.original, value: null }
}
