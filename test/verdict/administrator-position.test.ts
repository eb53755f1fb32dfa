import { describe, expect, it } from 'vitest'
import { HELD, scoredOf, verdictOn } from './reachability/held'

const APPOINTED = {
  kind: 'Приказ о назначении администратора',
  number: '12',
  date: '2025-10-01',
  responsible: 'Первая А. А.',
}

/** Pedagogical posts by the list of 2022 (ordinance of 21.02.2022 № 225), and posts that only sound like one. */
const POSTS: [string, 'met' | 'unmet'][] = [
  ['Учитель информатики', 'met'],
  ['Педагог-организатор', 'met'],
  ['Воспитатель', 'met'],
  ['Старший воспитатель', 'met'],
  ['Учитель-логопед', 'met'],
  ['Младший воспитатель', 'unmet'],
  ['Помощник воспитателя', 'unmet'],
  ['Заместитель заведующего по воспитательной и методической работе', 'unmet'],
  ['Заместитель директора по учебно-воспитательной работе', 'unmet'],
  // A deputy who also teaches is a pedagogical worker as well.
  ['Заместитель директора по воспитательной работе, учитель истории', 'met'],
  ['Системный администратор', 'unmet'],
]

/** Omsk's annex 2 only advises somebody of the staff. */
const demanding = HELD.flatMap(([id, of]) =>
  scoredOf(of.catalogue)
    .filter(({ obligation, criterion }) => obligation === 'mandatory' && JSON.stringify(criterion).includes('"lacks"'))
    .map((requirement) => [`${id} ${requirement.id}`, requirement, of] as const),
)

describe('the post of the administrator', () => {
  it('is asked of four regulations, twice in two of them', () => {
    expect(demanding.map(([name]) => name)).toEqual([
      'perm-school ps-2.3-2',
      'perm-centre pc-2.3-2',
      'kindergarten kg-2.1-a',
      'kindergarten kg-2.2-2',
      'omsk-school om-2.1',
      'omsk-school om-2.2-2',
    ])
  })

  describe.each(demanding)('%s', (_, requirement, of) => {
    it.each(POSTS)('«%s» is %s', (position, outcome) => {
      const verdict = verdictOn(requirement, { sheets: { acts: [{ ...APPOINTED, position }] } }, of)
      expect(verdict.outcome).toBe(outcome)
      if (outcome === 'unmet') expect(verdict.reason.match(/не подходит «position»/g)).toHaveLength(1)
    })

    it('is open while it is not written', () => {
      const { outcome, reason } = verdictOn(requirement, { sheets: { acts: [APPOINTED] } }, of)
      expect(outcome).toBe('undetermined')
      expect(reason.match(/не заполнено «position»/g)).toHaveLength(1)
    })
  })
})
