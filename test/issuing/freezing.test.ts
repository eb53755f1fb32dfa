import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { freezeReport, frozenWorkbook, sinceReport } from '../../src/engine/cases/issuing/freezing/freezing'
import { reportInput } from '../../src/engine/cases/issuing/report-audit'
import { changeSettings } from '../../src/engine/cases/settling/change-settings'
import { undoBatch } from '../../src/engine/cases/taking/undo'
import { Failure } from '../../src/engine/base/failure'
import type { Amendment } from '../../src/engine/report/comparative/amendment-types'
import type { ReportOptions } from '../../src/engine/report/options'
import { read } from '../report/comparative-reading'
import { lookedAudit, type Looked } from '../engine/looking-audit'
import { send } from '../engine/tiny-engine'

let world: Looked

/** What changed since the report sent last. */
const amended = async (options: ReportOptions = {}): Promise<Amendment> => {
  const { context, current } = world
  const { amendment } = await reportInput(context, current(), options, sinceReport(context, current(), 'last'))
  if (amendment === undefined) throw new Error('no amendment')
  return amendment
}

const results = ({ results: all }: Amendment): string[] =>
  all.map(
    ({ institution, label, before, after, why }) =>
      `${institution} ${label}: ${before?.outcome ?? '–'} → ${after?.outcome ?? '–'} (${why})`,
  )

beforeEach(async () => {
  world = await lookedAudit()
  await freezeReport(world.context, world.current(), {})
})

describe('a report that is sent', () => {
  test('is kept byte for byte, with its sum, and noted in the journal', async () => {
    const { context, current } = world
    const { report, workbook } = await freezeReport(context, current(), { title: 'Свод для отдела' })
    expect(report.title).toBe('Свод для отдела')
    expect(report.sha256).toBe(createHash('sha256').update(workbook).digest('hex'))
    expect(frozenWorkbook(context, current(), report.id).workbook).toEqual(new Uint8Array(workbook))
    expect(read(workbook).SheetNames).toContain('Рейтинг')
    expect(context.store.entries().at(-1)).toMatchObject({
      action: 'report-frozen',
      detail: { report: report.id, title: 'Свод для отдела', sha256: report.sha256 },
    })
  })

  test('stays as it was whatever comes later', async () => {
    const { context, current } = world
    const before = frozenWorkbook(context, current(), 1).workbook
    await send(world, [{ file: 'а2.xlsx', school: 0, people: [[10, 10]], answer: 'Да' }])
    expect(frozenWorkbook(context, current(), 1).workbook).toEqual(before)
  })

  test('is asked for by a number it has', () => {
    const { context, current } = world
    expect(() => frozenWorkbook(context, current(), 9)).toThrow(Failure)
    expect(() => sinceReport(context, current(), 9)).toThrow(/Есть: № 1/)
  })
})

describe('what changed since', () => {
  test('is nothing while nothing did', async () => {
    expect(await amended()).toMatchObject({ common: [], institutions: [], results: [] })
  })

  test('is told result by result with the new form behind it', async () => {
    await send(world, [{ file: 'а2.xlsx', school: 0, people: [[10, 10]], answer: 'Нет' }])
    const amendment = await amended()
    // Linked 4 of 10 became 10 of 10; «Всего» over «Связано» was 10 of 4, a part beyond its whole, and is 10 of 10.
    expect(results(amendment)).toEqual([
      'Школа № 1 1.1: partial → met (новая форма: «а2.xlsx»)',
      'Школа № 1 1.1: undetermined → met (новая форма: «а2.xlsx»)',
    ])
    const [first] = amendment.institutions
    expect(first).toMatchObject({ name: 'Школа № 1', why: 'новая форма: «а2.xlsx»', on: '2026-02-03' })
    expect(first?.before?.index).toBeCloseTo(0.4 / 3, 12)
    expect(first?.after?.index).toBeCloseTo(2 / 3, 12)
  })

  test('is told of who sends for the first time', async () => {
    await send(world, [{ file: 'г.xlsx', school: 3, people: [[10, 10]], answer: 'Нет' }])
    const amendment = await amended()
    expect(amendment.results).toEqual([])
    expect(amendment.institutions.find(({ name }) => name === 'Школа № 4')).toMatchObject({
      before: null,
      why: 'новая форма: «г.xlsx»',
    })
  })

  test("is the curator's decision, for its requirement only", async () => {
    const { look, current } = world
    await send(world, [{ file: 'а2.xlsx', school: 0, people: [[10, 10]], answer: 'Нет' }])
    await look.decide(current(), 'Школа № 1', {
      requirement: 'c',
      outcome: 'met',
      value: null,
      reason: 'Видел приказ.',
    })
    expect(results(await amended())).toEqual([
      'Школа № 1 1.1: partial → met (новая форма: «а2.xlsx»)',
      'Школа № 1 1.1: undetermined → met (новая форма: «а2.xlsx»)',
      expect.stringMatching(/^Школа № 1 1\.2: unmet → met \(решение куратора: .*Видел приказ/),
    ])
  })

  test('is nothing again when it is taken back', async () => {
    const { context } = world
    await send(world, [{ file: 'а2.xlsx', school: 0, people: [[10, 10]], answer: 'Да' }])
    const batch = context.store.batches(world.audit.id).at(-1)?.id ?? 0
    await undoBatch(context, batch)
    expect(await amended()).toMatchObject({ institutions: [], results: [] })
  })

  test('is a setting for everybody', async () => {
    const { context, current } = world
    await changeSettings(context, current(), { thresholds: { high: 0.9, sufficient: 0.3, completeness: 0.7 } }, false)
    const amendment = await amended()
    expect(amendment.common).toEqual([{ text: expect.stringContaining('изменены настройки'), on: '2026-02-03' }])
    for (const { why } of amendment.institutions) expect(why).toContain('изменены настройки')
  })

  test('under aliases names neither institutions nor files', async () => {
    await send(world, [{ file: 'школа-первая.xlsx', school: 0, people: [[10, 10]], answer: 'Нет' }])
    const amendment = await amended({ aliases: true })
    const told = JSON.stringify(amendment)
    expect(told).not.toMatch(/Школа № \d|первая/)
    expect(amendment.institutions[0]?.name).toMatch(/^Учреждение \d$/)
    expect(amendment.institutions[0]?.why).toBe('новая форма')
  })

  test('is only of the institutions that are shown', async () => {
    await send(world, [{ file: 'а2.xlsx', school: 0, people: [[10, 10]], answer: 'Нет' }])
    expect(await amended({ institutions: ['Школа № 2'] })).toMatchObject({ institutions: [], results: [] })
  })

  test('stands in the workbook, which says what it amends', async () => {
    const { context, current } = world
    await send(world, [{ file: 'а2.xlsx', school: 0, people: [[10, 10]], answer: 'Нет' }])
    const { report, workbook } = await freezeReport(context, current(), { against: 'last' })
    expect(report).toMatchObject({ against: 1, title: 'Уточнённый свод от 03.02.2026 к своду от 03.02.2026 (№ 1)' })
    const book = read(workbook)
    expect(book.Sheets['Свод']?.['A1']?.v).toBe(report.title)
    expect(JSON.stringify(book.Sheets['Изменения'])).toContain('новая форма: «а2.xlsx»')
  })
})
