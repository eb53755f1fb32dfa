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

/** Weights of the check digit of a ten-digit ИНН (order of the tax service ММВ-7-6/435, 29.06.2012). */
const INN_WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** 1 when the ИНН in a cell is wrong, 0 when it is right or absent. */
export const innFault = (cell: string): string => {
  const text = `IF(ISNUMBER(${cell}),TEXT(${cell},"0000000000"),TRIM(${cell}))`
  const sum = `SUMPRODUCT(MID(${text},{1,2,3,4,5,6,7,8,9},1)*{${INN_WEIGHTS.join(',')}})`
  const right = `MOD(MOD(${sum},11),10)=VALUE(MID(${text},10,1))`
  return `IF(TRIM(${cell})="",0,IF(LEN(${text})<>10,1,IFERROR(IF(${right},0,1),1)))`
}

/** The same in figures, for the cached result. */
export const isInn = (text: string): boolean => {
  if (!/^\d{10}$/.test(text)) return false
  const sum = INN_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return (sum % 11) % 10 === Number(text[9])
}
