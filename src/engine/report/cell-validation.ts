import type { DataValidation, Worksheet } from 'exceljs'

/** Excel refuses a file whose messages are longer. */
const TITLE_LIMIT = 32
const MESSAGE_LIMIT = 225

const clip = (text: string, limit: number): string => (text.length <= limit ? text : `${text.slice(0, limit - 1)}…`)

export type Messages = { title: string; prompt?: string | undefined; error: string }

/** What a validation says, within Excel's limits; it refuses a wrong value. */
export const speaking = ({
  title,
  prompt,
  error,
}: Messages): Pick<DataValidation, 'error'> & Omit<DataValidation, 'type' | 'formulae'> => ({
  allowBlank: true,
  showInputMessage: prompt !== undefined,
  ...(prompt === undefined ? {} : { promptTitle: clip(title, TITLE_LIMIT), prompt: clip(prompt, MESSAGE_LIMIT) }),
  showErrorMessage: true,
  errorStyle: 'stop',
  errorTitle: clip(title, TITLE_LIMIT),
  error: clip(error, MESSAGE_LIMIT),
})

/**
 * Sets a validation on a whole range at once. Cell by cell, exceljs joins equal neighbours into ranges
 * that may overlap, and Excel then offers to repair the file.
 */
export const validate = (sheet: Worksheet, range: string, validation: DataValidation): void => {
  const { dataValidations } = sheet as Worksheet & {
    dataValidations: { add: (range: string, validation: DataValidation) => void }
  }
  dataValidations.add(range.includes(':') ? range : `${range}:${range}`, validation)
}
