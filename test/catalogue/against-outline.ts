import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Catalogue, Requirement } from '../../src/engine/catalogue/types'

/** «2.4», «прил. 1: 2.6»: how an outline names a clause. */
const keyOf = ({ clause, annex }: Requirement): string => (annex === null ? clause : `прил. ${annex}: ${clause}`)

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)
const distinct = <T>(values: T[]): T[] => [...new Set(values)]

/**
 * Holds a catalogue against `outlines/<id>.yaml`: clause → number of bullets, and «clause, п. N» → number of
 * nested bullets, all counted by hand in the text; 0 where there is no list.
 */
export const heldAgainstOutline = ({ id, requirements }: Catalogue): void => {
  const file = fileURLToPath(new URL(`outlines/${id}.yaml`, import.meta.url))
  const counted = Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, number>)
  const clauses = counted.filter(([key]) => !key.includes(', п. '))
  const nested = counted.filter(([key]) => key.includes(', п. '))
  const within = (key: string) => requirements.filter((each) => keyOf(each) === key)

  describe('the catalogue against the outline of the regulation', () => {
    it('has every clause and no other, in the order of the text', () => {
      expect(distinct(requirements.map(keyOf))).toEqual(clauses.map(([key]) => key))
    })

    it.each(clauses)('has every bullet of %s (%i) and no other', (key, bullets) => {
      const items = within(key).flatMap(({ item }) => item ?? [])
      expect(distinct(items)).toEqual(upTo(bullets))
    })

    it('has nested bullets where the text has them and nowhere else', () => {
      const found = requirements
        .filter(({ subitem }) => subitem !== null)
        .map((each) => `${keyOf(each)}, п. ${each.item}`)
      expect(distinct(found).sort()).toEqual(nested.map(([key]) => key).sort())
    })

    it.each(nested)('has every nested bullet of %s (%i)', (key, bullets) => {
      const subitems = requirements
        .filter((each) => `${keyOf(each)}, п. ${each.item}` === key)
        .flatMap(({ subitem }) => subitem ?? [])
      expect(distinct(subitems)).toEqual(upTo(bullets))
    })
  })
}
