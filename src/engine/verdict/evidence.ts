import { byPlace } from '../base/address'
import type { Dictionary, EvidenceTable as TableForm } from '../catalogue/evidence-types'
import type { Kind } from '../catalogue/kind'
import type { FactsInForce } from '../store/fact-types'
import type { Answer, Evidence, EvidenceRow, EvidenceTable, Known } from './types'

type FactInForce = FactsInForce['facts'][number]
type Layout = FactsInForce['tables'][number]
type KeyedCells = FactsInForce['keyed'][number]

const PARTS = ['confirmation', 'date', 'comment'] as const

const known = ({ value, file, sheet, cell, observed }: FactInForce): Known =>
  observed === undefined ? { value, file, sheet, cell } : { value, file, sheet, cell, observed }

const byTable = (facts: FactInForce[]): Map<string, FactInForce[]> => {
  const grouped = new Map<string, FactInForce[]>()
  for (const fact of facts) {
    const group = grouped.get(fact.table)
    if (group === undefined) grouped.set(fact.table, [fact])
    else group.push(fact)
  }
  return grouped
}

/** Facts of one row mostly stand together, so the row is looked up only where the place changes. */
const rowsOf = (facts: FactInForce[]): EvidenceRow[] => {
  const rows = new Map<string, EvidenceRow>()
  let last: { fact: FactInForce; row: EvidenceRow } | null = null
  for (const fact of facts) {
    const stays =
      last !== null && last.fact.row === fact.row && last.fact.file === fact.file && last.fact.sheet === fact.sheet
    if (last === null || !stays) {
      const place = `${fact.file}\n${fact.sheet}\n${fact.row}`
      const row = rows.get(place) ?? { row: fact.row, values: {} }
      rows.set(place, row)
      last = { fact, row }
    }
    last.row.values[fact.column] = known(fact)
  }
  return [...rows.values()]
}

/** A row of single figures is known by its key (`=…`): it completes the row of the form that names the same. */
const joined = (rows: EvidenceRow[], { key }: TableForm): EvidenceRow[] => {
  const isKeyed = ({ row }: EvidenceRow): boolean => row.startsWith('=')
  if (!rows.some(isKeyed)) return rows
  const nameOf = ({ values }: EvidenceRow): string => key.map((id) => String(values[id]?.value ?? '')).join('\n')
  const placed = rows.filter((row) => !isKeyed(row)).map((row) => ({ ...row, values: { ...row.values } }))
  const alone: EvidenceRow[] = []
  for (const row of rows.filter(isKeyed)) {
    const whole = [...placed, ...alone].find((each) => nameOf(each) === nameOf(row))
    const [, figure] = Object.values(row.values)
    if (whole === undefined)
      alone.push({ values: { ...row.values }, row: figure?.cell.replace(/^[A-Z]+/, '') ?? row.row })
    else
      for (const [column, known] of Object.entries(row.values)) if (!key.includes(column)) whole.values[column] = known
  }
  return [...placed, ...alone]
}

/** A table of the dictionary: data wins over «не было», and only an event sheet can be declared so. */
const tableEvidence = (
  form: TableForm,
  facts: FactInForce[],
  layouts: Layout[],
  declared: Known | null,
  anyFile: string,
): EvidenceTable => {
  const [first] = facts
  const layout =
    layouts.find(({ file, sheet }) => first !== undefined && file === first.file && sheet === first.sheet) ??
    layouts.find(({ state }) => state !== 'blank') ??
    layouts[0]
  const empty = layout === undefined ? 'missing' : form.event && layout.state === 'none' ? 'none' : 'blank'
  return {
    state: first === undefined ? empty : 'filled',
    event: form.event,
    file: first?.file ?? layout?.file ?? anyFile,
    sheet: first?.sheet ?? layout?.sheet ?? form.sheet,
    columns: layout?.columns ?? {},
    declared,
    rows: joined(rowsOf(facts), form).sort((one, other) => byPlace(one.row, other.row)),
    ...(form.from === undefined ? {} : { part: form.from.title }),
  }
}

const answersOf = (facts: FactInForce[], layouts: KeyedCells[]): Record<string, Answer> => {
  const answers: Record<string, Answer> = {}
  const line = (requirement: string, file: string, sheet: string): Answer =>
    (answers[requirement] ??= {
      answer: null,
      confirmation: null,
      date: null,
      comment: null,
      cells: { file, sheet, answer: '', confirmation: '', date: '', comment: '' },
    })
  for (const { file, sheet, cells } of layouts)
    for (const [key, cell] of Object.entries(cells)) {
      const part = PARTS.find((each) => key.endsWith(`.${each}`))
      const requirement = part === undefined ? key : key.slice(0, -part.length - 1)
      line(requirement, file, sheet).cells[part ?? 'answer'] ||= cell
    }
  for (const fact of facts) {
    const part = PARTS.find((each) => each === fact.column) ?? (fact.column === 'answer' ? 'answer' : null)
    if (part === null) continue
    const answer = line(fact.row, fact.file, fact.sheet)
    // What the curator has seen needs no confirmation, and what was said to confirm the other answer is none of it.
    if (fact.observed === true && part === 'answer')
      Object.assign(answer, { said: answer.answer, confirmation: null, date: null, comment: null })
    answer[part] = known(fact)
  }
  return answers
}

const passportCells = (layouts: KeyedCells[]): Evidence['passportCells'] => {
  const cells: Evidence['passportCells'] = {}
  for (const { file, sheet, cells: named } of layouts)
    for (const [field, cell] of Object.entries(named)) cells[field] ??= { file, sheet, cell }
  return cells
}

/** What is known of one institution, as scoring sees it; every table of the dictionary is there, missing or not. */
export const evidenceOf = (data: FactsInForce, dictionary: Dictionary, kind: Kind): Evidence => {
  const facts = byTable(data.facts)
  const keyed = (table: KeyedCells['table']): KeyedCells[] => data.keyed.filter((each) => each.table === table)
  const declared = new Map((facts.get('declared') ?? []).map((fact) => [fact.row, known(fact)]))
  const anyFile = data.keyed[0]?.file ?? data.tables[0]?.file ?? data.facts[0]?.file ?? ''
  const tables = dictionary.tables.map((form) => {
    const layouts = data.tables.filter(({ table }) => table === form.id)
    const said = declared.get(form.from?.table ?? form.id) ?? null
    return [form.id, tableEvidence(form, facts.get(form.id) ?? [], layouts, said, anyFile)] as const
  })
  return {
    kind,
    passport: Object.fromEntries((facts.get('passport') ?? []).map((fact) => [fact.column, known(fact)])),
    passportCells: passportCells(keyed('passport')),
    answers: answersOf(facts.get('answers') ?? [], keyed('answers')),
    tables: Object.fromEntries(tables),
  }
}
