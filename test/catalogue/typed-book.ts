import type { BookCell, CatalogueBook, ReadBook } from '../../src/engine/catalogue/book/types'

type Content = ReadBook['sheets'][number]['rows'][number]['cells'][number]['content']

const contentOf = (cell: BookCell): Content | null => {
  if (cell === null) return null
  if (typeof cell === 'string') return { type: 'text', value: cell }
  if (typeof cell === 'number') return { type: 'number', value: cell }
  return 'date' in cell ? { type: 'date', value: cell.value } : { type: 'number', value: cell.value }
}

/** The typed cells a workbook of these sheets would be read as: an intro in row 1, the header in row 3. */
export const typedBook = ({ sheets }: Pick<CatalogueBook, 'sheets'>): ReadBook => ({
  sheets: sheets.map(({ title, intro, columns, rows }) => ({
    title,
    rows: [[intro], [], columns.map((column) => column.title), ...rows].flatMap((cells, row) => {
      const contents = cells.flatMap((cell, column) => {
        const content = contentOf(cell)
        return content === null || content.value === '' ? [] : [{ column, content }]
      })
      return contents.length === 0 ? [] : [{ row, cells: contents }]
    }),
  })),
})
