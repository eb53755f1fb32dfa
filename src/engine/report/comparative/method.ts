import type { DataValidation, stream } from 'exceljs'
import { russianDay } from '../../base/calendar'
import { clauseLabel } from '../../base/label'
import { statementOf, type Block, type Layout } from './layout'
import { auditLines, HOW_SCORED, HOW_TO_CHANGE, settingsOf } from './method-text'
import { METHOD_SHEET, unitKey, type MethodCells } from './places'
import { absolute, heightFor, openSheet, type Content } from './sheet'
import { STYLE, type CellStyle } from './styles'
import type { ReportInput } from './types'
import { KIND } from './words'

const WIDTHS = [6, 20, 26, 66, 26, 9, 11, 13, 13]
const WHOLE = WIDTHS.reduce((sum, width) => sum + width, 0)
const LAST = WIDTHS.length - 1
const WEIGHT = 5
const CRITICAL = 7
const SETTING = 3

type MethodRow = {
  contents: Content[]
  styles: CellStyle | CellStyle[]
  height: number
  merge?: [number, number][]
}

/** Rows of «Методика» in order and the cells other sheets refer to: known before anything is written. */
export type MethodPlan = { rows: MethodRow[]; cells: MethodCells }

const UNIT_STYLES = [
  ...[STYLE.count, STYLE.text, STYLE.text, STYLE.text, STYLE.text],
  ...[STYLE.editableNumber, STYLE.count, STYLE.editableChoice, STYLE.center],
]

const title = (text: string): MethodRow => ({ contents: [text], styles: STYLE.title, height: 22 })
const section = (text: string): MethodRow => ({ contents: [text], styles: STYLE.section, height: 24 })
const paragraph = (text: string): MethodRow => ({
  contents: [text],
  styles: STYLE.paragraph,
  height: heightFor([[text, WHOLE]], 10),
  merge: [[0, LAST]],
})

/** A label over the first three columns, its value over the rest. */
const pair = (label: string, value: string): MethodRow => ({
  contents: [label, null, null, value, null, null, null, null, null],
  styles: STYLE.text,
  height: heightFor([[value, WHOLE - 52]]),
  merge: [
    [0, 2],
    [3, LAST],
  ],
})

const setting = (label: string, value: number): MethodRow => ({
  contents: [label, null, null, value],
  styles: [STYLE.text, STYLE.text, STYLE.text, STYLE.editablePercent],
  height: 15,
  merge: [[0, 2]],
})

const table = (titles: string[]): MethodRow => ({ contents: titles, styles: STYLE.header, height: 28 })

const catalogueRows = ({ catalogue, title: name }: Block): MethodRow[] => [
  pair('Положение', name),
  pair('Действует с', russianDay(catalogue.effectiveFrom)),
  pair('Для учреждений', catalogue.kinds.map((kind) => KIND[kind]).join(', ')),
]

const unitRows = (block: Block, themes: Map<string, string>): MethodRow[] => {
  const roles = new Map(block.catalogue.roles.map((role) => [role.id, role.title]))
  return block.units.map((unit, at) => {
    const contents = [
      ...[at + 1, unit.label, roles.get(unit.role ?? '') ?? unit.role ?? '', unit.statement],
      ...[themes.get(unit.theme) ?? unit.theme, unit.weight, unit.catalogueWeight],
      ...[unit.critical ? 'да' : 'нет', unit.attested ? 'самооценка' : 'данные'],
    ]
    const texts = [1, 2, 3, 4].map((column): [string, number] => [String(contents[column]), WIDTHS[column] ?? 10])
    return { contents, styles: UNIT_STYLES, height: heightFor(texts) }
  })
}

const noteRows = ({ catalogue }: Block): MethodRow[] =>
  catalogue.notes.map(({ clause, text }) => pair(clause === null ? 'ко всему тексту' : `к пункту ${clause}`, text))

const attestedRows = ({ catalogue }: Block): MethodRow[] =>
  catalogue.requirements.flatMap((requirement) => {
    const { criterion, obligation } = requirement
    if (criterion?.kind !== 'attested' || obligation === 'informative') return []
    return [pair(clauseLabel(requirement), `${statementOf(catalogue, requirement)} — ${criterion.why}`)]
  })

const orNone = (rows: MethodRow[]): MethodRow[] => (rows.length === 0 ? [paragraph('Нет.')] : rows)

/** Lays «Методика» out: the report's data, thresholds, weights, then the method, notes and self-reported requirements. */
export const planMethod = (input: ReportInput, { blocks }: Layout): MethodPlan => {
  const rows: MethodRow[] = []
  const units: MethodCells['units'] = new Map()
  const place = (column: number): string => absolute(METHOD_SHEET, rows.length, column)
  const put = (...more: MethodRow[]): void => void rows.push(...more)
  const { thresholds } = input.audit.settings
  const threshold = (label: string, value: number): string => {
    put(setting(label, value))
    return place(SETTING)
  }

  put(title('Методика'), ...auditLines(input).map(([label, value]) => pair(label, value)))
  put(section('Как считается'), ...HOW_SCORED.map(paragraph))
  put(section('Пороги и настройки'), paragraph(HOW_TO_CHANGE))
  const cells = {
    high: threshold('Высокий уровень: индекс не ниже', thresholds.high),
    sufficient: threshold('Достаточный уровень: индекс не ниже', thresholds.sufficient),
    completeness: threshold('Уровень и место — при полноте не ниже', thresholds.completeness),
    units,
  }
  put(...settingsOf(input).map(([label, value]) => pair(label, value)))
  const themes = new Map(input.themes.map((theme) => [theme.id, theme.title]))
  for (const block of blocks) {
    put(section(`Единицы оценки и веса: ${block.title}`), ...catalogueRows(block))
    put(table(['№', 'Пункты', 'Роль', 'Требование', 'Тема', 'Вес', 'Вес по перечню', 'Критическое', 'Чем решается']))
    unitRows(block, themes).forEach((row, at) => {
      put(row)
      const unit = block.units[at]
      if (unit !== undefined)
        units.set(unitKey(block, unit.id), { number: at + 1, weight: place(WEIGHT), critical: place(CRITICAL) })
    })
  }
  for (const block of blocks) {
    put(section(`Особенности текста и их прочтение: ${block.title}`), ...orNone(noteRows(block)))
    put(section(`Решается самооценкой с подтверждением: ${block.title}`), ...orNone(attestedRows(block)))
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
  footer: string,
): Promise<void> => {
  const sheet = openSheet(book, {
    title: METHOD_SHEET,
    columns: WIDTHS.map((width) => ({ width })),
    frozen: { rows: 1, columns: 0 },
    footer,
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
