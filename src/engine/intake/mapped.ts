import type { Field } from '../catalogue/evidence-types'
import type { Sheet } from '../workbook/types'
import { fingerprintOf } from './fingerprint'
import type { MappedField } from './lookup'
import type { Mapping } from './types'

/** What a curator has said about sheets of one catalogue, looked up by the sheet. */
export type MappingsOf = {
  /** The table a sheet was said to be. */
  tableOf: (sheet: Sheet) => string | null
  /** Fields of a table that know the titles of this sheet's columns; the same array where none was mapped. */
  fieldsOf: (sheet: Sheet, table: string, fields: Field[]) => Field[]
}

const NONE: MappingsOf = { tableOf: () => null, fieldsOf: (_, __, fields) => fields }

/** Mappings of a catalogue, ready to be asked; costs nothing where there are none. */
export const mappingsOf = (mappings: Mapping[], catalogue: string | null): MappingsOf => {
  const own = mappings.filter((each) => each.catalogue === catalogue)
  if (own.length === 0) return NONE
  const known = new Map<Sheet, Mapping[]>()
  const about = (sheet: Sheet): Mapping[] => {
    const found = known.get(sheet)
    if (found !== undefined) return found
    const prints = [fingerprintOf(sheet), fingerprintOf(sheet, true)]
    const mine = own.filter(({ fingerprint }) => prints.includes(fingerprint))
    known.set(sheet, mine)
    return mine
  }
  return {
    tableOf: (sheet) => about(sheet).find(({ title }) => title === null)?.table ?? null,
    fieldsOf: (sheet, table, fields) => {
      const said = about(sheet).filter((each) => each.table === table && each.title !== null)
      if (said.length === 0) return fields
      return fields.map((field): MappedField => {
        const mapped = said.flatMap(({ column, title }) => (column === field.id && title !== null ? [title] : []))
        return mapped.length === 0 ? field : { ...field, mapped }
      })
    },
  }
}
