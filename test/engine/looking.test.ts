import { expect, test } from 'vitest'
import { institutionKeys } from '../../src/engine/institution-keys'
import { compareAudit } from '../../src/engine/cases/judging/score-audit'
import { plannedAudit } from '../../src/engine/audits'
import { settleDecision } from '../../src/engine/cases/taking/settle'
import { changeCollection } from '../../src/engine/cases/settling/collection'
import { lookedAudit } from './looking-audit'
import { seen, send } from './tiny-engine'

test('the overview counts who has sent what, levels, breaches and what is to be done', async () => {
  const { context, look, current } = await lookedAudit()
  await changeCollection(context, current(), { institution: null, dueDate: '2026-02-02' })
  const { collection, levels, broken, tasks, mean } = look.overview(current(), '2026-02-05')
  expect(collection).toMatchObject({ expected: 4, notSubmitted: 1, received: 3, overdue: 1, late: 3 })
  expect(collection.waiting).toEqual([
    { key: 'Школа № 4', name: 'Школа № 4', status: 'not-submitted', deadline: '2026-02-02', daysOverdue: 3 },
  ])
  // School 1: a 0.4, b unknown (10 of 4), c unmet: completeness 2/3 is too little. 2: all met. 3: nothing known.
  expect(levels).toEqual([{ kind: 'school', high: 1, sufficient: 0, low: 0, insufficient: 2, notRated: 0, absent: 1 }])
  expect(
    broken.map(({ requirement, unmet, partial, undetermined, institutions }) => [
      requirement,
      unmet,
      partial,
      undetermined,
      institutions,
    ]),
  ).toEqual([
    ['c', 1, 0, 1, 3],
    ['a', 0, 1, 1, 3],
  ])
  expect(broken[0]).toMatchObject({ applicable: 3, assessed: 2, met: 1, notApplicable: 0 })
  expect(tasks.map(({ code, count }) => [code, count])).toEqual([
    ['overdue', 1],
    ['low-completeness', 2],
  ])
  expect(tasks[1]).toMatchObject({
    title: 'Запросить недостающие данные: 2 учреждения',
    institutions: [{ name: 'Школа № 1' }, { name: 'Школа № 3' }],
  })
  expect(mean.completeness).toBeCloseTo((2 / 3 + 1 + 0) / 3)
})

test('an audit nobody has sent anything to says what to begin with', async () => {
  const { look, current } = await lookedAudit([])
  expect(look.overview(current(), '2026-02-05').tasks.map(({ code }) => code)).toEqual(['first-import'])
})

test('the list has a row for everybody, with figures as scores have them', async () => {
  const tiny = await lookedAudit()
  const { context, look, current } = tiny
  const scores = compareAudit(context, current()).institutions
  const { institutions } = look.institutionList(current())
  expect(institutions.map(({ name, status }) => [name, status])).toEqual([
    ['Школа № 1', 'received'],
    ['Школа № 2', 'received'],
    ['Школа № 3', 'received'],
    ['Школа № 4', 'not-submitted'],
  ])
  for (const { name, index, upper, completeness, level, rank, counts } of scores)
    expect(institutions.find((each) => each.name === name)).toMatchObject({
      index,
      upper,
      completeness,
      level,
      rank,
      counts,
    })
  expect(institutions[3]).toMatchObject({ index: null, level: null, counts: null, municipality: 'Заречный' })
})

test('two institutions of one name go by their ИНН, others by name', () => {
  const named = (id: number, name: string, inn: string | null, subdivision: string | null = null) => ({
    ...{ id, name, inn, subdivision },
  })
  const keys = institutionKeys([
    named(1, 'Школа', '5900000002'),
    named(2, 'Школа', '5900000010'),
    named(3, 'Школа', null),
    named(4, 'Лицей', '5900000027'),
    named(5, 'Лицей', '5900000027', 'филиал'),
  ])
  expect([...keys.values()].map(({ key }) => key)).toEqual([
    ...['5900000002', '5900000010', 'Школа', 'Лицей', 'Лицей (филиал)'],
  ])
})

