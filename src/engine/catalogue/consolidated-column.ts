/**
 * A column of a sheet with a row for each institution: the figure it gives is `column` of the row of `table` that `keys`
 * name, or a field of the passport (no keys).
 */
export type ConsolidatedColumn = {
  title: string
  synonyms: string[]
  table: string
  keys: Record<string, string>
  column: string
}
