import { address } from '../base/address'
import { normalised } from '../base/russian'
import type { Field } from '../catalogue/evidence-types'
import type { Kind } from '../catalogue/kind'
import type { FormPlan } from '../catalogue/types'
import type { Cell, CellValue } from '../workbook/types'
import { hasInnChecksum } from '../base/inn'
import { INN_EXPECTED, parseInn } from './inn'
import { fieldByTitle } from './lookup'
import { outsideRemark } from './outside'
import { cellRemark, quoted, sheetRemark, shown } from './remark'
import { parsedBy, takeCell, type SheetIntake } from './sheet-intake'
import { suggestedFields, suggestionText } from './suggest'
import { cellIn, REASONS } from './tally'
import type { Fact, KeyedLayout, Sender } from './types'
import { unreadableSheet } from './unreadable'
import type { Parsed } from './values/outcome'

type Row = SheetIntake['sheet']['rows'][number]

/** The cell with a row's title; a column of numbers may have been put before it. */
const labelOf = ({ cells }: Row): Cell | undefined => cells.find(({ content }) => !/^\d+[.)]?$/.test(shown(content)))

const parsedInn = (intake: SheetIntake, field: Field, content: CellValue): Parsed => {
  const inn = parseInn(content)
  if (inn !== null) return inn
  const parsed = parsedBy(intake, field, content)
  return parsed.ok ? parsed : { ...parsed, expected: INN_EXPECTED }
}

/** A value in the column of hints: what a field that is no text can be read from. Words there are the form's own. */
const valueBeside = (intake: SheetIntake, field: Field, row: Row, column: number): Cell | undefined => {
  const cell = cellIn(row, column + 1)
  if (cell === undefined) return undefined
  const parsed =
    field.id === 'inn' ? parseInn(cell.content) : parsedBy(intake, field, cell.content, { column: cell.column })
  const isText = field.type === 'text' && field.id !== 'inn' && cell.content.type === 'text'
  return parsed?.ok === true && !isText ? cell : undefined
}

const elsewhere = (
  intake: SheetIntake,
  field: Field,
  row: number,
  column: number,
  { content, ...cell }: Cell,
): void => {
  const place = { sheet: intake.sheet.title, row, column: cell.column }
  const text = `«${field.title}» — значение ${quoted(shown(content))} стоит не в своём столбце и не взято. Перенесите его в ячейку ${address(row, column)}.`
  intake.tally.quarantine(row, `«${field.title}» не в своём столбце`)
  intake.remarks.push(
    cellRemark(place, {
      severity: 'error',
      code: 'value-elsewhere',
      value: shown(content),
      expected: `ячейка ${address(row, column)}`,
      text,
    }),
  )
}

const takeField = (intake: SheetIntake, fields: Field[], row: Row): string | null => {
  const label = labelOf(row)
  const field = label?.content.type === 'text' ? fieldByTitle(fields, shown(label.content)) : undefined
  if (label === undefined || field === undefined) return null
  const column = label.column + 1
  const value = cellIn(row, column)
  if (value === undefined) {
    const beside = valueBeside(intake, field, row, column)
    if (beside === undefined) intake.tally.skip(row.row, REASONS.blank)
    else elsewhere(intake, field, row.row, column, beside)
    return field.id
  }
  if (intake.facts.some((fact) => fact.column === field.id)) {
    intake.tally.quarantine(row.row, 'поле повторяется')
    intake.remarks.push(
      cellRemark(
        { sheet: intake.sheet.title, row: row.row, column },
        {
          severity: 'error',
          code: 'repeated-field',
          value: shown(value.content),
          expected: null,
          text: `«${field.title}» уже есть выше, это значение не взято. Оставьте одну строку.`,
        },
      ),
    )
    return field.id
  }
  const parsed =
    field.id === 'inn'
      ? parsedInn(intake, field, value.content)
      : parsedBy(intake, field, value.content, { column, noneIsEmpty: true })
  const target = { table: 'passport', rowId: '', field, row: row.row, column }
  if (!takeCell(intake, target, value.content, parsed))
    intake.tally.quarantine(row.row, `«${field.title}» не прочитано`)
  else intake.tally.accept(row.row)
  if (field.id === 'inn' && parsed.ok && !hasInnChecksum(String(parsed.value)))
    intake.remarks.push(
      cellRemark(
        { sheet: intake.sheet.title, row: row.row, column },
        {
          severity: 'warning',
          code: 'inn-checksum',
          value: String(parsed.value),
          expected: 'ИНН с верной контрольной цифрой',
          text: `в ИНН ${parsed.value} не сходится контрольная цифра, учреждение узнаётся не по нему, а по наименованию. Проверьте ИНН по свидетельству и исправьте.`,
        },
      ),
    )
  return field.id
}

