import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import { readRules } from '../../src/engine/resources'
import { inventedSchools } from '../../src/demo/institutions'
import { hasPython } from '../workbook/python'
import { byTitles, fillByHand } from './by-hand'
import { newFolder, sverka } from './sverka'

describe.skipIf(!hasPython('openpyxl'))('a form with mistakes, by commands', () => {
  const folder = newFolder()
  const at = (...parts: string[]): string => join(folder, ...parts)
  const SCHOOL = 'СОШ № 101'

  beforeAll(async () => {
    const plan = planForm(await readRules(fileURLToPath(new URL('../../resources', import.meta.url))), 'perm-school')
    const [school] = inventedSchools(1, 3, plan)
    if (!school?.filling) throw new Error('the first invented school sent nothing')
    mkdirSync(at('присланное'))
    const hand = byTitles(plan, school.filling)
    expect(sverka('form', 'perm-school', '--out', at('Форма.xlsx')).code).toBe(0)
    const wrong = { ...hand, passport: { ...hand.passport, 'Дата заполнения': '31.02.2026' } }
    fillByHand(at('Форма.xlsx'), wrong, at('присланное', 'Школа.xlsx'))
    expect(sverka('import', '--db', at('a.sqlite'), at('присланное', 'Школа.xlsx')).code).toBe(1)
  })

  it('is answered to its sender and taken back corrected', () => {
    const one = sverka('remarks', '--db', at('a.sqlite'), '--institution', SCHOOL, '--out', at('Ответ.xlsx'), '--json')
    expect(JSON.parse(one.stdout).copies).toEqual([
      expect.objectContaining({ file: 'Школа.xlsx', out: at('Ответ.xlsx'), problem: null }),
    ])
    const all = sverka('remarks', '--db', at('a.sqlite'), '--out-dir', at('ответы'))
    expect([one.code, all.code]).toEqual([0, 0])
    expect(readdirSync(at('ответы'))).toEqual(['МБОУ СОШ № 101.xlsx'])
    fillByHand(
      at('Ответ.xlsx'),
      { passport: { 'Дата заполнения': '15.05.2026' }, answers: {}, tables: {} },
      at('Исправлено.xlsx'),
    )
    const again = sverka('import', '--db', at('a.sqlite'), '--json', at('Исправлено.xlsx'))
    const [file] = JSON.parse(again.stdout).files
    expect(file).toMatchObject({ status: 'accepted' })
    expect(file.remarks.filter(({ cell }: { cell: string | null }) => cell !== null)).toEqual([])
  })

  it('asks for one file or for a folder, not for both', () => {
    const wrong = [
      ['--out', at('X.xlsx')],
      ['--institution', SCHOOL, '--out-dir', at('X')],
    ]
    for (const more of wrong) {
      const { code, stderr } = sverka('remarks', '--db', at('a.sqlite'), ...more)
      expect(code).toBe(2)
      expect(stderr).toContain('--out-dir ПАПКА')
    }
    expect(existsSync(at('X'))).toBe(false)
  })
})
