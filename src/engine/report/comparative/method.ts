import type { DataValidation, stream } from 'exceljs'
import type { Layout } from './layout'
import {
  attestedRows,
  catalogueRows,
  consequenceRows,
  CRITICAL,
  criticalRows,
  noteRows,
  pair,
  paragraph,
  section,
  setting,
  SETTING,
  table,
  title,
  unitRows,
  WEIGHT,
  WIDTHS,
  type MethodRow,
} from './method-rows'
import { otherRows, stabilityRows } from './method-extras'
import { auditLines, HOW_SCORED, HOW_TO_CHANGE, HOW_WEIGHED, settingsOf } from './method-text'
import { normRows } from './norm-rows'
import { METHOD_SHEET, unitKey, type MethodCells } from './places'
import { absolute, openSheet, type Frame } from './sheet'
import type { ReportInput } from './types'

/** Rows of «Методика» in order and the cells other sheets refer to: known before anything is written. */
export type MethodPlan = { rows: MethodRow[]; cells: MethodCells }

const orNone = (rows: MethodRow[]): MethodRow[] => (rows.length === 0 ? [paragraph('Нет.')] : rows)

const UNIT_TITLES = [
  ...['№', 'Пункты', 'Роль', 'Требование', 'Тема', 'Последствие нарушения'],
  ...['Вес', 'Вес по перечню', 'Критическое', 'Чем решается', 'Как проверяется'],
]

/** Which themes different regulations share; nothing to say for a single one. */
const commonRows = ({ blocks, themes }: Layout): MethodRow[] => {
  if (blocks.length === 1) return []
  const common = themes.filter((theme) => theme.common).map(({ title: name }) => name)
  return [
    section('Общие темы'),
    paragraph(common.length === 0 ? 'Тем, общих для всех положений, нет.' : `${common.length}: ${common.join('; ')}.`),
  ]
}

/** Lays «Методика» out: the report's data, thresholds, weights, then the method, notes and self-reported requirements. */
export const planMethod = (input: ReportInput, layout: Layout): MethodPlan => {
  const { blocks } = layout
  const rows: MethodRow[] = []
  const units: MethodCells['units'] = new Map()
  const place = (column: number): string => absolute(METHOD_SHEET, rows.length, column)
  const put = (...more: MethodRow[]): void => void rows.push(...more)
  const { thresholds } = input.audit.settings
  const threshold = (label: string, value: number): string => {
    put(setting(label, value))
    return place(SETTING)
  }

  put(title('Методика'), ...auditLines(input).map(([label, value]) => pair(label, value)), ...otherRows(input))
  put(section('Как считается'), ...HOW_SCORED.map(paragraph))
  put(section('Пороги и настройки'), paragraph(HOW_TO_CHANGE))
  const cells = {
    high: threshold('Высокий уровень: индекс не ниже', thresholds.high),
    sufficient: threshold('Достаточный уровень: индекс не ниже', thresholds.sufficient),
    completeness: threshold('Уровень и место — при полноте не ниже', thresholds.completeness),
    units,
  }
  put(...settingsOf(input).map(([label, value]) => pair(label, value)))
  put(...stabilityRows(input.stability))
  put(section('Веса'), paragraph(HOW_WEIGHED), ...consequenceRows(input.consequences))
  put(...commonRows(layout), ...normRows(blocks, input.norms.screenTime))
  for (const block of blocks) {
    put(section(blocks.length === 1 ? 'Единицы оценки' : `Единицы оценки: ${block.short}`), ...catalogueRows(block))
    put(table(UNIT_TITLES))
    unitRows(block, input).forEach((row, at) => {
      put(row)
      const unit = block.units[at]
      if (unit !== undefined)
        units.set(unitKey(block, unit.id), { number: at + 1, weight: place(WEIGHT), critical: place(CRITICAL) })
    })
    const of = blocks.length === 1 ? '' : `: ${block.short}`
    put(section(`Критические требования и почему они ограничивают уровень${of}`), ...orNone(criticalRows(block)))
    put(section(`Особенности текста и их прочтение${of}`), ...orNone(noteRows(block)))
    put(section(`Решается самооценкой с подтверждением${of}`), ...orNone(attestedRows(block)))
  }
  return { rows, cells }
}

const cellOf = (address: string): string => address.slice(address.indexOf('!') + 1).replaceAll('$', '')

const WEIGHT_RULE: DataValidation = {
  type: 'decimal',
  operator: 'greaterThanOrEqual',
  formulae: [0],
  allowBlank: false,
  showErrorMessage: true,
  errorTitle: 'Вес',
  error: 'Вес — число не меньше нуля.',
}
const SHARE_RULE: DataValidation = {
  type: 'decimal',
  operator: 'between',
  formulae: [0, 1],
  allowBlank: false,
  showErrorMessage: true,
  errorTitle: 'Порог',
  error: 'Порог — от 0 % до 100 %.',
}
const CHOICE_RULE: DataValidation = {
  type: 'list',
  formulae: ['"да,нет"'],
  allowBlank: false,
  showErrorMessage: true,
  errorTitle: 'Критическое',
  error: 'Выберите «да» или «нет».',
}

/** «Методика»: whatever a reader needs to repeat the calculation; the yellow cells drive the formulas. */
export const writeMethod = async (
  book: stream.xlsx.WorkbookWriter,
  { rows, cells }: MethodPlan,
  frame: Frame,
): Promise<void> => {
  const sheet = openSheet(book, {
    title: METHOD_SHEET,
    columns: WIDTHS.map((width) => ({ width })),
    frozen: { rows: 1, columns: 0 },
    ...frame,
    tab: 'FFA5A5A5',
  })
  for (const { contents, styles, height, merge } of rows)
    await sheet.row(contents, styles, { height, ...(merge === undefined ? {} : { merge }) })
  for (const { weight, critical } of cells.units.values()) {
    sheet.validate(cellOf(weight), WEIGHT_RULE)
    sheet.validate(cellOf(critical), CHOICE_RULE)
  }
  for (const address of [cells.high, cells.sufficient, cells.completeness]) sheet.validate(cellOf(address), SHARE_RULE)
  await sheet.close()
}
