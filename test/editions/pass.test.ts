import { problemsOf } from '../store/problems'
import { beforeEach, describe, expect, test } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import { passToEdition } from '../../src/engine/cases/editions/move'
import { rescore } from '../../src/engine/cases/editions/rescore'
import { formAudit } from '../../src/engine/cases/issuing/form-audit'
import { reportInput } from '../../src/engine/cases/issuing/report-audit'
import { assessInstitution, compareAudit } from '../../src/engine/cases/judging/score-audit'
import { settleInstitution } from '../../src/engine/cases/taking/settle'
import { answers, NOW, outcomes, send, started, type World } from './audit-of-two'

let world: World
let first: string

const PROTOCOL = 'протокол № 3 от 10.10.2025'

/** «Ответ» is column E, «Подтверждение» F; the first requirement of a form stands in row 4. */
const cell = (file: string, place: string): string => `${file} Требования!${place}`

beforeEach(async () => {
  world = await started()
  const { path } = await send(world, 'quay', 1, {
    linked: 8,
    acts: ['Приказ'],
    answers: {
      meeting: { answer: 'Да', confirmation: PROTOCOL },
      training: { answer: 'Да', confirmation: '12' },
    },
  })
  first = path
  await send(world, 'quay', 2, { linked: 10, acts: ['Справка'], answers: { meeting: { answer: 'Нет' } } })
})

const pass = (to: string, ...institutions: string[]) =>
  passToEdition(world.context, world.audit, { to, ...(institutions.length === 0 ? {} : { institutions }) })

const score = (number: number) =>
  compareAudit(world.context, world.audit).institutions.find(({ name }) => name === `Школа № ${number}`)

const AFTER = {
  link: 'met 1',
  order: 'met 1',
  training: 'undetermined',
  'meeting-moved': 'met 1',
  groups: 'undetermined',
}

const BEFORE = { link: 'partial 0.8', order: 'met 1', meeting: 'met 1', report: 'unmet 0', training: 'met 1' }

describe('an institution that passes to a new edition', () => {
  test('is judged by it, with its answers citing the cells they stand in', async () => {
    expect(outcomes(world, 1)).toEqual(BEFORE)
    await pass('quay.2')
    expect(outcomes(world, 1)).toEqual(AFTER)
    expect(answers(world, 1)).toEqual([
      `meeting-moved.answer=Да ${cell(first, 'E6')}`,
      `meeting-moved.confirmation=${PROTOCOL} ${cell(first, 'F6')}`,
    ])
    // Weights: link 1, order 3, training 1, meeting 1, groups 3.
    expect(score(1)?.index).toBeCloseTo((1 + 3 + 1) / 9, 12)
    expect(score(2)?.index).toBeCloseTo(1 / 9, 12)
    expect(world.saves()).toBe(1)
  })

  test('scores as the preview said, and nothing but that is kept', async () => {
    const { context, audit } = world
    const preview = await rescore(context, audit, { to: 'quay.2' })
    const saved = await pass('quay.2')
    expect(saved.institutions).toEqual(preview.institutions)
    for (const { id, after } of preview.institutions)
      expect(compareAudit(context, audit).institutions.find((each) => each.id === id)).toMatchObject(after ?? {})
  })

  test('has an empty cell of the old form named where an answer is asked for', async () => {
    await pass('quay.2', 'Школа № 2')
    const { store } = world.context
    const id = store.institutions(world.audit.id).find(({ name }) => name === 'Школа № 2')?.id ?? 0
    const moved = store
      .assessment(world.audit.id, id)
      ?.verdicts.find(({ requirement }) => requirement === 'meeting-moved')
    expect(moved?.outcome).toBe('unmet')
    expect(moved?.evidence.map((each) => each.cell)).toEqual(['E6', 'H6'])
  })

  test('may pass alone: both editions stand in one audit and one report, each with its own places', async () => {
    await pass('quay.2', 'Школа № 1')
    expect([score(1)?.catalogue, score(2)?.catalogue]).toEqual(['quay.2', 'quay'])
    expect([score(1)?.rank, score(2)?.rank]).toEqual([null, 1])
    const input = await reportInput(world.context, { ...world.audit, ...world.context.store.audits()[0] })
    expect(input.catalogues.map(({ id }) => id)).toEqual(['quay', 'quay.2'])
    expect(input.rulesSha256).not.toBe(world.audit.rulesSha256)
  })

  test('gets the form of the new edition from what the audit pins', async () => {
    const { store } = world.context
    expect(formAudit(store, 'quay.2')).toBeNull()
    await pass('quay.2', 'Школа № 1')
    expect(formAudit(store, 'quay.2')?.name).toBe('Пристань')
    const plan = planForm(store.rules(world.audit.id), 'quay.2')
    expect(plan.asked.map(({ label }) => label)).toEqual(['1.1', '1.2', '1.5', '2.1', '2.2'])
    expect(plan.asked[3]?.statement).toBe('Совещание о том, что такое MAX, проведено.')
    expect(plan.tables.map(({ id }) => id)).toContain('groups')
  })

  test('passes back as if nothing had been', async () => {
    const { store } = world.context
    const before = { answers: answers(world, 1), score: score(1), verdicts: store.assessment(world.audit.id, 1) }
    const { rulesSha256 } = await pass('quay.2')
    const back = await pass('quay')
    expect(back.rulesSha256).toEqual({ before: rulesSha256.after, after: rulesSha256.after })
    expect(outcomes(world, 1)).toEqual(BEFORE)
    expect({ answers: answers(world, 1), score: score(1), verdicts: store.assessment(world.audit.id, 1) }).toEqual(
      before,
    )
    const restated = store.currentFacts(world.audit.id, 1).filter(({ carried }) => carried)
    expect(restated).toEqual([])
    await pass('quay.2')
    expect(outcomes(world, 1)).toEqual(AFTER)
    expect(problemsOf(store)).toEqual([])
  })
})

