/** Column letters for a 0-based column: 0 → A, 26 → AA. */
export const columnLetters = (column: number): string => {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/**
 * Row of a sheet that a row of a table stands in: «7» stands in row 7, and so does one that is a single cell, «K7».
 */
export const sheetRow = (row: string): number => Number(row.replace(/^[A-Z]+/, ''))

/** Order of a table's rows on their sheet: by row, then by column where a row is a single cell. */
export const byPlace = (one: string, other: string): number => {
  const letters = (row: string): string => row.replace(/\d+$/, '')
  const [first, second] = [letters(one), letters(other)]
  return (
    sheetRow(one) - sheetRow(other) || first.length - second.length || (first < second ? -1 : Number(first > second))
  )
}

/** A1 address of a 0-based row and column. */
export const address = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`

/** 0-based row and column of an A1 address, dollar signs aside; null when it is none. */
export const placeOfCell = (cell: string): { row: number; column: number } | null => {
  const [, letters, row] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(cell.toUpperCase()) ?? []
  if (letters === undefined || row === undefined) return null
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(row) - 1, column: column - 1 }
}
