import { writeFile } from 'node:fs/promises'
import { PassThrough, type Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { Failure } from '../../base/failure'
import { normaliseZip } from '../normalise-zip'
import { writeDiscrepancies } from './discrepancies'
import { writeFailures } from './failures'
import { writeIndicators } from './indicators'
import { layoutOf } from './layout'
import { writeMatrix } from './matrix'
import { planMethod, writeMethod } from './method'
import { writeOverview } from './overview'
import { writeQuality } from './quality'
import { writeRating } from './rating'
import { writeRoles } from './roles'
import { writeThemes } from './themes'
import type { ReportInput } from './types'
import { plainText, shortened } from './words'

export type ReportTarget = { filename: string } | { stream: Writable }

const CREATOR = 'Сверка'

/** Whole workbook as bytes: the same input gives the same bytes. */
export const reportBytes = async (input: ReportInput): Promise<Uint8Array> => {
  const through = new PassThrough()
  const bytes = buffer(through)
  const day = new Date(`${input.generatedOn}T00:00:00Z`)
  const options = {
    ...{ stream: through, useStyles: true, useSharedStrings: true, zip: { zlib: { level: 3 } } },
    ...{ created: day, modified: day, creator: CREATOR, lastModifiedBy: CREATOR },
  }
  const book = new ExcelJS.stream.xlsx.WorkbookWriter(options)
  const layout = layoutOf(input)
  const method = planMethod(input, layout)
  const footer = shortened(plainText(input.audit.name), 90).replaceAll('\n', ' ').replaceAll('&', '&&')
  await writeOverview(book, input, layout, footer)
  await writeRating(book, layout, method.cells, input.audit.settings.thresholds, footer)
  await writeThemes(book, layout, footer)
  for (const block of layout.blocks) await writeMatrix(book, block, layout, method.cells, footer)
  for (const block of layout.blocks) await writeRoles(book, block, layout, footer)
  await writeIndicators(book, input, layout, footer)
  await writeFailures(book, input, layout, footer)
  await writeDiscrepancies(book, input, layout, footer)
  await writeQuality(book, input, footer)
  await writeMethod(book, method, footer)
  await book.commit()
  return normaliseZip(await bytes)
}

/**
 * Writes the comparative report as .xlsx, whole or not at all. Throws Failure `report-not-written` when the file
 * cannot be written, for instance because it is open in another program.
 */
export const writeReport = async (input: ReportInput, target: ReportTarget): Promise<void> => {
  const bytes = await reportBytes(input)
  if ('stream' in target) {
    target.stream.end(bytes)
    return finished(target.stream)
  }
  try {
    await writeFile(target.filename, bytes)
  } catch (cause) {
    throw new Failure(
      'report-not-written',
      `Не удалось записать отчёт в файл «${target.filename}». Проверьте, что папка существует и файл не открыт в другой программе, и повторите.`,
      cause,
    )
  }
}
