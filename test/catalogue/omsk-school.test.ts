import { describe, expect, it } from 'vitest'
import { cellsToFill } from '../../src/engine/catalogue/effort'
import { loadRules } from '../../src/engine/catalogue/load'
import { planForm } from '../../src/engine/catalogue/plan'
import { dataShare } from '../../src/engine/catalogue/share'
import type { Requirement } from '../../src/engine/catalogue/types'
import { heldAgainstOutline } from './against-outline'
import { resourceTexts } from './resource-texts'

const rules = loadRules(resourceTexts('omsk-school', 'perm-school', 'tomsk-centre'))
const loaded = (wanted: string) => {
  const found = rules.catalogues.find(({ id }) => id === wanted)
  if (found === undefined) throw new Error(`${wanted} is not loaded`)
  return found
}
const catalogue = loaded('omsk-school')
const { requirements } = catalogue

const judged = requirements.filter(({ criterion }) => criterion !== null)
const binding = judged.filter(({ obligation }) => obligation !== 'recommended')
const inAnnex = (wanted: string | null) => requirements.filter(({ annex }) => annex === wanted)
const at = (clause: string, item: number | null = null, annex: string | null = null) =>
  inAnnex(annex).filter((each) => each.clause === clause && each.item === item)
const one = (id: string): Requirement => {
  const found = requirements.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no requirement ${id}`)
  return found
}
const noted = (clause: string | null, words: string) =>
  catalogue.notes.some((note) => note.clause === clause && note.text.includes(words))
const sharedUnits = (of: Requirement[]): string[][] =>
  [...new Set(of.map(({ unit }) => unit))]
    .map((unit) => of.filter((each) => each.unit === unit).map(({ id }) => id))
    .filter((members) => members.length > 1)

heldAgainstOutline(catalogue)

describe('what the text is', () => {
  it('is in force from its approval, for schools only, and names no regional system', () => {
    expect(catalogue).toMatchObject({ effectiveFrom: '2024-09-30', kinds: ['school'] })
    expect(catalogue.edition).toContain('№ 154 от 30.09.2024')
    expect(catalogue.terms['messenger']).toBe('VK Мессенджер')
    expect(noted('7', 'Региональная система не названа')).toBe(true)
  })

  it('keeps its clauses 1–9 in section 1 and the annexes in sections of their own', () => {
    expect(catalogue.sections.map(({ id }) => id)).toEqual(['1', '2', '3', '4', 'прил. 1', 'прил. 2'])
    const short = inAnnex(null).filter(({ clause }) => !clause.includes('.'))
    expect([...new Set(short.map(({ clause }) => clause))]).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    expect(new Set(short.map(({ section }) => section))).toEqual(new Set(['1']))
    expect(new Set(requirements.map(({ annex }) => annex))).toEqual(new Set([null, '1', '2']))
  })

  it('puts the terms into what it says', () => {
    expect(JSON.stringify([requirements, catalogue.notes])).not.toMatch(/\{\w+\}/)
    expect(one('om-2.2-6a').statement).toContain('VK Мессенджер')
  })
})

describe('what is scored', () => {
  it('is decided by data for at least 80 % of the mandatory and conditional requirements', () => {
    const { scored, byData, share, attested } = dataShare({ requirements: binding })
    const reasons = attested.map(({ label, why }) => `  ${label}: ${why.join('; ')}`).join('\n')
    console.info(`omsk-school: ${byData} of ${scored} by data (${(share * 100).toFixed(1)} %); attested:\n${reasons}`)
    expect(scored).toBe(binding.length)
    expect(share).toBeGreaterThanOrEqual(0.8)
    expect(attested.map(({ requirement }) => requirement)).toEqual(['om-2.1-3', 'om-2.1-16'])
    expect(dataShare({ requirements }).attested.every(({ why }) => why.every((each) => each.length > 20))).toBe(true)
  })

  it('has between one and five critical requirements', () => {
    const critical = requirements.filter((each) => each.critical)
    expect(critical.length).toBeGreaterThan(0)
    expect(critical.length).toBeLessThanOrEqual(5)
    expect(critical.every(({ obligation }) => obligation === 'mandatory')).toBe(true)
  })

  it('leaves out section 1 but its clause 5, rights, final provisions and what binds pupils and parents', () => {
    const shown = inAnnex(null).filter(({ section, clause }) => section === '1' || /^[34]\./.test(clause))
    // 1, 2 (10 items), 3, 4, 6, 7 (5), 8 (2), 9 (3), then 3.1–3.4 and 4.1–4.3.
    const informative = shown.filter(({ obligation }) => obligation === 'informative')
    expect(informative.length).toBe(1 + 10 + 1 + 1 + 1 + 5 + 2 + 3 + 4 + 3)
    expect(shown.filter((each) => !informative.includes(each)).map(({ clause }) => clause)).toEqual(['5', '5'])
    const others = requirements.filter(({ role }) => role === 'pupil' || role === 'parent')
    expect(others.length).toBeGreaterThan(0)
    expect(new Set(others.map(({ obligation }) => obligation))).toEqual(new Set(['informative']))
  })

  it('makes every duty «при необходимости» and the two that depend on a fact conditional, and no other', () => {
    // 2.1: 5, 6, 8, 9, 10 «при необходимости», 14 broadcasts the school holds, 17 «при наличии доступа».
    const needed = ['2.1 5', '2.1 6', '2.1 8', '2.1 9', '2.1 10', '2.1 14', '2.1 17', '2.2 4', '2.3 2', '2.4 2']
    const conditional = requirements.filter(({ obligation }) => obligation === 'conditional')
    expect(conditional.map(({ clause, item }) => `${clause} ${item}`)).toEqual(needed)
  })

  it('covers every subject of a class by a study chat, once for clause 5 and the teacher’s chats', () => {
    expect(one('om-5-a').criterion).toMatchObject({
      kind: 'every-row',
      table: 'groups',
      holds: [
        { column: 'subjects', atLeast: 1 },
        { column: 'subjectChats', atLeastShareOf: 'subjects', share: 1 },
      ],
    })
    expect(one('om-2.4-3.1').unit).toBe('om-5-a')
  })

  it('wants the registration with the order attached and all invitations nobody used annulled', () => {
    expect(one('om-2.1-1').criterion).toMatchObject({
      kind: 'document',
      acts: ['Заявка на регистрацию'],
      where: [
        { column: 'responsible', is: 'filled' },
        { column: 'attachments', mentions: ['приказ'] },
      ],
    })
    expect(one('om-2.1-12').criterion).toMatchObject({
      kind: 'no-row',
      table: 'invites',
      where: [{ column: 'unclaimed', atLeast: 1 }],
    })
  })

  it('wants each chat of the head that 2.2, item 6 names; «other chats» stay open', () => {
    const chats = at('2.2', 6).filter(({ subitem }) => subitem !== null)
    expect(chats.map(({ criterion }) => (criterion?.kind === 'at-least' ? criterion.where : null))).toEqual([
      [{ column: 'kind', in: ['Руководитель – заместители'] }],
      [{ column: 'kind', in: ['Руководитель – педагоги'] }],
      [{ column: 'kind', in: ['Руководитель – родители'] }],
      [{ column: 'kind', in: ['Руководитель – актив обучающихся'] }],
      null,
    ])
    const open = requirements.filter(({ statement }) => statement.startsWith('Перечень'))
    expect(open.map(({ id }) => id)).toEqual(['om-2.2-6.5', 'om-2.3-3.4', 'om-2.4-3.2'])
  })

  it('makes one unit of what one fact decides: study chats, the administrator’s order, the limits of a block', () => {
    expect(sharedUnits(judged)).toEqual([
      ['om-5-a', 'om-2.4-3.1'],
      ['om-2.1', 'om-2.2-2'],
      ['om-a1-2.6', 'om-a1-2.8'],
    ])
  })

  it('decides duties it shares with the Perm school as that one does', () => {
    const pairs: [string, string][] = [
      ['om-5-a', 'ps-2.6-2a'],
      ['om-2.2-1', 'ps-2.3-1'],
      ['om-2.2-2', 'ps-2.3-2'],
      ['om-2.2-3', 'ps-2.3-3'],
      ['om-2.2-6a', 'ps-2.3-5a'],
      ['om-2.2-6b', 'ps-2.3-5b'],
      ['om-2.2-7', 'ps-2.3-6'],
      ['om-2.1-1', 'ps-2.4-1'],
      ['om-2.1-5', 'ps-2.4-7'],
      ['om-2.1-7', 'ps-2.4-2'],
      ['om-2.1-8', 'ps-2.4-10'],
      ['om-2.1-11', 'ps-2.4-11'],
      ['om-2.1-12', 'ps-2.4-12'],
      ['om-2.1-14', 'ps-2.4-14'],
      ['om-2.1-15', 'ps-2.4-15'],
      ['om-2.1-17', 'ps-2.4-16'],
      ['om-2.3-1', 'ps-2.5-1'],
      ['om-2.3-4', 'ps-2.5-7'],
      ['om-2.4-1', 'ps-2.6-1a'],
      ['om-2.4-4', 'ps-2.6-6'],
      ['om-2.5-1b', 'ps-2.5-5a'],
      ['om-2.6-1b', 'ps-2.5-5b'],
      ['om-a1-2.4', 'ps-2.5-3'],
      ['om-a1-2.5', 'ps-4.2-1'],
    ]
    const spoken = /"(what|counted|done)":"[^"]*"/g
    const decided = (requirement: Requirement | undefined) =>
      JSON.stringify([requirement?.theme, requirement?.criterion]).replace(spoken, '')
    const others = loaded('perm-school').requirements
    for (const [own, theirs] of pairs)
      expect([own, decided(one(own))]).toEqual([own, decided(others.find(({ id }) => id === theirs))])
  })
})

describe('annex 1, the ethics of chats', () => {
  it('allows a block only after more than three violations and for at most one month', () => {
    expect(one('om-a1-2.6')).toMatchObject({
      obligation: 'mandatory',
      criterion: {
        kind: 'sequence',
        table: 'moderation',
        by: ['participant'],
        in: ['Блокировка'],
        date: 'date',
        applied: 'measureDate',
        until: 'blockedUntil',
        moreThan: 3,
        maxMonths: 1,
      },
    })
    expect(one('om-a1-2.6').statement).toMatch(/более трёх раз.*один месяц/)
    expect(one('om-a1-2.8').criterion).toEqual(one('om-a1-2.6').criterion)
    expect(at('2.7', null, '1').map(({ obligation }) => obligation)).toEqual(['informative'])
  })

  it('wants a teacher for a moderator, and takes no deputy for one because of a word within a word', () => {
    const criterion = one('om-a1-2.2a').criterion
    const [held] = criterion?.kind === 'every-row' ? criterion.holds : []
    const words = held !== undefined && 'mentions' in held ? held.mentions : []
    const named = (position: string) => words.some((word) => position.includes(word))
    expect(['учитель химии', 'классный руководитель', 'воспитатель ГПД'].map(named)).toEqual([true, true, true])
    expect(['заместитель директора по воспитательной работе', 'директор', 'родитель'].map(named)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('lets nobody be forced into a chat: a complaint is an incident', () => {
    expect(one('om-a1-2.3').criterion).toMatchObject({
      kind: 'no-row',
      table: 'moderation',
      where: [{ column: 'violation', in: ['Принуждение к вступлению в чат'] }],
    })
  })

  it('says that the rules it rests on are nowhere stated', () => {
    expect(noted('прил. 1, 2.4', 'нигде не приведены')).toBe(true)
    expect(noted('прил. 1, 2.6', 'напечатан как право')).toBe(true)
  })

  it('takes parents with those who left out of the chats', () => {
    expect(one('om-a1-2.9').criterion).toMatchObject({
      where: [
        { column: 'category', in: ['Педагогические работники', 'Обучающиеся', 'Родители'] },
        { column: 'left', atLeast: 1 },
      ],
    })
  })
})

describe('annex 2, recommendations', () => {
  it('only recommends what it has a criterion for, and nothing else is recommended', () => {
    const recommended = requirements.filter(({ obligation }) => obligation === 'recommended')
    expect(recommended.length).toBeGreaterThan(10)
    expect(recommended.map(({ id }) => id)).toEqual(
      inAnnex('2')
        .filter(({ criterion }) => criterion !== null)
        .map(({ id }) => id),
    )
    expect(recommended.every(({ statement }) => /рекомендуется/i.test(statement))).toBe(true)
    expect(recommended.some(({ critical }) => critical)).toBe(false)
  })

  it('only shows what describes the platform: its sections 1, 2 and 6', () => {
    const described = inAnnex('2').filter(({ clause }) => /^(1|6|2\..*)$/.test(clause))
    expect(new Set(described.map(({ obligation }) => obligation))).toEqual(new Set(['informative']))
  })

  it('has the themes of the centre of Tomsk for the functions both texts list in the same words', () => {
    const tomsk = loaded('tomsk-centre').requirements
    const listed = (clause: string) => inAnnex('2').filter((each) => each.clause === clause && each.item !== null)
    const themes = (of: Requirement[]) => of.map(({ theme }) => theme)
    const ofTomsk = (clause: string) =>
      themes(tomsk.filter((each) => new RegExp(`^${clause}\\.\\d$`).test(each.clause)))
    expect(ofTomsk('4.4')).toEqual(['video-communication', 'learning-materials', 'learning-materials', 'class-chats'])
    expect(themes(listed('5.3'))).toEqual(ofTomsk('4.4'))
    expect(themes(listed('5.4'))).toEqual(ofTomsk('4.4'))
    // 5.5 says «материалы» where 2.2.3 says «учебные материалы»: a reminder for parents is enough.
    expect(themes(listed('5.5'))).toEqual(ofTomsk('2.2').with(2, 'informing'))
  })

  it('asks for remote teaching only where it took place', () => {
    const remote = inAnnex('2').filter(({ appliesWhen }) => appliesWhen === 'remote-lessons')
    expect([...new Set(remote.map(({ clause }) => clause))]).toEqual(['5.1', '5.3', '5.5'])
  })
})

describe('the form it generates', () => {
  const plan = planForm(rules, 'omsk-school')

  it('is filled within an hour by a school of 40 classes', () => {
    const cells = cellsToFill(plan, 40)
    console.info(`omsk-school: ${cells} cells for 40 classes`)
    expect(cells).toBeLessThanOrEqual(1500)
  })

  it('asks every requirement with a criterion once, in order, recommendations among them', () => {
    expect(plan.asked.map(({ requirement }) => requirement)).toEqual(judged.map(({ id }) => id))
    expect(plan.asked.map(({ number }) => number)).toEqual(judged.map((_, index) => index + 1))
    const labelled = (id: string) => plan.asked.find(({ requirement }) => requirement === id)?.label
    expect(['om-5-b', 'om-2.2-6.1', 'om-a1-2.6', 'om-a2-5.3-1'].map(labelled)).toEqual([
      '5',
      '2.2, п. 6.1',
      'прил. 1, 2.6',
      'прил. 2, 5.3, п. 1',
    ])
  })

  it('has no column for linking with a journal and no sheets of lessons', () => {
    expect(plan.tables.map(({ id }) => id)).toEqual([
      'groups',
      'people',
      'acts',
      'chats',
      'invites',
      'moderation',
      'events',
    ])
    expect(plan.tables.find(({ id }) => id === 'people')?.columns.map(({ id }) => id)).not.toContain('linked')
    expect(JSON.stringify(plan)).not.toMatch(/\{\w+\}/)
  })

  it('asks of a violation all that the limits of a block need', () => {
    const columns = plan.tables.find(({ id }) => id === 'moderation')?.columns.map(({ id }) => id)
    expect(columns).toEqual(['date', 'chat', 'participant', 'violation', 'measure', 'measureDate', 'blockedUntil'])
  })
})
