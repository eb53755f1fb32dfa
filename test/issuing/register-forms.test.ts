import * as XLSX from '@e965/xlsx'
import { beforeEach, describe, expect, test } from 'vitest'
import { issuing } from '../../src/engine/cases/issuing/issuing'
import { formHints } from '../../src/engine/cases/issuing/form-hints'
import { formNames } from '../../src/engine/cases/issuing/form-names'
import type { RegisterForms, RegisterFormsWish } from '../../src/engine/cases/issuing/register-forms'
import { opened, sheetOf } from '../report/form-workbook'
import { plantedAudit, type Planted } from '../report/privacy/planted-audit'

let world: Planted
beforeEach(async () => {
  world = await plantedAudit()
})

const HEAD = ['Наименование', 'ИНН', 'Тип', 'Положение']

const made = (rows: string[][], wish: Partial<RegisterFormsWish> = {}): Promise<RegisterForms> => {
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([HEAD, ...rows]), 'Реестр')
  const bytes = new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
  return issuing(world.context).registerForms(bytes, { audit: null, ...wish })
}

const passport = async (bytes: Uint8Array): Promise<Record<string, unknown>> => {
  const sheet = sheetOf(await opened(bytes), 'Учреждение')
  const lines: [string, unknown][] = []
  sheet.eachRow((row) => lines.push([String(row.getCell(1).value ?? ''), row.getCell(2).value]))
  return Object.fromEntries(lines)
}

describe('a form for each institution of a register', () => {
  test('is of the regulation for its kind, with name, ИНН, kind and period', async () => {
    const { forms, refused } = await made(
      [
        ['МБДОУ «Детский сад № 7»', '5902000008', 'дошкольная', ''],
        ['МБОУ «СОШ № 5»', '', 'общеобразовательная', 'omsk-school'],
      ],
      { catalogues: ['kindergarten', 'omsk-school', 'perm-school'] },
    )
    expect(refused).toEqual([])
    expect(forms.map(({ name, catalogue }) => [name, catalogue])).toEqual([
      ['001 МБДОУ Детский сад № 7 (5902000008)', 'kindergarten'],
      ['002 МБОУ СОШ № 5', 'omsk-school'],
    ])
    const said = await passport((await forms[0]?.make()) ?? new Uint8Array())
    expect(said).toMatchObject({
      'Краткое наименование': 'МБДОУ «Детский сад № 7»',
      ИНН: '5902000008',
      'Тип образовательной организации': 'дошкольное',
    })
  })

  test('carries what the database knows of it, and what the audit asks', async () => {
    const { audit } = world
    const { forms } = await made([['МБОУ «Средняя школа № 101»', '', 'общеобразовательная', '']], { audit })
    expect(forms.map(({ catalogue }) => catalogue)).toEqual(['perm-school'])
    const said = await passport((await forms[0]?.make()) ?? new Uint8Array())
    expect(said).toMatchObject({ ИНН: '5900000001', Руководитель: 'Примеров Пётр Петрович' })
    expect(said['Период с']).toEqual(new Date('2025-09-01T00:00:00Z'))
  })

  test('is not made where the regulation is in doubt, and says so with its row', async () => {
    const { forms, refused } = await made([
      ['МБОУ «СОШ № 5»', '', 'общеобразовательная', ''],
      ['МБДОУ «Детский сад № 7»', '', 'дошкольная', ''],
    ])
    expect(forms.map(({ name }) => name)).toEqual(['001 МБДОУ Детский сад № 7'])
    expect(refused).toMatchObject([{ row: 2, message: expect.stringContaining('неясно, по какому положению') }])
  })

  test('refuses a regulation nobody has', () =>
    expect(made([], { catalogues: ['nowhere'] })).rejects.toThrow('Положения «nowhere» нет'))
})

describe('names of files', () => {
  test('sort as the register does, are safe, differ and end with the ИНН', () => {
    const name = formNames(1200)
    const long = `МБОУ «${'Очень '.repeat(40)}длинное название»`
    expect(name('МБОУ «СОШ № 5»: основное/новое здание?', '5902000008')).toBe(
      '0001 МБОУ СОШ № 5 основное новое здание (5902000008)',
    )
    const second = name(long, '5902000008')
    expect(second).toMatch(/^0002 МБОУ Очень .* \(5902000008\)$/)
    expect(second.length).toBeLessThanOrEqual(100)
    expect(name('CON', null)).toBe('0003 CON_')
  })
})

describe('what was said in the period before', () => {
  test('is of an earlier audit only, without who the institution is and its days', () => {
    const { context, audit } = world
    expect(formHints(context, audit, 1, 'perm-school')).toBeNull()
    const hints = formHints(context, { periodFrom: '2026-02-01' }, 1, 'perm-school')
    expect(hints?.answers['ps-2.2-a']?.answer).toBe('Частично')
    expect(hints?.tables['acts']?.rows).toEqual([
      expect.objectContaining({ kind: 'Приказ о назначении администратора', responsible: 'Тетрадкина Т. И.' }),
    ])
    expect(hints?.passport).not.toHaveProperty('inn')
  })

  test('are answers to the same edition', () => {
    const hints = formHints(world.context, { periodFrom: '2026-02-01' }, 1, 'omsk-school')
    expect(hints?.answers).toEqual({})
    expect(hints?.tables['chats']?.rows).toHaveLength(1)
  })
})
