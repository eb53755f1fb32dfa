import { describe, expect, it } from 'vitest'
import { cellsToFill } from '../../src/engine/catalogue/effort'
import { loadRules } from '../../src/engine/catalogue/load'
import { planForm } from '../../src/engine/catalogue/plan'
import { dataShare } from '../../src/engine/catalogue/share'
import { heldAgainstOutline } from './against-outline'
import { resourceTexts } from './resource-texts'

const rules = loadRules(resourceTexts('kindergarten', 'perm-school'))
const [catalogue, school] = ['kindergarten', 'perm-school'].map((id) => rules.catalogues.find((each) => each.id === id))
if (catalogue === undefined || school === undefined) throw new Error('a catalogue is not loaded')
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
  it('is decided by data for at least 75 % of the requirements', () => {
    const { scored, byData, share, attested } = dataShare(catalogue)
    const reasons = attested.map(({ label, why }) => `  ${label}: ${why.join('; ')}`).join('\n')
    console.info(`kindergarten: ${byData} of ${scored} by data (${(share * 100).toFixed(1)} %); attested:\n${reasons}`)
    expect(share).toBeGreaterThanOrEqual(0.75)
    expect(attested.every(({ why }) => why.every((each) => each.length > 20))).toBe(true)
  })

  it('has between one and five critical requirements', () => {
    const critical = requirements.filter((each) => each.critical)
    expect(critical.length).toBeGreaterThan(0)
    expect(critical.length).toBeLessThanOrEqual(5)
  })

  it('leaves out section 1, parents, rights, final provisions and the open list of chats', () => {
    const shown = requirements.filter(
      ({ clause, item }) => /^(1|3|4)\./.test(clause) || clause === '2.5' || (clause === '2.2' && item === 12),
    )
    // 1.4: the lost beginning and 5 bullets; 1.5: 6; 1.6–1.9; 2.5: itself and 4; 3.1–3.4; 4.1–4.3; «иные чаты».
    expect(shown.length).toBe(6 + 6 + 4 + 5 + 4 + 3 + 1)
    expect(new Set(shown.map(({ obligation }) => obligation))).toEqual(new Set(['informative']))
  })

  it('makes conditional what depends on need, on access to statistics, on broadcasts held and on pupils absent', () => {
    const conditional = requirements.filter(({ obligation }) => obligation === 'conditional')
    expect(conditional.map(({ clause, item }) => `${clause} ${item}`)).toEqual([
      ...[5, 6, 9, 10, 13, 16].map((item) => `2.1 ${item}`),
      '2.3 6',
    ])
  })

  it('scores every bullet of 2.1–2.4 but the open list', () => {
    const bullets = [
      ['2.1', 16],
      ['2.2', 11],
      ['2.3', 7],
      ['2.4', 3],
    ] as const
    for (const [clause, last] of bullets)
      for (let item = 1; item <= last; item += 1)
        for (const { id, criterion } of at(clause, item)) expect(criterion, id).not.toBeNull()
  })

  it('holds the application to the order attached and to whom it names', () => {
    expect(one('kg-2.1-1').criterion).toMatchObject({
      acts: ['Заявка на регистрацию'],
      where: [
        { column: 'responsible', is: 'filled' },
        { column: 'attachments', mentions: ['приказ'] },
      ],
    })
    expect(one('kg-2.1-1').statement).toContain('info@sferum.ru')
  })

  it('scores the appointment of the administrator once for both places that demand it', () => {
    expect(
      requirements.filter(({ theme }) => theme === 'administrator').map(({ clause, unit }) => [clause, unit]),
    ).toEqual([
      ['2.1', 'kg-2.1-a'],
      ['2.2', 'kg-2.1-a'],
    ])
  })

  it('scores the groups on the platform once, though the text names them twice', () => {
    expect(
      requirements
        .filter(({ theme }) => theme === 'structure')
        .map(({ item, unit, obligation }) => [item, unit, obligation]),
    ).toEqual([
      [4, 'kg-2.1-4', 'mandatory'],
      [5, 'kg-2.1-4', 'conditional'],
    ])
  })

  it('scores the invitation of parents once, and never their joining', () => {
    const inviting = requirements.filter(({ theme }) => theme === 'inviting-parents')
    expect(inviting.map(({ item, unit }) => [item, unit])).toEqual([
      [2, 'kg-2.3-2'],
      [3, 'kg-2.3-2'],
    ])
    expect(JSON.stringify(requirements.map(({ criterion }) => criterion))).not.toContain('Родители"')
  })

  it('takes apart the sentence of 2.2 that runs from staff changes into communication', () => {
    expect(at('2.2', 9).map(({ theme }) => theme)).toEqual([
      'membership-changes',
      'management-communication',
      'meetings',
    ])
  })

  it('never reads the pupils of a kindergarten as users', () => {
    expect(JSON.stringify(requirements.map(({ criterion }) => criterion))).not.toMatch(
      /invitedPupils|pupilChat|Обучающиеся/,
    )
  })

  it('speaks of groups and pupils of a kindergarten, puts the terms in, and names no lyceum', () => {
    const said = JSON.stringify(requirements.map(({ statement, remedy, criterion }) => [statement, remedy, criterion]))
    expect(said).not.toMatch(/\{\w+\}/)
    expect(said.match(/лице[йюя]|обучающ(ий|им|их|ие)ся|классн|ученик/gi)).toBeNull()
    expect(one('kg-2.2-1').statement).toContain('VK-мессенджер')
  })

  it('tells of every defect of the text', () => {
    const defects = [
      'Первая страница',
      'Лицей',
      'УО',
      'обучающиеся',
      'Методологии',
      'пространстве',
      'Ломоносова',
      'через тире слились',
      'напечатан дважды',
      'с тем же маркером',
    ]
    for (const defect of defects)
      expect(
        catalogue.notes.some(({ text }) => text.includes(defect)),
        defect,
      ).toBe(true)
  })

  it('shares most of its scored themes with the school’s regulation', () => {
    const themes = (of: typeof catalogue) =>
      new Set(of.requirements.filter(({ criterion }) => criterion !== null).map(({ theme }) => theme))
    const own = [...themes(catalogue)].filter((theme) => !themes(school).has(theme))
    expect(own.sort()).toEqual(
      [
        'access-security',
        'common-chats',
        'join-requests',
        'management-chats',
        'process-materials',
        'teacher-status',
        'use-analysis',
        'video-communication',
      ].sort(),
    )
  })
})

