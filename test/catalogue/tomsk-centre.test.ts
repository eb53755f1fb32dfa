import { describe, expect, it } from 'vitest'
import { cellsToFill } from '../../src/engine/catalogue/effort'
import { loadRules } from '../../src/engine/catalogue/load'
import { planForm } from '../../src/engine/catalogue/plan'
import { dataShare } from '../../src/engine/catalogue/share'
import { heldAgainstOutline } from './against-outline'
import { resourceTexts } from './resource-texts'

const rules = loadRules(resourceTexts('tomsk-centre'))
const catalogue = rules.catalogues.find(({ id }) => id === 'tomsk-centre')
if (catalogue === undefined) throw new Error('tomsk-centre is not loaded')
const { requirements } = catalogue
const scored = requirements.filter(({ criterion }) => criterion !== null)

const at = (clause: string, item: number | null = null) =>
  requirements.filter((each) => each.annex === null && each.clause === clause && each.item === item)
const one = (id: string) => {
  const found = requirements.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no requirement ${id}`)
  return found
}
const noteOf = (clause: string | null, words: string) =>
  catalogue.notes.some((note) => note.clause === clause && note.text.includes(words))
const unitsOf = (clause: string) => at(clause).flatMap(({ criterion, unit }) => (criterion === null ? [] : [unit]))

heldAgainstOutline(catalogue)

describe('what the text is', () => {
  it('is for centres of additional education', () => {
    expect(catalogue).toMatchObject({ kinds: ['additional'], terms: { messenger: 'VK Мессенджер' } })
  })

  it('has no requirement of the empty 2.7.8 and says so', () => {
    expect(at('2.7.8')).toEqual([])
    expect(noteOf('2.7.8', 'пуст')).toBe(true)
  })

  it('leaves out the outline printed after annex 1 and says so', () => {
    expect(noteOf(null, 'оглавление')).toBe(true)
  })

  it('notes clauses the catalogue has, or that it says are empty', () => {
    const known = new Set<string | null>([null, '2.7.8', ...requirements.map(({ clause }) => clause)])
    expect(catalogue.notes.map(({ clause }) => clause).filter((clause) => !known.has(clause))).toEqual([])
  })

  it('puts the terms into what it says', () => {
    expect(JSON.stringify(requirements)).not.toMatch(/\{\w+\}/)
    expect(one('tc-3.3-3').statement).toContain('VK Мессенджер')
  })
})

describe('what is scored', () => {
  it('is decided by data for at least 70 % of the requirements, and of the units', () => {
    const { byData, share, attested } = dataShare(catalogue)
    const reasons = attested.map(({ label, why }) => `  ${label}: ${why.join('; ')}`).join('\n')
    const first = new Map(scored.map((each) => [each.unit, each]))
    const ofUnits = dataShare({ requirements: [...first.values()] })
    console.info(
      `tomsk-centre: ${byData} of ${scored.length} requirements by data (${(share * 100).toFixed(1)} %), ` +
        `${ofUnits.byData} of ${ofUnits.scored} units; attested:\n${reasons}`,
    )
    expect(share).toBeGreaterThanOrEqual(0.7)
    expect(ofUnits.share).toBeGreaterThanOrEqual(0.7)
    expect(attested.every(({ why }) => why.every((each) => each.length > 20))).toBe(true)
  })

  it('has between one and five critical requirements', () => {
    const critical = requirements.filter((each) => each.critical)
    expect(critical.length).toBeGreaterThan(0)
    expect(critical.length).toBeLessThanOrEqual(5)
  })

  it('leaves out basis, notions, aims, principles, what pupils and parents choose, and what the text only allows', () => {
    const shown = requirements.filter(
      ({ clause, annex }) =>
        annex === null &&
        (/^1\.([1-46-79]|11|12|14)(\.|$)/.test(clause) ||
          /^3\./.test(clause) ||
          ['2.1', '2.8.1', '2.8.2', '2.8.4', '4.1', '4.5', '4.6', '4.7', '4.12', '4.13', '4.14', '4.15'].includes(
            clause,
          ) ||
          ['5.1', '5.3', '5.4', '5.5'].includes(clause)),
    )
    const headed = (items: number) => items + 1
    const first = 7 + 1 + headed(4) + 1 + 1 + 2 + 1 + 1 + 1 + headed(4)
    const third = 1 + headed(6) + headed(7) + headed(4)
    const fourth = 3 + headed(3) + headed(5) + headed(2) + 2 + headed(5)
    expect(shown.length).toBe(first + 4 + third + fourth + 4)
    expect(new Set(shown.map(({ obligation }) => obligation))).toEqual(new Set(['informative']))
  })

  it('switches off with remote lessons what section IV asks of them, and not 4.17 and 4.18', () => {
    const off = scored.filter(({ clause, annex }) => clause.startsWith('4.') || annex !== null)
    for (const { clause, appliesWhen } of off)
      expect([clause, appliesWhen]).toEqual([clause, ['4.17', '4.18'].includes(clause) ? null : 'remote-lessons'])
    for (const { clause, appliesWhen } of scored.filter(({ clause }) => /^2\.[3-9]/.test(clause)))
      expect([clause, appliesWhen]).toEqual([clause, null])
  })

  it('makes conditional what depends on a need', () => {
    const conditional = scored.filter(({ obligation }) => obligation === 'conditional').map(({ id }) => id)
    expect(conditional).toEqual(['tc-4.17', 'tc-4.20-c', 'tc-4.23-b'])
  })
})

describe('the numbers of the text', () => {
  it('2.7.4: 10 posts a week over all chats, whosever they are', () => {
    expect(one('tc-2.7.4').criterion).toMatchObject({
      kind: 'at-least',
      table: 'chats',
      column: 'weekMessages',
      count: 10,
    })
    expect(one('tc-2.7.4').criterion).not.toHaveProperty('where')
    expect(noteOf('2.7.4', 'Число 10 — параметр')).toBe(true)
  })

  it('2.9.2: chats from 7.30 to 20.30', () => {
    expect(one('tc-2.9.2').criterion).toMatchObject({
      kind: 'within-hours',
      table: 'chats',
      first: 'earliest',
      last: 'latest',
      from: '07:30',
      to: '20:30',
    })
    expect(one('tc-2.9.2').statement).toContain('с 7.30 до 20.30')
    expect(noteOf('2.9.2', 'границы входят')).toBe(true)
  })

  it('2.9.3: nine prohibitions whose breach is answered, one unit with the language and 2.8.3', () => {
    const members = requirements.filter(({ clause, item }) => clause === '2.9.3' && item !== null)
    expect(members.map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    const unit = [...members, one('tc-2.8.3'), one('tc-2.9.1')]
    expect(new Set(unit.map(({ unit: name }) => name))).toEqual(new Set(['tc-2.9.3-1']))
    expect(one('tc-2.9.3-1').criterion).toMatchObject({ kind: 'every-row', table: 'moderation' })
    expect(noteOf('2.9.3', 'не вменяется')).toBe(true)
  })

  it('has a listed violation for each prohibition', () => {
    for (const violation of [
      'Нецензурная лексика, оскорбление',
      'Непристойный или не относящийся к учёбе материал',
      'Пропаганда насилия, оружия, алкоголя, табака; наркотики',
      'Сведения, ведущие к негативным последствиям',
      'Картинки анатомического характера',
      'Политика, религия, национализм',
      'Угрозы участникам',
      'Реклама',
      'Голосовое сообщение',
      'Общение не на русском языке',
    ])
      expect(rules.dictionary.choices['Нарушение']).toContain(violation)
  })

  it('1.8: an application for every pupil transferred, and only under high alert', () => {
    expect(one('tc-1.8').criterion).toMatchObject({
      kind: 'every-row',
      table: 'periods',
      where: [{ column: 'cause', in: ['Режим повышенной готовности'] }],
      holds: [{ column: 'parentApplications', atLeastShareOf: 'transferred', share: 1 }],
    })
  })

  it('4.8 and 4.16: one order, critical, not after the first day', () => {
    expect([one('tc-4.8-a').unit, one('tc-4.16-b').unit]).toEqual(['tc-4.8-a', 'tc-4.8-a'])
    expect(one('tc-4.8-a')).toMatchObject({
      critical: true,
      criterion: {
        kind: 'all-of',
        of: [
          { kind: 'at-least', table: 'periods' },
          {
            kind: 'every-row',
            table: 'periods',
            holds: expect.arrayContaining([{ column: 'orderDate', notAfter: 'start' }]) as unknown,
          },
        ],
      },
    })
  })

  it('4.9: hours a week of every group', () => {
    expect(one('tc-4.9-b').criterion).toMatchObject({
      kind: 'every-row',
      table: 'remote_programmes',
      holds: [{ column: 'hours', atLeast: 1 }],
    })
  })
})

describe('readings of the text', () => {
  it('scores 4.22 once by any of its three regimes, each group its own', () => {
    const regimes = requirements.filter(({ clause, criterion }) => clause === '4.22' && criterion?.kind === 'any-of')
    expect(regimes.map(({ id }) => id)).toEqual(['tc-4.22-a'])
    const items = [1, 2, 3].flatMap((item) => at('4.22', item))
    expect(items.map(({ obligation }) => obligation)).toEqual(['informative', 'informative', 'informative'])
    const criterion = one('tc-4.22-a').criterion
    expect(criterion?.kind === 'any-of' ? criterion.of.length : 0).toBe(3 + 1)
    expect(noteOf('4.22', 'достаточно любого')).toBe(true)
  })

  it('asks of every group all nine columns of annex 1, in one unit with 4.20', () => {
    const annex = requirements.filter(({ annex }) => annex === '1')
    expect(annex.map(({ unit }) => unit)).toEqual(['tc-4.20-b', 'tc-4.21-5', 'tc-annex-1-c'])
    const columns = ['programme', 'teacher', 'group', 'hours', 'pupils', 'format', 'regime', 'forms', 'links']
    expect(one('tc-4.20-b').criterion).toMatchObject({
      kind: 'all-of',
      of: [{ kind: 'at-least' }, { holds: columns.map((column) => ({ column, is: 'filled' })) }],
    })
    expect(one('tc-4.21-5').criterion).toMatchObject({
      kind: 'covered-by',
      table: 'remote_programmes',
      by: 'remote_marks',
      on: ['programme', 'group'],
    })
  })

  it('counts once what is printed for parents in 2.2 and for pupils in 4.4, and programmes in 1.5, 1.13 and 4.16', () => {
    expect([unitsOf('2.2.1'), unitsOf('4.4.1')]).toEqual([['tc-2.2.1'], ['tc-2.2.1']])
    expect([unitsOf('2.2.3'), unitsOf('4.4.3')]).toEqual([['tc-2.2.3'], ['tc-2.2.3']])
    expect([unitsOf('1.5'), unitsOf('1.13'), unitsOf('4.16')]).toEqual([
      ['tc-1.5-b'],
      ['tc-1.5-b'],
      ['tc-1.5-b', 'tc-4.8-a', 'tc-4.16-c'],
    ])
  })

  it('holds to training only those who teach remotely', () => {
    expect(one('tc-4.2').criterion).toMatchObject({
      kind: 'ratio',
      where: [{ column: 'category', in: ['Педагоги дистанционных программ'] }],
      part: 'trained',
      whole: 'total',
    })
  })

  it('shows the parents’ liability of 5.3 and says why it is not scored', () => {
    expect(one('tc-5.3').obligation).toBe('informative')
    expect(noteOf('5.3', 'не оценивается')).toBe(true)
  })
})

describe('the form it generates', () => {
  const plan = planForm(rules, 'tomsk-centre')

  it('is filled within an hour by a centre of 40 groups', () => {
    const cells = cellsToFill(plan, 40)
    console.info(`tomsk-centre: ${cells} cells for 40 groups`)
    expect(cells).toBeLessThanOrEqual(1500)
  })

  it('asks every scored requirement once, in order and numbered', () => {
    expect(plan.asked.map(({ requirement }) => requirement)).toEqual(scored.map(({ id }) => id))
    expect(plan.asked.map(({ number }) => number)).toEqual(scored.map((_, index) => index + 1))
  })

  it('asks the sheets that the text needs and no lessons, subjects or attendance', () => {
    const tables = plan.tables.map(({ id }) => id).filter((id) => id !== 'remote_marks')
    expect(tables).toEqual([
      'groups',
      'people',
      'acts',
      'periods',
      'chats',
      'invites',
      'remote_programmes',
      'moderation',
      'events',
    ])
    const columns = (table: string) => plan.tables.find(({ id }) => id === table)?.columns.map(({ id }) => id)
    expect(columns('groups')).toEqual([
      'group',
      'pupils',
      'onPlatform',
      'pupilChat',
      'parentChat',
      'invitedPupils',
      'invitedParents',
    ])
    expect(columns('chats')).toEqual(['name', 'kind', 'administrator', 'weekMessages', 'earliest', 'latest'])
  })

  it('speaks of groups and of no class', () => {
    const texts = [...requirements.map(({ statement, remedy }) => `${statement} ${remedy ?? ''}`)]
    expect(texts.filter((text) => /лассн\p{L}+ руководител|обучающ\p{L}+ класса/u.test(text))).toEqual([])
    expect(plan.tables.find(({ id }) => id === 'groups')?.columns[0]?.title).toBe('Группа')
  })
})
