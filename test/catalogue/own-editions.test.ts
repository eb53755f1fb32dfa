import { expect, it } from 'vitest'
import type { Catalogue, Rules, Theme } from '../../src/engine/catalogue/types'
import { formAudit } from '../../src/engine/cases/issuing/form-audit'
import { knownRules } from '../../src/engine/cases/issuing/known-rules'
import { placed } from '../../src/engine/cases/issuing/own-catalogues'
import { openStore } from '../../src/engine/store/open-store'
import type { OwnCatalogue } from '../../src/engine/store/catalogues'
import { failureOf, newAudit, rules as pinned } from '../store/samples'

const catalogue = (id: string, part: Partial<Catalogue> = {}): Catalogue => ({
  id,
  title: 'Положение',
  edition: 'первая',
  effectiveFrom: '2025-09-01',
  kinds: ['school'],
  terms: { messenger: 'мессенджер', group: 'класс' },
  roles: [],
  sections: [],
  requirements: [],
  notes: [],
  ...part,
})

const SCHOOL = catalogue('town-school')
const SECOND = catalogue('town-school.2', { edition: 'вторая', follows: 'town-school' })

it('keeps the code of a regulation nobody has', () => {
  expect(placed(catalogue('village'), [SCHOOL])).toEqual({ added: catalogue('village') })
})

it('knows the same content again, whatever the order of its parts', () => {
  const reordered = { ...SCHOOL, terms: { group: 'класс', messenger: 'мессенджер' } }
  expect(placed(reordered, [SCHOOL])).toEqual({ known: SCHOOL })
  expect(placed({ ...SCHOOL, shortTitle: undefined }, [SCHOOL])).toEqual({ known: SCHOOL })
})

it('knows an edition by its content, under whatever code of the family it comes', () => {
  expect(placed({ ...SCHOOL, edition: 'вторая' }, [SCHOOL, SECOND])).toEqual({ known: SECOND })
  expect(placed({ ...SECOND, edition: 'первая' }, [SCHOOL, SECOND])).toEqual({ known: SCHOOL })
})

it('makes other content under a taken code the next edition after the one it was made from', () => {
  const changed = (of: Catalogue): Catalogue => ({ ...of, edition: 'третья' })
  expect(placed(changed(SCHOOL), [SCHOOL])).toMatchObject({ added: { id: 'town-school.2', follows: 'town-school' } })
  expect(placed(changed(SCHOOL), [SCHOOL, SECOND])).toMatchObject({
    added: { id: 'town-school.3', follows: 'town-school', edition: 'третья' },
  })
  expect(placed(changed(SECOND), [SCHOOL, SECOND])).toMatchObject({
    added: { id: 'town-school.3', follows: 'town-school.2' },
  })
})

const own = (of: Catalogue, themes: Theme[] = []): OwnCatalogue => ({ catalogue: of, themes, sha256: '', addedAt: '' })

it('puts own catalogues and themes beside the program’s, and changes none of those', () => {
  const quiet = { id: 'quiet', title: 'Тихие часы', consequence: 'plain' }
  const program: Rules = { ...pinned, catalogues: [SCHOOL] }
  expect(knownRules(program, [])).toBe(program)
  const known = knownRules(program, [
    own(SECOND, [quiet, { ...(pinned.themes[0] ?? quiet), title: 'Иначе' }]),
    own(catalogue('village'), [quiet]),
  ])
  expect(known.catalogues.map(({ id }) => id)).toEqual(['town-school', 'town-school.2', 'village'])
  expect(known.themes).toEqual([...program.themes, quiet])
})

it('makes a form for the audit that pins its catalogue, and for none when none does', async () => {
  const store = await openStore(null)
  const old = store.createAudit(newAudit('Прошлый'), { ...pinned, catalogues: [SCHOOL] })
  const now = store.createAudit(newAudit('Нынешний'), { ...pinned, catalogues: [SCHOOL, SECOND] })
  expect(formAudit(store, 'town-school.2')).toEqual(now)
  expect(formAudit(store, 'town-school.2', 'Нынешний')).toEqual(now)
  expect(formAudit(store, 'town-school', 'Прошлый')).toEqual(old)
  expect(formAudit(store, 'village')).toBeNull()
  expect(failureOf(() => formAudit(store, 'town-school'))).toBe('which-audit')
  expect(failureOf(() => formAudit(store, 'town-school.2', 'Прошлый'))).toBe('no-catalogue')
})
