import { withTerms } from '../../base/label'
import { asSeen } from '../../base/russian'
import type { Dictionary, EvidenceTable, Field } from '../evidence-types'

/** A title and the codes it stood for when a workbook was written: its words may have changed since. */
export type WrittenName = { table: string; column: string | null; tableId: string; columnId: string | null }

/** How evidence tables and columns are called in a workbook, and what a name in it means. */
export type EvidenceNames = {
  table: (id: string) => string
  column: (table: string, id: string) => string
  findTable: (text: string) => EvidenceTable | null
  findColumn: (table: string, text: string) => Field | null
  tables: () => string[]
  columns: (table: string) => string[]
}

const said = (text: string, terms: Record<string, string>): string => {
  try {
    return withTerms(text, terms)
  } catch (error) {
    if (error instanceof RangeError) return text
    throw error
  }
}

const unlessRepeated = (titles: { id: string; title: string }[]): Map<string, string> =>
  new Map(
    titles.map(({ id, title }) => [
      id,
      titles.filter((other) => asSeen(other.title) === asSeen(title)).length > 1 ? `${title} [${id}]` : title,
    ]),
  )

const tableTitle = (table: EvidenceTable, terms: Record<string, string>): string => {
  const sheet = said(table.sheet, terms)
  return table.from === undefined ? sheet : `${sheet}: ${said(table.from.title, terms)}`
}

/** Names of the dictionary's tables and columns with a catalogue's terms in them; ids and synonyms are understood too. */
export const evidenceNames = (
  { tables }: Dictionary,
  terms: Record<string, string>,
  written: WrittenName[] = [],
): EvidenceNames => {
  const titles = unlessRepeated(tables.map((table) => ({ id: table.id, title: tableTitle(table, terms) })))
  const table = (id: string): string => titles.get(id) ?? id
  const fieldTitle = ({ title }: Field): string => said(title, terms)
  const fieldsOf = (id: string): Field[] => tables.find((each) => each.id === id)?.columns ?? []
  const column = (id: string, columnId: string): string => {
    const field = fieldsOf(id).find((each) => each.id === columnId)
    return field === undefined ? columnId : fieldTitle(field)
  }
  const same = (text: string) => (other: string) => asSeen(other) === asSeen(text)
  const findTable = (text: string): EvidenceTable | null => {
    const earlier = written.find((each) => same(text)(each.table))?.tableId
    return (
      tables.find(({ id }) => id === text || same(text)(table(id))) ??
      tables.find(({ id }) => id === earlier) ??
      tables.find(({ from, sheet, synonyms }) =>
        [sheet, ...synonyms].some((each) => from === undefined && same(text)(said(each, terms))),
      ) ??
      null
    )
  }
  const findColumn = (id: string, text: string): Field | null => {
    const fields = fieldsOf(id)
    const earlier = written.find(
      (each) => each.tableId === id && each.column !== null && same(text)(each.column),
    )?.columnId
    return (
      fields.find((field) => field.id === text || same(text)(fieldTitle(field)) || same(text)(field.title)) ??
      fields.find((field) => field.id === earlier) ??
      fields.find(({ synonyms }) => synonyms.some((each) => same(text)(said(each, terms)))) ??
      null
    )
  }
  return {
    table,
    column,
    findTable,
    findColumn,
    tables: () => tables.map(({ id }) => table(id)),
    columns: (id) => fieldsOf(id).map(fieldTitle),
  }
}
