import type { stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import { xmlText } from '../xml-text'
import type { Content, RowOptions } from './sheet'
import type { CellStyle } from './styles'
import { plainText } from './words'

/** What exceljs keeps of a sheet it streams, beyond its types. */
type Streamed = {
  stream: { write: (text: string) => void }
  startedData: boolean
  _writeColumns: () => void
  _writeOpenSheetData: () => void
  _merges: unknown[]
  _workbook: {
    styles: { addStyleModel: (style: CellStyle) => number }
    sharedStrings: { add: (text: string) => number }
  }
}

/**
 * Rows written as text: exceljs makes several objects a cell of them, which for the million cells of a large report
 * takes half of the time and most of the memory.
 */
type RowWriter = {
  row: (number: number, contents: Content[], styles: CellStyle | CellStyle[], options: RowOptions) => void
  /** Hands on what was written. */
  flush: () => void
}

const PIECE = 32_768

const LETTERS: string[] = []
const lettersOf = (column: number): string => (LETTERS[column] ??= columnLetters(column))

/** Attribute and contents of a cell. */
const filled = (content: Exclude<Content, null | ''>, add: (text: string) => number): string => {
  if (typeof content === 'number') return `><v>${content}</v></c>`
  if (typeof content === 'string') return ` t="s"><v>${add(plainText(content))}</v></c>`
  const { formula, result } = content
  const kept = typeof result === 'number' ? `<v>${result}</v>` : `<v>${xmlText(result)}</v>`
  return `${typeof result === 'number' ? '' : ' t="str"'}><f>${xmlText(formula)}</f>${kept}</c>`
}

/** Numbers of styles by their objects, which cells share. */
const numbering = ({ styles }: Streamed['_workbook']): ((style: CellStyle) => number) => {
  const known = new Map<CellStyle, number>()
  return (style) => {
    const found = known.get(style) ?? styles.addStyleModel(style)
    known.set(style, found)
    return found
  }
}

/** Writes the rows of a sheet of the streaming book, from top to bottom; nothing else may write rows to it. */
export const rowWriter = (sheet: ReturnType<stream.xlsx.WorkbookWriter['addWorksheet']>): RowWriter => {
  const into = sheet as unknown as Streamed
  const numberOf = numbering(into._workbook)
  const add = (text: string): number => into._workbook.sharedStrings.add(text)
  let pending = ''
  const flush = (): void => {
    if (pending === '') return
    if (!into.startedData) {
      into._writeColumns()
      into._writeOpenSheetData()
      into.startedData = true
    }
    into.stream.write(pending)
    pending = ''
  }
  return {
    row: (number, contents, styles, { height, hidden, merge = [] }) => {
      const shown = merge.reduce((most, [, to]) => Math.max(most, to + 1), contents.length)
      /** The first cell of the merged ones that a column belongs to. */
      const masterOf = (column: number): number =>
        merge.find(([from, to]) => column > from && column <= to)?.[0] ?? column
      let cells = ''
      for (let column = 0; column < shown; column += 1) {
        const master = merge.length === 0 ? column : masterOf(column)
        const style = Array.isArray(styles) ? styles[master] : styles
        const content = master === column ? (contents[column] ?? null) : null
        const isEmpty = content === null || content === ''
        const id = style === undefined ? 0 : numberOf(style)
        if (isEmpty && id === 0) continue
        cells += `<c r="${lettersOf(column)}${number}"${id === 0 ? '' : ` s="${id}"`}${isEmpty ? '/>' : filled(content, add)}`
      }
      for (const [from, to] of merge) into._merges.push(`${lettersOf(from)}${number}:${lettersOf(to)}${number}`)
      if (cells === '' && height === undefined && hidden !== true) return
      const look = `${height === undefined ? '' : ` ht="${height}" customHeight="1"`}${hidden === true ? ' hidden="1"' : ''}`
      pending += `<row r="${number}"${look}>${cells}</row>`
      if (pending.length >= PIECE) flush()
    },
    flush,
  }
}