test('the page of an institution has its files, figures by role and section, and its place among peers', async () => {
  const { look, current } = await lookedAudit()
  const page = look.institutionPage(current(), 'Школа № 1')
  expect(page.files).toMatchObject([
    { path: 'а.xlsx', status: 'accepted', inForce: true, original: true, rows: { read: 1, accepted: 1 } },
  ])
  expect(page.score).toMatchObject({
    rank: null,
    ranked: 1,
    counts: { met: 0, partial: 1, unmet: 1, undetermined: 1 },
  })
  expect(
    page.score?.sections.map(({ section, counts }) => [section, counts.partial + counts.unmet + counts.undetermined]),
  ).toEqual([['1', 3]])
  expect(look.institutionPage(current(), 'Школа № 4')).toMatchObject({ score: null, files: [], decisions: [] })
})

test('the matrix by requirement holds values and marks, by theme and role the three numbers', async () => {
  const { look, current, context } = await lookedAudit()
  await look.decide(current(), 'Школа № 3', { requirement: 'c', outcome: 'met', value: null, reason: 'видел приказ' })
  const matrix = look.matrix(current(), 'requirement')
  if (matrix.by !== 'requirement') throw new Error('by requirement')
  const [part] = matrix.parts
  expect(part?.columns.map(({ id, label }) => [id, label])).toEqual([
    ['a', '1.1'],
    ['b', '1.1'],
    ['c', '1.2'],
  ])
  expect(part?.rows.map(({ name, cells, decided }) => [name, cells, decided])).toEqual([
    ['Школа № 1', [0.4, -1, 0], []],
    ['Школа № 2', [1, 1, 1], []],
    ['Школа № 3', [-1, -1, 1], [2]],
  ])
  expect(matrix.absent.map(({ name }) => name)).toEqual(['Школа № 4'])
  const themes = look.matrix(current(), 'theme')
  const [first] = compareAudit(context, current()).institutions
  const own = themes.parts[0]?.rows[0]
  expect(own?.cells).toEqual(first?.themes.map(({ index, upper, completeness }) => [index, upper, completeness]))
})

test('a decision is journalled with what stood before, and taking it back restores everything', async () => {
  const tiny = await lookedAudit()
  const { look, current, context } = tiny
  const before = seen(tiny)
  const decided = await look.decide(current(), 'Школа № 1', {
    requirement: 'a',
    outcome: 'partial',
    value: 0.7,
    reason: ' звонок ',
  })
  expect(decided).toMatchObject({ before: null, verdict: { outcome: 'partial', value: 0.7, computed: { value: 0.4 } } })
  const again = await look.decide(current(), 'Школа № 1', {
    requirement: 'a',
    outcome: 'met',
    value: null,
    reason: 'приказ',
  })
  expect(again.before).toMatchObject({ outcome: 'partial', value: 0.7, reason: 'звонок' })
  expect(look.institutionPage(current(), 'Школа № 1').decisions).toMatchObject([
    { requirement: 'a', label: '1.1', outcome: 'met', state: 'in-force', computed: { outcome: 'partial', value: 0.4 } },
  ])
  await look.dropDecision(current(), 'Школа № 1', 'a')
  expect(seen(tiny)).toEqual(before)
  expect(context.store.overrides(current().id)).toEqual([])
  await expect(look.dropDecision(current(), 'Школа № 1', 'a')).rejects.toMatchObject({ code: 'no-decision' })
  expect(look.journalPage(current(), { text: 'школа № 1' }).entries.map(({ title }) => title)).toEqual([
    'Отменено решение',
    'Решение куратора',
    'Решение куратора',
  ])
})