const SECOND_FORM = {
  linked: 8,
  acts: ['Приказ'],
  groups: [true, false],
  answers: {
    training: { answer: 'Да', confirmation: 'протокол № 4 от 01.11.2025' },
    'meeting-moved': { answer: 'Частично', comment: 'Проведено в двух группах' },
  },
}

describe('forms that come after the passing', () => {
  test('one of the new edition takes the place of what was carried over', async () => {
    await pass('quay.2')
    const { path, remarks } = await send(world, 'quay.2', 1, SECOND_FORM)
    expect(remarks.filter(({ code }) => code === 'other-edition')).toEqual([])
    expect(outcomes(world, 1)).toEqual({
      link: 'met 1',
      order: 'met 1',
      training: 'met 1',
      'meeting-moved': 'partial 0.5',
      groups: 'partial 0.5',
    })
    expect(score(1)?.index).toBeCloseTo((1 + 3 + 1 + 0.5 + 3 * 0.5) / 9, 12)
    // The old confirmation is gone with the old answer.
    expect(answers(world, 1).filter((each) => each.startsWith('meeting'))).toEqual([
      `meeting-moved.answer=Частично ${cell(path, 'E7')}`,
      `meeting-moved.comment=Проведено в двух группах ${cell(path, 'H7')}`,
    ])
  })

  test('one of the old edition is taken, its answers carried over the same way, and told', async () => {
    await pass('quay.2')
    const { path, remarks } = await send(world, 'quay', 1, {
      linked: 7,
      acts: ['Приказ'],
      answers: { meeting: { answer: 'Нет' }, training: { answer: 'Да', confirmation: '13' } },
    })
    expect(remarks.filter(({ code }) => code === 'other-edition')).toMatchObject([{ severity: 'info' }])
    expect(remarks.find(({ code }) => code === 'other-edition')?.message).toContain('перенесено 1 из 2')
    expect(answers(world, 1)).toEqual([
      `meeting-moved.answer=Нет ${cell(path, 'E6')}`,
      // A blank cell erases nothing, in either edition.
      `meeting-moved.confirmation=${PROTOCOL} ${cell(first, 'F6')}`,
    ])
    const { link, 'meeting-moved': meeting } = outcomes(world, 1)
    expect(meeting).toBe('unmet 0')
    expect(Number(link?.replace('partial ', ''))).toBeCloseTo(0.7 / 0.8, 12)
    expect(score(1)?.index).toBeCloseTo((0.7 / 0.8 + 3 + 0) / 9, 12)
  })

  test('one of the old edition does not outdo answers given on the new one', async () => {
    await pass('quay.2')
    await send(world, 'quay.2', 1, SECOND_FORM)
    await send(world, 'quay', 1, { linked: 8, answers: { meeting: { answer: 'Нет' } } })
    expect(outcomes(world, 1)['meeting-moved']).toBe('partial 0.5')
  })

  test('passing back carries a later answer to the new edition with it', async () => {
    await pass('quay.2')
    await send(world, 'quay.2', 1, SECOND_FORM)
    await pass('quay')
    expect(outcomes(world, 1)).toEqual({ ...BEFORE, meeting: 'partial 0.5' })
    await send(world, 'quay', 1, { answers: { meeting: { answer: 'Нет' } } })
    expect(outcomes(world, 1).meeting).toBe('unmet 0')
  })

  test('undoing the batch of a form takes its carried answers back too', async () => {
    const { context, audit } = world
    await pass('quay.2')
    const { batch } = await send(world, 'quay', 1, { linked: 7, answers: { meeting: { answer: 'Нет' } } })
    expect(outcomes(world, 1)['meeting-moved']).toBe('unmet 0')
    for (const id of context.store.undoBatch(batch, NOW))
      settleInstitution(context, audit, context.store.rules(audit.id), id)
    expect(outcomes(world, 1)).toEqual(AFTER)
  })
})

