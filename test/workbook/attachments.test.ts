import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { plannedAudit } from '../../src/engine/audits'
import { commitAttachment, ownerOf } from '../../src/engine/cases/taking/commit-attachment'
import type { Batch } from '../../src/engine/cases/taking/commit-file'
import { readRules } from '../../src/engine/resources'
import { openStore } from '../../src/engine/store/open-store'
import { takeFile } from '../../src/engine/cases/taking/take-file'
import { odf, zipOf } from './zip-of'

const form = (path: string, institution: number | null): { path: string; institution: number | null } => ({
  path,
  institution,
})

describe('whose a file beside forms is', () => {
  const forms = [
    form('СОШ 5/форма.xlsx', 5),
    form('СОШ 6/форма СОШ 6.xlsx', 6),
    form('СОШ 6/форма СОШ 66.xlsx', 66),
    form('СОШ 7.zip/форма.xlsx', 7),
    form('СОШ 7.zip/форма старая.xls', 7),
    form('СОШ 8/форма.xlsx', 8),
    form('СОШ 8/битая.xlsx', null),
    form('СОШ 9/СОШ 9 (листы CSV)', 9),
    form('свод.xlsx', null),
    form('СОШ 10.xlsx', 10),
  ]
  test.each([
    ['the only form of its folder', 'СОШ 5/приказ.pdf', 5],
    ['the only form of the folder around', 'СОШ 5/сканы/2026/1.jpg', 5],
    ['the form it is named after', 'СОШ 6/форма СОШ 66 приказ.pdf', 66],
    ['and not the one with a shorter number', 'СОШ 6/Форма СОШ 6.pdf', 6],
    ['two forms, named after neither', 'СОШ 6/приказ.pdf', null],
    ['two forms of one institution', 'СОШ 7.zip/приказ.pdf', 7],
    ['a form nobody could read lies there too', 'СОШ 8/приказ.pdf', null],
    ['named after a form all the same', 'СОШ 8/форма - скан.png', 8],
    ['sheets that came as text tables', 'СОШ 9/СОШ 9 приказ.pdf', 9],
    ['many forms in the outermost folder', 'приказ.pdf', null],
    ['named after one there', 'СОШ 10, приказ.pdf', 10],
    ['a folder without forms', 'прочее/приказ.pdf', null],
  ])('%s', (_, path, owner) => {
    expect(ownerOf(path, forms)).toBe(owner)
  })
})

test.each([
  ['pdf', Buffer.from('%PDF-1.7')],
  ['image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
  ['rtf', Buffer.from('{\\rtf1}')],
  [
    'word',
    zipOf([
      { name: '[Content_Types].xml', data: '' },
      { name: 'word/document.xml', data: '' },
    ]),
  ],
  ['word', odf('text', '<a/>')],
  ['presentation', odf('presentation', '<a/>')],
])('%s beside a form is no refusal', (kind, bytes) => {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(takeFile(bytes, [])).toEqual({ status: 'attachment', kind, sha256, bytes: bytes.length })
})

test('an attachment is registered without its content', async () => {
  const store = await openStore(null)
  const rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
  const audit = store.createAudit(plannedAudit({ schoolYear: 2025 }, '2026-06-01'), rules)
  const at = '2026-06-01T00:00:00.000Z'
  const batch = { id: store.beginBatch(audit.id, at), audit } as Batch
  const context = { store, now: () => new Date(at) } as Parameters<typeof commitAttachment>[0]
  const taken = takeFile(Buffer.from('%PDF-1.7'), [])
  if (taken.status !== 'attachment') throw new Error('not an attachment')
  const file = commitAttachment(context, batch, { path: 'СОШ 5/приказ.pdf', taken }, null)
  expect(file).toMatchObject({ status: 'attachment', institution: null, bytes: 8, sha256: taken.sha256 })
  expect(file.remarks.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'attachment-unassigned']])
  expect(store.submissions(audit.id)).toMatchObject([{ path: 'СОШ 5/приказ.pdf', status: 'attachment', bytes: 8 }])
  expect(store.original(taken.sha256)).toBeNull()
})
