import { sha256Hex } from '../../base/digest'
import { Failure } from '../../base/failure'
import type { FormPlan } from '../../catalogue/types'
import { withCorrections, type CellCorrection } from '../../intake/corrected'
import { isAside, sheetTitles } from '../../intake/find-sheets'
import { takeReading, type Guide } from '../../intake/take'
import type { Intake, Refusal, Taken } from '../../intake/types'
import { DEFAULT_BOUNDS } from '../../workbook/guard'
import { namedFiles } from './name-files'
import { readSheetFiles } from '../../workbook/read-sheet-files'
import { readWorkbook } from '../../workbook/read'
import { ATTACHMENT_CODES } from '../../workbook/refusals'
import { sheetFile, stemOf, titlesToFind, type Titles } from '../../workbook/sheet-files'
import type { Bounds, Reading } from '../../workbook/types'

type Options = {
  bounds?: Bounds
  guide?: Guide | undefined
  /** What the curator puts in place of cells. */
  corrections?: CellCorrection[]
  /** Where the file lies: a text table has no other name for its sheet. */
  path?: string
}

const refusalOf = (error: unknown): Refusal =>
  error instanceof Failure
    ? { code: error.code, message: error.message }
    : {
        code: 'unreadable',
        message:
          'Книгу не удалось разобрать. Откройте её в Excel или LibreOffice, сохраните заново как .xlsx и пришлите снова.',
      }

const found = new WeakMap<FormPlan[], Titles>()

const titlesOf = (plans: FormPlan[]): Titles => {
  const titles = found.get(plans) ?? titlesToFind(sheetTitles(plans))
  found.set(plans, titles)
  return titles
}

/** Cells of a file as they are read for a form, before anything is recognised. Throws a `Failure` within the bounds. */
export const readTaken = (
  bytes: Uint8Array,
  plans: FormPlan[],
  { bounds = DEFAULT_BOUNDS, path = '' }: Options,
): Reading => {
  const titles = titlesOf(plans)
  const sheets = readSheetFiles(bytes, titles, bounds, isAside)
  return sheets ?? readWorkbook(bytes, bounds, isAside, sheetFile(path, titles)?.title ?? stemOf(path))
}

const taken = (bytes: Uint8Array, plans: FormPlan[], options: Options): Intake | Refusal => {
  try {
    const { reading, originals } = withCorrections(readTaken(bytes, plans, options), options.corrections ?? [])
    const result = namedFiles(takeReading(reading, plans, options.guide), reading)
    return 'facts' in result && originals.length > 0 ? { ...result, corrected: originals } : result
  } catch (error) {
    return refusalOf(error)
  }
}

/** Bytes of one file → facts and remarks, an attachment, or a refusal; never throws, whatever the bytes. */
export const takeFile = (bytes: Uint8Array, plans: FormPlan[], options: Options = {}): Taken => {
  const sha256 = sha256Hex(bytes)
  const of = { sha256, bytes: bytes.length }
  const result = taken(bytes, plans, options)
  if ('facts' in result) return { ...of, status: 'taken', intake: result }
  return ATTACHMENT_CODES.includes(result.code)
    ? { ...of, status: 'attachment', kind: result.code }
    : { ...of, status: 'refused', refusal: result }
}
