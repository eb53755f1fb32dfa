/** Bars of a chart: one value a category in each series; counts of institutions or shares 0…1. */
export type BarPlan = {
  values: 'count' | 'share'
  categories: string[]
  series: { name: string; values: number[] }[]
}

/**
 * A part of a document as data. `id` is what texts refer to: «{table:kinds}» becomes the number of that table. A table's
 * `widths` are parts of the whole, `numeric` the columns that stand in the middle.
 */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | {
      kind: 'table'
      id: string
      caption: string
      header: string[]
      rows: string[][]
      widths: number[]
      numeric: number[]
    }
  | { kind: 'chart'; id: string; caption: string; bars: BarPlan }

export type Section = { title: string | null; blocks: Block[] }

/** A Word document before it has a file format. */
export type DocumentPlan = {
  /** What the properties of the file say. */
  name: string
  /** ISO day it is dated. */
  date: string
  /** Lines at the right of the top: whom a letter is for. */
  addressee: string[]
  title: string[]
  sections: Section[]
  /** Lines at the end: date and place for a signature. */
  closing: string[]
  /** At the foot of every page, beside its number. */
  footer: string
}
