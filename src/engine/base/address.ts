/** Column letters for a 0-based column: 0 → A, 26 → AA. */
export const columnLetters = (column: number): string => {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** A1 address of a 0-based row and column. */
export const address = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`
