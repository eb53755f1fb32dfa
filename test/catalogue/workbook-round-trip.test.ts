import { expect, it } from 'vitest'
import { bookOf } from '../../src/engine/catalogue/book/to-book'
import { catalogueFromWorkbook } from '../../src/engine/catalogue/from-workbook'
import { rulesOfProgram } from './program-rules'
import { typedBook } from './typed-book'

const rules = rulesOfProgram()

it.each(rules.catalogues.map((catalogue) => [catalogue.id, catalogue] as const))(
  '%s as sheets reads back exactly',
  (_, catalogue) => {
    const read = catalogueFromWorkbook(typedBook(bookOf(catalogue, rules)), rules)
    expect(read).toEqual({ status: 'sound', catalogue, themes: [] })
  },
)
