import { russianDay } from '../../../base/calendar'
import { sha256Hex } from '../../../base/digest'
import { Failure } from '../../../base/failure'
import { fileNameOf } from '../../../base/file-name'
import type { EngineContext } from '../../../engine-context'
import type { ReportOptions } from '../../../report/options'
import type { FrozenReport } from '../../../store/frozen'
import type { Audit } from '../../../store/types'
import { reportInput } from '../report-audit'
import { compareAudit } from '../../judging/score-audit'
import type { Since } from './amendment'
import { figuresNow, packedFigures, unpackedFigures } from './frozen-figures'

export type FreezeWish = {
  /** What it is remembered by; the day and its kind where left out. */
  title?: string | undefined
  options?: ReportOptions | undefined
  /** Number of the report it amends; `last`: the one sent last, if any. */
  against?: number | 'last' | null | undefined
}

/** A report just frozen, with its workbook. */
export type Frozen = { report: FrozenReport; workbook: Uint8Array }

/** One of an audit's frozen reports by its number. Throws Failure('no-report'). */
export const frozenReport = ({ store }: Pick<EngineContext, 'store'>, audit: Audit, id: number): FrozenReport => {
  const all = store.frozenReports(audit.id)
  const found = all.find((each) => each.id === id)
  if (found !== undefined) return found
  throw new Failure(
    'no-report',
    all.length === 0
      ? `Отправленных отчётов в мониторинге «${audit.name}» нет: зафиксируйте отчёт, когда будете его отправлять.`
      : `Отправленного отчёта № ${id} в мониторинге «${audit.name}» нет. Есть: ${all.map((each) => `№ ${each.id}`).join(', ')}.`,
  )
}

/** A frozen report's figures, to compare with. Throws Failure: `no-report`, `damaged-report`. */
export const sinceReport = (context: Pick<EngineContext, 'store'>, audit: Audit, against: number | 'last'): Since => {
  const id = against === 'last' ? (context.store.frozenReports(audit.id).at(-1)?.id ?? 0) : against
  const report = frozenReport(context, audit, id)
  return { report, figures: unpackedFigures(context.store.frozenFigures(id) ?? new Uint8Array(), id) }
}

const chosenSince = (context: EngineContext, audit: Audit, against: FreezeWish['against']): Since | null => {
  if (against === null || against === undefined) return null
  if (against === 'last' && context.store.frozenReports(audit.id).length === 0) return null
  return sinceReport(context, audit, against)
}

/** Name a report's workbook goes by. `on` is an ISO day. */
export const workbookName = (audit: Pick<Audit, 'name'>, on: string, isAmended: boolean): string =>
  `${fileNameOf(`${isAmended ? 'Уточнённый свод' : 'Сравнительный отчёт'} — ${audit.name} — ${russianDay(on)}`)}.xlsx`

/**
 * Makes the report, keeps it as it is sent (the workbook byte for byte, and the figures to compare with later), notes it
 * in the journal and saves. Throws Failure: those of `reportInput`, `no-report`, `damaged-report`.
 */
export const freezeReport = async (
  context: EngineContext,
  audit: Audit,
  { title, options = {}, against }: FreezeWish,
): Promise<Frozen> => {
  const { store, saver, now, version, writer } = context
  const since = chosenSince(context, audit, against)
  const input = await reportInput(context, audit, options, since)
  const figures = packedFigures(figuresNow(context, audit, compareAudit(context, audit)))
  const workbook = await writer.write({ kind: 'report', input })
  const frozenAt = now().toISOString()
  const sha256 = sha256Hex(workbook)
  const on = frozenAt.slice(0, 10)
  const said = title?.trim() ?? ''
  const id = store.transaction(() => {
    const added = store.addFrozen(audit.id, {
      ...{ frozenAt, against: since?.report.id ?? null, options, programVersion: version },
      title: said === '' ? (input.amendment?.heading ?? `Свод от ${russianDay(on)}`) : said,
      rulesSha256: audit.rulesSha256,
      ...{ figures, workbook, sha256, name: workbookName(audit, on, since !== null) },
    })
    store.journal(frozenAt, 'report-frozen', {
      ...{ audit: audit.id, report: added, sha256, against: since?.report.id ?? null },
      title: frozenReport(context, audit, added).title,
    })
    return added
  })
  await saver.save()
  return { report: frozenReport(context, audit, id), workbook }
}

/** A report's workbook as it was sent, byte for byte. Throws Failure: `no-report`, `damaged-report`. */
export const frozenWorkbook = ({ store }: Pick<EngineContext, 'store'>, audit: Audit, id: number): Frozen => {
  const report = frozenReport({ store }, audit, id)
  const workbook = store.frozenWorkbook(id)
  if (report.removedAt !== null)
    throw new Failure(
      'damaged-report',
      `Файла отправленного отчёта № ${id} в базе больше нет: он удалён ${russianDay(report.removedAt.slice(0, 10))} при обезличивании. Возьмите его из отправленного письма.`,
    )
  if (workbook === null || sha256Hex(workbook) !== report.sha256)
    throw new Failure(
      'damaged-report',
      `Файл отправленного отчёта № ${id} в базе повреждён: его контрольная сумма не сходится. Возьмите его из отправленного письма.`,
    )
  return { report, workbook }
}