describe('the form it generates', () => {
  const plan = planForm(rules, 'kindergarten')
  const columns = (id: string) => plan.tables.find((table) => table.id === id)?.columns.map(({ title }) => title)

  it('asks at most 250 cells of a kindergarten of six groups', () => {
    const cells = cellsToFill(plan, 6)
    console.info(`kindergarten: ${cells} cells for 6 groups`)
    expect(cells).toBeLessThanOrEqual(250)
  })

  it('asks every scored requirement once, in order and numbered', () => {
    const scored = requirements.filter(({ criterion }) => criterion !== null)
    expect(plan.asked.map(({ requirement }) => requirement)).toEqual(scored.map(({ id }) => id))
    expect(plan.asked.map(({ number }) => number)).toEqual(scored.map((_, index) => index + 1))
  })

  it('speaks of groups and «воспитанники» in titles and hints, and of no classes but in names of sheets and lists', () => {
    expect(columns('groups')).toEqual([
      'Группа',
      'Воспитанников',
      'На платформе',
      'Чат с родителями',
      'Приглашено родителей',
    ])
    expect(plan.passport.filter(({ id }) => ['pupils', 'groups'].includes(id)).map(({ title }) => title)).toEqual([
      'Воспитанников',
      'Групп',
    ])
    const said = [...plan.passport, ...plan.tables.flatMap((table) => [table, ...table.columns])]
      .flatMap((each) => ['title' in each ? each.title : '', each.hint ?? ''])
      .concat(plan.checks.map(({ message }) => message))
      .join('\n')
      .replaceAll('«Классы и группы»', '')
      .replaceAll('«Общешкольный канал»', '')
      .replaceAll('«Учительская»', '')
      .replaceAll('«Обучающиеся»', '')
    expect(said.match(/.*(класс|обучающ(ий|им|их|ие)ся|учени[кц]|урок|школ|завуч|учитель [а-я]).*/gi)).toBeNull()
    expect(said).not.toMatch(/\{\w+\}/)
  })

  it('has no lessons, attendance or periods, and only the rows that somebody reads', () => {
    expect(plan.tables.map(({ id }) => id)).toEqual([
      'groups',
      'people',
      'acts',
      'chats',
      'invites',
      'moderation',
      'events',
    ])
    expect(plan.keys['people']).toEqual([
      'Руководитель',
      'Заместители',
      'Администраторы платформы',
      'Педагогические работники',
      'Специалисты',
      'Родители',
    ])
    expect(plan.keys['acts']).toEqual([
      'Приказ об использовании платформы',
      'Приказ о назначении администратора',
      'Заявка на регистрацию',
      'Справка о контроле',
      'Статистический отчёт',
      'Аналитическая справка',
      'Памятка пользователям',
    ])
  })
})
