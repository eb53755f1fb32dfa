import { describe, expect, it } from 'vitest'
import { cellsToFill } from '../../src/engine/catalogue/effort'
import { loadRules } from '../../src/engine/catalogue/load'
import { planForm } from '../../src/engine/catalogue/plan'
import { dataShare } from '../../src/engine/catalogue/share'
import { heldAgainstOutline } from './against-outline'
import { resourceTexts } from './resource-texts'

const rules = loadRules(resourceTexts('perm-centre'))
const catalogue = rules.catalogues.find(({ id }) => id === 'perm-centre')
if (catalogue === undefined) throw new Error('perm-centre is not loaded')
const { requirements } = catalogue
const scored = requirements.filter(({ criterion }) => criterion !== null)

const at = (clause: string, item: number | null = null) =>
  requirements.filter((each) => each.clause === clause && each.item === item)
const one = (id: string) => {
  const found = requirements.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no requirement ${id}`)
  return found
}
const noteOf = (clause: string | null, words: string) =>
  catalogue.notes.some((note) => note.clause === clause && note.text.includes(words))

heldAgainstOutline(catalogue)

describe('what the text is', () => {
  it('is in force from the day of the order that approved it, for centres only', () => {
    expect(catalogue).toMatchObject({
      effectiveFrom: '2024-04-01',
      kinds: ['additional'],
      terms: { regionalSystem: 'АИС «ЭПОС»', messenger: 'VK Мессенджер' },
    })
    expect(catalogue.edition).toContain('№ 125-од от 01.04.2024')
  })

  it('keeps sections by the numbers of their clauses and says that the printed numbers are broken', () => {
    expect(catalogue.sections.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5'])
    expect(noteOf(null, '3.1–3.7 во второй раз стоит номер 2')).toBe(true)
    expect(noteOf(null, 'над 4.1–4.2 — номер 3')).toBe(true)
  })

  it('knows no class teacher and no other state systems among the alternatives of 3.7', () => {
    expect(catalogue.roles.map(({ id }) => id)).toEqual([
      'institution',
      'management',
      'specialist',
      'administrator',
      'teacher',
      'participants',
    ])
    expect(JSON.stringify([catalogue.roles, requirements])).not.toMatch(/лассн\p{L}+ руководител/u)
    expect(JSON.stringify(at('3.7', 1).concat(at('3.7', 2), at('3.7')))).not.toMatch(/offeredOtherSystems|Моя школа/)
  })

  it('lets an administrator be of any teaching post and a study chat be led by any teacher', () => {
    expect(one('pc-3.3-2d').statement).not.toContain('предмет')
    const order = { kind: 'document', acts: ['Приказ о назначении администратора'] }
    expect(one('pc-2.3-2').criterion).toMatchObject({ kind: 'any-of', of: [order, order] })
  })

  it('leaves class hours out of the ways 3.2 names', () => {
    expect(one('pc-3.2-b').criterion).toMatchObject({
      where: [{ column: 'kind', in: ['Информирование', 'Родительское собрание'] }, { column: 'topic' }],
    })
  })
})

describe('what is scored', () => {
  it('is decided by data for at least 85 % of the requirements', () => {
    const { scored: all, byData, share, attested } = dataShare(catalogue)
    const reasons = attested.map(({ label, why }) => `  ${label}: ${why.join('; ')}`).join('\n')
    console.info(`perm-centre: ${byData} of ${all} by data (${(share * 100).toFixed(1)} %); attested:\n${reasons}`)
    expect(share).toBeGreaterThanOrEqual(0.85)
    expect(attested.every(({ why }) => why.every((each) => each.length > 20))).toBe(true)
  })

  it('has between one and five critical requirements', () => {
    const critical = requirements.filter((each) => each.critical)
    expect(critical.length).toBeGreaterThan(0)
    expect(critical.length).toBeLessThanOrEqual(5)
    expect(critical.every(({ criticalWhy }) => criticalWhy !== null)).toBe(true)
  })

  it('leaves out legal basis, adoption, rights and final provisions', () => {
    const shown = requirements.filter(({ clause }) => /^(1|5)\./.test(clause) || clause === '4.1')
    expect(shown.length).toBe(1 + 12 + 1 + 6 + 3)
    expect(new Set(shown.map(({ obligation }) => obligation))).toEqual(new Set(['informative']))
  })

  it('makes conditional every duty «при необходимости», news on request, broadcasts and the alternatives, and nothing else', () => {
    const conditional = requirements.filter(({ obligation }) => obligation === 'conditional')
    expect(conditional.map(({ clause, item }) => [clause, item])).toEqual([
      ['2.4', 7],
      ['2.4', 8],
      ['2.4', 9],
      ['2.4', 12],
      ['2.4', 13],
      ['2.5', 9],
      ['3.7', null],
    ])
  })

  it('switches off with remote lessons what exists only in them, and not 3.2', () => {
    const off = scored.filter(({ appliesWhen }) => appliesWhen === 'remote-lessons')
    const places = off.map(({ clause, item }) => `${clause} ${item ?? ''}`.trim())
    expect([...new Set(places)]).toEqual([
      '2.3 7',
      '2.3 9',
      '2.5 4',
      '2.5 5',
      '2.5 8',
      '2.5 10',
      '3.1',
      '3.3 1',
      '3.3 2',
      '3.3 3',
      '3.3 4',
      '3.3',
      '3.4',
      '3.5',
      '3.6',
      '3.7',
    ])
  })

  it('holds the decision to 1 May and the order on responsible persons to no day', () => {
    expect(one('pc-2.1-b').criterion).toMatchObject({ kind: 'published-by', by: { month: 5, day: 1 } })
    expect(one('pc-2.1-c').criterion).toEqual({ kind: 'published-by', acts: ['Приказ о назначении ответственных'] })
  })

  it('makes several requirements of a bullet with several norms, and one unit of those that one fact decides', () => {
    const shared = scored.filter(({ id, unit }) => id !== unit)
    expect(shared.map(({ clause, item, unit }) => [clause, item, unit])).toEqual([
      ['2.3', 7, 'pc-2.3-7'],
      ['2.5', 4, 'pc-2.5-4'],
      ['2.5', 5, 'pc-2.5-10'],
      ['2.5', 8, 'pc-2.5-8'],
      ['2.5', 11, 'pc-2.5-6'],
      ['3.3', 4, 'pc-3.3-4a'],
      ...[2, 3, 4, 5, 6, 7].map((item) => ['4.2', item, 'pc-4.2-1']),
    ])
  })

  it('scores 3.7 once, by any of its two alternatives or because nobody needed one', () => {
    const found = scored.filter(({ clause }) => clause === '3.7')
    expect(found.map(({ item, criterion }) => [item, criterion?.kind])).toEqual([[null, 'any-of']])
    expect(found[0]?.criterion).toMatchObject({ of: [{}, {}, {}] })
  })

  it('reads the misprinted item 6 of 4.2 as a prohibition and says so', () => {
    expect(one('pc-4.2-6').statement).toContain('не собирают')
    expect(noteOf('4.2', 'запрет')).toBe(true)
  })

  it('puts the terms into what it says', () => {
    expect(JSON.stringify(catalogue)).not.toMatch(/\{\w+\}/)
    expect(one('pc-2.5-5b').statement).toContain('VK Мессенджер')
  })
})

describe('the form it generates', () => {
  const plan = planForm(rules, 'perm-centre')

  it('is filled within an hour by a centre of 40 groups', () => {
    const cells = cellsToFill(plan, 40)
    console.info(`perm-centre: ${cells} cells for 40 groups`)
    expect(cells).toBeLessThanOrEqual(1500)
  })

  it('asks every scored requirement once, in order and numbered', () => {
    expect(plan.asked.map(({ requirement }) => requirement)).toEqual(scored.map(({ id }) => id))
    expect(plan.asked.find(({ requirement }) => requirement === 'pc-2.4-11')).toMatchObject({
      label: '2.4, п. 11',
      role: 'Администратор платформы',
      conditional: false,
      confirmation: null,
    })
  })

  it('speaks of groups, not of classes', () => {
    const groups = plan.tables.find(({ id }) => id === 'groups')
    expect(groups?.columns[0]?.title).toBe('Группа')
    expect(groups?.hint).toBe('Одна строка на группу. Заполните все группы.')
  })

  it('asks nothing about class teachers, talks on rules and other state systems', () => {
    const columns = (table: string) => plan.tables.find(({ id }) => id === table)?.columns.map(({ id }) => id) ?? []
    expect(columns('groups')).not.toContain('teacherAssigned')
    expect(columns('groups')).not.toContain('rulesDate')
    expect(columns('groups')).toContain('level')
    expect(columns('periods')).not.toContain('offeredOtherSystems')
    expect(columns('periods')).toContain('offeredTraditional')
    expect(plan.keys['people']).toEqual([
      'Руководитель',
      'Заместители',
      'Администраторы платформы',
      'Педагогические работники',
      'Специалисты',
      'Обучающиеся',
      'Родители',
    ])
    expect(JSON.stringify(plan)).not.toMatch(/\{\w+\}/)
  })
})
