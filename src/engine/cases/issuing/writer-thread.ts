import { answering, type Answer } from '../../base/own-thread'
import type { FormPlan } from '../../catalogue/types'
import type { ReportInput } from '../../report/comparative/types'
import type { Filling, FormOptions } from '../../report/form/types'
import type { Letter } from '../../report/letters/types'
import type { DocumentPlan } from '../../report/word/types'

/** A workbook or document to make; all of it plain data. */
export type Writing =
  | { kind: 'report'; input: ReportInput }
  | { kind: 'document'; plan: DocumentPlan }
  | { kind: 'letter-sheet'; letter: Letter }
  | { kind: 'form'; plan: FormPlan; options: FormOptions; filling: Filling | null }

export type Made = { bytes: Uint8Array }

const made = async (writing: Writing): Promise<Uint8Array> => {
  if (writing.kind === 'report') {
    const { reportBytes } = await import('../../report/comparative/write-report')
    return reportBytes(writing.input)
  }
  if (writing.kind === 'document') {
    const { renderDocument } = await import('../../report/word/render-document')
    return renderDocument(writing.plan)
  }
  if (writing.kind === 'letter-sheet') {
    const { letterSheet } = await import('../../report/letters/letter-sheet')
    return letterSheet(writing.letter)
  }
  const { writeForm } = await import('../../report/form/write-form')
  return writeForm(writing.plan, writing.options, writing.filling)
}

/** Entry of the thread that makes workbooks: one in, its bytes out. */
export const write = (writing: Writing): Promise<Answer<Made>> =>
  answering(async () => ({ bytes: await made(writing) }))
