import type { Kind } from '../catalogue/kind'

/** What of an audit goes into a report, and what of it is not told. Whatever is left out is all of it. */
export type ReportOptions = {
  kinds?: Kind[] | undefined
  catalogues?: string[] | undefined
  /** By name, key or ИНН. */
  institutions?: string[] | undefined
  /** By id or title. */
  sheets?: string[] | undefined
  /** Audit to compare with, by name; the one that ended last before this one where left out, none where null. */
  previous?: string | null | undefined
  /** With names of people, telephone numbers and addresses; false where left out. */
  names?: boolean | undefined
  /** «Учреждение 1» … instead of names, for a public meeting; people are then never named. */
  aliases?: boolean | undefined
}