describe('decisions of the curator', () => {
  const decide = (requirement: string, reason: string): void => {
    const { context, audit } = world
    const decision = { requirement, outcome: 'met', value: 1, reason, date: '2026-02-03' } as const
    context.store.setOverride(audit.id, 1, decision)
    const [institution] = context.store.institutions(audit.id)
    if (institution !== undefined) assessInstitution(context, audit, context.store.rules(audit.id), institution)
  }

  const reason = (requirement: string): string | undefined =>
    world.context.store.assessment(world.audit.id, 1)?.verdicts.find((each) => each.requirement === requirement)?.reason

  test('one on a requirement that is dropped is kept without effect, and is back with its edition', async () => {
    decide('report', 'Отчёт показан')
    expect(outcomes(world, 1).report).toBe('met 1')
    const { institutions } = await pass('quay.2')
    expect(institutions[0]?.decisions.orphaned).toEqual([
      {
        catalogue: 'quay',
        requirement: 'report',
        clause: '1.4',
        outcome: 'met',
        reason: 'Отчёт показан',
        date: '2026-02-03',
      },
    ])
    expect(outcomes(world, 1)).toEqual(AFTER)
    await pass('quay')
    expect(outcomes(world, 1).report).toBe('met 1')
  })

  test('one on a requirement that stays is carried over and asks to be looked at', async () => {
    decide('meeting', 'Протокол показан')
    const { institutions } = await pass('quay.2')
    expect(institutions[0]?.decisions.carried).toMatchObject([
      { decision: { clause: '1.3' }, to: { requirement: 'meeting-moved', clause: '2.1' } },
    ])
    expect(reason('meeting-moved')).toBe(
      'Решение куратора от 03.02.2026: Протокол показан (перенесено из редакции «первая, 1.3»: проверьте, подходит ли к этой)',
    )
    decide('meeting-moved', 'Проверено')
    expect(reason('meeting-moved')).toBe('Решение куратора от 03.02.2026: Проверено')
    await pass('quay')
    expect(reason('meeting')).toBe('Решение куратора от 03.02.2026: Протокол показан')
    await pass('quay.2')
    expect(reason('meeting-moved')).toBe('Решение куратора от 03.02.2026: Проверено')
  })
})
