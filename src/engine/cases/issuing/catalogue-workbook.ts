import { bookOf } from '../../catalogue/book/to-book'
import type { Catalogue, Rules } from '../../catalogue/types'
import { writeCatalogue } from '../../report/catalogue/write-catalogue'

/** A catalogue as the bytes of a workbook that can be changed and added again. */
export const catalogueWorkbook = (catalogue: Catalogue, rules: Rules): Promise<Uint8Array> =>
  writeCatalogue(bookOf(catalogue, rules))
