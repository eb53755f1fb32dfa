import { beforeAll, describe, expect, test } from 'vitest'
import { openData } from '../../../src/engine/cases/issuing/open-data'
import { reportInput } from '../../../src/engine/cases/issuing/report-audit'
import { reportBytes } from '../../../src/engine/report/comparative/write-report'
import type { ReportOptions } from '../../../src/engine/report/options'
import { partsOf } from '../comparative-reading'
import { PEOPLE, plantedAudit, TELLING, type Planted } from './planted-audit'

let planted: Planted
beforeAll(async () => {
  planted = await plantedAudit()
})

/** All texts of the workbook, of what it is made of and of the open data, by part. */
const told = async (options: ReportOptions): Promise<Map<string, string>> => {
  const { context, audit } = planted
  const input = await reportInput(context, audit, options)
  const files = await openData(context, audit, options)
  return new Map([
    ['input', JSON.stringify(input)],
    ...partsOf(await reportBytes(input)),
    ...files.map(({ name, bytes: text }): [string, string] => [name, new TextDecoder().decode(text)]),
  ])
}

const found = (parts: Map<string, string>, words: string[]): string[] =>
  [...parts].flatMap(([part, text]) =>
    words.filter((word) => text.toLowerCase().includes(word.toLowerCase())).map((word) => `${part}: ${word}`),
  )

describe('a report', () => {
  test('names no person unless it is asked to', async () => {
    expect(found(await told({}), PEOPLE)).toEqual([])
  })

  test('names them when it is', async () => {
    const parts = await told({ names: true })
    const words = found(parts, PEOPLE).map((line) => line.split(': ')[1])
    expect(new Set(words)).toEqual(new Set(['Примеров', 'Тетрадкин', 'Указкин', 'Глобусов', '123-45-67']))
  })

  test('under aliases gives no institution away, nor people even when asked to', async () => {
    const parts = await told({ aliases: true, names: true })
    expect(found(parts, TELLING.flat())).toEqual([])
    expect(found(parts, ['ласточк', 'lastochk', ...PEOPLE])).toEqual([])
    expect(found(parts, ['Учреждение 1', 'Учреждение 2', 'Учреждение 3']).length).toBeGreaterThan(6)
  })

  test('by names tells them all', async () => {
    const parts = await told({})
    for (const [name = ''] of TELLING) expect(found(parts, [name]).length).toBeGreaterThan(2)
  })

  test('says the same figures under aliases', async () => {
    const { context, audit } = planted
    const [named, aliased] = [await reportInput(context, audit), await reportInput(context, audit, { aliases: true })]
    const bare = ({ comparison }: typeof named) => comparison.institutions.map((each) => ({ ...each, name: '' }))
    expect(bare(aliased)).toEqual(bare(named))
  })
})