test('a decision that was to be looked at again is so once keeping, changing or dropping it is taken back', async () => {
  const tiny = await lookedAudit()
  const { look, current, context } = tiny
  const wish = { requirement: 'a', outcome: 'met', value: null, reason: 'приказ' } as const
  await look.decide(current(), 'Школа № 1', wish)
  await send(tiny, [{ file: 'г.xlsx', school: 0, people: [[10, 9]], answer: 'Нет' }])
  const { store } = context
  // As if it had been made, and its facts had changed, some days before.
  const [made, review] = [store.overrides(current().id)[0], store.reviews(current().id)[0]]
  if (made === undefined || review === undefined) throw new Error('no decision')
  store.setOverride(current().id, made.institution, { ...made, date: '2026-01-15' })
  store.setReview(current().id, { ...review, since: '2026-01-20' })
  settleDecision(context, current(), store.rules(current().id), made.institution)
  const stood = () => [seen(tiny), store.overrides(current().id), store.reviews(current().id)]
  const before = stood()
  expect(before[2]).toMatchObject([
    { since: '2026-01-20', why: expect.stringContaining('изменились данные') as string },
  ])

  for (const change of [
    () => look.decide(current(), 'Школа № 1', wish),
    () => look.decide(current(), 'Школа № 1', { ...wish, outcome: 'unmet', reason: 'нет приказа' }),
    () => look.dropDecision(current(), 'Школа № 1', 'a'),
  ]) {
    const changed = await change()
    expect(store.reviews(current().id).filter(({ since }) => since !== null)).toEqual([])
    if (changed.before === null) throw new Error('no decision')
    await look.restoreDecision(current(), 'Школа № 1', 'a', changed.before)
    expect(stood()).toEqual(before)
  }
  const [entry] = look.journalPage(current(), {}).entries
  expect([entry?.title, entry?.sentence]).toEqual([
    'Возвращено решение',
    '«Школа № 1», требование 1.1: выполнено — приказ. По расчёту: выполнено частично. Возвращено таким, каким было принято 15.01.2026; его нужно проверить: данные с тех пор изменились.',
  ])
})

test('a decision carried over from an earlier edition is put back as one', async () => {
  const { look, current, context } = await lookedAudit()
  const { store } = context
  await look.decide(current(), 'Школа № 1', { requirement: 'a', outcome: 'met', value: null, reason: 'приказ' })
  const [made] = store.overrides(current().id)
  if (made === undefined) throw new Error('no decision')
  store.setOverride(current().id, made.institution, { ...made, carriedFrom: '0, 1.1' })
  const { before } = await look.decide(current(), 'Школа № 1', { ...made, outcome: 'unmet' })
  if (before === null) throw new Error('no decision')
  await look.restoreDecision(current(), 'Школа № 1', 'a', before)
  expect(store.overrides(current().id)).toEqual([{ ...made, carriedFrom: '0, 1.1' }])
  for (const wrong of [{ date: '2026-02-04' }, { since: '2026-02-04' }, { reason: ' ' }, { value: 2 }])
    await expect(look.restoreDecision(current(), 'Школа № 1', 'a', { ...before, ...wrong })).rejects.toMatchObject({
      code: 'usage',
    })
  await expect(look.restoreDecision(current(), 'Школа № 1', 'zz', before)).rejects.toMatchObject({
    code: 'no-requirement',
  })
})

test.each([
  [{ requirement: 'zz', outcome: 'met', value: null, reason: 'так' }, 'no-requirement'],
  [{ requirement: 'a', outcome: 'met', value: null, reason: '  ' }, 'usage'],
  [{ requirement: 'a', outcome: 'partial', value: 1, reason: 'так' }, 'usage'],
  [{ requirement: 'a', outcome: 'partial', value: 0, reason: 'так' }, 'usage'],
] as const)('decision %j is refused with %s', async (wish, code) => {
  const { look, current } = await lookedAudit()
  await expect(look.decide(current(), 'Школа № 1', wish)).rejects.toMatchObject({ code })
})

test('the journal is filtered by day, action and text, and goes by pages', async () => {
  const tiny = await lookedAudit()
  const { look, current, context } = tiny
  for (const reason of ['раз', 'два', 'три'])
    await look.decide(current(), 'Школа № 1', { requirement: 'a', outcome: 'met', value: null, reason })
  context.store.journal('2026-03-01T10:00:00.000Z', 'something-new', { audit: current().id })
  context.store.journal('2026-03-01T10:00:00.000Z', 'override', { audit: 999, institution: 'чужая' })
  const page = look.journalPage(current(), { action: 'override', limit: 2 })
  expect(page).toMatchObject({
    total: 3,
    actions: [{ action: 'import' }, { action: 'override', count: 3 }, { action: 'something-new', count: 1 }],
  })
  expect(page.entries.map(({ sentence }) => /— (.+?)\./.exec(sentence)?.[1])).toEqual(['три', 'два'])
  const rest = look.journalPage(current(), { action: 'override', limit: 2, before: page.next ?? 0 })
  expect(rest.entries.map(({ sentence }) => /— (.+?)\./.exec(sentence)?.[1])).toEqual(['раз'])
  expect(rest.next).toBeNull()
  expect(look.journalPage(current(), { text: 'ДВА' }).total).toBe(2)
  expect(look.journalPage(current(), { from: '2026-03-01' }).entries.map(({ action }) => action)).toEqual([
    'something-new',
  ])
  expect(() => look.journalPage(current(), { from: '2026-02-30' })).toThrow(/записана неверно/)
})

