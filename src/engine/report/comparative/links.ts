import type { stream } from 'exceljs'
import { xmlText } from '../xml-text'

/** A cell of another sheet: `'Рейтинг'!B7`. */
export type Target = string

export type Links = { add: (cell: string, target: Target, tip?: string) => void }

/** What exceljs does at the end of a sheet it streams, beyond its types. */
type Ending = {
  stream: { write: (text: string) => void }
  _writeHyperlinks: () => void
  _writeDataValidations: () => void
}

/** Excel offers to repair a sheet with more. */
const MOST = 65_530
const PIECE = 500

/**
 * Links within the workbook. exceljs would make each one an address of the outside world, and puts all of them before
 * the formats, where the standard does not allow them; so they are written here, after the validations.
 */
export const linksOf = (sheet: ReturnType<stream.xlsx.WorkbookWriter['addWorksheet']>): Links => {
  const ending = sheet as unknown as Ending
  const validations = ending._writeDataValidations.bind(ending)
  const written: string[] = []
  ending._writeHyperlinks = () => undefined
  ending._writeDataValidations = () => {
    validations()
    if (written.length === 0) return
    ending.stream.write('<hyperlinks>')
    for (let at = 0; at < written.length; at += PIECE) ending.stream.write(written.slice(at, at + PIECE).join(''))
    ending.stream.write('</hyperlinks>')
  }
  return {
    add: (cell, target, tip) => {
      if (written.length >= MOST) return
      const hint = tip === undefined ? '' : ` tooltip="${xmlText(tip)}"`
      written.push(`<hyperlink ref="${cell}" location="${xmlText(target)}"${hint}/>`)
    },
  }
}
