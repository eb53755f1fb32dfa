import { describe, expect, it } from 'vitest'
import { compare } from '../../src/engine/comparison/compare'
import type { Measure } from '../../src/engine/comparison/types'
import { catalogue, institution, requirement, THRESHOLDS } from './build'

const THEMES = ['registration', 'attendance', 'unused', 'chats', 'moderation'].map((id) => ({
  id,
  title: `Тема ${id}`,
  consequence: 'legal',
}))

const school = catalogue(
  [
    requirement('s1', { weight: 3, theme: 'registration' }),
    requirement('s2', { weight: 1, theme: 'registration' }),
    requirement('s3', { weight: 2, theme: 'chats' }),
    requirement('s4', { weight: 5, theme: 'attendance' }),
    requirement('s5', { weight: 1, theme: 'moderation', obligation: 'recommended' }),
    requirement('s6', { weight: 3, theme: 'moderation', obligation: 'recommended' }),
  ],
  'school-a',
)
const garden = catalogue(
  [
    requirement('g1', { weight: 2, theme: 'registration' }),
    requirement('g2', { weight: 3, theme: 'chats' }),
    requirement('g3', { weight: 1, theme: 'chats' }),
    requirement('g4', { weight: 4, theme: 'moderation' }),
  ],
  'garden-b',
)

const settings = { thresholds: THRESHOLDS, weights: {} }
const compared = compare({
  institutions: [
    institution(1, 'СОШ № 1', school, [1, 0, '?', 1, 1, '?']),
    institution(2, 'СОШ № 2', school, [0.5, '–', 1, '?', '–', '–']),
    institution(3, 'Детский сад № 3', garden, [1, '?', 0.5, '–'], 'preschool'),
  ],
  absent: [],
  themes: THEMES,
  settings,
})

const near = (measure: Measure | null | undefined, [index, upper, completeness]: [number, number, number]): void => {
  expect(measure?.index).toBeCloseTo(index, 12)
  expect(measure?.upper).toBeCloseTo(upper, 12)
  expect(measure?.completeness).toBeCloseTo(completeness, 12)
}
const named = (name: string) => compared.institutions.find((each) => each.name === name)
const theme = (id: string) => compared.themes.find((each) => each.theme === id)

describe('institutions under two catalogues on the themes both have: registration and chats', () => {
  it('СОШ № 1: weights 3, 1 and 2 with 1, 0 and «?»', () => {
    // applicable 3 + 1 + 2 = 6, assessed 3 + 1 = 4, earned 3·1 + 1·0 = 3; attendance, 5, is in no sum
    near(named('СОШ № 1')?.common, [3 / 6, (3 + 2) / 6, 4 / 6])
  })

  it('СОШ № 2: weights 3 and 2 with 0.5 and 1, one unit not applicable', () => {
    // applicable 3 + 2 = 5, all assessed, earned 3·0.5 + 2·1 = 3.5
    near(named('СОШ № 2')?.common, [3.5 / 5, 3.5 / 5, 1])
    // the whole index has attendance in it, undetermined: 3.5 ÷ (5 + 5), completeness 5 ÷ 10
    near(named('СОШ № 2'), [3.5 / 10, 8.5 / 10, 5 / 10])
  })

  it('Детский сад № 3: weights 2, 3 and 1 with 1, «?» and 0.5', () => {
    // applicable 2 + 3 + 1 = 6, assessed 2 + 1 = 3, earned 2·1 + 1·0.5 = 2.5
    near(named('Детский сад № 3')?.common, [2.5 / 6, (2.5 + 3) / 6, 3 / 6])
  })

  it('with a weight that the audit sets', () => {
    const [only] = compare({
      institutions: [institution(1, 'СОШ № 1', school, [1, 0, '?', 1]), institution(2, 'Сад', garden, [1, 1, 1, 1])],
      absent: [],
      themes: THEMES,
      settings: { ...settings, weights: { s2: 6, s4: 100 } },
    }).institutions.filter(({ id }) => id === 1)
    // applicable 3 + 6 + 2 = 11, assessed 9, earned 3
    near(only?.common, [3 / 11, 5 / 11, 9 / 11])
  })

  it('under one catalogue alone the common themes are all of them', () => {
    const { institutions, themes } = compare({
      institutions: [institution(1, 'СОШ № 1', school, [1, 0, '?', 1])],
      absent: [],
      themes: THEMES,
      settings,
    })
    const [{ common, index, upper, completeness } = { common: null }] = institutions
    expect(common).toEqual({ index, upper, completeness })
    expect(themes.map((each) => [each.theme, each.common])).toEqual([
      ['registration', true],
      ['attendance', true],
      ['chats', true],
    ])
  })

  it('catalogues without a theme in common give no figure', () => {
    const apart = catalogue([requirement('p1', { theme: 'attendance' })], 'apart')
    const { institutions } = compare({
      institutions: [institution(1, 'Сад', garden, [1, 1, 1, 1]), institution(2, 'Центр', apart, [1])],
      absent: [],
      themes: THEMES,
      settings,
    })
    for (const { common } of institutions) expect(common).toEqual({ index: null, upper: null, completeness: null })
  })
})

