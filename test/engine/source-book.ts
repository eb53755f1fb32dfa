import exceljs from 'exceljs'

/** A workbook of two sheets: 40 rows of 12 columns, with a date, a share, markup and a merge around row 20. */
export const xlsxOf = async (): Promise<Uint8Array> => {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('Участники')
  for (let row = 1; row <= 40; row++)
    for (let column = 1; column <= 12; column++) sheet.getCell(row, column).value = row
  sheet.getCell('A20').value = '<b>и</b>'
  sheet.getCell('B20').value = new Date('2025-09-15T00:00:00Z')
  sheet.getCell('B20').numFmt = 'dd.mm.yyyy'
  sheet.getCell('C20').value = 0.775
  sheet.mergeCells('A22:B23')
  sheet.getCell('A22').value = 'вместе'
  book.addWorksheet('Чаты').getCell('A1').value = 'чат'
  return new Uint8Array(await book.xlsx.writeBuffer())
}
