import { nestedQuotes } from '../../base/quotes'
import { typedNumber } from '../../base/russian'
import type { Value } from '../../catalogue/evidence-types'
import type { EngineContext } from '../../engine-context'
import type { AcrossRemark } from '../../intake/types'
import type { ReplacedCorrection } from '../../store/corrections'
import type { StoredFact } from '../../store/fact-types'
import type { Audit } from '../../store/types'

const shownValue = (value: Value): string =>
  typeof value === 'number' ? typedNumber(value) : typeof value === 'boolean' ? (value ? 'да' : 'нет') : value

const plain = (value: Value): string | number => (typeof value === 'boolean' ? Number(value) : value)

type Lost = { lost: ReplacedCorrection; now: StoredFact | undefined }

/** Corrections whose value no longer counts, and what does. */
export const lostCorrections = ({ store }: Pick<EngineContext, 'store'>, audit: Audit): Lost[] =>
  store.replacedCorrections(audit.id).flatMap((lost): Lost[] => {
    const { institution, table, row, column } = lost
    const now = store
      .currentFacts(audit.id, institution)
      .find((fact) => fact.table === table && fact.row === row && fact.column === column)
    return now !== undefined && plain(now.value) === lost.taken ? [] : [{ lost, now }]
  })

/** Newer forms that bring another value where the curator had corrected an earlier one; theirs is in force. */
export const correctionRemarks = (context: Pick<EngineContext, 'store'>, audit: Audit): AcrossRemark[] =>
  lostCorrections(context, audit).flatMap(({ lost, now }): AcrossRemark[] => {
    const { sheet, cell, file, value, reason } = lost
    const brings = now === undefined ? 'этого значения не приносит' : `приносит «${shownValue(now.value)}»`
    const place = { sheet: now?.sheet ?? sheet, cell: now?.cell ?? cell }
    return [
      {
        submission: now?.submission ?? lost.supersededBy,
        restsOn: lost.submission,
        remark: {
          severity: 'warning',
          code: 'correction-replaced',
          ...place,
          value: now === undefined ? null : shownValue(now.value),
          expected: value,
          message: nestedQuotes(
            `Лист «${place.sheet}», ячейка ${place.cell}: в файле «${file}» это значение исправлено куратором на «${value}» (${reason}), а новая форма ${brings}. Действует новая форма; если она неверна, исправьте значение и в ней.`,
          ),
        },
      },
    ]
  })