test('settings are tried in memory and saved with everybody judged anew', async () => {
  const tiny = await lookedAudit()
  const { look, current } = tiny
  const before = seen(tiny)
  const wish = { thresholds: { high: 0.85, sufficient: 0.65, completeness: 0.6 } }
  // School 1: completeness 2/3 is enough for 0.6; its index 0.4 / 3 is low, and the second place.
  const tried = await look.changeSettings(current(), wish, true)
  expect(tried).toMatchObject({ saved: false, changed: { indices: 0, levels: 1, ranks: 1 } })
  expect(tried.institutions).toMatchObject([
    { name: 'Школа № 1', before: { level: null }, after: { level: 'low', rank: 2 } },
  ])
  expect(seen(tiny)).toEqual(before)
  // A tolerance of 0.6 makes 4 of 10 linked enough: the target of 1 is met at 0.4.
  const saved = await look.changeSettings(
    current(),
    { ratioTolerance: 0.6, name: 'Весна', dueDate: '2026-03-01' },
    false,
  )
  expect(saved).toMatchObject({ saved: true, changed: { indices: 1 } })
  expect(current()).toMatchObject({ name: 'Весна', dueDate: '2026-03-01', settings: { ratioTolerance: 0.6 } })
  expect(look.institutionPage(current(), 'Школа № 1').score?.counts.met).toBe(1)
  expect(look.institutionList(current()).institutions[0]?.index).toBeCloseTo(1 / 3)
  const weighed = await look.changeSettings(current(), { ratioTolerance: 0, weights: { a: 0 }, dueDate: null }, false)
  expect(weighed.settings.weights).toEqual({ a: 0 })
  expect(current().dueDate).toBeNull()
  expect(look.journalPage(current(), { action: 'settings' }).entries[1]?.sentence).toContain('допуск: 0,0 % → 60,0 %')
})

test.each([
  [{ thresholds: { high: 0.5, sufficient: 0.6, completeness: 0.5 } }],
  [{ ratioTolerance: 1.5 }],
  [{ weights: { nobody: 1 } }],
  [{ weights: { a: -1 } }],
  [{ name: '  ' }],
  [{ dueDate: '2026-02-31' }],
])('settings %j are refused', async (wish) => {
  const { look, current } = await lookedAudit()
  const kept = current()
  await expect(look.changeSettings(current(), wish, false)).rejects.toMatchObject({ code: 'usage' })
  expect(current()).toEqual(kept)
})

test('two audits stand side by side by institution and requirement', async () => {
  const tiny = await lookedAudit()
  const { look, current, context } = tiny
  const rules = context.store.rules(current().id)
  const later = context.store.createAudit(plannedAudit({ schoolYear: 2026 }, '2026-09-03'), rules)
  await send({ context, audit: later }, [
    { file: 'а2.xlsx', school: 0, people: [[10, 10]], answer: 'Нет' },
    { file: 'г2.xlsx', school: 3, people: [[10, 5]], answer: 'Нет' },
  ])
  const { before, after, institutions, appeared, gone, requirements } = await look.compareAudits(later, current())
  expect([before.id, after.id]).toEqual([current().id, later.id])
  // School 1: 0.4 of 3 before, b unknown; (1 + 1 + 0) / 3 after.
  expect(institutions.map(({ name }) => name)).toEqual(['Школа № 1', 'Школа № 4'])
  expect(institutions[0]?.change).toBeCloseTo((2 - 0.4) / 3)
  expect(institutions[1]).toMatchObject({ before: null, change: null })
  expect(appeared).toEqual([])
  expect(gone.map(({ name }) => name)).toEqual(['Школа № 2', 'Школа № 3'])
  expect(requirements.find(({ requirement }) => requirement === 'a')).toMatchObject({
    before: { applicable: 3, met: 1, partial: 1, undetermined: 1, share: 1 / 3 },
    after: { applicable: 2, met: 1, partial: 1, undetermined: 0, share: 1 / 2 },
  })
})
