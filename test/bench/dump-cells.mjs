// node dump-cells.mjs BOOK.xlsx CELLS.json: cells, formats, widths, heights, panes, filters and conditional formats of a
// workbook as JSON for write-cells.py. Merges, links, validations and charts are left out, to the other side's good.
import { writeFileSync } from 'node:fs'
import ExcelJS from 'exceljs'

const KIND = { blank: 0, number: 1, text: 2, formula: 3 }

const BORDERS = { thin: 1, medium: 2, hair: 7 }
const PATTERNS = { solid: 1, lightUp: 14 }
const colour = (given) => (given?.argb === undefined ? undefined : `#${given.argb.slice(2)}`)

const formatOf = ({ font, fill, border, alignment, numFmt }) => {
  const format = {}
  const put = (name, value) => value !== undefined && value !== null && value !== false && (format[name] = value)
  put('font_name', font?.name)
  put('font_size', font?.size)
  put('bold', font?.bold)
  put('font_color', colour(font?.color))
  for (const side of ['top', 'left', 'bottom', 'right']) {
    put(side, BORDERS[border?.[side]?.style])
    put(`${side}_color`, colour(border?.[side]?.color))
  }
  if (fill?.pattern !== undefined && fill.pattern !== 'none') {
    put('pattern', PATTERNS[fill.pattern] ?? 1)
    put(fill.pattern === 'solid' ? 'bg_color' : 'fg_color', colour(fill.fgColor))
  }
  put('num_format', numFmt)
  put('align', alignment?.horizontal)
  put('valign', alignment?.vertical === 'middle' ? 'vcenter' : alignment?.vertical)
  put('text_wrap', alignment?.wrapText)
  put('indent', alignment?.indent)
  put('rotation', alignment?.textRotation)
  return format
}

const SCALES = ['min', 'mid', 'max']

const ruleOf = (rule) => {
  if (rule.type === 'expression')
    return {
      type: 'formula',
      criteria: `=${rule.formulae[0]}`,
      format: { bg_color: colour(rule.style?.fill?.bgColor) ?? '#FFFFFF' },
    }
  if (rule.type !== 'colorScale') return null
  return Object.fromEntries([
    ['type', '3_color_scale'],
    ...SCALES.flatMap((name, at) => [
      [`${name}_type`, 'num'],
      [`${name}_value`, rule.cfvo[at].value],
      [`${name}_color`, colour(rule.color[at])],
    ]),
  ])
}

const bounds = (range) => {
  const [from, to = from] = range.split(':')
  const place = (cell) => {
    const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(cell)
    return [Number(digits) - 1, [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1]
  }
  return [...place(from), ...place(to)]
}

const contentOf = (value, column, style) => {
  if (value === null || value === undefined) return [column, KIND.blank, null, null, style]
  if (typeof value === 'number') return [column, KIND.number, value, null, style]
  if (typeof value === 'object' && 'formula' in value)
    return [column, KIND.formula, value.result ?? '', `=${value.formula}`, style]
  if (typeof value === 'object' && 'text' in value) return [column, KIND.text, String(value.text), null, style]
  return [column, KIND.text, String(value), null, style]
}

/** Dumps a workbook; returns how many cells it has, and how many of them are formulas. */
const dumpCells = async (source, target) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(source)
  const styles = []
  const known = new Map()
  const numbers = new Map()
  const styleOf = (cell) => {
    const found = known.get(cell.style)
    if (found !== undefined) return found
    const format = formatOf(cell.style)
    const key = JSON.stringify(format)
    const at = numbers.get(key) ?? styles.push(format) - 1
    numbers.set(key, at)
    known.set(cell.style, at)
    return at
  }
  const count = { cells: 0, formulas: 0 }
  const sheets = book.worksheets.map((sheet) => {
    const rows = []
    sheet.eachRow({ includeEmpty: true }, (row, number) => {
      const cells = []
      row.eachCell({ includeEmpty: false }, (cell, column) => {
        // Cells under a merged one hold its format alone.
        const value = cell.isMerged && cell.master !== cell ? null : cell.value
        cells.push(contentOf(value, column - 1, styleOf(cell)))
      })
      count.cells += cells.length
      count.formulas += cells.filter(([, kind]) => kind === KIND.formula).length
      rows.push([number - 1, row.height ?? null, row.hidden === true, cells])
    })
    const [view = {}] = sheet.views
    const { autoFilter } = sheet
    return {
      title: sheet.name,
      columns: (sheet.columns ?? []).map(({ width, hidden }, at) => [at, width ?? 9, hidden === true]),
      frozen: [view.ySplit ?? 0, view.xSplit ?? 0],
      filter: typeof autoFilter === 'string' ? bounds(autoFilter) : null,
      conditional: (sheet.conditionalFormattings ?? []).flatMap(({ ref, rules }) =>
        rules.map(ruleOf).flatMap((rule) => (rule === null ? [] : [[...bounds(ref), rule]])),
      ),
      rows,
    }
  })
  writeFileSync(target, JSON.stringify({ styles, sheets }))
  return count
}

const [source, target] = process.argv.slice(2)
const { cells, formulas } = await dumpCells(source, target)
process.stdout.write(`${cells} cells, ${formulas} of them formulas\n`)
