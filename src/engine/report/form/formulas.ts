import { INN_WEIGHTS } from '../../base/inn'

/**
 * Formula text as a workbook stores it: English names, commas, `{1,0}` a row and `{1;0}` a column of constants.
 * Everything is evaluated inside SUMPRODUCT, which computes arrays in every spreadsheet program without
 * Ctrl+Shift+Enter; IF would not, so conditions are products of ones and zeros.
 */

/** Rows are 1-based, columns letters. */
export type Block = { sheet: string; from: string; to: string; firstRow: number; lastRow: number }

export const refOf = ({ sheet, from, to, firstRow, lastRow }: Block): string =>
  `'${sheet}'!$${from}$${firstRow}:$${to}$${lastRow}`

export const cellRef = (sheet: string, address: string): string =>
  `'${sheet}'!${address.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')}`

export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

export const filled = (ref: string): string => `(TRIM(${ref})<>"")`
export const empty = (ref: string): string => `(TRIM(${ref})="")`
export const says = (ref: string, text: string): string => `(TRIM(${ref})=${quoted(text)})`

const digits = (flags: boolean[]): (1 | 0)[] => flags.map((flag) => (flag ? 1 : 0))
export const acrossMask = (flags: boolean[]): string => `{${digits(flags).join(',')}}`
export const downMask = (flags: boolean[]): string => `{${digits(flags).join(';')}}`

/** One or zero for each row of a block: is any of the flagged columns filled? */
export const rowsFilled = (ref: string, columns: boolean[]): string =>
  `(MMULT(1*${filled(ref)},${downMask(columns)})>0)`

export const countOf = (condition: string): string => `SUMPRODUCT(1*(${condition}))`

const CODE = 1_000_000

/** A number that is greatest for the first cell, row by row, where the condition holds; 0 where it never does. */
export const placeOf = (condition: string, ref: string): string =>
  `SUMPRODUCT(MAX((${condition})*(${CODE}-ROW(${ref})*100-COLUMN(${ref}))))`

/** What `placeOf` gives for a cell; `column` is 1-based. */
export const placeCode = (row: number, column: number): number => CODE - row * 100 - column

/** Turns the number of `placeOf` in a cell back into an address. */
export const addressFrom = (code: string): string => `ADDRESS(INT((${CODE}-${code})/100),MOD(${CODE}-${code},100),4)`

/** «замечание», «замечания», «замечаний» for the number in a cell. */
export const remarksWord = (count: string): string =>
  `IF(AND(MOD(${count},10)=1,MOD(${count},100)<>11),"замечание",` +
  `IF(AND(MOD(${count},10)>1,MOD(${count},10)<5,OR(MOD(${count},100)<12,MOD(${count},100)>14)),"замечания","замечаний"))`

/** Does one control digit agree with the digits before it? `text` is the formula of the ИНН. */
const digitHolds = (text: string, weights: number[]): string => {
  const places = weights.map((_, index) => index + 1)
  const sum = `SUMPRODUCT(MID(${text},{${places.join(',')}},1)*{${weights.join(',')}})`
  return `MOD(MOD(${sum},11),10)=VALUE(MID(${text},${weights.length + 1},1))`
}

/** 1 when the ИНН in a cell is wrong, 0 when it is right or absent; as the import tells them, ten digits or twelve. */
export const innFault = (cell: string): string => {
  const text = `IF(ISNUMBER(${cell}),TEXT(${cell},IF(${cell}<10000000000,"0000000000","000000000000")),TRIM(${cell}))`
  const rightOf = (digits: 10 | 12): string =>
    `AND(VALUE(${text})>0,${INN_WEIGHTS[digits].map((weights) => digitHolds(text, weights)).join(',')})`
  const faultOf = (digits: 10 | 12): string => `IFERROR(IF(${rightOf(digits)},0,1),1)`
  return `IF(TRIM(${cell})="",0,IF(LEN(${text})=10,${faultOf(10)},IF(LEN(${text})=12,${faultOf(12)},1)))`
}
