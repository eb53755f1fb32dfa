import { describe, expect, test } from 'vitest'
import { assign } from '../../src/engine/assign'
import type { Sender } from '../../src/engine/intake/types'
import type { Institution } from '../../src/engine/store/types'

const HEAD: Institution = {
  id: 1,
  catalogue: 'test-school',
  inn: '5900000002',
  kind: 'school',
  subdivision: null,
  name: 'СОШ № 1',
  fullName: 'Школа № 1 города Образцова',
  municipality: null,
}

const sender = (part: Partial<Sender>): Sender => ({
  fullName: HEAD.fullName,
  shortName: HEAD.name,
  inn: HEAD.inn,
  kind: 'school',
  subdivision: null,
  municipality: null,
  ...part,
})

describe('whose form it is', () => {
  test.each<[string, Partial<Sender>, 'known' | 'new' | 'question']>([
    ['a corrected form of the same school', {}, 'known'],
    ['without a full name', { fullName: null }, 'known'],
    ['without a short name', { shortName: null }, 'known'],
    ['the number written together with its sign', { shortName: 'сош №1', inn: null }, 'known'],
    ['a branch under the full name of its head', { shortName: 'Филиал СОШ № 1 в деревне Лог' }, 'question'],
    ['a branch that says so', { shortName: 'Филиал', subdivision: 'деревня Лог' }, 'new'],
    ['another school under the same ИНН', { shortName: 'СОШ № 2', fullName: null }, 'question'],
    ['another ИНН', { inn: '5900000010' }, 'new'],
  ])('%s', (_, part, to) => {
    expect(assign(sender(part), 'school', [HEAD]).to).toBe(to)
  })
})
