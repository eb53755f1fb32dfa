import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bookOf } from '../../src/engine/catalogue/book/to-book'
import { catalogueFromWorkbook } from '../../src/engine/catalogue/from-workbook'
import { loadRules } from '../../src/engine/catalogue/load'
import { typedBook } from './typed-book'

const resource = (path: string): URL => new URL(`../../resources/${path}`, import.meta.url)
const text = (path: string): string => readFileSync(resource(path), 'utf8')
const ids = readdirSync(resource('catalogues')).map((name) => name.replace('.yaml', ''))

const rules = loadRules({
  evidence: text('evidence.yaml'),
  themes: text('themes.yaml'),
  screenTime: text('norms/screen-time.yaml'),
  catalogues: ids.map((id) => text(`catalogues/${id}.yaml`)),
})

describe.each(rules.catalogues.map((catalogue) => [catalogue.id, catalogue] as const))(
  '%s as sheets',
  (_, catalogue) => {
    it('reads back exactly', () => {
      const read = catalogueFromWorkbook(typedBook(bookOf(catalogue, rules)), rules)
      expect(read).toEqual({ status: 'sound', catalogue, themes: [] })
    })
  },
)
