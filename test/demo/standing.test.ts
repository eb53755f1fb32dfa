import { expect, test } from 'vitest'
import type { DemoInstitution } from '../../src/demo/institutions'
import type { Plant } from '../../src/demo/plants'
import { standingOf } from '../../src/demo/standing'

const one = (number: number, plant: Plant): DemoInstitution => ({
  identity: {
    ...{ name: `Школа № ${number}`, kind: 'school', inn: null, subdivision: null, fullName: null, municipality: null },
  },
  ...{ catalogue: 'perm-school', plant, file: `${number}.xlsx` },
  filling: plant === 'silent' ? null : ({} as NonNullable<DemoInstitution['filling']>),
})

const PLANTS: Plant[] = ['good', 'good', 'wrong-type', 'good', 'silent', 'good', 'good', 'good', 'silent', 'wrong-type']

test('most forms come in time, one late, one within its extension, one is sent back', () => {
  const { received, changes } = standingOf(
    PLANTS.map((plant, at) => one(at + 1, plant)),
    '2026-06-05',
  )
  expect(received).toHaveLength(8)
  // Of the good ones, № 1, 2, 4, 6, 7 and 8, the third is four days late, the sixth six days after its due day.
  expect(received.filter(({ receivedOn }) => receivedOn > '2026-06-05')).toEqual([
    { institution: 'Школа № 4', receivedOn: '2026-06-09' },
    { institution: 'Школа № 8', receivedOn: '2026-06-11' },
  ])
  expect(received.every(({ receivedOn }) => new Date(receivedOn).getUTCDay() !== 0)).toBe(true)
  expect(changes).toEqual([
    { institution: 'Школа № 8', extendedTo: '2026-06-15' },
    { institution: 'Школа № 5', extendedTo: '2026-06-15' },
    { institution: 'Школа № 3', status: 'rework', extendedTo: '2026-06-19' },
  ])
})

test('where few take part there is none of those to tell of', () =>
  expect(standingOf([one(1, 'good')], '2026-06-05')).toEqual({
    ...{ received: [{ institution: 'Школа № 1', receivedOn: '2026-06-05' }], changes: [] },
  }))