describe('themes of the whole audit', () => {
  it('stand in the order of the dictionary with the catalogues that score them', () => {
    expect(compared.themes.map(({ theme, title, catalogues, common }) => [theme, title, catalogues, common])).toEqual([
      ['registration', 'Тема registration', ['garden-b', 'school-a'], true],
      ['attendance', 'Тема attendance', ['school-a'], false],
      ['chats', 'Тема chats', ['garden-b', 'school-a'], true],
      // only recommended in the school's text: there it is not scored
      ['moderation', 'Тема moderation', ['garden-b'], false],
    ])
  })

  it('registration: 3 ÷ 4, 0.5 and 1, all known', () => {
    near(theme('registration'), [(0.75 + 0.5 + 1) / 3, (0.75 + 0.5 + 1) / 3, 1])
    expect(theme('registration')).toMatchObject({
      ...{ institutions: 3, undetermined: 0, notApplicable: 0, lowest: 0.5, highest: 1, spread: 0.5 },
    })
  })

  it('chats: who is wholly undetermined is counted, not averaged as a zero', () => {
    // СОШ № 1 «?»; СОШ № 2 1; the kindergarten 0.5 ÷ 4 = 0.125, upper 3.5 ÷ 4 = 0.875, completeness 1 ÷ 4
    near(theme('chats'), [(1 + 0.125) / 2, (1 + 0.875) / 2, (1 + 0.25) / 2])
    expect(theme('chats')).toMatchObject({
      ...{ institutions: 2, undetermined: 1, notApplicable: 0, lowest: 0.125, highest: 1, spread: 0.875 },
    })
  })

  it('one institution has no spread, none has no figures', () => {
    near(theme('attendance'), [1, 1, 1])
    expect(theme('attendance')).toMatchObject({ institutions: 1, undetermined: 1, lowest: 1, highest: 1, spread: null })
    expect(theme('moderation')).toMatchObject({
      ...{ index: null, upper: null, completeness: null, institutions: 0, undetermined: 0, notApplicable: 1 },
      ...{ lowest: null, highest: null, spread: null },
    })
  })

  it('there are none without institutions', () => {
    expect(compare({ institutions: [], absent: [], themes: THEMES, settings }).themes).toEqual([])
  })
})

describe('recommended requirements', () => {
  it('have their own figures and no part in the index', () => {
    // weights 1 and 3 with 1 and «?»: 1 ÷ 4, upper 4 ÷ 4, completeness 1 ÷ 4
    near(named('СОШ № 1')?.recommended, [1 / 4, 1, 1 / 4])
    // 3·1 + 1·0 + 5·1 of 3 + 1 + 2 + 5
    expect(named('СОШ № 1')?.index).toBeCloseTo(8 / 11, 12)
    expect(named('СОШ № 1')?.themes.map((each) => each.theme)).not.toContain('moderation')
  })

  it('that do not apply give no figure; a catalogue without them gives null', () => {
    expect(named('СОШ № 2')?.recommended).toEqual({ index: null, upper: null, completeness: null })
    expect(named('Детский сад № 3')?.recommended).toBeNull()
  })
})
