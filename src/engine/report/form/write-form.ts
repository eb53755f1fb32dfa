import exceljs from 'exceljs'
import type { FormPlan } from '../../catalogue/types'
import { normaliseZip } from '../normalise-zip'
import { layForm } from './layout'
import { fill } from './fill'
import { writeHints } from './hints'
import { dateOf } from './sheet'
import type { Filling, FormOptions } from './types'
import { writeControl } from './write-control'
import { writeIdentity } from './write-identity'
import { writeInstruction } from './write-instruction'
import { writeLists } from './write-lists'
import { writePassport } from './write-passport'
import { writeRequirements } from './write-requirements'
import { writeTable } from './write-table'

export type { Filling, FormOptions } from './types'

/** A workbook must carry some date; a constant one keeps the bytes the same. */
const UNDATED = '2025-01-01'

/**
 * The workbook an institution fills, as .xlsx bytes: the same plan, options and filling give the same bytes.
 * Formulas of a blank form carry their values; those of a filled one none, so that programs calculate on opening it.
 */
export const writeForm = async (
  plan: FormPlan,
  options: FormOptions,
  filling: Filling | null = null,
): Promise<Uint8Array> => {
  const layout = layForm(plan, options)
  const book = new exceljs.Workbook()
  const dated = dateOf(options.audit?.periodFrom ?? UNDATED)
  Object.assign(book, {
    creator: 'Сверка',
    lastModifiedBy: 'Сверка',
    created: dated,
    modified: dated,
    title: plan.title,
  })
  book.views = [{ x: 0, y: 0, width: 28000, height: 16000, firstSheet: 0, activeTab: 0, visibility: 'visible' }]
  book.calcProperties.fullCalcOnLoad = true
  await writeInstruction(book, layout)
  await writePassport(book, layout)
  await writeRequirements(book, layout)
  for (const placed of layout.tables) await writeTable(book, placed, layout)
  await writeControl(book, layout)
  await writeLists(book, layout)
  await writeIdentity(book, layout)
  if (filling !== null) fill(book, layout, filling)
  if (options.hints) writeHints(book, layout, options.hints)
  const buffer = await book.xlsx.writeBuffer({ zip: { compression: 'DEFLATE' } })
  return normaliseZip(new Uint8Array(buffer))
}
