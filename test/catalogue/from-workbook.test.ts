import { describe, expect, it } from 'vitest'
import { bookOf } from '../../src/engine/catalogue/book/to-book'
import { catalogueFromWorkbook } from '../../src/engine/catalogue/from-workbook'
import { loadRules } from '../../src/engine/catalogue/load'
import { also, catalogue, cellOf, put, readAfter, sheetOf, type Change } from './spoiled-book'
import { requirement, tinyTexts } from './tiny-rules'
import { typedBook } from './typed-book'

describe('a workbook as people change it', () => {
  it('reads back exactly unchanged', () => {
    expect(readAfter()).toEqual({ status: 'sound', catalogue, themes: [] })
  })

  it('may have its columns in any order, its helper columns and sheets left out', () => {
    const change: Change = (sheets) => {
      for (const sheet of sheets) {
        const kept = sheet.columns.flatMap(({ lookup, readOnly }, index) =>
          lookup === undefined && readOnly !== true ? [index] : [],
        )
        const order = kept.toReversed()
        sheet.rows = sheet.rows.map((row) => order.map((index) => row[index] ?? null))
        sheet.columns = order.flatMap((index) => sheet.columns[index] ?? [])
      }
      for (const key of ['evidence', 'consequences', 'themes'] as const)
        sheets.splice(sheets.indexOf(sheetOf(sheets, key)), 1)
    }
    expect(readAfter(change)).toEqual({ status: 'sound', catalogue, themes: [] })
  })

  it('takes a theme it adds, and gives its duties the weight of its consequence', () => {
    const read = readAfter(
      also(
        (sheets) => sheetOf(sheets, 'themes').rows.push(['silence', 'Тихие часы', 'Обычное', null]),
        put('requirements', 2, 'theme', 'Тихие часы'),
      ),
    )
    expect(read).toMatchObject({
      status: 'sound',
      themes: [{ id: 'silence', title: 'Тихие часы', consequence: 'plain' }],
    })
    expect(read.status === 'sound' && read.catalogue.requirements[2]).toMatchObject({ theme: 'silence', weight: 1 })
  })

  it('changes a word everywhere when its term is changed', () => {
    const texts = tinyTexts(({ catalogue: one }) => {
      one.terms = { journal: 'АИС «ЭПОС»' }
      one.requirements = [requirement('a', { remedy: 'Откройте {journal}, а не АИСТ.' })]
    })
    const known = loadRules(texts)
    const [written] = known.catalogues
    if (written === undefined) throw new Error('no catalogue')
    const book = bookOf(written, known)
    put('regulation', 7, 'value', 'Э-школа')(book.sheets)
    const read = catalogueFromWorkbook(typedBook(book), known)
    expect(read.status === 'sound' && read.catalogue.requirements[0]).toMatchObject({
      statement: 'Педагоги связаны с Э-школа.',
      remedy: 'Откройте Э-школа, а не АИСТ.',
    })
  })

  it('tells every mistake at once and none that follows from another', () => {
    const read = readAfter(
      also(
        put('requirements', 0, 'role', 'Завуч'),
        put('criteria', 1, 'table', 'Коты'),
        put('criteria', 3, 'kind', 'на глазок'),
      ),
    )
    expect(read.status === 'faulty' && read.mistakes.map(({ sheet, cell }) => [sheet, cell])).toEqual([
      ['Требования', cellOf('requirements', 0, 'role')],
      ['Критерии', cellOf('criteria', 1, 'table')],
      ['Критерии', cellOf('criteria', 3, 'kind')],
    ])
  })
})
