import { createHash } from 'node:crypto'
import { Failure } from './base/failure'
import type { FormPlan } from './catalogue/types'
import { isAside } from './intake/find-sheets'
import { takeReading, type Guide } from './intake/take'
import type { Intake, Refusal, Taken } from './intake/types'
import { DEFAULT_BOUNDS } from './workbook/guard'
import { readWorkbook } from './workbook/read'
import type { Bounds } from './workbook/types'

const refusalOf = (error: unknown): Refusal =>
  error instanceof Failure
    ? { code: error.code, message: error.message }
    : {
        code: 'unreadable',
        message:
          'Книгу не удалось разобрать. Откройте её в Excel или LibreOffice, сохраните заново как .xlsx и пришлите снова.',
      }

const taken = (bytes: Uint8Array, plans: FormPlan[], bounds: Bounds, guide?: Guide): Intake | Refusal => {
  try {
    return takeReading(readWorkbook(bytes, bounds, isAside), plans, guide)
  } catch (error) {
    return refusalOf(error)
  }
}

/** Bytes of one file → facts and remarks, or a refusal; never throws, whatever the bytes. */
export const takeFile = (
  bytes: Uint8Array,
  plans: FormPlan[],
  bounds: Bounds = DEFAULT_BOUNDS,
  guide?: Guide,
): Taken => {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const result = taken(bytes, plans, bounds, guide)
  return 'facts' in result
    ? { sha256, bytes: bytes.length, status: 'taken', intake: result }
    : { sha256, bytes: bytes.length, status: 'refused', refusal: result }
}
