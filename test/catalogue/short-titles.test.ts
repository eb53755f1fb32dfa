import { describe, expect, it } from 'vitest'
import { loadRules } from '../../src/engine/catalogue/load'
import { resourceTexts } from './resource-texts'

const ids = ['perm-school', 'perm-centre', 'kindergarten', 'tomsk-centre', 'omsk-school']
const { catalogues } = loadRules(resourceTexts(...ids))
const titles = catalogues.map(({ shortTitle }) => shortTitle)

describe('the short title of a regulation', () => {
  it('is given to all five, each its own', () => {
    expect(titles).toHaveLength(5)
    expect(new Set(titles.map((title) => title?.toLowerCase())).size).toBe(5)
    expect(titles).not.toContain(undefined)
  })

  // Excel: 31 characters, none of \ / ? * [ ] : — «Матрица » takes 8 of them.
  it.each(titles)('«%s» fits the title of a sheet after «Матрица »', (title) => {
    expect(title).toMatch(/^[^\\/?*[\]:']{3,23}$/)
  })
})