/** A row nobody knows, with which of the missing fields it may be; it waits while one of these must be filled. */
const unknownRow = (intake: SheetIntake, row: Row, missing: Field[]): void => {
  const label = labelOf(row) ?? row.cells[0]
  const value = cellIn(row, (label?.column ?? 0) + 1) ?? row.cells[1]
  if (label === undefined || value === undefined) return intake.tally.skip(row.row, REASONS.title)
  const title = shown(label.content)
  const parses = (field: Field, content: CellValue): boolean =>
    parsedBy(intake, field, content, { column: value.column }).ok
  const suggestions = suggestedFields('passport', { title, values: [value.content], isOnly: false }, missing, parses)
  const waits = missing.some(({ id, required }) => required === true && suggestions.some(({ column }) => column === id))
  if (waits) intake.tally.quarantine(row.row, REASONS.unknownField)
  else intake.tally.skip(row.row, REASONS.unknownField)
  const fix = suggestions.length === 0 ? '' : ' Если это оно, сопоставьте строку или исправьте её название.'
  const remark = cellRemark(
    { sheet: intake.sheet.title, row: row.row, column: label.column },
    {
      severity: waits ? 'error' : suggestions.length > 0 ? 'warning' : 'info',
      code: 'unknown-field',
      value: title,
      expected: null,
      text: `поля ${quoted(title)} в форме нет, его значение не взято.${suggestionText(suggestions)}${fix}`,
    },
  )
  intake.remarks.push(suggestions.length === 0 ? remark : { ...remark, suggestions })
}

/** Takes «Учреждение»: titles in a row's first cell, values in the next column, in any order. */
export const takePassport = (intake: SheetIntake, plan: FormPlan, fields: Field[] = plan.passport): KeyedLayout => {
  const { sheet } = intake
  const cells: Record<string, string> = {}
  const filled = new Set<string>()
  const known = new Set<number>()
  const own = new Map<string, number>()
  const unknown: Row[] = []
  for (const row of sheet.rows) {
    const field = takeField(intake, fields, row)
    if (field !== null) {
      const column = (labelOf(row)?.column ?? 0) + 1
      known.add(row.row)
      // Numbers may stand before the title; beside the value the form prints its hint.
      for (let each = 0; each <= column + 1; each++) own.set(String(each), each)
      cells[field] ??= address(row.row, column)
      if (cellIn(row, column) !== undefined) filled.add(field)
    } else if (Object.keys(cells).length > 0) unknown.push(row)
    else intake.tally.skip(row.row, REASONS.title)
  }
  if (Object.keys(cells).length === 0) {
    unreadableSheet(
      intake,
      `строки ${plan.passport
        .slice(0, 3)
        .map(({ title }) => `«${title}»`)
        .join(', ')} …`,
    )
    return { table: 'passport', sheet: sheet.title, cells }
  }
  const missing = plan.passport.filter(({ id }) => cells[id] === undefined)
  for (const row of unknown) unknownRow(intake, row, missing)
  intake.remarks.push(...outsideRemark(sheet, { columns: own, extra: [] }, known))
  for (const field of plan.passport) {
    const cell = cells[field.id]
    if (cell === undefined)
      intake.remarks.push(
        sheetRemark(
          'warning',
          'missing-field',
          sheet.title,
          `Лист «${sheet.title}»: нет строки «${field.title}». Верните её в форму и заполните.`,
        ),
      )
    else if (field.required === true && !filled.has(field.id))
      intake.remarks.push({
        ...sheetRemark(
          'warning',
          'not-filled',
          sheet.title,
          `Лист «${sheet.title}», ячейка ${cell}: «${field.title}» не заполнено. Впишите значение.`,
        ),
        cell,
      })
  }
  return { table: 'passport', sheet: sheet.title, cells }
}

/** Kind of institution a passport's words name; null when they name none. */
export const kindOf = (title: string | null): Kind | null => {
  const text = normalised(title ?? '')
  if (text.includes('дошкольн')) return 'preschool'
  if (text.includes('дополнительн')) return 'additional'
  return text.includes('общеобразовательн') ? 'school' : null
}

/** Who sent the form, by its passport; a plan for one kind of institution says the kind where the passport does not. */
export const senderOf = (facts: Fact[], plan: FormPlan): Sender => {
  const text = (column: string): string | null => {
    const fact = facts.find((each) => each.table === 'passport' && each.column === column)
    return fact === undefined ? null : String(fact.value)
  }
  const [only, ...others] = plan.kinds
  return {
    fullName: text('fullName'),
    shortName: text('shortName'),
    inn: text('inn'),
    kind: kindOf(text('kind')) ?? (others.length === 0 ? (only ?? null) : null),
    subdivision: text('subdivision'),
    municipality: text('municipality'),
  }
}
