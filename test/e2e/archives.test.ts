import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import { writeForm } from '../../src/engine/report/form/write-form'
import { readRules } from '../../src/engine/resources'
import { inventedSchools } from '../../src/demo/institutions'
import { zipOf } from '../workbook/zip-of'
import { newFolder, sverka } from './sverka'

const PDF = Buffer.from('%PDF-1.7\nскан приказа')

type File = { path: string; status: string; institution: string | null; sha256: string; bytes?: number }

describe('archives, and what lies beside forms', () => {
  const folder = newFolder()
  const sent = join(folder, 'Присланное')
  let form: Buffer

  const imported = (database: string, ...paths: string[]): { code: number | null; files: File[] } => {
    const ended = sverka('import', '--db', join(folder, database), '--school-year', '2025-2026', '--json', ...paths)
    return { code: ended.code, files: JSON.parse(ended.stdout).files as File[] }
  }

  beforeAll(async () => {
    const rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
    const plan = planForm(rules, 'perm-school')
    const filling = inventedSchools(40, 5, plan).find(({ plant }) => plant === 'good')?.filling
    form = Buffer.from(await writeForm(plan, { audit: null, controlDays: [], institution: null }, filling ?? undefined))
    mkdirSync(sent)
    const files = { 'СОШ 1/форма.xlsx': form, 'СОШ 1/сканы/приказ.pdf': PDF }
    writeFileSync(join(sent, 'район.zip'), zipOf(Object.entries(files).map(([name, data]) => ({ name, data }))))
    writeFileSync(join(sent, 'письмо.rtf'), '{\\rtf1 Направляем форму}')
  })

  it('takes the form, registers what lies beside it with its school, and ends with code 0', () => {
    const { code, files } = imported('a.sqlite', sent)
    const form = files.find(({ status }) => status === 'accepted')
    expect(files.map(({ path, status }) => [path, status])).toEqual([
      ['письмо.rtf', 'attachment'],
      ['район.zip/СОШ 1/сканы/приказ.pdf', 'attachment'],
      ['район.zip/СОШ 1/форма.xlsx', 'accepted'],
    ])
    expect(form?.institution).not.toBeNull()
    expect(files.map(({ institution }) => institution)).toEqual([null, form?.institution, form?.institution])
    const sha256 = createHash('sha256').update(PDF).digest('hex')
    expect(files[1]).toMatchObject({ bytes: PDF.length, sha256 })
    expect(code).toBe(0)
    expect(imported('a.sqlite', sent).files.map(({ status }) => status)).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
    ])
  })

  it('refuses an archive that leads out of itself, by name, and goes on', () => {
    const out = join(folder, 'Чужое')
    mkdirSync(out)
    writeFileSync(join(out, 'а.zip'), zipOf([{ name: '../форма.xlsx', data: form }]))
    writeFileSync(join(out, 'б.xlsx'), form)
    const { code, files } = imported('b.sqlite', out)
    expect(files.map(({ path, status }) => [path, status])).toEqual([
      ['а.zip', 'refused'],
      ['б.xlsx', 'accepted'],
    ])
    expect(code).toBe(1)
  })
})
