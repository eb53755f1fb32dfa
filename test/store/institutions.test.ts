import { expect, test } from 'vitest'
import type { InstitutionQuery } from '../../src/engine/store/types'
import { newAudit, rules, school, started } from './samples'

const query = (part: Partial<InstitutionQuery>): InstitutionQuery => ({
  inn: null,
  kind: 'school',
  subdivision: null,
  names: [],
  ...part,
})

test('expecting the same school twice gives the same id and fills in what was unknown', async () => {
  const { store, audit, one, two } = await started()
  const again = store.expect(
    audit,
    school(1, { name: 'Школа первая', fullName: 'Муниципальное учреждение', municipality: 'г. Лесной' }),
    'omsk-school',
  )
  expect(again).toBe(one)
  const { matchName, ...identity } = school(1)
  expect(store.institutions(audit)[0]).toEqual({
    ...identity,
    matchName,
    id: one,
    fullName: 'Муниципальное учреждение',
    municipality: 'г. Лесной',
    catalogue: 'omsk-school',
  })
  expect(store.institutions(audit).map(({ id }) => id)).toEqual([one, two])
})

test('a branch with the same ИНН is another institution', async () => {
  const { store, audit, one } = await started()
  const branch = store.expect(audit, school(1, { subdivision: 'Филиал «Лесной»' }), 'perm-school')
  expect(branch).not.toBe(one)
  const find = (subdivision: string | null) =>
    store.findInstitution(audit, query({ inn: school(1).inn, subdivision, names: ['сош № 1'] }))?.id
  expect(find(null)).toBe(one)
  expect(find('филиал  Лесной')).toBe(branch)
  expect(find('Филиал «Полевой»')).toBeUndefined()
})

test('by name when there is no ИНН to compare, never when two ИНН differ', async () => {
  const { store, audit, one } = await started()
  expect(store.findInstitution(audit, query({ names: ['средняя школа 1', 'сош № 1'] }))?.id).toBe(one)
  expect(store.findInstitution(audit, query({ inn: '7000000000', names: ['сош № 1'] }))).toBeNull()
  expect(store.findInstitution(audit, query({ names: ['сош № 11'] }))).toBeNull()
  expect(store.findInstitution(audit, query({ kind: 'preschool', names: ['сош № 1'] }))).toBeNull()
  expect(store.findInstitution(audit, query({ kind: null, names: ['сош № 1'] }))?.id).toBe(one)
})

test('a name that two carry is nobody in particular', async () => {
  const { store, audit } = await started()
  store.expect(audit, school(3, { matchName: 'сош № 1' }), 'perm-school')
  expect(store.findInstitution(audit, query({ names: ['сош № 1'] }))).toBeNull()
})

test('an institution known without ИНН gets it from its form', async () => {
  const { store, audit } = await started()
  const id = store.expect(audit, school(7, { inn: null }), 'perm-school')
  expect(store.expect(audit, school(7), 'perm-school')).toBe(id)
  expect(store.findInstitution(audit, query({ inn: school(7).inn }))?.id).toBe(id)
})

test('audits share institutions but not participants', async () => {
  const { store, audit, one } = await started()
  const next = store.createAudit(newAudit('Весна'), rules).id
  expect(store.institutions(next)).toEqual([])
  expect(store.findInstitution(next, query({ inn: school(1).inn }))).toBeNull()
  expect(store.expect(next, school(1), 'perm-school', '2026-03-01')).toBe(one)
  expect(store.institutions(audit)).toHaveLength(2)
})

test('without a name to compare by, the normalised one serves', async () => {
  const { store, audit } = await started()
  store.expect(audit, school(8, { name: 'Гимназия  «Ёлочка»', matchName: undefined }), 'perm-school')
  expect(store.institutions(audit).at(-1)?.matchName).toBe('гимназия елочка')
})
