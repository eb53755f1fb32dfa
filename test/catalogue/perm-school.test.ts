import { describe, expect, it } from 'vitest'
import { cellsToFill } from '../../src/engine/catalogue/effort'
import { loadRules } from '../../src/engine/catalogue/load'
import { planForm } from '../../src/engine/catalogue/plan'
import { dataShare } from '../../src/engine/catalogue/share'
import { heldAgainstOutline } from './against-outline'
import { resourceTexts } from './resource-texts'

const rules = loadRules(resourceTexts('perm-school'))
const catalogue = rules.catalogues.find(({ id }) => id === 'perm-school')
if (catalogue === undefined) throw new Error('perm-school is not loaded')
const { requirements } = catalogue

const at = (clause: string, item: number | null = null) =>
  requirements.filter((each) => each.clause === clause && each.item === item)
const one = (id: string) => {
  const found = requirements.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no requirement ${id}`)
  return found
}

heldAgainstOutline(catalogue)

describe('what is scored', () => {
  it('is decided by data for at least 85 % of the requirements', () => {
    const { scored, byData, share, attested } = dataShare(catalogue)
    const reasons = attested.map(({ label, why }) => `  ${label}: ${why.join('; ')}`).join('\n')
    console.info(`perm-school: ${byData} of ${scored} by data (${(share * 100).toFixed(1)} %); attested:\n${reasons}`)
    expect(share).toBeGreaterThanOrEqual(0.85)
    expect(attested.every(({ why }) => why.every((each) => each.length > 20))).toBe(true)
  })

  it('has between one and five critical requirements', () => {
    const critical = requirements.filter((each) => each.critical)
    expect(critical.length).toBeGreaterThan(0)
    expect(critical.length).toBeLessThanOrEqual(5)
  })

  it('leaves out legal basis, adoption, open lists, rights and final provisions', () => {
    const shown = requirements.filter(
      ({ clause, item }) =>
        /^(1|5)\./.test(clause) ||
        clause === '4.1' ||
        ['2.3 10', '2.4 17', '2.5 11', '2.6 13'].includes(`${clause} ${item}`),
    )
    expect(shown.length).toBe(1 + 12 + 1 + 4 + 6 + 3)
    expect(new Set(shown.map(({ obligation }) => obligation))).toEqual(new Set(['informative']))
  })

  it('makes every duty «при необходимости» conditional', () => {
    const needed: [string, number][] = [
      ...[7, 8, 9, 10].map((item): [string, number] => ['2.4', item]),
      ...[6, 9].map((item): [string, number] => ['2.5', item]),
      ['2.6', 9],
    ]
    for (const [clause, item] of needed)
      expect(at(clause, item).map(({ obligation }) => obligation)).toEqual(['conditional'])
  })

  it('switches off with remote lessons what exists only in them, and not 3.2', () => {
    const off = (clause: string, item: number | null) =>
      at(clause, item)
        .filter(({ criterion }) => criterion !== null)
        .map(({ appliesWhen }) => appliesWhen)
    const section = requirements.filter(({ clause, criterion }) => clause.startsWith('3.') && criterion !== null)
    for (const { clause, appliesWhen } of section)
      expect([clause, appliesWhen]).toEqual([clause, clause === '3.2' ? null : 'remote-lessons'])
    expect(new Set([...off('2.3', 7), ...off('2.6', 8)])).toEqual(new Set(['remote-lessons']))
    for (const item of [4, 5, 10]) expect(new Set(off('2.6', item))).toEqual(new Set(['remote-lessons']))
    expect(off('2.6', 6)).toEqual([null])
  })

  it('holds the decision to 1 May and the order on responsible persons to no day', () => {
    expect(one('ps-2.1-b').criterion).toMatchObject({ kind: 'published-by', by: { month: 5, day: 1 } })
    expect(one('ps-2.1-c').criterion).toEqual({ kind: 'published-by', acts: ['Приказ о назначении ответственных'] })
  })

  it('makes several requirements of a bullet with several norms, and one unit of those that one fact decides', () => {
    const units = (clause: string, item: number) => at(clause, item).map(({ unit }) => unit)
    expect([units('2.3', 7), units('2.6', 4), units('2.6', 8)]).toEqual([
      ['ps-2.3-7', 'ps-2.3-7'],
      ['ps-2.6-4', 'ps-2.6-4'],
      ['ps-2.6-8', 'ps-2.6-8'],
    ])
    expect(units('2.6', 5)).toEqual(['ps-2.6-5', 'ps-2.6-10'])
    expect(units('2.6', 10)).toEqual(['ps-2.6-10'])
  })

  it('scores 3.7 once, by any of its alternatives', () => {
    const scored = requirements.filter(({ clause, criterion }) => clause === '3.7' && criterion !== null)
    expect(scored.map(({ item, criterion }) => [item, criterion?.kind])).toEqual([[null, 'any-of']])
  })

  it('scores the reaction to violations of 4.2 as one unit of seven clauses', () => {
    const members = requirements.filter(({ clause }) => clause === '4.2')
    expect(members.map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(new Set(members.map(({ unit }) => unit)).size).toBe(1)
  })

  it('reads the misprinted item 6 of 4.2 as a prohibition and says so', () => {
    expect(one('ps-4.2-6').statement).toContain('не собирают')
    expect(catalogue.notes.some(({ clause, text }) => clause === '4.2' && text.includes('запрет'))).toBe(true)
  })

  it('puts the terms into what it says', () => {
    expect(JSON.stringify(requirements)).not.toMatch(/\{\w+\}/)
    expect(one('ps-2.4-5').statement).toContain('АИС «ЭПОС»')
  })
})

describe('the form it generates', () => {
  const plan = planForm(rules, 'perm-school')

  it('is filled within an hour by a school of 40 classes', () => {
    const cells = cellsToFill(plan, 40)
    console.info(`perm-school: ${cells} cells for 40 classes`)
    expect(cells).toBeLessThanOrEqual(1500)
  })

  it('asks every scored requirement once, in order and numbered', () => {
    const scored = requirements.filter(({ criterion }) => criterion !== null)
    expect(plan.asked.map(({ requirement }) => requirement)).toEqual(scored.map(({ id }) => id))
    expect(plan.asked.map(({ number }) => number)).toEqual(scored.map((_, index) => index + 1))
    expect(plan.asked.find(({ requirement }) => requirement === 'ps-2.4-12')).toMatchObject({
      label: '2.4, п. 12',
      role: 'Администратор платформы',
      conditional: false,
      confirmation: null,
    })
  })

  it('names the regional journal of the catalogue in its titles', () => {
    const people = plan.tables.find(({ id }) => id === 'people')
    expect(people?.columns.map(({ title }) => title)).toContain('Связано с АИС «ЭПОС»')
    expect(JSON.stringify(plan)).not.toMatch(/\{\w+\}/)
  })

  it('writes beforehand only the categories and documents that somebody reads', () => {
    expect(plan.keys['people']).toEqual([
      'Руководитель',
      'Заместители',
      'Администраторы платформы',
      'Классные руководители',
      'Педагогические работники',
      'Специалисты',
      'Обучающиеся',
      'Родители',
    ])
    expect(plan.keys['acts']).not.toContain('Протокол педагогического совета')
    expect(plan.keys['acts']).toContain('Приказ о назначении администратора')
    expect(plan.choices['Вид документа']).toContain('Протокол педагогического совета')
  })
})
